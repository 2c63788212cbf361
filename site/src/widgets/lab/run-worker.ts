import { playWanted, type Told, type Wanted } from './play-wanted.ts';

/** The part of a worker's global scope that is used; the page's types know only windows. */
interface WorkerScope {
  addEventListener: (type: 'message', listen: (event: MessageEvent<Wanted>) => void) => void;
  postMessage: (told: Told, transfer: readonly Transferable[]) => void;
}

const worker = globalThis as unknown as WorkerScope;
/** The page needs some ten words of progress a second, not each. */
const pause = 100;
let last = 0;

worker.addEventListener('message', ({ data }) =>
  playWanted(data, (told) => {
    if (told.kind === 'progress') {
      const now = performance.now();
      if (now - last < pause) return;
      last = now;
    }
    worker.postMessage(told, []);
  }),
);
