import type { Now, Played } from './now.ts';

/** What can be known at the instant that is shown: all machines, as far as they have come; none of it later than that. */
export function upTo(now: Now): Now {
  const { at } = now;
  if (at >= now.end) return now;
  return { ...now, worlds: now.worlds.map((world) => worldUpTo(world, at)) };
}

function worldUpTo(world: Played, at: number): Played {
  const machines = world.measures.machines.map((machine) => ({
    ...machine,
    requestedAt: Math.min(machine.requestedAt, at),
    readyAt: machine.readyAt !== null && machine.readyAt <= at ? machine.readyAt : null,
    startup: machine.startup
      .filter(({ from }) => from < at)
      .map(({ phase, from, to }) => ({ phase, from, to: Math.min(to, at) })),
  }));
  return { ...world, measures: { ...world.measures, endedAt: Math.min(at, world.measures.endedAt), machines } };
}
