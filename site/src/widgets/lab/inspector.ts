import { placeName, type Scenario } from 'hostlab';
import type { Played } from '../kit/lab.ts';
import { maybePart, part, type On } from '../kit/parts.ts';
import { entriesOf, fieldsOf, readField, type EntryOf, type Field, type List } from './entries.ts';
import { labLimits } from './lab-limits.ts';

/** What the form asks the Lab to do. */
export interface InspectorHooks {
  readonly chosen: (place: number | undefined) => void;
  readonly set: (entry: EntryOf, field: Field, value: string) => void;
  readonly add: (list: List) => void;
  readonly duplicate: (entry: EntryOf) => void;
  readonly remove: (entry: EntryOf) => void;
}

const kindWords: Readonly<Record<List, string>> = { hosts: 'host', vms: 'VM', containers: 'container' };

/** The form of what is selected in the picture: all that dragging does, without dragging. */
export class Inspector {
  readonly #root: HTMLElement;
  readonly #select: HTMLSelectElement;
  #entries: readonly EntryOf[] = [];
  #scenario: Scenario | undefined;
  #place: number | undefined;

  constructor(root: HTMLElement, hooks: InspectorHooks, on: On) {
    this.#root = root;
    this.#select = part<HTMLSelectElement>(root, 'selected');
    on(this.#select, 'change', () => hooks.chosen(this.#select.value === '' ? undefined : Number(this.#select.value)));
    for (const field of root.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-field]'))
      on(field, 'change', () => {
        const entry = this.entry;
        if (entry !== undefined) hooks.set(entry, field.dataset['field'] as Field, field.value);
      });
    for (const button of root.querySelectorAll<HTMLButtonElement>('[data-add]'))
      on(button, 'click', () => hooks.add(button.dataset['add'] as List));
    const withEntry = (name: string, act: (entry: EntryOf) => void): void =>
      on(part(root, name), 'click', () => {
        if (this.entry !== undefined) act(this.entry);
      });
    withEntry('duplicate', hooks.duplicate);
    withEntry('remove', hooks.remove);
  }

  /** The entry of what is selected. */
  get entry(): EntryOf | undefined {
    return this.#place === undefined ? undefined : this.#entries[this.#place];
  }

  get place(): number | undefined {
    return this.#place;
  }

  /** Places that can be selected, by number. */
  get places(): readonly EntryOf[] {
    return this.#entries;
  }

  /** Another run. What is selected in it is chosen next. */
  show(played: Played): void {
    const { model } = played.run;
    this.#scenario = played.scenario;
    this.#entries = entriesOf(played.scenario);
    const options = [option('', 'nothing')];
    const listed = Math.min(this.#entries.length, labLimits.listed);
    for (let place = 0; place < listed; place++) {
      const name = placeName(model, place);
      const entry = this.#entries[place]!;
      options.push(option(String(place), `${name} (${kindWords[entry.list]})`));
    }
    this.#select.replaceChildren(...options);
    this.#fillHosts(played);
  }

  /**
   * Shows what is written of a place, or of nothing.
   *
   * @param note said instead where something without a text of its own is selected
   */
  choose(place: number | undefined, note = ''): void {
    this.#place = place !== undefined && place < this.#entries.length ? place : undefined;
    this.#select.value = this.#place === undefined ? '' : String(this.#place);
    const entry = this.entry;
    const form = part(this.#root, 'fields');
    form.hidden = entry === undefined;
    part<HTMLButtonElement>(this.#root, 'duplicate').disabled = entry === undefined;
    part<HTMLButtonElement>(this.#root, 'remove').disabled = entry === undefined;
    part(this.#root, 'equals').textContent =
      note !== ''
        ? note
        : entry === undefined
          ? 'Choose a host or machine here or in the picture, or add one.'
          : entry.members > 1
            ? `One of ${String(entry.members)} equal ones (“${entry.name}”): what you change here changes all of them.`
            : '';
    if (entry === undefined || this.#scenario === undefined) return;
    const has = new Set<string>(fieldsOf(entry.list));
    for (const field of this.#root.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-field]')) {
      const name = field.dataset['field'] as Field;
      const label = field.closest('label');
      if (label !== null) label.hidden = !has.has(name);
      if (has.has(name)) field.value = readField(this.#scenario, entry, name);
      if (name === 'mode' && field.value === '') field.value = 'reserved';
    }
    const cores = maybePart(this.#root, 'cores-label');
    if (cores !== null)
      cores.textContent = entry.list === 'vms' ? 'vCPUs' : entry.list === 'hosts' ? 'Cores' : 'Cores asked for';
    const memory = maybePart(this.#root, 'memory-label');
    if (memory !== null) memory.textContent = entry.list === 'containers' ? 'Memory asked for' : 'Memory';
  }

  #fillHosts({ run, scenario }: Played): void {
    const select = this.#root.querySelector<HTMLSelectElement>('select[data-field="on"]');
    if (select === null) return;
    const options = [option('', 'the policy chooses')];
    const entries = this.#entries;
    const most = Math.min(entries.length, labLimits.listed);
    for (let place = 0; place < most; place++) {
      const { list } = entries[place]!;
      if (list === 'containers') break;
      const name = placeName(run.model, place);
      options.push(option(name, list === 'hosts' ? name : `${name} (VM)`));
    }
    // A name may be written that is beyond the list.
    const written = new Set([...(scenario.vms ?? []), ...(scenario.containers ?? [])].map(({ on }) => on));
    for (const name of written)
      if (name !== undefined && !options.some(({ value }) => value === name)) options.push(option(name, name));
    select.replaceChildren(...options);
  }
}

function option(value: string, text: string): HTMLOptionElement {
  const made = document.createElement('option');
  made.value = value;
  made.textContent = text;
  return made;
}
