import type { Model, Place } from '../model/model.ts';
import type { Replay } from './replay.ts';
import { sentence } from './sentence.ts';
import { chunkSize, kindCode, recordAt, type Trace } from './trace.ts';
import type { RecordKind, TraceRecord } from './records.ts';

/** A fact and the facts that made it so. The causes of a first cause are none. */
export interface Why {
  /** Number of the record that tells it; −1 for a fact about the state or the scenario. */
  readonly record: number;
  /** µs */
  readonly at: number;
  /** One plain sentence. Numbers are rounded for reading. */
  readonly sentence: string;
  /** Nearest first. */
  readonly causes: readonly Why[];
}

/** What is asked about: a host or a machine, a task, or one record. */
export type About = { readonly place: Place } | { readonly task: number } | { readonly record: number };

/** What an answer is made from. */
export interface Story {
  readonly model: Model;
  readonly trace: Trace;
  /** The world just before a record; a copy of its own. */
  readonly before: (record: number) => Replay;
  /** The world at an instant, µs; a copy of its own. */
  readonly at: (at: number) => Replay;
  /** Explains records one after the other; those that this answer has told already are left out. */
  readonly explain: (records: readonly number[]) => Why[];
}

/** A fact of the scenario: it has no causes here. */
export function given(at: number, words: string): Why {
  return { record: -1, at, sentence: words, causes: [] };
}

/** A fact that a record tells, in its own words or in better ones. */
export function fact(story: Story, record: TraceRecord, causes: readonly Why[], words?: string): Why {
  return { record: record.id, at: record.at, sentence: words ?? sentence(story.model, record), causes };
}

/** The last record before `before` that fits, or `undefined`. Reads backwards, so what is near is found at once. */
export function lastRecord(
  trace: Trace,
  before: number,
  kinds: readonly RecordKind[],
  field: 'who' | 'where',
  value: number,
): TraceRecord | undefined {
  const codes = new Set(kinds.map((kind) => kindCode[kind]));
  for (let number = Math.ceil(before / chunkSize) - 1; number >= 0; number--) {
    const chunk = trace.chunks[number]!;
    const column = chunk[field];
    for (let i = Math.min(chunkSize, before - number * chunkSize) - 1; i >= 0; i--)
      if (column[i] === value && codes.has(chunk.kind[i]!)) return recordAt(trace, number * chunkSize + i);
  }
  return undefined;
}
