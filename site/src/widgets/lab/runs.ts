import type { WorldName } from 'hostlab/worlds';
import type { PlayedWorld, Reading, Told, Wanted } from './play-wanted.ts';

/** What the page does with a run. */
export interface RunHandlers {
  /** A text was read; where it has issues, nothing is played. */
  readonly read: (reading: Reading) => void;
  readonly progress: (share: number | undefined, events: number) => void;
  readonly done: (worlds: readonly PlayedWorld[]) => void;
  readonly failed: (why: string) => void;
}

/** Reads and plays in a worker, one thing at a time: a newer wish takes the place of an older one. */
export class Runs {
  #handlers: RunHandlers | undefined;
  #worker: Worker | undefined;
  #id = 0;

  get busy(): boolean {
    return this.#handlers !== undefined;
  }

  play(source: Wanted['source'], beside: WorldName | '', handlers: RunHandlers): void {
    if (this.busy) this.cancel();
    this.#handlers = handlers;
    this.#worker ??= this.#start();
    const wanted: Wanted = { id: ++this.#id, source, beside };
    this.#worker.postMessage(wanted, []);
  }

  /** Stops what is read or played, at once. */
  cancel(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#handlers = undefined;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./run-worker.ts', import.meta.url), { type: 'module', name: 'hostlab-lab' });
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if (data.id === this.#id) this.#hear(data);
    });
    worker.addEventListener('error', () => {
      const handlers = this.#handlers;
      this.cancel();
      handlers?.failed('This run needs more than this browser gives; make the scenario smaller.');
    });
    return worker;
  }

  #hear(told: Told): void {
    const handlers = this.#handlers;
    if (told.kind === 'progress') return handlers?.progress(told.share, told.events);
    if (told.kind !== 'read' || !told.reading.ok) this.#handlers = undefined;
    if (told.kind === 'read') handlers?.read(told.reading);
    else if (told.kind === 'done') handlers?.done(told.worlds);
    else handlers?.failed(told.why);
  }
}
