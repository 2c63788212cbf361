import { placeName, type Place } from 'hostlab';
import type { Now, Played } from '../kit/lab.ts';

/** The kinds of machine, by the stem of their names, top down. */
export const kinds = [
  { stem: 'cold', name: 'Cold container' },
  { stem: 'warm', name: 'Warm container' },
  { stem: 'vm', name: 'VM from an image' },
  { stem: 'clone', name: 'Cloned VM' },
  { stem: 'microvm', name: 'MicroVM' },
] as const;

/** One of the five kinds, by the stem of its machines' names. */
export type Stem = (typeof kinds)[number]['stem'];

/** The machines of a kind. */
export function placesOf({ run, measures }: Played, stem: Stem): readonly Place[] {
  return measures.machines
    .filter(({ place }) => placeName(run.model, place).replace(/-\d+$/, '') === stem)
    .map(({ place }) => place);
}

/** Of a kind, µs from asked for: when the last one was ready, and for how long that one was fetching. */
export interface Took {
  readonly last: number;
  readonly pull: number;
  readonly ready: number;
  readonly machines: number;
}

export function took(world: Played, stem: Stem): Took {
  const places = new Set(placesOf(world, stem));
  const all = world.measures.machines.filter(({ place }) => places.has(place));
  let out: Took = { last: 0, pull: 0, ready: 0, machines: all.length };
  for (const { requestedAt, readyAt, startup } of all) {
    if (readyAt === null) continue;
    out = { ...out, ready: out.ready + 1 };
    if (readyAt - requestedAt < out.last) continue;
    const pull = startup.reduce((sum, { phase, from, to }) => sum + (phase === 'pull' ? to - from : 0), 0);
    out = { ...out, last: readyAt - requestedAt, pull };
  }
  return out;
}

/** Of a kind: one alone, all of the many, and how many times as long that is. */
export function compared(now: Now, stem: Stem): { readonly alone: Took; readonly many: Took; readonly times: number } {
  const [one, several] = now.worlds;
  if (one === undefined || several === undefined) throw new Error('There are two worlds.');
  const alone = took(one, stem);
  const many = took(several, stem);
  return { alone, many, times: alone.last > 0 ? many.last / alone.last : 0 };
}
