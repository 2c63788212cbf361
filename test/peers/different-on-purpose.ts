import { finishes, play } from '../kit/play.ts';
import { stateAt } from '../../simulator/src/trace/reader.ts';
import type { ContainerEntry, Scenario } from '../../simulator/src/scenario/scenario.ts';

/** A case in which this simulator gives another number, because its rule is another one. */
export interface Different {
  readonly id: string;
  /** The peer's number, where it stands in the case's expectation. */
  readonly theirs: unknown;
  /** Ours, for the same question. */
  readonly ours: unknown;
  readonly play: () => unknown;
  readonly why: string;
}

const host = { name: 'h', cores: 1, memory: '1 TiB' } as const;

function rates(scenario: Scenario): number[] {
  const { model, run } = play({ ...scenario, until: '1 s' });
  return stateAt(model, run.trace, 500_000).loads.map(({ rate }) => rate);
}

export const differentOnPurpose: readonly Different[] = [
  {
    id: 'opendc-equal-share',
    theirs: { supplied: [[4000], [2000, 2000]] },
    ours: { supplied: [[2000], [2000, 2000]] },
    play: () => ({
      supplied: [[2000], [4000, 4000]].map((demands) =>
        rates({
          hostlab: 1,
          hosts: [{ ...host, cores: 4000 }],
          loads: demands.map((steady) => ({ on: 'h', threads: 4000, steady })),
        }),
      ),
    }),
    why: 'Theirs hands out all there is in equal parts, wanted or not. Here nobody is granted more than they want.',
  },
  {
    id: 'dslab-energy-startup',
    theirs: { energy: 4.7 },
    ours: { energy: 4.4 },
    play: () => {
      const { measures } = play(
        {
          hostlab: 1,
          until: '10 s',
          hosts: [{ ...host, cores: 30, power: { idle: 0.4, peak: 1 } }],
          vms: [
            {
              name: 'v',
              on: 'h',
              vcpus: 10,
              memory: '1 GiB',
              guest: { boot: [{ phase: 'kernel', time: '1 s' }] },
              stopAt: '3.5 s',
              stopAs: 'deallocated',
            },
          ],
          loads: [{ on: 'v', from: '1 s', until: '3 s', steady: 10 }],
        },
        {},
      );
      return { energy: measures.hosts[0]?.energyJoules };
    },
    why: 'Theirs counts cores as busy from the request to the end of the shut-down. Here energy follows cores that work: a VM that boots by waiting, or stops, draws nothing more.',
  },
  {
    id: 'simgrid-energy-vm',
    theirs: { finish_s: 6, energy_j: { MyHost1_4core: 1120, MyHost2: 1600, MyHost3: 1600, total: 4320 } },
    ours: { finish_s: 6, energy_j: { MyHost1_4core: 1150, MyHost2: 1600, MyHost3: 1600, total: 4350 } },
    play: () => {
      const power = { idle: 100, peak: 200 };
      const played = play({
        hostlab: 1,
        until: '10 s',
        hosts: [
          { ...host, name: 'one', cores: 4, power },
          { ...host, name: 'two', power },
          { ...host, name: 'three', power },
        ],
        vms: [{ name: 'v', on: 'one', vcpus: 1, memory: '1 GiB', cpu: { mode: 'shared' } }],
        tasks: ['v', 'two', 'three'].map((on) => ({ name: `on-${on}`, count: 2, on, work: 3 })),
      });
      const [one, two, three] = played.measures.hosts.map(({ energyJoules }) => energyJoules);
      return {
        finish_s: Math.max(...finishes(played)),
        energy_j: { MyHost1_4core: one, MyHost2: two, MyHost3: three, total: one! + two! + three! },
      };
    },
    why: 'Theirs has a third power, 93.3 W, from which a host rises in a straight line once any core is busy. Here power rises in a straight line from idle: one core of four at 100 to 200 W draws 125 W, not 120.',
  },
  {
    id: 'wrench-image-cold-warm',
    theirs: { elapsed_s: [22.4, 5, 15] },
    ours: { elapsed_s: [22, 5, 15] },
    play: () => {
      // The second image is the first one, which is in memory by then: it has nothing to load.
      const layers = [{ digest: 'base', compressed: '100 MB', unpacked: '100 MB' }];
      const start = [{ phase: 'start', time: '10 s' }] as const;
      const container = (name: string, more: Partial<ContainerEntry>): ContainerEntry => ({ name, on: 'h', ...more });
      const played = play({
        hostlab: 1,
        registry: { uplink: '20 MB/s' },
        hosts: [{ ...host, diskBandwidth: '100 MB/s' }],
        images: [
          { name: 'cold', layers, start: [{ phase: 'create', disk: '100 MB' }, ...start] },
          { name: 'loaded', layers, start },
        ],
        containers: [container('first', { image: 'cold' }), container('other', { image: 'loaded', at: '100 s' })],
        tasks: [
          { name: 'one', on: 'first', work: 5 },
          { name: 'two', on: 'first', at: '50 s', work: 5 },
          { name: 'three', on: 'other', at: '100 s', work: 5 },
        ],
      });
      const asked = [0, 50, 100];
      return { elapsed_s: finishes(played).map((end, i) => end - asked[i]!) };
    },
    why: 'Theirs adds what the TCP protocol costs: 5.4 s for 100 MB at 20 MB/s. Here bytes over bandwidth are the time: 5.0 s.',
  },
];
