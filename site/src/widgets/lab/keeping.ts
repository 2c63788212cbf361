import type { Notices } from './notices.ts';
import { discard, keep, type Kept } from './storage.ts';

/** ms of rest after which the work is kept. */
const rest = 400;

/** Keeps the work in this browser when it rests, and before the page goes. */
export class Keeping {
  readonly #work: () => Kept;
  readonly #notices: Notices;
  readonly #store: () => Storage;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(work: () => Kept, notices: Notices, store: () => Storage) {
    this.#work = work;
    this.#notices = notices;
    this.#store = store;
  }

  /** Something has changed. */
  later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keep(), rest);
  }

  /** The page may go now: what waits is kept at once. */
  now(): void {
    if (this.#timer !== undefined) this.#keep();
  }

  /** What has changed is not to be kept. */
  not(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Forgets what was kept. */
  forget(): void {
    this.not();
    discard(this.#store);
    this.#notices.status('');
  }

  #keep(): void {
    this.not();
    const done = keep(this.#store, this.#work());
    this.#notices.status(done.ok ? 'Kept in this browser.' : done.why);
  }
}
