import type { Catalogue } from 'hostlab';
import type { Lab, Played, Values } from './lab.ts';
import { playedOf, playWorlds } from './play.ts';
import type { Answered, Wanted } from './run-worker.ts';

/** How far a run in a worker is. */
export interface Waiting {
  /** 0 to 1; `undefined` where nobody can tell. */
  readonly started: (share: number | undefined) => void;
  readonly ended: () => void;
}

/** Plays the worlds of a lab for given knobs. */
export interface Runner {
  readonly play: (values: Values, done: (worlds: readonly Played[]) => void) => void;
  readonly cancel: () => void;
}

/** ms: what takes longer than this in place goes to a worker the next time. */
export const longest = 50;

/** Plays in place while that is quick, and in a worker once it was not. */
export function runnerFor(
  lab: Lab,
  catalogue: Catalogue,
  waiting: Waiting,
  /** ms that the first run took */
  first: number,
  makeWorker: () => Worker = newWorker,
  now: () => number = () => performance.now(),
): Runner {
  let took = first;
  let worker: Worker | undefined;
  const cancel = (): void => {
    if (worker === undefined) return;
    worker.terminate();
    worker = undefined;
    waiting.ended();
  };
  const away = (values: Values, done: (worlds: readonly Played[]) => void): void => {
    const worlds = lab.scenarios(values, catalogue);
    const begun = now();
    const mine = makeWorker();
    worker = mine;
    waiting.started(undefined);
    mine.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
      if (worker !== mine) return;
      if ('share' in data) {
        waiting.started(data.share);
        return;
      }
      cancel();
      if ('failed' in data) throw new Error(data.failed);
      // A worker takes a while to come; what is quick again is played in place again.
      took = now() - begun;
      done(
        worlds.flatMap((world, i) => {
          const run = data.runs[i];
          return run === undefined ? [] : [playedOf(world, run)];
        }),
      );
    });
    const wanted: Wanted = { scenarios: worlds.map(({ scenario }) => scenario), catalogue, seed: lab.seed ?? 1 };
    mine.postMessage(wanted);
  };
  return {
    play: (values, done) => {
      cancel();
      if (took > longest) {
        away(values, done);
        return;
      }
      const begun = now();
      const worlds = playWorlds(lab, values, catalogue);
      took = now() - begun;
      done(worlds);
    },
    cancel,
  };
}

function newWorker(): Worker {
  return new Worker(new URL('run-worker.ts', import.meta.url), { type: 'module' });
}
