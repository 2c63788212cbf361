import type { Model, Place } from '../model/model.ts';
import { stopOutcomes } from './records.ts';
import { sentence } from './sentence.ts';
import { chunkSize, kindCode, recordAt, type Trace } from './trace.ts';
import { timeWords } from './words.ts';

/** Something that happened which a reader should not miss. */
export interface Moment {
  readonly record: number;
  /** µs */
  readonly at: number;
  readonly kind:
    'killed' | 'rejected' | 'exhausted' | 'waiting' | 'failed' | 'restarting' | 'all-ready' | 'last-finished';
  /** The machine or host, or −1 where it is a task. */
  readonly place: Place;
  readonly sentence: string;
}

const FAILED = stopOutcomes.indexOf('failed');
const OOM = stopOutcomes.indexOf('oom-killed');

/**
 * The moments that a reader of a run should not miss, in order: who was killed, failed, was turned away or had to wait,
 * where memory was full; and when the last machine was ready and the last task done.
 *
 * @param most moments kept: the first so many of each kind
 */
export function momentsThatMatter(model: Model, trace: Trace, most: number = 100): readonly Moment[] {
  const moments: Moment[] = [];
  const counts = new Map<Moment['kind'], number>();
  const keep = (kind: Moment['kind'], record: number, place: Place): void => {
    const count = counts.get(kind) ?? 0;
    if (count >= most) return;
    counts.set(kind, count + 1);
    const told = recordAt(trace, record);
    moments.push({ record, at: told.at, kind, place, sentence: sentence(model, told) });
  };
  let lastReady = -1;
  let lastFinished = -1;
  for (let number = 0; number * chunkSize < trace.length; number++) {
    const { kind, who, where, a } = trace.chunks[number]!;
    const first = number * chunkSize;
    const records = Math.min(chunkSize, trace.length - first);
    for (let i = 0; i < records; i++) {
      switch (kind[i]!) {
        case kindCode.ready:
          lastReady = first + i;
          break;
        case kindCode.finished:
          if (who[i]! >= 0) lastFinished = first + i;
          break;
        case kindCode.stopped:
          if (a[i] === OOM) keep('killed', first + i, who[i]!);
          if (a[i] === FAILED) keep('failed', first + i, who[i]!);
          break;
        case kindCode.restarting:
          keep('restarting', first + i, who[i]!);
          break;
        case kindCode.rejected:
          keep('rejected', first + i, who[i]!);
          break;
        case kindCode.waiting:
          keep('waiting', first + i, who[i]!);
          break;
        case kindCode.exhausted:
          keep('exhausted', first + i, where[i]!);
      }
    }
  }
  // Where all are ready as soon as the run begins, nobody ever started up.
  if (lastReady >= 0 && recordAt(trace, lastReady).at > 0) {
    const told = recordAt(trace, lastReady);
    const words = `From ${timeWords(told.at)} on nobody starts up any more: ${sentence(model, told)}`;
    moments.push({ record: lastReady, at: told.at, kind: 'all-ready', place: told.who, sentence: words });
  }
  if (lastFinished >= 0) {
    const told = recordAt(trace, lastFinished);
    const words = `The last work is done: ${sentence(model, told)}`;
    moments.push({ record: lastFinished, at: told.at, kind: 'last-finished', place: -1, sentence: words });
  }
  return moments.sort((one, other) => one.record - other.record);
}
