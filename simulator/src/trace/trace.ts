import { recordKinds, type RecordKind, type TraceRecord } from './records.ts';

/** Records in one chunk. A trace grows by chunks; nothing is copied when it does. */
export const chunkSize = 32_768;

/** The columns of {@link chunkSize} records: 41 bytes a record. */
export interface TraceChunk {
  readonly at: Float64Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly who: Int32Array;
  readonly where: Int32Array;
  readonly cause: Int32Array;
  readonly also: Int32Array;
  readonly kind: Uint8Array;
}

/** What a trace says of the run as a whole. */
export interface TraceHeader {
  readonly format: 'hostlab.trace/1';
  readonly scenario: string;
  readonly seed: number;
  /** µs. */
  readonly endedAt: number;
  readonly stop: 'drained' | 'horizon' | 'event-budget';
}

/** What happened: records in order of time, those of one instant in the order in which they came true. */
export interface Trace {
  readonly header: TraceHeader;
  readonly length: number;
  /** The records as columns: record `i` is at `i % chunkSize` of chunk `⌊i / chunkSize⌋`. For folds over all records. */
  readonly chunks: readonly TraceChunk[];
  /** Third and later causes, which are rare: record number → more causes. */
  readonly furtherCauses: ReadonlyMap<number, readonly number[]>;
}

/** @throws RangeError if there is no record of that number. */
export function recordAt(trace: Trace, id: number): TraceRecord {
  const chunk = trace.chunks[Math.floor(id / chunkSize)];
  if (!(id >= 0 && id < trace.length) || chunk === undefined)
    throw new RangeError(`The trace has records 0 to ${String(trace.length - 1)}; there is no record ${String(id)}.`);
  const i = id % chunkSize;
  const causes: number[] = [];
  if (chunk.cause[i]! >= 0) causes.push(chunk.cause[i]!);
  if (chunk.also[i]! >= 0) causes.push(chunk.also[i]!);
  causes.push(...(trace.furtherCauses.get(id) ?? []));
  return {
    id,
    at: chunk.at[i]!,
    kind: recordKinds[chunk.kind[i]!]!,
    who: chunk.who[i]!,
    where: chunk.where[i]!,
    a: chunk.a[i]!,
    b: chunk.b[i]!,
    causes,
  };
}

/** All records in order. For reading and for tests; a fold over millions reads `trace.chunks`. */
export function* records(trace: Trace): Generator<TraceRecord, void, undefined> {
  for (let id = 0; id < trace.length; id++) yield recordAt(trace, id);
}

/** The number that stands for a kind in `TraceChunk.kind`. */
export const kindCode: Readonly<Record<RecordKind, number>> = Object.fromEntries(
  recordKinds.map((kind, code) => [kind, code]),
) as Record<RecordKind, number>;
