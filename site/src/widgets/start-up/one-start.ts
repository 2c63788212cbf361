import type { Scenario } from 'hostlab';
import type { Played } from '../kit/lab.ts';

/** A cold start of one container on a host of its own. */
export interface ColdStart {
  /** Compressed; unpacked it is three times as much. 0: it is on the host already. */
  readonly megabytes: number;
  /** Gbit/s of the registry. */
  readonly uplink: number;
  /** MB/s that the disk writes. */
  readonly disk: number;
}

/** s: what is left of the start of the exercises when nothing is fetched or unpacked. */
export const create = 0.4;
export const service = 0.6;

/** How much larger an image of the exercises is unpacked. */
export const timesUnpacked = 3;

/** The container of the exercises, started once. */
export function oneStart({ megabytes, uplink, disk }: ColdStart): Scenario {
  const size = (amount: number): string => `${String(amount)} MB`;
  const layers = [{ digest: 'all', compressed: size(megabytes), unpacked: size(timesUnpacked * megabytes) }];
  return {
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
}

/** Seconds from asked for to ready of the only machine of a run. */
export function readyAfter({ measures }: Played): number {
  const [machine] = measures.machines;
  if (machine === undefined || machine.readyAt === null) throw new Error('The container never gets ready.');
  return (machine.readyAt - machine.requestedAt) / 1e6;
}
