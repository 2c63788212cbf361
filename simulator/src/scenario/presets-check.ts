import type { Catalogue } from '../model/catalogue.ts';
import { isMap } from './blocks.ts';
import { describe, issue, type Issue } from './issue.ts';
import { entriesOf, textOf } from './names.ts';
import { Hints } from './nearest.ts';

/** Checks every name of a preset, and that a host without one says what it needs. */
export function checkPresets(input: unknown, catalogue: Catalogue | undefined): readonly Issue[] {
  const issues: Issue[] = [];
  const hints = new Hints();
  const known = (kind: keyof Catalogue, ...more: readonly string[]): ReadonlySet<string> =>
    new Set([...more, ...(catalogue?.[kind].map((entry) => entry.name) ?? [])]);
  const check = (
    at: readonly (string | number)[],
    name: string | undefined,
    what: string,
    names: ReadonlySet<string>,
  ): void => {
    if (name === undefined || names.has(name)) return;
    const none = names.has('none') ? '`none` or ' : '';
    const hint = catalogue === undefined ? 'no catalogue of presets was handed in' : hints.like(name, names);
    issues.push(issue(at, 'unknown-name', `${none}the name of ${what}`, describe(name), hint));
  };
  const hosts = known('hosts');
  const hypervisors = known('hypervisors', 'none');
  const guests = known('guests', 'none');
  const own = entriesOf(input, 'images').map((entry) => textOf(entry, 'name') ?? '');
  const images = new Set(['none', ...own, ...known('images')]);
  check(['prices'], textOf(input, 'prices'), 'a price book', known('prices'));
  for (const [i, entry] of entriesOf(input, 'hosts').entries()) {
    check(['hosts', i, 'preset'], textOf(entry, 'preset'), 'a host preset', hosts);
    check(['hosts', i, 'hypervisor'], textOf(entry, 'hypervisor'), 'a hypervisor preset', hypervisors);
    if (!isMap(entry) || entry['preset'] !== undefined) continue;
    for (const key of ['cores', 'memory'])
      if (entry[key] === undefined)
        issues.push(issue(['hosts', i, key], 'missing', 'a value, as there is no `preset`', 'nothing'));
  }
  for (const [i, entry] of entriesOf(input, 'vms').entries())
    check(['vms', i, 'guest'], textOf(entry, 'guest'), 'a guest preset', guests);
  for (const [i, entry] of entriesOf(input, 'containers').entries())
    check(['containers', i, 'image'], textOf(entry, 'image'), 'an image', images);
  return issues;
}
