import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../simulator/src/scenario/scenario.ts';
import { stateAt } from '../../../simulator/src/trace/reader.ts';
import { play } from '../../kit/play.ts';

/** When each VM is placed, in seconds. */
function placedAt(scenario: Omit<Scenario, 'hostlab'>): Record<string, number | null> {
  const { model, measures } = play({ hostlab: 1, until: '10 min', ...scenario });
  return Object.fromEntries(
    measures.machines.map(({ placedAt }, machine) => [
      model.machines[machine]!.name,
      placedAt === null ? null : placedAt / 1e6,
    ]),
  );
}

const host = { name: 'h', cores: 4, memory: '8 GiB' };
const vm = (name: string, memory: string, more: object = {}) => ({ name, vcpus: 1, memory, ...more });

describe('whoever does not fit now', () => {
  it('waits, and is placed when room is given back, the first come first', () => {
    const vms = [
      vm('first', '8 GiB', { stopAt: '1 min', stopAs: 'deallocated' }),
      vm('early', '6 GiB', { at: '10 s', stopAt: '2 min', stopAs: 'deallocated' }),
      vm('later', '6 GiB', { at: '20 s' }),
    ];
    expect(placedAt({ hosts: [host], vms })).toEqual({ first: 0, early: 60, later: 120 });
  });

  it('is served in order of asking among those of different sizes, too', () => {
    const vms = [
      vm('first', '8 GiB', { stopAt: '1 min', stopAs: 'deallocated' }),
      vm('early', '6 GiB', { at: '10 s' }),
      vm('later', '5 GiB', { at: '20 s' }),
    ];
    expect(placedAt({ hosts: [host], vms })).toEqual({ first: 0, early: 60, later: null });
  });

  it('is overtaken by whoever fits', () => {
    const vms = [
      vm('stays', '4 GiB'),
      vm('goes', '2 GiB', { stopAt: '1 min', stopAs: 'deallocated' }),
      vm('large', '6 GiB', { at: '10 s' }),
      vm('small', '4 GiB', { at: '20 s' }),
    ];
    expect(placedAt({ hosts: [host], vms })).toEqual({ stays: 0, goes: 0, large: null, small: 60 });
  });

  it('waits on while a VM is stopped, for that keeps its promises', () => {
    const vms = [vm('stopped', '8 GiB', { stopAt: '1 min', stopAs: 'stopped' }), vm('waits', '1 GiB', { at: '10 s' })];
    expect(placedAt({ hosts: [host], vms })).toEqual({ stopped: 0, waits: null });
  });

  it('waits for a thick disk like for memory', () => {
    const hosts = [{ ...host, disk: '100 GB' }];
    const vms = [
      vm('thick', '1 GiB', { disk: '80 GB', stopAt: '1 min', stopAs: 'deallocated' }),
      vm('thin', '1 GiB', { disk: { size: '80 GB', provisioning: 'thin' } }),
      vm('other', '1 GiB', { disk: '80 GB' }),
    ];
    expect(placedAt({ hosts, vms })).toEqual({ thick: 0, thin: 0, other: 60 });
  });
});

describe('what a hypervisor takes for each VM', () => {
  const hypervisor = { vmMemory: { fixed: '256 MiB', share: 0.125 } };

  it('counts when it is admitted', () => {
    // 1 GiB + 256 MiB + 128 MiB each: five of them are 6.9 GiB, six are more than eight.
    const vms = [{ name: 'vm', count: 6, vcpus: 1, memory: '1 GiB', cpu: { mode: 'shared' as const } }];
    const placed = Object.values(placedAt({ hosts: [{ ...host, hypervisor }], vms }));
    expect(placed).toEqual([0, 0, 0, 0, 0, null]);
  });

  it('is in use while the VM is there, and not after', () => {
    const { measures } = play({
      hostlab: 1,
      until: '100 s',
      hosts: [{ ...host, hypervisor }],
      vms: [vm('vm', '1 GiB', { stopAt: '40 s', stopAs: 'deallocated' })],
    });
    expect(measures.hosts[0]!.memory.usedByteSeconds / 2 ** 20).toBeCloseTo(40 * (256 + 128), 6);
  });
});

describe('a disk', () => {
  it('that is thick is set aside while its VM is there, not as long as it runs; one that is thin is not', () => {
    const vms = [
      vm('kept', '1 GiB', { disk: '10 GB', stopAt: '10 s', stopAs: 'stopped' }),
      vm('gone', '1 GiB', { disk: '20 GB', stopAt: '20 s', stopAs: 'deallocated' }),
      vm('thin', '1 GiB', { disk: { size: '40 GB', provisioning: 'thin' } }),
    ];
    const { model, run } = play({ hostlab: 1, until: '1 min', hosts: [{ ...host, disk: '100 GB' }], vms });
    const reserved = [0, 15, 25].map((second) => stateAt(model, run.trace, second * 1e6).disks[0]?.reserved);
    expect(reserved).toEqual([30e9, 30e9, 10e9]);
  });
});

describe('a load', () => {
  it('takes no more cores than it has threads, whatever it wants', () => {
    const loads = [{ on: 'h', steady: 3, threads: 2 }];
    const { measures } = play({ hostlab: 1, until: '10 s', hosts: [host], loads });
    expect(measures.hosts[0]!.usedCoreSeconds).toBeCloseTo(20, 9);
  });

  it('takes no more than its threads when it wants more later', () => {
    const loads = [{ on: 'h', threads: 2, recorded: { cores: 4, step: '5 s', values: [0.25, 1] } }];
    const { measures } = play({ hostlab: 1, until: '10 s', hosts: [host], loads });
    expect(measures.hosts[0]!.usedCoreSeconds).toBeCloseTo(5 + 10, 9);
  });
});

describe('start-up that is work', () => {
  const guest = { boot: [{ phase: 'kernel' as const, cpu: 6 }] };
  const ready = (hosts: Scenario['hosts'], count = 1): number[] =>
    play({
      hostlab: 1,
      until: '10 min',
      hosts,
      vms: [{ name: 'vm', count, vcpus: 1, memory: '1 GiB', cpu: { mode: 'shared' }, guest }],
    }).measures.machines.map(({ readyAt }) => readyAt! / 1e6);

  it('takes half as long on a host twice as fast', () => {
    expect(ready([host])).toEqual([6]);
    expect(ready([{ ...host, speed: 2 }])).toEqual([3]);
  });

  it('takes longer under a hypervisor that taxes it', () => {
    expect(ready([{ ...host, hypervisor: { tax: 1.5 } }])).toEqual([9]);
  });

  it('is slower in a storm: six on four cores take half as long again', () => {
    expect(ready([host], 6)).toEqual([9, 9, 9, 9, 9, 9]);
  });
});
