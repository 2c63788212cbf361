import { placeName, type Place } from 'hostlab';
import type { Now } from '../kit/lab.ts';

/** A machine with the share of its promise that it used on average over the run. */
export interface Ranked {
  readonly place: Place;
  readonly name: string;
  readonly share: number;
}

/** Machines from the quietest to the busiest, and the share that counts as quiet. */
export interface RankedFrame {
  readonly machines: readonly Ranked[];
  readonly quiet: number;
  /** Machines that use at most that. */
  readonly below: number;
  readonly mean: number;
  /** Of all that was used, what the busiest tenth used. */
  readonly busiestTenth: number;
  /** What somebody drew, at shares of the machines from 0 to 1. */
  readonly predicted?: readonly { readonly rank: number; readonly share: number }[];
}

/** Ranks of the five places at which a prediction is asked for. */
export const ranks = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

const frames = new WeakMap<Now, RankedFrame>();

/** Ranks the machines of the first world by what they used in its run. */
export function rankedFrame(now: Now): RankedFrame {
  let found = frames.get(now);
  if (found !== undefined) return found;
  const [world] = now.worlds;
  if (world === undefined) throw new Error('There is no world.');
  const seconds = world.measures.endedAt / 1e6;
  const machines = world.measures.machines
    .map(({ place, usedCoreSeconds, promisedCores }): Ranked => ({
      place,
      name: placeName(world.run.model, place),
      share: usedCoreSeconds / (promisedCores * seconds),
    }))
    .sort((a, b) => a.share - b.share || a.place - b.place);
  const quiet = Number(now.values['quiet']) / 100;
  const all = machines.reduce((sum, { share }) => sum + share, 0);
  const tenth = machines.slice(-Math.ceil(machines.length / 10)).reduce((sum, { share }) => sum + share, 0);
  const { predicted } = now;
  found = {
    machines,
    quiet,
    // A hundredth of a per cent is the rounding of the run, not a difference between machines.
    below: machines.filter(({ share }) => share <= quiet + 1e-4).length,
    mean: all / machines.length,
    busiestTenth: tenth / all,
    ...(typeof predicted === 'object'
      ? { predicted: predicted.map((value, i) => ({ rank: ranks[i] ?? 1, share: value / 100 })) }
      : {}),
  };
  frames.set(now, found);
  return found;
}
