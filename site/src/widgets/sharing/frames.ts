import { killsOf, type SeriesFrame, type SeriesKill } from 'hostlab/figures';
import { seriesOfNow, type SeriesWish } from '../kit/figures/series.ts';
import type { Now, Played } from '../kit/lab.ts';
import { gib, hostMemory, placesIn, three, vmPlaces } from './scenarios.ts';

export const titles = ['A VM each', 'Containers'] as const;

/** Seconds: where the prediction has its heights. */
export const instants = [0, 10, 20, 30, 40, 50, 60] as const;

const looks = [1, 2, 3] as const;
const kills = new WeakMap<Played, readonly SeriesKill[]>();
const frames = new WeakMap<Now, readonly SeriesFrame[]>();

/** Who was killed in a world, in order of time. */
export function killedIn(now: Now, world: 0 | 1): readonly SeriesKill[] {
  const played = now.worlds[world];
  if (played === undefined) throw new RangeError(`There is no world ${String(world)}.`);
  return killedOf(played);
}

/** Who was killed in a run, read once. */
export function killedOf(played: Played): readonly SeriesKill[] {
  let found = kills.get(played);
  if (found === undefined) {
    found = killsOf(played.run.model, played.run.trace);
    kills.set(played, found);
  }
  return found;
}

/** Who is killed first in a world, as the prediction’s options name them. */
export function firstVictim(now: Now, world: 0 | 1): string {
  return killedIn(now, world)[0]?.name ?? 'nobody';
}

/** Memory with a VM each, memory that is shared, and both in one with the difference and the prediction; read once. */
export function framesOf(now: Now): readonly SeriesFrame[] {
  let found = frames.get(now);
  if (found === undefined) {
    found = [worldFrame(now, 0), worldFrame(now, 1), bothFrame(now)];
    frames.set(now, found);
  }
  return found;
}

function worldFrame(now: Now, world: 0 | 1): SeriesFrame {
  const places = world === 0 ? vmPlaces : placesIn[1];
  const tracks = three.map(({ name }, i): SeriesWish => ({
    name,
    world,
    places: [places[i]!],
    what: 'memory-used',
    look: looks[i]!,
    promised: world === 0,
  }));
  return seriesOfNow(
    now,
    () => tracks,
    () => ({
      title: titles[world],
      world,
      stacked: true,
      limits: [hostMemory],
      moments: 0,
      momentsOf: placesIn[world],
      lane: true,
    }),
  );
}

function bothFrame(now: Now): SeriesFrame {
  const { predicted } = now;
  const tracks = [
    { name: 'shared', world: 1, places: placesIn[1], what: 'memory-used', look: 4 },
    { name: 'VMs', world: 0, places: placesIn[0], what: 'memory-used', look: 6 },
  ] as const;
  return seriesOfNow(
    now,
    () => tracks,
    () => ({
      title: 'Both: in use altogether',
      difference: true,
      limits: [hostMemory],
      moments: 0,
      ...(typeof predicted === 'object'
        ? { prediction: predicted.map((height, i) => [(instants[i] ?? 0) * 1e6, height * gib] as const) }
        : {}),
    }),
  );
}

/** What a world sets aside and what of it is in use, bytes in the mean over the minute. */
export function meansOf(now: Now, world: 0 | 1): { readonly promised: number; readonly used: number } {
  const { lines } = framesOf(now)[world]!;
  return {
    promised: lines.reduce((sum, { promised }) => sum + (promised?.mean ?? 0), 0),
    used: lines.reduce((sum, { mean }) => sum + mean, 0),
  };
}

/** The corners of all that is in use where it is shared: place of the prediction, GiB. */
export function sharedLine(now: Now): readonly (readonly [number, number])[] {
  const { steps } = framesOf(now)[1]!.total;
  const step = (instants[1] - instants[0]) * 1e6;
  const out: (readonly [number, number])[] = [];
  steps.at.forEach((at, i) => {
    const to = Math.min(now.end, steps.at[i + 1] ?? now.end);
    if (at > now.end) return;
    const value = steps.value[i] ?? 0;
    const end = value + ((steps.slope[i] ?? 0) * (to - at)) / 1e6;
    out.push([at / step, value / gib], [to / step, end / gib]);
  });
  return out;
}

/** What is in use where it is shared at each of the prediction’s instants, GiB. */
export function sharedHeights(now: Now): readonly number[] {
  const line = sharedLine(now);
  return instants.map((_, place) => {
    const i = line.findLastIndex(([at]) => at <= place);
    const [from, value] = line[Math.max(0, i)] ?? [0, 0];
    const [to, end] = line[i + 1] ?? [from, value];
    return to > from ? value + ((end - value) * (place - from)) / (to - from) : value;
  });
}
