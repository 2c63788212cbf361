import { part } from '../kit/parts.ts';
import type { Said } from '../kit/said.ts';

/** The sentences that the Lab says about itself: one over its columns, one beside its tools, and those that are only read out. */
export class Notices {
  readonly #root: HTMLElement;
  readonly #said: Said;
  /** Whether own work stands behind what is shown, and there is a way back to it. */
  offersBack = false;

  constructor(root: HTMLElement, said: Said) {
    this.#root = root;
    this.#said = said;
  }

  /** Over the columns; an empty sentence takes it away. */
  tell(words: string): void {
    const notice = part(this.#root, 'notice');
    notice.hidden = words === '';
    part(notice, 'notice-words').textContent = words;
    part(notice, 'back').hidden = !this.offersBack || words === '';
  }

  /** Beside the tools. */
  status(words: string): void {
    part(this.#root, 'status').textContent = words;
  }

  /** For who hears the page. */
  say(words: string): void {
    this.#said.say(words);
  }
}
