import type { TraceHeader } from './trace.ts';

/** The name of the form in both its shapes, text and columns. */
export const traceFormat: TraceHeader['format'] = 'hostlab.trace/1';
const stops: readonly string[] = ['drained', 'horizon', 'event-budget'];

/** The first line of a trace, as both forms write it: the header, and how many records follow. */
export function headerText(header: TraceHeader, records: number): string {
  const { format, scenario, seed, endedAt, stop } = header;
  return JSON.stringify({ format, scenario, seed, endedAt, stop, records });
}

/** A header that was read, or one sentence for each field that is wrong. */
export type HeaderRead =
  | { readonly ok: true; readonly header: TraceHeader; readonly records: number }
  | { readonly ok: false; readonly messages: readonly string[] };

/** Reads what {@link headerText} writes. Fields it does not know are passed over. */
export function readHeader(text: string): HeaderRead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, messages: ['The header of the trace is not JSON.'] };
  }
  if (typeof value !== 'object' || value === null)
    return { ok: false, messages: ['The header of the trace is not an object.'] };
  const fields = value as Record<string, unknown>;
  const { scenario, seed, endedAt, stop, records } = fields;
  if (fields['format'] !== traceFormat) {
    const found = typeof fields['format'] === 'string' ? `"${fields['format']}"` : 'no format';
    return { ok: false, messages: [`This is not a trace of the form ${traceFormat}: its header names ${found}.`] };
  }
  const messages: string[] = [];
  if (typeof scenario !== 'string') messages.push('The header has no "scenario", the name of what was played.');
  if (!isCount(seed)) messages.push('The header has no "seed", a whole number ≥ 0.');
  if (!isCount(endedAt)) messages.push('The header has no "endedAt", whole microseconds ≥ 0.');
  if (typeof stop !== 'string' || !stops.includes(stop))
    messages.push(`The header's "stop" is none of ${stops.join(', ')}.`);
  if (!isCount(records)) messages.push('The header has no "records", the number of records that follow.');
  if (messages.length > 0) return { ok: false, messages };
  return {
    ok: true,
    header: { format: traceFormat, scenario, seed, endedAt, stop } as TraceHeader,
    records: records as number,
  };
}

/** Whether a value is a whole number from 0 to 2^53 − 1. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
