import { placeName, type Scenario } from 'hostlab';
import type { Session } from '../kit/session.ts';
import type { Draft } from './draft.ts';
import type * as EntryEdits from './entry-edits.ts';
import { mayStandOn, type EntryOf, type Field, type List } from './entries.ts';
import { labLimits } from './lab-limits.ts';
import type { Notices } from './notices.ts';
import type { Playing } from './playing.ts';
import type { Selection } from './selection.ts';
import { held, resized, stepped, type Sized } from './sizing.ts';

type Tools = typeof EntryEdits;

/** What edits work with. */
export interface EditsParts {
  readonly draft: Draft;
  readonly playing: Playing;
  readonly session: Session;
  readonly selection: Selection;
  readonly notices: Notices;
  /** The entries that the places of the written world come from. */
  readonly entries: () => readonly EntryOf[];
}

/** What picture and form change in the text: one after the other, each as one step that can be undone. */
export class Edits {
  readonly #parts: EditsParts;
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: EditsParts) {
    this.#parts = parts;
  }

  /** Changes the text, also one that has issues; tells why where it cannot. With `select`, what is new is selected when it is drawn. */
  change(
    how: (tools: Tools, text: string, scenario: Scenario | undefined) => string,
    select = false,
  ): Promise<boolean> {
    const done = this.#last.then(() => this.#change(how, select));
    this.#last = done.catch(() => undefined);
    return done;
  }

  add(list: List, on: string | undefined): void {
    void this.change((tools, text, scenario) => tools.add(text, scenario, list, on), true);
  }

  duplicate(entry: EntryOf): void {
    void this.#changeRead((tools, text, scenario) => tools.duplicate(text, scenario, entry), true);
  }

  remove(entry: EntryOf): void {
    void this.#changeRead((tools, text, scenario) => tools.remove(text, scenario, entry));
  }

  set(entry: EntryOf, field: Field, value: string): void {
    void this.#set(entry, field, () => value);
  }

  /** Whether a machine may be dropped on another place of the written world. */
  canMove(place: number, to: number): boolean {
    const entries = this.#parts.entries();
    const entry = entries[place];
    const target = entries[to];
    return entry !== undefined && target !== undefined && place !== to && mayStandOn(entry.list, target.list);
  }

  move(place: number, to: number): void {
    const { notices, playing, session } = this.#parts;
    const entry = this.#parts.entries()[place];
    const model = session.now.worlds[0]?.run.model;
    if (entry === undefined || model === undefined) return;
    const each = entry.list === 'containers' ? playing.scenario?.containers?.[entry.index]?.each : undefined;
    if (each !== undefined) {
      notices.tell(`These stand in each of “${each}”, wherever those are; move those, or change \`each\` in the text.`);
      return;
    }
    const on = placeName(model, to);
    const name = placeName(model, place);
    void this.#moved(entry, on, `${name} stands on ${on}.`);
  }

  /** Makes memory or cores of a place so many times as large; with `done` it is written, before that only told. */
  resize(place: number, what: Sized, factor: number, done: boolean): string {
    const { session, playing } = this.#parts;
    const entry = this.#parts.entries()[place];
    const model = session.now.worlds[0]?.run.model;
    const size = model === undefined ? undefined : resized(model, place, what, factor);
    if (entry === undefined || size === undefined) return '';
    if (done) this.set(entry, what, size.value);
    const { value, why } =
      playing.scenario === undefined ? { ...size, why: '' } : held(playing.scenario, entry, what, size.value);
    return `${value} ${size.unit}`.trimEnd() + (why === '' ? '' : ', its limit');
  }

  /** One step more or less. */
  step(place: number, what: Sized, direction: 1 | -1): void {
    const entry = this.#parts.entries()[place];
    const model = this.#parts.session.now.worlds[0]?.run.model;
    if (entry === undefined || model === undefined) return;
    void this.#set(entry, what, (scenario) => {
      const size = stepped(scenario, entry, model, place, what, direction);
      this.#parts.notices.say(`${size?.value ?? ''} ${size?.unit ?? ''}`);
      return size?.value ?? '';
    });
  }

  async #set(entry: EntryOf, field: Field, valueIn: (scenario: Scenario) => string): Promise<void> {
    const { selection, notices } = this.#parts;
    let why = '';
    const done = await this.#changeRead((tools, text, scenario) => {
      const value = valueIn(scenario);
      const name = value.trim();
      ({ why } = held(scenario, entry, field, value));
      const after = tools.setField(text, scenario, entry, field, value);
      if (field === 'name' && name !== '' && entry.members === 1) selection.expectName(name);
      return after;
    });
    if (!done || why === '') return;
    notices.tell(why);
    notices.say(why);
  }

  async #moved(entry: EntryOf, on: string, words: string): Promise<void> {
    if (await this.#changeRead((tools, text) => tools.move(text, entry, on))) this.#parts.notices.say(words);
  }

  /** As {@link change}, where the text has to be a scenario. */
  #changeRead(how: (tools: Tools, text: string, scenario: Scenario) => string, select = false): Promise<boolean> {
    return this.change((tools, text, scenario) => {
      if (scenario === undefined)
        throw new tools.EditRefused('The text has issues; once it has none, the picture can change it again.');
      return how(tools, text, scenario);
    }, select);
  }

  async #change(
    how: (tools: Tools, text: string, scenario: Scenario | undefined) => string,
    select: boolean,
  ): Promise<boolean> {
    const { draft, playing, selection, notices } = this.#parts;
    const [tools, scenario] = await Promise.all([import('./entry-edits.ts'), playing.current()]);
    const { text } = draft;
    try {
      if (text.length > labLimits.edited)
        throw new tools.EditRefused('This text is too long for the picture to change it; change it in the text.');
      const after = how(tools, text, scenario);
      if (select) selection.expectNew();
      notices.tell('');
      draft.replace(after);
      playing.read();
      return true;
    } catch (error) {
      if (!(error instanceof tools.EditRefused)) throw error;
      notices.tell(error.message);
      notices.say(error.message);
      return false;
    }
  }
}
