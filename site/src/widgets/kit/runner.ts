import type { Catalogue } from 'hostlab';
import type { Lab, Played, Values } from './lab.ts';
import { playWorlds } from './play.ts';

/** Plays the worlds of a lab for given knobs, here or in a worker. */
export interface Runner {
  readonly play: (values: Values, done: (worlds: readonly Played[]) => void) => void;
  readonly cancel: () => void;
}

/** Plays in place, at once. */
export function inPlace(lab: Lab, catalogue: Catalogue): Runner {
  return {
    play: (values, done) => done(playWorlds(lab, values, catalogue)),
    cancel: () => undefined,
  };
}
