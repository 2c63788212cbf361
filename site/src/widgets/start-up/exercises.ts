import type { Scenario } from 'hostlab';
import { catalogue } from 'hostlab/presets';
import { playedOf, runOf } from '../kit/play.ts';

/** A cold start of one container on a host of its own. */
export interface ColdStart {
  /** Compressed; unpacked it is three times as much. */
  readonly megabytes: number;
  /** Gbit/s of the registry. */
  readonly uplink: number;
  /** MB/s that the disk writes. */
  readonly disk: number;
}

/** The container of the exercises. */
export const asGiven: ColdStart = { megabytes: 300, uplink: 1, disk: 500 };
/** s: what is left of its start when nothing is fetched or unpacked. */
const create = 0.4;
const service = 0.6;

/** Seconds from asked for to ready, as the simulator has it. */
export function coldStart({ megabytes, uplink, disk }: ColdStart): number {
  const size = (amount: number): string => `${String(amount)} MB`;
  const layers = [{ digest: 'all', compressed: size(megabytes), unpacked: size(3 * megabytes) }];
  const scenario: Scenario = {
    hostlab: 1,
    registry: { uplink: `${String(uplink)} Gbit/s` },
    hosts: [{ name: 'host', cores: 4, memory: '16 GiB', diskBandwidth: `${String(disk)} MB/s` }],
    containers: [
      {
        name: 'service',
        image: {
          layers: megabytes > 0 ? layers : [],
          start: [
            { phase: 'create', time: `${String(create)} s` },
            { phase: 'service', cpu: service },
          ],
        },
      },
    ],
  };
  const world = { title: 'exercise', scenario };
  const [machine] = playedOf(world, runOf({}, world, catalogue)).measures.machines;
  if (machine === undefined || machine.readyAt === null) throw new Error('The container never gets ready.');
  return (machine.readyAt - machine.requestedAt) / 1e6;
}

/** The largest image, whole MB compressed, with which the container of the exercises is ready within some seconds. */
export function largestWithin(seconds: number): number {
  let least = 0;
  let most = 1000;
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (coldStart({ ...asGiven, megabytes: middle }) <= seconds) least = middle;
    else most = middle;
  }
  return least;
}
