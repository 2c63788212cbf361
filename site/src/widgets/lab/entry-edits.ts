import type { Scenario } from 'hostlab';
import { parseDocument } from 'yaml';
import { fieldPaths, lists, type EntryOf, type Field, type List } from './entries.ts';
import { held } from './sizing.ts';
import { appendIn, removeIn, setIn, type Path, type Value } from './yaml-edit.ts';

export { EditRefused, removeIn, setIn } from './yaml-edit.ts';

const numbers: ReadonlySet<Field> = new Set(['cores', 'limit', 'count']);

/**
 * Sets a field, or takes it away where it is left empty. A new name is followed by all who mention it; a size stops where the
 * entry has its limit.
 *
 * @throws EditRefused
 */
export function setField(text: string, scenario: Scenario, entry: EntryOf, field: Field, value: string): string {
  const path = fieldPaths[entry.list][field];
  if (path === undefined) return text;
  const whole = [entry.list, entry.index, ...path];
  const trimmed = held(scenario, entry, field, value).value.trim();
  if (trimmed === '' && field !== 'name') return removeIn(text, whole);
  const number = Number(trimmed);
  const written: Value = numbers.has(field) && trimmed !== '' && Number.isFinite(number) ? number : trimmed;
  const set = setIn(text, whole, written);
  return field === 'name' && trimmed !== '' ? renamed(set, scenario, entry, trimmed) : set;
}

interface Mention {
  readonly path: Path;
  /** What it says: the name as written, or that of a member. */
  readonly name: string;
}

const mentioning = ['vms', 'containers', 'tasks', 'loads', 'services'] as const;

function mentions(scenario: Scenario, names: ReadonlySet<string>): Mention[] {
  const found: Mention[] = [];
  for (const list of mentioning)
    (scenario[list] ?? []).forEach((entry: object, i) => {
      for (const key of ['on', 'each'] as const) {
        const name = (entry as Partial<Record<'on' | 'each', unknown>>)[key];
        if (typeof name === 'string' && names.has(name)) found.push({ path: [list, i, key], name });
      }
    });
  return found;
}

function memberNames({ name, members }: EntryOf): Set<string> {
  const names = new Set([name]);
  const numbered = members > 1 ? Math.min(members, 10_000) : 0;
  for (let i = 1; i <= numbered; i++) names.add(`${name}-${String(i)}`);
  return names;
}

function renamed(text: string, scenario: Scenario, entry: EntryOf, to: string): string {
  return mentions(scenario, memberNames(entry)).reduce(
    (so, { path, name }) => setIn(so, path, to + name.slice(entry.name.length)),
    text,
  );
}

/**
 * Moves a machine, with all its equals, to a host or a VM; `undefined` lets the placement policy choose.
 *
 * @throws EditRefused
 */
export function move(text: string, entry: EntryOf, on: string | undefined): string {
  if (entry.list === 'hosts') return text;
  const path = [entry.list, entry.index, 'on'];
  return on === undefined ? removeIn(text, path) : setIn(text, path, on);
}

/**
 * Takes an entry away: one of several equals leaves the others; the last one takes with it what is written to run on it.
 * What was pinned to a host that goes is placed by the policy.
 *
 * @throws EditRefused
 */
export function remove(text: string, scenario: Scenario, entry: EntryOf): string {
  const written = scenario[entry.list]?.[entry.index];
  const count = written?.count ?? 1;
  if (count > 1) return setIn(text, [entry.list, entry.index, 'count'], count - 1);
  let out = text;
  const gone = new Map<string, Set<number>>([[entry.list, new Set([entry.index])]]);
  const names = memberNames(entry);
  // What runs on something that goes, goes too; containers in a VM may have work of their own.
  for (let before = -1; before !== names.size;) {
    before = names.size;
    for (const { path } of mentions(scenario, names)) {
      const [list, i, key] = path as [List, number, string];
      const pinned = entry.list === 'hosts' && key === 'on' && (list === 'vms' || list === 'containers');
      if (pinned) continue;
      gone.set(list, (gone.get(list) ?? new Set()).add(i));
      const other = list === 'containers' ? scenario.containers?.[i] : undefined;
      if (other !== undefined)
        for (const name of memberNames({ list, index: i, name: other.name, member: 0, members: other.count ?? 1 }))
          names.add(name);
    }
  }
  if (entry.list === 'hosts')
    for (const { path } of mentions(scenario, memberNames(entry)))
      if (
        path[2] === 'on' &&
        (path[0] === 'vms' || path[0] === 'containers') &&
        gone.get(path[0])?.has(Number(path[1])) !== true
      )
        out = removeIn(out, path);
  for (const [list, indices] of gone) {
    const all = (scenario[list as List] ?? []).length;
    if (indices.size >= all && list !== 'hosts') out = removeIn(out, [list]);
    else for (const i of [...indices].sort((a, b) => b - a)) out = removeIn(out, [list, i]);
  }
  return out;
}

