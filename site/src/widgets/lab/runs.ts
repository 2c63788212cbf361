import type { Scenario } from 'hostlab';
import type { WorldName } from 'hostlab/worlds';
import type { PlayedWorld, Told, Wanted } from './play-wanted.ts';

/** What the page does with a run. */
export interface RunHandlers {
  readonly progress: (share: number | undefined, events: number) => void;
  readonly done: (worlds: readonly PlayedWorld[]) => void;
  readonly failed: (why: string) => void;
}

/** Plays scenarios in a worker, one at a time: a newer wish takes the place of an older one. */
export class Runs {
  readonly #handlers: RunHandlers;
  #worker: Worker | undefined;
  #busy = false;
  #id = 0;

  constructor(handlers: RunHandlers) {
    this.#handlers = handlers;
  }

  get busy(): boolean {
    return this.#busy;
  }

  play(scenario: Scenario, beside: WorldName | ''): void {
    if (this.#busy) this.cancel();
    this.#busy = true;
    this.#worker ??= this.#start();
    const wanted: Wanted = { id: ++this.#id, scenario, beside };
    this.#worker.postMessage(wanted, []);
  }

  /** Stops what is played, at once. */
  cancel(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#busy = false;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./run-worker.ts', import.meta.url), { type: 'module', name: 'hostlab-lab' });
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if (data.id !== this.#id) return;
      if (data.kind === 'progress') return this.#handlers.progress(data.share, data.events);
      this.#busy = false;
      if (data.kind === 'done') this.#handlers.done(data.worlds);
      else this.#handlers.failed(data.why);
    });
    worker.addEventListener('error', () => {
      this.cancel();
      this.#handlers.failed('This run needs more than this browser gives; make the scenario smaller.');
    });
    return worker;
  }
}
