import { SimulationError } from '../kernel/simulation-error.ts';

/** The stations of a machine's life, VM and container alike. A number each, because the engine keeps them in a column. */
export const machineStates = [
  'absent',
  'requested',
  'waiting',
  'rejected',
  'starting',
  'ready',
  'restarting',
  'stopped',
  'ended',
] as const;

export const requested = 1;
export const waiting = 2;
export const rejected = 3;
export const starting = 4;
export const ready = 5;
export const restarting = 6;
/** Stopped, but everything promised to it is kept. */
export const stopped = 7;
/** Gone for good, its promises given back. */
export const ended = 8;

const allowed: readonly (readonly number[])[] = [
  [requested], // absent
  [waiting, rejected, starting], // requested
  [rejected, starting], // waiting
  [], // rejected
  [ready, stopped, ended, restarting], // starting
  [stopped, ended, restarting], // ready
  [starting, stopped, ended], // restarting
  [ended], // stopped
  [], // ended
];

/**
 * Says that a machine goes from one state to the next.
 *
 * @throws SimulationError if its life forbids the step: the engine has made a mistake, not the scenario
 */
export function step(name: string, from: number, to: number, at: number): number {
  if (allowed[from]?.includes(to) !== true)
    throw new SimulationError(
      'forbidden-step',
      `${name} cannot go from ${machineStates[from] ?? String(from)} to ${machineStates[to] ?? String(to)}`,
      at,
    );
  return to;
}

/** Whether it is on a host: it holds promises there. */
export function isPlaced(state: number): boolean {
  return state >= starting && state <= stopped;
}
