import type { Scenario } from 'hostlab';
import { worldNames } from 'hostlab/worlds';
import { decodeLink, encodeLink, linkLimits, type Json } from '../kit/link.ts';
import { part, type On } from '../kit/parts.ts';
import type { Session } from '../kit/session.ts';
import type { Kind } from './files.ts';
import { firstScenario } from './first-scenario.ts';
import { openedData, readOpened, type Opened } from './lab-link.ts';
import type { LabFigure } from '../kit/lab.ts';
import type { Notices } from './notices.ts';
import { panels } from './panels.ts';

/** What exchange works with. */
export interface ExchangeParts {
  readonly root: HTMLElement;
  readonly on: On;
  readonly session: Session;
  readonly notices: Notices;
  /** The work as it stands. */
  readonly work: () => Opened;
  readonly open: (opened: Opened) => void;
  /** What is shown now is kept only once it is changed: a look at a link destroys nothing. */
  readonly visiting: () => void;
  /** The scenario as it was last read, if the text has no issues. */
  readonly scenario: () => Scenario | undefined;
  readonly figures: () => readonly LabFigure[];
}

/** Ways in and out: links, files that are saved, files that are brought. */
export class Exchange {
  readonly #parts: ExchangeParts;
  /** What was here before a link took its place. */
  #before: Opened | undefined;

  constructor(parts: ExchangeParts) {
    this.#parts = parts;
    const { root, on, notices } = parts;
    on(part(root, 'copy'), 'click', () => void this.#copy());
    for (const button of root.querySelectorAll<HTMLButtonElement>('[data-save]'))
      on(button, 'click', () => void this.#save(button.dataset['save'] as Kind));
    on(part(root, 'save-menu'), 'toggle', () => this.#listFigures());
    on(part(root, 'back'), 'click', () => {
      const before = this.#before;
      this.#before = undefined;
      notices.offersBack = false;
      notices.tell('');
      if (before !== undefined) parts.open(before);
    });
    const file = part<HTMLInputElement>(root, 'file');
    on(file, 'change', () => {
      const [chosen] = file.files ?? [];
      if (chosen !== undefined) void this.#bring(chosen);
      file.value = '';
    });
    this.#tieDrop();
    on(window, 'hashchange', () => void this.openAddress());
  }

  /** Opens what the page's address asks for, if it asks. */
  async openAddress(): Promise<void> {
    if (!location.hash.startsWith('#s=')) return;
    const { notices, work, open, visiting } = this.#parts;
    const decoded = await decodeLink(location.hash.slice(3));
    const read = decoded.ok
      ? readOpened(decoded.data, { worlds: worldNames, panels: panels.map(({ name }) => name) })
      : decoded;
    if (!read.ok) {
      notices.tell(`${read.why} The Lab stands as it was.`);
      return;
    }
    const opened: Opened = 'opened' in read ? read.opened : { text: await written(read.scenario), beside: '' };
    const before = work();
    const own = before.text !== firstScenario && before.text !== opened.text;
    this.#before = own ? before : undefined;
    notices.offersBack = own;
    open(opened);
    notices.tell(own ? 'This is the scenario of the link that you followed.' : '');
    visiting();
  }

  async #copy(): Promise<void> {
    const { root, notices, work } = this.#parts;
    const state = await encodeLink(openedData(work()));
    if (state.length > linkLimits.characters) {
      notices.tell(
        `As a link this would have ${String(state.length)} characters, and more than ${String(linkLimits.characters)} get lost on the way; save it as YAML and send the file.`,
      );
      return;
    }
    const address = `${location.origin}${location.pathname}#s=${state}`;
    const field = part<HTMLInputElement>(root, 'link');
    field.hidden = false;
    field.value = address;
    field.select();
    try {
      await navigator.clipboard.writeText(address);
      notices.say('The link is copied.');
      notices.status('The link is copied.');
    } catch {
      notices.say('Here is the link, to be copied by hand.');
    }
  }

  /** The pictures that are shown, to choose the one that is saved. */
  #listFigures(): void {
    const select = part<HTMLSelectElement>(this.#parts.root, 'save-figure');
    const names = this.#parts.figures().map(({ name, label }) => ({ name, label }));
    const chosen = names.some(({ name }) => name === select.value) ? select.value : (names[0]?.name ?? '');
    select.replaceChildren(
      ...names.map(({ name, label }) => {
        const option = document.createElement('option');
        option.value = name;
        option.textContent = label;
        return option;
      }),
    );
    select.value = chosen;
  }

  async #save(kind: Kind): Promise<void> {
    const { root, session, notices, work, scenario, figures } = this.#parts;
    const asked = part<HTMLSelectElement>(root, 'save-figure').value;
    const figure = figures().find(({ name }) => name === asked) ?? figures()[0];
    if (figure === undefined) return;
    try {
      const { save } = await import('./files.ts');
      await save(kind, { text: work().text, scenario: scenario(), now: session.now, figure });
    } catch (error) {
      notices.tell(error instanceof Error ? error.message : 'This could not be saved.');
    }
  }

  async #bring(file: File): Promise<void> {
    // The part of the Lab that reads files may not be fetched, or the file have gone.
    const why = `${file.name} could not be read; bring it again when you are connected.`;
    const read = await import('./read-file.ts')
      .then(({ readFile }) => readFile(file))
      .catch(() => ({ ok: false, why }) as const);
    if (read.ok) this.#parts.open({ text: read.text, beside: '' });
    this.#parts.notices.tell(read.ok ? `${file.name} is here; what was here before is one step back: Undo.` : read.why);
  }

  #tieDrop(): void {
    const { root, on } = this.#parts;
    on(root, 'dragover', (event) => {
      if ((event as DragEvent).dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      root.setAttribute('data-dropping', '');
    });
    on(root, 'dragleave', (event) => {
      const to = (event as DragEvent).relatedTarget;
      if (!(to instanceof Node && root.contains(to))) root.removeAttribute('data-dropping');
    });
    on(root, 'drop', (event) => {
      const [dropped] = (event as DragEvent).dataTransfer?.files ?? [];
      root.removeAttribute('data-dropping');
      if (dropped === undefined) return;
      event.preventDefault();
      void this.#bring(dropped);
    });
  }
}

async function written(scenario: Json): Promise<string> {
  const { yamlOf } = await import('./yaml-of.ts');
  return yamlOf(scenario);
}
