import type { Json } from '../kit/link.ts';
import { stringify } from 'yaml';

/** What a link to the Lab opens. */
export interface Opened {
  readonly text: string;
  readonly beside: string;
  /** µs */
  readonly at?: number;
}

/** A link's data: the text with its comments, what stands beside it, and the instant. */
export function openedData({ text, beside, at }: Opened): Json {
  return { yaml: text, ...(beside === '' ? {} : { beside }), ...(at === undefined ? {} : { at }) };
}

/** Reads {@link openedData}, or a scenario as other figures hand it over; whatever else it is given is refused with a sentence. */
export function readOpened(
  data: Json,
  worlds: readonly string[],
): { readonly ok: true; readonly opened: Opened } | { readonly ok: false; readonly why: string } {
  if (typeof data !== 'object' || data === null || !('yaml' in data || 'hostlab' in data))
    return { ok: false, why: 'This link holds no scenario.' };
  const object: { readonly [key: string]: Json } = data;
  if ('hostlab' in object) return { ok: true, opened: { text: yamlOf(object), beside: '' } };
  const { yaml, beside = '', at, ...more } = object;
  if (typeof yaml !== 'string' || Object.keys(more).length > 0)
    return { ok: false, why: 'This link holds no scenario that the Lab can read.' };
  if (typeof beside !== 'string' || (beside !== '' && !worlds.includes(beside)))
    return { ok: false, why: 'This link names a world that the Lab does not know.' };
  if (at !== undefined && (typeof at !== 'number' || !Number.isFinite(at) || at < 0))
    return { ok: false, why: 'This link names an instant that is none.' };
  return { ok: true, opened: { text: yaml, beside, ...(at === undefined ? {} : { at }) } };
}

/** A scenario as YAML: lists in lines, entries within a line where they are short. */
export function yamlOf(scenario: unknown): string {
  const one = (value: unknown): string =>
    stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trimEnd();
  if (typeof scenario !== 'object' || scenario === null || Array.isArray(scenario)) return stringify(scenario);
  let out = '';
  for (const [key, value] of Object.entries(scenario as Record<string, unknown>)) {
    if (value === undefined) continue;
    if (!Array.isArray(value)) out += stringify({ [key]: value }, { lineWidth: 0 });
    else if (value.length === 0) out += `${key}: []\n`;
    else {
      out += `${key}:\n`;
      for (const entry of value as unknown[]) {
        const short = one(entry);
        if (short.length <= 70) out += `  - ${short}\n`;
        else out += entryLines(entry, one);
      }
    }
  }
  return out;
}

function entryLines(entry: unknown, one: (value: unknown) => string): string {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return `  - ${one(entry)}\n`;
  return Object.entries(entry as Record<string, unknown>)
    .filter(([, value]) => value !== undefined)
    .map(([key, value], i) => {
      const pair = /^\{ ([\s\S]*) \}$/.exec(one({ [key]: value }))?.[1] ?? `${key}: ${one(value)}`;
      return `${i === 0 ? '  - ' : '    '}${pair}\n`;
    })
    .join('');
}
