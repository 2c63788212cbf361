import { isMap } from './blocks.ts';
import { describe, issue, shorten, type Issue } from './issue.ts';
import { countOf, entriesOf, memberName, textOf, type Names, type PlaceList } from './names.ts';
import { Hints } from './nearest.ts';

type Steps = readonly (string | number)[];

/** What may run where: the lists that the `on` of each list may name. */
const allowed: Readonly<Record<string, readonly PlaceList[]>> = {
  vms: ['hosts'],
  containers: ['hosts', 'vms'],
  tasks: ['hosts', 'vms', 'containers'],
  loads: ['hosts', 'vms', 'containers'],
  services: ['hosts', 'vms', 'containers'],
};
const words: Readonly<Record<PlaceList, string>> = { hosts: 'a host', vms: 'a VM', containers: 'a container' };
const refusals: Readonly<Record<string, string>> = {
  'vms on vms': 'a VM in a VM is not modelled; put it on a host',
  'vms on containers': 'a VM runs on a host; leave `on` out to have it placed',
  'containers on containers': 'a container does not run in a container; give both the same `on`',
};

function needed(list: string): string {
  const kinds = (allowed[list] ?? []).map((kind) => words[kind]);
  return `the name of ${kinds.length < 2 ? kinds.join('') : `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)!}`}`;
}

/** The names that the `on` of a list may say, or its `each`. */
function* namesFor(list: string, names: Names, group: boolean): Iterable<string> {
  const may = allowed[list]!;
  if (group) {
    for (const [name, found] of names.groups) if (may.includes(found.list)) yield name;
  } else for (const [name, found] of names.places) if (may.includes(found.group.list)) yield name;
}

function checkPlace(
  list: string,
  at: Steps,
  name: string,
  names: Names,
  group: boolean,
  hints: Hints,
): Issue | undefined {
  const found = group ? names.groups.get(name) : names.places.get(name)?.group;
  if (found === undefined) {
    const counted = group ? undefined : names.groups.get(name);
    const first = counted === undefined ? undefined : memberName(name, 0, counted.members);
    const hint =
      first !== undefined
        ? `there are ${String(counted!.members)} of them: \`${first}\` is the first`
        : hints.like(name, namesFor(list, names, group));
    return issue(at, 'unknown-name', needed(list), describe(name), hint);
  }
  if (allowed[list]!.includes(found.list)) return undefined;
  return issue(
    at,
    'not-allowed',
    needed(list),
    `${words[found.list]}, ${describe(name)}`,
    refusals[`${list} on ${found.list}`],
  );
}

const key = (list: string, entry: number): string => `${list} ${String(entry)}`;

/** Members of a circle that are named; of a longer one the first and the last. */
const mostNamed = 8;

function circleIssue(
  ring: readonly { readonly list: PlaceList; readonly entry: number; readonly name: string }[],
): Issue {
  const names = ring.map(({ name }) => shorten(name, 40));
  const shown = names.length <= mostNamed ? names : [...names.slice(0, mostNamed - 1), '…', names.at(-1)!];
  const path = [...shown, names[0]!].join(' → ');
  const first = ring[0]!;
  return issue(
    [first.list, first.entry, 'on'],
    'cycle',
    'a place that leads to a host',
    path,
    'they run on each other in a circle',
  );
}

/** Machines whose `on` leads back to themselves, by list and entry; each circle is told once. */
function circles(input: unknown, names: Names): { readonly issues: Issue[]; readonly inside: ReadonlySet<string> } {
  const issues: Issue[] = [];
  const inside = new Set<string>();
  const done = new Set<string>();
  for (const list of ['vms', 'containers'] as const) {
    const entries = entriesOf(input, list);
    for (let start = 0; start < entries.length; start++) {
      const trail: { list: PlaceList; entry: number; name: string }[] = [];
      const steps = new Map<string, number>();
      let at: { list: PlaceList; entry: number } | undefined = { list, entry: start };
      while (at !== undefined && at.list !== 'hosts' && !done.has(key(at.list, at.entry))) {
        const { list: here, entry } = at;
        const again = steps.get(key(here, entry));
        if (again !== undefined) {
          const ring = trail.slice(again);
          for (const one of ring) inside.add(key(one.list, one.entry));
          issues.push(circleIssue(ring));
          break;
        }
        const written: unknown = entriesOf(input, here)[entry];
        steps.set(key(here, entry), trail.length);
        trail.push({ list: here, entry, name: textOf(written, 'name') ?? '?' });
        const on = textOf(written, 'on');
        at = on === undefined ? undefined : names.places.get(on)?.group;
      }
      for (const one of trail) done.add(key(one.list, one.entry));
    }
  }
  return { issues, inside };
}

/** Checks every `on` and `each`: that it names something, that this may run there, and that no circle arises. */
export function checkPlaces(input: unknown, names: Names): readonly Issue[] {
  const { issues, inside } = circles(input, names);
  const hints = new Hints();
  for (const list of Object.keys(allowed)) {
    const entries = entriesOf(input, list);
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i];
      if (!isMap(entry)) continue;
      const on = textOf(entry, 'on');
      const each = list === 'vms' ? undefined : textOf(entry, 'each');
      if (on !== undefined && each !== undefined)
        issues.push(issue([list, i, 'each'], 'conflict', 'either `on` or `each`', 'both'));
      else if (list !== 'vms' && list !== 'containers' && entry['on'] === undefined && entry['each'] === undefined)
        issues.push(issue([list, i, 'on'], 'missing', needed(list), 'nothing'));
      if (on !== undefined && !inside.has(key(list, i)))
        push(issues, checkPlace(list, [list, i, 'on'], on, names, false, hints));
      if (each !== undefined) push(issues, checkPlace(list, [list, i, 'each'], each, names, true, hints));
    }
  }
  return issues;
}

function push(issues: Issue[], one: Issue | undefined): void {
  if (one !== undefined) issues.push(one);
}

function members(entry: unknown, names: Names): number {
  const each = textOf(entry, 'each');
  const all = countOf(entry) * (each === undefined ? 1 : (names.groups.get(each)?.members ?? 1));
  return all === 1 ? 0 : all;
}

/** Tells names of tasks, services and images that are used twice in their list. */
export function checkOwnNames(input: unknown, names: Names): readonly Issue[] {
  const issues: Issue[] = [];
  for (const list of ['tasks', 'services', 'images', 'loads']) {
    const seen = new Map<string, number>();
    const entries = entriesOf(input, list);
    for (let i = 0; i < entries.length; i++) {
      const name = textOf(entries[i], 'name');
      if (name === undefined) continue;
      const before = seen.get(name);
      if (before === undefined) seen.set(name, i);
      else
        issues.push(
          issue(
            [list, i, 'name'],
            'duplicate-name',
            `a name that no other of the ${list} has`,
            describe(name),
            `${list}[${String(before)}] has it too`,
          ),
        );
    }
    for (const [name, i] of seen) {
      const [, counted = '', number = ''] = /^(.*)-([1-9]\d*)$/.exec(name) ?? [];
      const other = seen.get(counted);
      if (other === undefined || members(entries[other], names) < Number(number)) continue;
      issues.push(
        issue(
          [list, i, 'name'],
          'duplicate-name',
          `a name that no other of the ${list} has`,
          describe(name),
          `it is also number ${number} of ${list}[${String(other)}]`,
        ),
      );
    }
  }
  return issues;
}
