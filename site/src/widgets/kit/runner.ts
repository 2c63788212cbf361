import type { Catalogue, Model } from 'hostlab';
import type { Lab, Outcome, Played, Values, World } from './lab.ts';
import type { Answered, Wanted } from './run-worker.ts';

/** How far a run in a worker is. */
export interface Waiting {
  /** 0 to 1; `undefined` where nobody can tell. */
  readonly started: (share: number | undefined) => void;
  readonly ended: () => void;
}

type Done = (worlds: readonly Played[]) => void;

/** Plays the worlds of a lab for given knobs. */
export interface Runner {
  /** Whoever knows the models of those worlds gives them: then nothing is left to check. */
  readonly play: (values: Values, done: Done, models?: readonly Model[]) => void;
  /** Somebody is about to play: the simulator may come. */
  readonly warm: () => void;
  readonly cancel: () => void;
}

/** The run that is under way. */
interface Under {
  readonly begun: number;
  readonly worlds: readonly World[];
  readonly done: Done;
}

/** ms: who waits longer than this is told so. */
export const patience = 250;

/** ms: a run that has taken longer is broken off for a newer one; a shorter one is soon done. */
export const tooLong = 1000;

/**
 * Plays in a worker, so that a page is never held up by a run, and so that a page of which nobody moves a knob needs no
 * simulator. One run at a time, and of those that wait only the newest: a knob that is dragged skips what it has passed.
 */
export function runnerFor(
  lab: Lab,
  catalogue: Catalogue,
  waiting: Waiting,
  makeWorker: () => Worker = newWorker,
  now: () => number = () => performance.now(),
): Runner {
  let worker: Worker | undefined;
  let under: Under | undefined;
  let next: (() => void) | undefined;
  let notice: ReturnType<typeof setTimeout> | undefined;

  const rest = (): void => {
    clearTimeout(notice);
    under = undefined;
    waiting.ended();
  };
  const dismiss = (): void => {
    worker?.terminate();
    worker = undefined;
    next = undefined;
    if (under !== undefined) rest();
  };
  const hired = (): Worker => {
    if (worker !== undefined) return worker;
    const mine = makeWorker();
    mine.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
      if (worker !== mine || under === undefined) return;
      if ('share' in data) {
        if (now() - under.begun > patience) waiting.started(data.share);
        return;
      }
      const { worlds, done } = under;
      rest();
      if ('failed' in data) throw new Error(data.failed);
      const then = next;
      next = undefined;
      // What has been passed by is not shown.
      if (then === undefined) done(playedAs(worlds, data.outcomes));
      else then();
    });
    // A page that may have no worker plays its runs itself.
    mine.addEventListener('error', () => {
      if (worker !== mine) return;
      const left = under;
      dismiss();
      if (left !== undefined) void here(left);
    });
    worker = mine;
    return mine;
  };
  const here = async ({ worlds, done }: Under): Promise<void> => {
    const { playedWorld } = await import('./play.ts');
    done(worlds.map((world) => playedWorld(lab, world, catalogue)));
  };
  const begin = (values: Values, done: Done, models?: readonly Model[]): void => {
    const worlds = lab.scenarios(values, catalogue);
    under = { begun: now(), worlds, done };
    notice = setTimeout(() => waiting.started(undefined), patience);
    const seed = lab.seed ?? 1;
    const wanted: Wanted =
      models === undefined ? { scenarios: worlds.map(({ scenario }) => scenario), catalogue, seed } : { models, seed };
    hired().postMessage(wanted);
  };
  return {
    play: (values, done, models) => {
      if (under !== undefined && now() - under.begun > tooLong) dismiss();
      if (under === undefined) begin(values, done, models);
      else next = () => begin(values, done, models);
    },
    warm: () => void hired(),
    cancel: dismiss,
  };
}

/** Worlds with what became of them, in the same order. */
export function playedAs(worlds: readonly World[], outcomes: readonly Outcome[]): Played[] {
  return worlds.flatMap((world, i) => {
    const outcome = outcomes[i];
    return outcome === undefined ? [] : [{ ...world, ...outcome }];
  });
}

function newWorker(): Worker {
  return new Worker(new URL('run-worker.ts', import.meta.url), { type: 'module' });
}
