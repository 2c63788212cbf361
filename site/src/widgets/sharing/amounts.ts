import { integral, momentsThatMatter, placeName, seriesOf, valueAt } from 'hostlab';
import { amount, count } from 'hostlab/figures';
import type { Now, Played } from '../kit/lab.ts';
import { batch, db, web } from './scenarios.ts';

/** A container that was killed because memory ran out. */
export interface Victim {
  readonly name: string;
  /** µs */
  readonly at: number;
  /** Bytes that it held until then. */
  readonly held: number;
}

/** What the comparison is about: seconds, core-seconds, bytes. */
export interface Amounts {
  readonly victims: readonly Victim[];
  readonly p50: number;
  readonly p99: number;
  readonly webPlaced: boolean;
  readonly wanted: number;
  readonly got: number;
  readonly stolen: number;
  readonly throttled: number;
  readonly peakBytes: number;
}

const known = new WeakMap<Played, Amounts>();

function playedOf(now: Now, world: number): Played {
  const played = now.worlds[world];
  if (played === undefined) throw new RangeError(`There is no world ${String(world)}.`);
  return played;
}

/** All that was killed in a world, in order of time. */
export function victimsOf(now: Now, world: number): readonly Victim[] {
  return amountsOf(now, world).victims;
}

/** Reads the amounts off a world’s run. */
export function amountsOf(now: Now, world: number): Amounts {
  return amountsIn(playedOf(now, world));
}

/** Reads the amounts off a run, once. */
export function amountsIn(played: Played): Amounts {
  let found = known.get(played);
  if (found === undefined) {
    found = read(played);
    known.set(played, found);
  }
  return found;
}

function read({ run, measures }: Played): Amounts {
  const { model, trace } = run;
  const places = [batch, db, web];
  const memory = seriesOf(
    model,
    trace,
    places.map((place) => ({ place, what: 'memory-used' as const })),
  );
  const [got, stolen, throttled] = seriesOf(model, trace, [
    { place: batch, what: 'cpu-used' },
    { place: batch, what: 'steal' },
    { place: batch, what: 'throttled' },
  ]).map((one) => integral(one, 0, measures.endedAt)) as [number, number, number];
  const victims = momentsThatMatter(model, trace, 100)
    // What restarts was killed too: nothing else ends a container here.
    .filter(({ kind }) => kind === 'killed' || kind === 'restarting')
    .map(({ place, at }): Victim => {
      const held = memory[places.findIndex((one) => one === place)];
      return { name: placeName(model, place), at, held: held === undefined ? 0 : valueAt(held, at - 1) };
    });
  const instants = new Set(memory.flatMap(({ at }) => [...at].flatMap((one) => [one, Math.max(0, one - 1)])));
  const peakBytes = Math.max(
    ...[...instants, measures.endedAt].map((at) => memory.reduce((sum, one) => sum + valueAt(one, at), 0)),
  );
  const response = measures.services[0]?.response;
  return {
    victims,
    p50: response?.p50 ?? 0,
    p99: response?.p99 ?? 0,
    webPlaced: measures.machines[web - 1]?.placedAt !== null,
    wanted: got + stolen + throttled,
    got,
    stolen,
    throttled,
    peakBytes,
  };
}

/** Seconds, in words for people who wait. */
export function milliseconds(seconds: number): string {
  return seconds < 1 ? `${count(Math.round(seconds * 1000))} ms` : `${amount(seconds)} s`;
}
