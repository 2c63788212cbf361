import type { Scenario } from 'hostlab';
import { cloud, rented, type ListName } from '../../data/rented.ts';
import { hoursOfWeek, stretchesOf } from '../kit/week.ts';

/** What is kept for a week: in which hours it is used, by whose prices, with how large a disk. */
export interface Kept {
  readonly hours: string;
  readonly list: ListName;
  readonly disk: number;
}

/**
 * A week, three ways: a VM that is left on; a VM that is made anew for every stretch of use and gives everything back but
 * its disk; a container instance for every stretch. The disk that lasts belongs to a VM that is deallocated at once.
 */
export function weekOf({ hours, list, disk }: Kept): Scenario {
  const stretches = stretchesOf(hours);
  const bare = rented(list, 'middle', 0);
  const { vm } = rented(list, 'middle', disk);
  const end = `${String(hoursOfWeek)} h`;
  const times = stretches.map(({ from, to }) => ({ at: `${String(from)} h`, stopAt: `${String(to)} h` }));
  return {
    hostlab: 1,
    name: 'a week of use',
    until: end,
    prices: list,
    ...cloud,
    vms: [
      { name: 'left-on', ...vm, stopAt: end, stopAs: 'deallocated' },
      ...(disk > 0 ? [{ name: 'disk-kept', ...vm, stopAt: '1 ms', stopAs: 'deallocated' as const }] : []),
      ...times.map((time, i) => ({ name: `on-${String(i + 1)}`, ...bare.vm, ...time, stopAs: 'deallocated' as const })),
    ],
    containers: times.map((time, i) => ({ name: `instance-${String(i + 1)}`, ...bare.instance, ...time })),
  };
}
