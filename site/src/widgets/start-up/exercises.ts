import { catalogue } from 'hostlab/presets';
import { playedOf, runOf } from '../kit/play.ts';
import { oneStart, readyAfter, timesUnpacked, type ColdStart } from './one-start.ts';

/** The container of the first exercise. */
export const asGiven: ColdStart = { megabytes: 300, uplink: 1, disk: 500 };

/** Seconds of fetching and of unpacking, by hand. */
export function parts({ megabytes, uplink, disk }: ColdStart): { readonly fetch: number; readonly unpack: number } {
  return { fetch: (8 * megabytes) / (1000 * uplink), unpack: (timesUnpacked * megabytes) / disk };
}

/** Seconds from asked for to ready, as the simulator has it. */
export function coldStart(start: ColdStart): number {
  const world = { title: 'exercise', scenario: oneStart(start) };
  return readyAfter(playedOf(world, runOf({}, world, catalogue)));
}
