import { fitted, usualValues, valueWords, type Lab, type Values } from './lab.ts';
import type { Json } from './link.ts';

/** What a link to a figure tells: which knobs differ from their usual values, and the instant. */
export interface Shared {
  readonly values: Values;
  /** µs */
  readonly at?: number;
}

/** The difference from the figure as it stands before anybody has touched it. */
export function sharedData(lab: Lab, { values, at }: Shared): Json {
  const usual = usualValues(lab);
  const knobs = Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== usual[name]));
  return { lab: lab.id, ...(Object.keys(knobs).length > 0 ? { knobs } : {}), ...(at === undefined ? {} : { at }) };
}

/** Reads {@link sharedData}; whatever this figure cannot be is refused with a sentence. */
export function readShared(
  lab: Lab,
  data: Json,
): { readonly ok: true; readonly shared: Shared } | { readonly ok: false; readonly why: string } {
  const no = (why: string) => ({ ok: false, why }) as const;
  if (!isObject(data)) return no('This link holds no state of a figure.');
  for (const key of Object.keys(data))
    if (!['lab', 'knobs', 'at'].includes(key)) return no(`This link has a part “${shown(key)}” that no figure knows.`);
  if (data['lab'] !== lab.id) return no('This link is for another figure.');
  const knobs = data['knobs'] ?? {};
  if (!isObject(knobs)) return no('This link holds no state of a figure.');
  const values: Record<string, number | string> = { ...usualValues(lab) };
  for (const [name, value] of Object.entries(knobs)) {
    const knob = Object.hasOwn(lab.knobs, name) ? lab.knobs[name] : undefined;
    if (knob === undefined) return no(`This link sets “${shown(name)}”, which this figure does not have.`);
    if ((typeof value !== 'number' && typeof value !== 'string') || fitted(knob, value) !== value)
      return no(
        knob.kind === 'range'
          ? `This link sets “${knob.label}” to what it cannot be: it goes from ${valueWords(knob, knob.min)} to ${valueWords(knob, knob.max)}.`
          : `This link sets “${knob.label}” to what it cannot be.`,
      );
    values[name] = value;
  }
  const at = data['at'];
  if (at !== undefined && (typeof at !== 'number' || !Number.isFinite(at) || at < 0))
    return no('This link names an instant that is none.');
  return { ok: true, shared: { values, ...(at === undefined ? {} : { at }) } };
}

function isObject(data: Json): data is { readonly [key: string]: Json } {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function shown(name: string): string {
  return name.length > 24 ? `${name.slice(0, 24)}…` : name;
}