/** One more of the same: a counted entry counts one more, another is written a second time under a new name. @throws EditRefused */
export function duplicate(text: string, scenario: Scenario, entry: EntryOf): string {
  const written = scenario[entry.list]?.[entry.index];
  if (written === undefined) return text;
  if ((written.count ?? 1) > 1) return setIn(text, [entry.list, entry.index, 'count'], (written.count ?? 1) + 1);
  return appendIn(text, entry.list, {
    ...(written as unknown as Record<string, Value>),
    name: freeName(scenario, written.name),
  });
}

/** The names of a text that is no scenario yet, as far as they can be read. */
function sketchOf(text: string): Scenario {
  const read: unknown = parseDocument(text, { prettyErrors: false, logLevel: 'error' }).toJS();
  const named = (list: List): { readonly name: string }[] => {
    const entries: unknown =
      typeof read === 'object' && read !== null ? (read as Partial<Record<List, unknown>>)[list] : undefined;
    return Array.isArray(entries)
      ? entries.flatMap((entry: unknown) =>
          typeof entry === 'object' && entry !== null && 'name' in entry && typeof entry.name === 'string'
            ? [{ name: entry.name }]
            : [],
        )
      : [];
  };
  return {
    hostlab: 1,
    hosts: named('hosts'),
    vms: named('vms'),
    containers: named('containers'),
  } as unknown as Scenario;
}

/**
 * Adds a host, VM or container of an everyday size, in one place if that is said; also to a text that is no scenario yet.
 *
 * @throws EditRefused
 */
export function add(text: string, parsed: Scenario | undefined, list: List, on?: string): string {
  const start = text.trim() === '' ? 'hostlab: 1\n' : text;
  const scenario = parsed ?? sketchOf(start);
  const name = freeName(scenario, { hosts: 'host', vms: 'vm', containers: 'container' }[list]);
  const where = on === undefined ? {} : { on };
  const last = parsed?.hosts.at(-1);
  switch (list) {
    case 'hosts': {
      const size =
        last?.preset !== undefined && last.cores === undefined
          ? { preset: last.preset }
          : { cores: last?.cores ?? 16, memory: last?.memory ?? '64 GiB' };
      return appendIn(start, list, {
        name,
        ...size,
        ...(typeof last?.hypervisor === 'string' ? { hypervisor: last.hypervisor } : {}),
      });
    }
    case 'vms':
      return appendIn(start, list, { name, ...where, vcpus: 2, memory: '8 GiB' });
    case 'containers':
      return appendIn(start, list, { name, ...where, cpu: { request: 1 }, memory: { request: '2 GiB' } });
  }
}

/** A name that no host and no machine has: `vm`, else `vm-b`, `vm-c`, … with no number, since those are for members. */
function freeName(scenario: Scenario, wanted: string): string {
  const taken = new Set(lists.flatMap((list) => (scenario[list] ?? []).map(({ name }) => name)));
  const stem = wanted.replace(/-[b-z]$/, '');
  if (!taken.has(stem)) return stem;
  for (let i = 0; ; i++) {
    const name = `${stem}-${i < 25 ? String.fromCharCode(98 + i) : `x${String(i - 24)}`}`;
    if (!taken.has(name)) return name;
  }
}
