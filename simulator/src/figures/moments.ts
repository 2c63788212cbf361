import { placeName, type Model, type Place } from '../model/model.ts';
import { momentsThatMatter, type Moment } from '../trace/moments.ts';
import type { Trace } from '../trace/trace.ts';

/** A moment that matters, in a few words. */
export interface MomentMark {
  /** µs */
  readonly at: number;
  readonly words: string;
  /** Something was lost: a kill, a refusal, a failure. */
  readonly bad: boolean;
  readonly place: Place;
  readonly record: number;
}

const bad: ReadonlySet<string> = new Set(['killed', 'rejected', 'failed', 'exhausted']);

/**
 * The moments of a run that a figure marks: what was lost first, then the rest in order of time; of several of one kind the
 * first, with their number.
 *
 * @param most kinds of moments that are marked
 */
export function momentMarks(
  model: Model,
  trace: Trace,
  most: number,
  concerns: (moment: Moment) => boolean = () => true,
): { readonly moments: readonly MomentMark[]; readonly moreMoments: number } {
  const kinds = new Map<string, Moment[]>();
  for (const moment of momentsThatMatter(model, trace, 100).filter(concerns)) {
    const list = kinds.get(moment.kind);
    if (list === undefined) kinds.set(moment.kind, [moment]);
    else list.push(moment);
  }
  const firsts = [...kinds.values()].map((list) => ({ list, first: list[0]! }));
  firsts.sort((a, b) => Number(bad.has(b.first.kind)) - Number(bad.has(a.first.kind)) || a.first.at - b.first.at);
  const kept = firsts.slice(0, most).map(({ list, first }): MomentMark => ({
    at: first.at,
    words: momentWords(model, first.kind, first.place, list.length),
    bad: bad.has(first.kind),
    place: first.place,
    record: first.record,
  }));
  kept.sort((a, b) => a.at - b.at);
  return { moments: kept, moreMoments: firsts.length - kept.length };
}

function momentWords(model: Model, kind: string, place: Place, times: number): string {
  const name = place >= 0 ? placeName(model, place) : 'a task';
  const more = times > 1 ? `, the first of ${String(times)}` : '';
  switch (kind) {
    case 'killed':
      return `${name} killed: out of memory${more}`;
    case 'rejected':
      return `${name} can never fit${more}`;
    case 'exhausted':
      return `memory of ${name} is full${more}`;
    case 'waiting':
      return `${name} waits for room${more}`;
    case 'failed':
      return `${name} failed${more}`;
    case 'restarting':
      return `${name} restarts${more}`;
    case 'all-ready':
      return 'last one ready';
    case 'last-finished':
      return 'last task done';
    default:
      return `${name}: ${kind}${more}`;
  }
}
