import { amount, byteUnit, count, duration, strong, type HostsFrame, type Sentence } from 'hostlab/figures';
import type { NumberRow, Played } from '../kit/lab.ts';

/** The numbers that decide: now (memory, cores) and over the whole run (all the rest). */
export function decidingNumbers(played: readonly Played[], frames: readonly HostsFrame[]): NumberRow[] {
  const row = (key: string, name: string, cell: (frame: HostsFrame, of: Played) => Sentence): NumberRow => ({
    key,
    name,
    cells: frames.map((frame, i) => {
      const of = played[i];
      return of === undefined ? [] : cell(frame, of);
    }),
  });
  return [
    row('memory', 'Memory promised / used', ({ total: { bytes } }) => {
      const unit = byteUnit(bytes.capacity);
      return [strong(unit.of(bytes.promised)), ` / ${unit.of(bytes.used)} ${unit.name}`];
    }),
    row('cores', 'Cores promised / used', ({ total: { cores } }) => [
      strong(count(cores.promised)),
      ` / ${amount(cores.used)}`,
    ]),
    row('mean', 'Cores used, mean of the run', (_, { measures }) => {
      const seconds = measures.endedAt / 1e6;
      const used = measures.hosts.reduce((sum, host) => sum + (host.peakMachines > 0 ? host.usedCoreSeconds : 0), 0);
      return [strong(amount(used / seconds))];
    }),
    row('hosts', 'Hosts needed', (_, { measures }) => [
      strong(count(measures.hostsUsed)),
      ` of ${count(measures.hosts.length)}`,
    ]),
    row('kernels', 'Kernels to patch', ({ kernels }) => [strong(count(kernels))]),
    row('blast', 'If one kernel fails', ({ blast }) =>
      blast.guest > 0
        ? [
            strong(count(blast.guest)),
            ` of ${count(blast.services)} stops; the hypervisor’s: `,
            strong(count(blast.host)),
          ]
        : [strong(count(blast.host)), ` of ${count(blast.services)} stop`],
    ),
    row('start', 'All asked for at once, last one ready', (_, { measures }) => {
      const { count: ready, max } = measures.startup;
      return ready < measures.machines.length ? ['not all become ready'] : ['after ', strong(duration(max * 1e6))];
    }),
  ];
}
