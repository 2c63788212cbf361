import type { Json } from '../kit/link.ts';
import { hasLongLine } from './long-line.ts';

/** The work in the Lab: what a link opens and a browser keeps. */
export interface Opened {
  readonly text: string;
  /** What is shown beside the scenario as it is written: a world's name, or nothing. */
  readonly beside: string;
  /** µs */
  readonly at?: number | undefined;
  /** The names of the panels; left out: the hosts alone. */
  readonly panels?: readonly string[] | undefined;
}

/** What a link may name. */
export interface Known {
  readonly worlds: readonly string[];
  readonly panels: readonly string[];
}

/** What reading a link's data gave: the Lab's own work, a scenario that a figure hands over as data, or why it is refused. */
export type ReadOpened =
  | { readonly ok: true; readonly opened: Opened }
  | { readonly ok: true; readonly scenario: Json }
  | { readonly ok: false; readonly why: string };

/** A link's data: the text with its comments, what stands beside it, the instant and the panels. */
export function openedData({ text, beside, at, panels = ['hosts'] }: Opened): Json {
  return {
    yaml: text,
    ...(beside === '' ? {} : { beside }),
    ...(at === undefined ? {} : { at }),
    ...(panels.join(' ') === 'hosts' ? {} : { panels }),
  };
}

/** Reads {@link openedData}, or a scenario as other figures hand it over; whatever else it is given is refused with a sentence. */
export function readOpened(data: Json, known: Known): ReadOpened {
  if (typeof data !== 'object' || data === null || !('yaml' in data || 'hostlab' in data))
    return { ok: false, why: 'This link holds no scenario.' };
  const object: { readonly [key: string]: Json } = data;
  if ('hostlab' in object) return { ok: true, scenario: object };
  const { yaml, beside = '', at, panels, ...more } = object;
  if (typeof yaml !== 'string' || Object.keys(more).length > 0)
    return { ok: false, why: 'This link holds no scenario that the Lab can read.' };
  if (hasLongLine(yaml)) return { ok: false, why: 'This link holds a line that is longer than the Lab shows.' };
  if (typeof beside !== 'string' || (beside !== '' && !known.worlds.includes(beside)))
    return { ok: false, why: 'This link names a world that the Lab does not know.' };
  if (at !== undefined && (typeof at !== 'number' || !Number.isFinite(at) || at < 0))
    return { ok: false, why: 'This link names an instant that is none.' };
  const named = panels === undefined ? undefined : panelsOf(panels, known.panels);
  if (panels !== undefined && named === undefined)
    return { ok: false, why: 'This link names a picture that the Lab does not know.' };
  return {
    ok: true,
    opened: {
      text: yaml,
      beside,
      ...(at === undefined ? {} : { at }),
      ...(named === undefined ? {} : { panels: named }),
    },
  };
}

/** Names of panels, if that is what it is. */
export function panelsOf(data: unknown, known: readonly string[]): readonly string[] | undefined {
  if (!Array.isArray(data) || data.length > known.length) return undefined;
  const names = data.filter((name): name is string => typeof name === 'string' && known.includes(name));
  return names.length === data.length ? names : undefined;
}
