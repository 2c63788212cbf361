import { integral, seriesOf } from 'hostlab';
import { amount, count } from 'hostlab/figures';
import type { Now, Played } from '../kit/lab.ts';
import { batch, web } from './scenarios.ts';

/** What the comparison is about: seconds and core-seconds. */
export interface Amounts {
  readonly p50: number;
  readonly p95: number;
  readonly webPlaced: boolean;
  readonly wanted: number;
  readonly got: number;
  readonly stolen: number;
  readonly throttled: number;
}

const known = new WeakMap<Played, Amounts>();

/** Reads the amounts off a world’s run, once. */
export function amountsOf(now: Now, world: 0 | 1): Amounts {
  const played = now.worlds[world];
  if (played === undefined) throw new RangeError(`There is no world ${String(world)}.`);
  let found = known.get(played);
  if (found === undefined) {
    found = read(played);
    known.set(played, found);
  }
  return found;
}

function read({ run, measures }: Played): Amounts {
  const [got, stolen, throttled] = seriesOf(run.model, run.trace, [
    { place: batch, what: 'cpu-used' },
    { place: batch, what: 'steal' },
    { place: batch, what: 'throttled' },
  ]).map((one) => integral(one, 0, measures.endedAt)) as [number, number, number];
  const response = measures.services[0]?.response;
  return {
    p50: response?.p50 ?? 0,
    p95: response?.p95 ?? 0,
    webPlaced: measures.machines[web - 1]?.placedAt !== null,
    wanted: got + stolen + throttled,
    got,
    stolen,
    throttled,
  };
}

/** Seconds, in words for people who wait. */
export function milliseconds(seconds: number): string {
  return seconds < 1 ? `${count(Math.round(seconds * 1000))} ms` : `${amount(seconds)} s`;
}
