import type { Model } from '../model/model.ts';

/**
 * Which numbers stand for which timers. All kinds whose count is known come first, each in a row of its own; the slots of
 * live column containers, whose count is not, come last.
 */
export interface TimerPlan {
  /** One for each pool: when the next claim in it is done. */
  readonly pools: number;
  /** One for each machine: the end of a start-up phase or of a back-off. */
  readonly phases: number;
  /** One for each machine: when it is told to stop. */
  readonly stops: number;
  /** One for each load: its next level. */
  readonly levels: number;
  /** One for each service: its next request. */
  readonly arrivals: number;
  /** One for each place: its memory is full. */
  readonly fulls: number;
  /** One for each machine: its memory stops growing. */
  readonly ceilings: number;
  /** The next transfer is done. */
  readonly transfers: number;
  /** Those who wait for room try again. */
  readonly retry: number;
  readonly slots: number;
}

export function planTimers(model: Model): TimerPlan {
  const machines = model.machines.length;
  const places = model.hosts.length + machines;
  const pools = 0;
  const phases = pools + places + 1;
  const stops = phases + machines;
  const levels = stops + machines;
  const arrivals = levels + model.loads.length;
  const fulls = arrivals + model.services.length;
  const ceilings = fulls + places;
  const transfers = ceilings + machines;
  const retry = transfers + 1;
  return { pools, phases, stops, levels, arrivals, fulls, ceilings, transfers, retry, slots: retry + 1 };
}
