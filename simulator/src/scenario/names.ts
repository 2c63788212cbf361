import { isMap } from './blocks.ts';
import { describe, issue, type Issue } from './issue.ts';
import type { Limits } from './limits.ts';

/** The lists of a scenario whose entries are places, in the order in which places are numbered. */
export const placeLists = ['hosts', 'vms', 'containers'] as const;
export type PlaceList = (typeof placeLists)[number];

/** One entry of a list of places, as far as its name goes. */
export interface Group {
  readonly list: PlaceList;
  /** Its number in the list. */
  readonly entry: number;
  /** Place number of its first member; the others follow. */
  readonly first: number;
  readonly members: number;
  /** The name as written. */
  readonly name: string;
}

/** Who is called what. */
export interface Names {
  /** By the name as written: what `each` may say. Where names collide, the first. */
  readonly groups: ReadonlyMap<string, Group>;
  /** By full name: what `on` may say. */
  readonly places: ReadonlyMap<string, { readonly place: number; readonly group: Group }>;
  /** Hosts after `count`. */
  readonly hosts: number;
}

/** The entries of a list as they were written; an empty list where there is none. */
export function entriesOf(input: unknown, list: string): readonly unknown[] {
  const entries = isMap(input) ? input[list] : undefined;
  return Array.isArray(entries) ? entries : [];
}

/** The count as written, where it can be one; what is wrong with it, the shape tells. */
export function countOf(entry: unknown): number {
  const count = isMap(entry) ? entry['count'] : undefined;
  return typeof count === 'number' && Number.isInteger(count) && count >= 1 ? count : 1;
}

/** The text under a key, where it is one. */
export function textOf(entry: unknown, key: string): string | undefined {
  const value = isMap(entry) ? entry[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The name of the `i`-th (from 0) of `count`: `h-1`, `h-2`, …; or just the name where there is but one. */
export function memberName(name: string, i: number, count: number): string {
  return count === 1 ? name : `${name}-${String(i + 1)}`;
}

/** How many of each kind there will be, before any of them is made. Fails with one issue for each limit that is passed. */
export function tooMany(input: unknown, limits: Limits): readonly Issue[] {
  const issues: Issue[] = [];
  const sizes = new Map<string, number>();
  for (const list of ['hosts', 'vms'] as const)
    for (const entry of entriesOf(input, list)) {
      const name = textOf(entry, 'name');
      if (name !== undefined && !sizes.has(name)) sizes.set(name, countOf(entry));
    }
  const total = (list: string, most: number): number => {
    let sum = 0;
    const entries = entriesOf(input, list);
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i];
      const each = textOf(entry, 'each');
      const members = countOf(entry) * (each === undefined ? 1 : (sizes.get(each) ?? 1));
      const name = textOf(entry, 'name');
      if (list === 'containers' && name !== undefined && !sizes.has(name)) sizes.set(name, members);
      sum += members;
      if (sum > most) {
        const where = countOf(entry) > 1 ? [list, i, 'count'] : [list, i];
        issues.push(
          issue(
            where,
            'too-many',
            `at most ${String(most)} ${list} in all`,
            describe(sum),
            'this limit keeps a slip from filling the memory',
          ),
        );
        return sum;
      }
    }
    return sum;
  };
  total('hosts', limits.hosts);
  const vms = total('vms', limits.machines);
  if (vms <= limits.machines) total('containers', limits.machines - vms);
  total('images', limits.machines);
  total('tasks', limits.tasks);
  total('loads', limits.loads);
  total('services', limits.loads);
  return issues;
}

/** Collects the names of all places. Tells those that are used twice; hosts, VMs and containers share one name space. */
export function collectNames(input: unknown): { readonly names: Names; readonly issues: readonly Issue[] } {
  const groups = new Map<string, Group>();
  const places = new Map<string, { place: number; group: Group }>();
  const issues: Issue[] = [];
  let place = 0;
  let hosts = 0;
  for (const list of placeLists) {
    const entries = entriesOf(input, list);
    for (let entry = 0; entry < entries.length; entry++) {
      const each = list === 'containers' ? textOf(entries[entry], 'each') : undefined;
      const members = countOf(entries[entry]) * (each === undefined ? 1 : (groups.get(each)?.members ?? 1));
      const name = textOf(entries[entry], 'name');
      const group: Group = { list, entry, first: place, members, name: name ?? '' };
      place += members;
      if (list === 'hosts') hosts = place;
      if (name === undefined) continue;
      if (!groups.has(name)) groups.set(name, group);
      for (let i = 0; i < members; i++) {
        const full = memberName(name, i, members);
        const other = places.get(full);
        if (other === undefined) places.set(full, { place: group.first + i, group });
        else {
          const where = `${other.group.list}[${String(other.group.entry)}]`;
          issues.push(
            issue(
              [list, entry, 'name'],
              'duplicate-name',
              'a name that nobody else has',
              describe(full),
              `${where} has it too; hosts, VMs and containers share their names`,
            ),
          );
          break;
        }
      }
    }
  }
  return { names: { groups, places, hosts }, issues };
}
