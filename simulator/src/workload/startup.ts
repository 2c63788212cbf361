import type { Distribution } from '../model/distribution.ts';
import { randomStream } from '../random/streams.ts';
import { draw } from './draw.ts';

/** Draws the times of one machine's start-ups, from a stream of its own name: `machine/NAME/startup`. */
export function machineSampler(seed: number, name: string): (distribution: Distribution) => number {
  const stream = randomStream(seed, `machine/${name}/startup`);
  return (distribution) => draw(distribution, stream);
}
