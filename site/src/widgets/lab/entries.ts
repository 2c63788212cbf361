import type { ContainerEntry, HostEntry, Scenario, VmEntry } from 'hostlab';
import type { Path } from './yaml-edit.ts';

/** The lists whose entries are places, in the order in which places are numbered. */
export type List = 'hosts' | 'vms' | 'containers';
export const lists: readonly List[] = ['hosts', 'vms', 'containers'];

/** Whether what is in one list may stand on what is in another: VMs on hosts, containers on both. */
export function mayStandOn(list: List, on: List): boolean {
  return list !== 'hosts' && (on === 'hosts' || (on === 'vms' && list === 'containers'));
}

/** The entry that a place of the model comes from. */
export interface EntryOf {
  readonly list: List;
  readonly index: number;
  /** The name as written. */
  readonly name: string;
  /** From 0: which of its members the place is. */
  readonly member: number;
  readonly members: number;
}

/** For each place of a scenario that has no issues, by place number, its entry. */
export function entriesOf(scenario: Scenario): readonly EntryOf[] {
  const sizes = new Map<string, number>();
  const out: EntryOf[] = [];
  for (const list of lists)
    (scenario[list] ?? []).forEach((entry: HostEntry | VmEntry | ContainerEntry, index) => {
      const each = 'each' in entry && entry.each !== undefined ? (sizes.get(entry.each) ?? 1) : 1;
      const members = (entry.count ?? 1) * each;
      if (!sizes.has(entry.name)) sizes.set(entry.name, members);
      for (let member = 0; member < members; member++) out.push({ list, index, name: entry.name, member, members });
    });
  return out;
}

/** What can be changed of a machine or host in the picture's form. Empty text: left out, so that the default holds. */
export interface Fields {
  readonly name: string;
  readonly on: string;
  readonly cores: string;
  readonly memory: string;
  readonly mode: 'reserved' | 'shared' | '';
  readonly limit: string;
  readonly count: string;
}

export type Field = keyof Fields;

/** Where in an entry of a list a field stands. */
export const fieldPaths: Readonly<Record<List, Partial<Record<Field, Path>>>> = {
  hosts: { name: ['name'], cores: ['cores'], memory: ['memory'], count: ['count'] },
  vms: {
    name: ['name'],
    on: ['on'],
    cores: ['vcpus'],
    memory: ['memory'],
    mode: ['cpu', 'mode'],
    limit: ['cpu', 'limit'],
    count: ['count'],
  },
  containers: {
    name: ['name'],
    on: ['on'],
    cores: ['cpu', 'request'],
    memory: ['memory', 'request'],
    limit: ['cpu', 'limit'],
    count: ['count'],
  },
};

/** The fields that an entry of a list has. */
export function fieldsOf(list: List): readonly Field[] {
  return Object.keys(fieldPaths[list]) as Field[];
}

/** What a field says; empty where nothing is written. */
export function readField(scenario: Scenario, { list, index }: Pick<EntryOf, 'list' | 'index'>, field: Field): string {
  let at: unknown = scenario[list]?.[index];
  for (const step of fieldPaths[list][field] ?? ['?'])
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[String(step)] : undefined;
  return typeof at === 'string' || typeof at === 'number' ? String(at) : '';
}

/** A size in bytes as it is written: whole MiB, or GiB where that is exact to a tenth. */
export function writtenSize(bytes: number): string {
  const mebi = Math.max(1, Math.round(bytes / 2 ** 20));
  const step = mebi >= 8192 ? 1024 : mebi >= 1024 ? 256 : 64;
  const rounded = Math.max(step, Math.round(mebi / step) * step);
  return rounded % 1024 === 0 ? `${String(rounded / 1024)} GiB` : `${String(rounded)} MiB`;
}
