import { placeName, type Scenario } from 'hostlab';
import type { Session } from '../kit/session.ts';
import type { Draft } from './draft.ts';
import type * as EntryEdits from './entry-edits.ts';
import { writtenSize, type EntryOf, type Field, type List } from './entries.ts';
import { labLimits } from './lab-limits.ts';
import type { Notices } from './notices.ts';
import type { Playing } from './playing.ts';
import type { Selection } from './selection.ts';

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

/** Memory and cores from which a machine grows that has asked for none, bytes and cores. */
const least = { memory: 256 * 2 ** 20, cores: 0.25 } as const;

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
    const name = value.trim();
    void this.#changeRead((tools, text, scenario) => {
      const after = tools.setField(text, scenario, entry, field, value);
      if (field === 'name' && name !== '' && entry.members === 1) this.#parts.selection.expectName(name);
      return after;
    });
  }

  /** Whether a machine may be dropped on another place of the written world. */
  canMove(place: number, to: number): boolean {
    const entries = this.#parts.entries();
    const entry = entries[place];
    const target = entries[to];
    if (entry === undefined || target === undefined || place === to) return false;
    return target.list === 'hosts' || (target.list === 'vms' && entry.list === 'containers');
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
  resize(place: number, what: 'memory' | 'cores', factor: number, done: boolean): string {
    const entry = this.#parts.entries()[place];
    const size = this.#sizeOf(place);
    if (entry === undefined || size === undefined) return '';
    const { unit, step } = size;
    const value =
      what === 'memory'
        ? writtenSize(size.memory * factor)
        : String(Math.max(step, Math.round((size.cores * factor) / step) * step));
    if (done) this.set(entry, what, value);
    return what === 'memory' ? value : `${value} ${unit}`;
  }

  /** One step more or less. */
  step(place: number, what: 'memory' | 'cores', direction: 1 | -1): void {
    const size = this.#sizeOf(place);
    if (size === undefined) return;
    const factor = what === 'memory' ? 1 + direction * 0.25 : 1 + (direction * size.step) / size.cores;
    this.#parts.notices.say(this.resize(place, what, factor, true));
  }

  #sizeOf(
    place: number,
  ): { readonly memory: number; readonly cores: number; readonly step: number; readonly unit: string } | undefined {
    const model = this.#parts.session.now.worlds[0]?.run.model;
    const host = model?.hosts[place];
    if (host !== undefined) return { memory: host.memory, cores: host.cores, step: 1, unit: 'cores' };
    const machine = model?.machines[place - model.hosts.length];
    if (machine === undefined) return undefined;
    if (machine.kind === 'vm') return { memory: machine.memory, cores: machine.vcpus, step: 1, unit: 'vCPUs' };
    return {
      memory: machine.memory.request || least.memory,
      cores: machine.cpu.request || least.cores,
      step: least.cores,
      unit: 'cores',
    };
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
