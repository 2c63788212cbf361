import {
  DrawnHosts,
  hostsSize,
  hostsView,
  toSvg,
  type HostFrame,
  type HostsFrame,
  type MachineFrame,
} from 'hostlab/figures';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alike, world } from '../kit/figures/frames.ts';
import { law } from '../kit/law.ts';

const GiB = 2 ** 30;

/** What is drawn: hosts of a world, at a width. */
interface Shown {
  readonly frame: HostsFrame;
  readonly width: number;
}

type Change<T> = (one: T) => T;

/** One step from what is drawn to something else. All that it does not touch stays the very object, as it does from one instant to the next. */
interface Step {
  readonly says: string;
  readonly take: Change<Shown>;
}

function step<T>(says: string, values: fc.Arbitrary<T>, take: (value: T) => Change<Shown>): fc.Arbitrary<Step> {
  return values.map((value) => ({ says: `${says} ${JSON.stringify(value)}`, take: take(value) }));
}

const onHost =
  (number: number, change: Change<HostFrame>): Change<Shown> =>
  ({ frame, width }) => ({
    frame: { ...frame, hosts: frame.hosts.map((host, i) => (i === number ? change(host) : host)) },
    width,
  });

const onMachine = (host: number, number: number, change: Change<MachineFrame>): Change<Shown> =>
  onHost(host, (each) => ({
    ...each,
    machines: each.machines.map((machine, i) => (i === number % each.machines.length ? change(machine) : machine)),
  }));

const inCores =
  (change: object): Change<HostFrame> =>
  (host) => ({ ...host, cores: { ...host.cores, ...change } });
const inBytes =
  (change: object): Change<HostFrame> =>
  (host) => ({ ...host, bytes: { ...host.bytes, ...change } });

const host = fc.integer({ min: 0, max: 2 });
const machine = fc.integer({ min: 0, max: 7 });
const few = fc.integer({ min: 0, max: 4 });

/** With these a world is a crowd. */
const crowd = world([alike(110, 0.25, 0.125)]).hosts[0]!.machines;

const steps: readonly fc.Arbitrary<Step>[] = [
  step('cores used', fc.tuple(host, few), ([at, used]) => onHost(at, inCores({ used }))),
  step('bytes used', fc.tuple(host, few), ([at, used]) => onHost(at, inBytes({ used: used * GiB }))),
  step('system', fc.tuple(host, fc.constantFrom(0, 4, 40)), ([at, system]) =>
    onHost(at, inBytes({ system: system * GiB })),
  ),
  step('capacity', fc.tuple(host, fc.constantFrom(128, 96)), ([at, capacity]) =>
    onHost(at, inBytes({ capacity: capacity * GiB })),
  ),
  step('kernel', fc.tuple(host, fc.constantFrom('hypervisor' as const, 'both' as const)), ([at, kernel]) =>
    onHost(at, (each) => ({ ...each, kernel })),
  ),
  step('unnamed', fc.tuple(host, few), ([at, unnamed]) => onHost(at, (each) => ({ ...each, unnamed }))),
  step('idle', fc.tuple(host, fc.boolean()), ([at, idle]) => onHost(at, (each) => ({ ...each, idle }))),
  step('name', fc.tuple(host, fc.constantFrom('host-1', 'another')), ([at, name]) =>
    onHost(at, (each) => ({ ...each, name })),
  ),
  step('other machines, of whom all numbers are the very ones', host, (at) =>
    onHost(at, (each) => ({ ...each, machines: each.machines.map((one) => ({ ...one, place: one.place + 1000 })) })),
  ),
  step('the other way round', host, (at) => onHost(at, (each) => ({ ...each, machines: each.machines.toReversed() }))),
  step('fewer', fc.tuple(host, machine), ([at, many]) =>
    onHost(at, (each) => ({ ...each, machines: each.machines.slice(0, many) })),
  ),
  step('memory of a machine', fc.tuple(host, machine, few, few), ([at, number, promised, used]) =>
    onMachine(at, number, (one) => ({
      ...one,
      bytes: { promised: promised * 4 * GiB, used: used * 4 * GiB, kernel: 0 },
    })),
  ),
  step('cores of a machine', fc.tuple(host, machine, few), ([at, number, used]) =>
    onMachine(at, number, (one) => ({ ...one, cores: { ...one.cores, used } })),
  ),
  step(
    'phase',
    fc.tuple(host, machine, fc.constantFrom('ready' as const, 'starting' as const)),
    ([at, number, phase]) => onMachine(at, number, (one) => ({ ...one, phase })),
  ),
  step('kind', fc.tuple(host, machine, fc.constantFrom('vm' as const, 'container' as const)), ([at, number, kind]) =>
    onMachine(at, number, (one) => ({ ...one, kind })),
  ),
  step('beyond the memory of its host, so that all are drawn to another scale', host, (at) =>
    onMachine(at, 0, (one) => ({ ...one, bytes: { ...one.bytes, used: 300 * GiB } })),
  ),
  step('a crowd', fc.boolean(), (many) =>
    onHost(2, (each) => ({ ...each, machines: many ? crowd : each.machines.slice(0, 5) })),
  ),
  step('width', fc.constantFrom(330, 459, 640, 1280), (width) => ({ frame }) => ({ frame, width })),
  step('noun', fc.constantFrom('VM', 'container'), (noun) => ({ frame, width }) => ({
    frame: { ...frame, noun },
    width,
  })),
];

const beginning: Shown = { frame: world([alike(7, 16, 2), alike(3, 16, 2), alike(6, 8, 2)]), width: 1280 };

describe('a picture of hosts', () => {
  it('is the same whatever was drawn before', () => {
    law(
      fc.array(fc.oneof(...steps), { minLength: 2, maxLength: 12, size: 'max' }),
      (way) => {
        const drawn = new DrawnHosts();
        let shown = beginning;
        for (const { take } of way) {
          shown = take(shown);
          const { frame, width } = shown;
          const size = hostsSize([frame], width);
          const picture = hostsView([frame], size, 'Q?', drawn);
          const fresh = hostsView([frame], size, 'Q?');
          expect(picture).toEqual(fresh);
          expect(toSvg(picture)).toBe(toSvg(fresh));
        }
      },
      300,
    );
  });
});
