import { amdahl } from '../../simulator/src/theory/speedup.ts';
import { weightOf } from '../../simulator/src/scenario/weight.ts';
import { records } from '../../simulator/src/trace/trace.ts';
import { play } from '../kit/play.ts';
import { expressed, type Expressed } from './peer-case.ts';

interface Lifetime {
  readonly mips: number;
  readonly length_mi: number;
  readonly lifetime_s: number;
}

/** A task in a container that is stopped before the work is done: when it ends, and what was done by then. */
function cutOff({ mips, length_mi, lifetime_s }: Lifetime): unknown {
  const { run, measures } = play({
    hostlab: 1,
    hosts: [{ name: 'h', cores: 1, memory: '1 GiB' }],
    containers: [{ name: 'c', on: 'h', stopAt: `${String(lifetime_s)} s` }],
    tasks: [{ name: 't', on: 'c', work: length_mi / mips }],
  });
  const killed = [...records(run.trace)].find(({ kind }) => kind === 'killed');
  return { finish_s: (killed?.at ?? NaN) / 1e6, work_done_mi: (measures.tasks[0]?.coreSeconds ?? NaN) * mips };
}

/** The part of some work that can run on many cores, if on so many it takes `ratio` of its time; found by halving. */
function parallelPart(cores: number, ratio: number): number {
  let [least, most] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const part = (least + most) / 2;
    if (1 / amdahl(part, cores) > ratio) least = part;
    else most = part;
  }
  return least;
}

/** Beginnings and ends of machines, and two rules that no scenario is needed for. */
export const starting: readonly Expressed[] = [
  expressed<Lifetime, { finish_s: number; work_done_mi: number }>('csplus-lifetime', cutOff, (expected) => expected),
  // Nothing here is sampled, so there is no interval on which the result could depend.
  expressed<Lifetime, { finish_s: number; work_done_mi: number }>('csplus-lifetime-2', cutOff, (expected) => expected),
  // Boot times drawn from the peer's normal laws: mean and deviation of 2000 boots.
  expressed<unknown, { linux: Record<string, readonly [number, number]> }>(
    'cloudsim-ec2-boot',
    (_, { linux }) =>
      Object.fromEntries(
        Object.entries(linux).map(([type, [mean, deviation]]) => {
          const count = 2000;
          const { measures } = play({
            hostlab: 1,
            hosts: [{ name: 'h', cores: 64, memory: '10 TiB' }],
            vms: [
              {
                name: 'v',
                count,
                vcpus: 1,
                memory: '1 GiB',
                cpu: { mode: 'shared' },
                guest: {
                  boot: [
                    {
                      phase: 'kernel',
                      time: { normal: { mean: `${String(mean)} s`, deviation: `${String(deviation)} s` } },
                    },
                  ],
                },
              },
            ],
          });
          const boots = measures.machines.map(({ readyAt, placedAt }) => ((readyAt ?? NaN) - (placedAt ?? NaN)) / 1e6);
          const average = boots.reduce((sum, boot) => sum + boot, 0) / count;
          const variance = boots.reduce((sum, boot) => sum + (boot - average) ** 2, 0) / (count - 1);
          return [type, [average, Math.sqrt(variance)]];
        }),
      ),
    ({ linux }) => linux,
    // Four standard errors of the mean, and of the deviation.
    { relative: 4 / Math.sqrt(2 * 2000), absolute: 0 },
  ),
  // A container that outgrows its limit within a second, again and again.
  expressed<unknown, { delays_s: number[] }>(
    'docker-restart',
    (_, { delays_s }) => {
      const { run } = play(
        {
          hostlab: 1,
          hosts: [{ name: 'h', cores: 1, memory: '1 GiB' }],
          containers: [
            {
              name: 'c',
              on: 'h',
              restart: 'always',
              memory: { limit: '100 MB' },
              uses: { initial: '0 B', growth: '200 MB/s', ceiling: '1 GB' },
            },
          ],
        },
        { until: 400e6 },
      );
      const waits = [...records(run.trace)].filter(({ kind }) => kind === 'restarting').map(({ a }) => a / 1e6);
      return waits.slice(0, delays_s.length);
    },
    ({ delays_s }) => delays_s,
  ),
  // 0 stands for "not set": there is nothing to convert. The formula that went before is not modelled.
  expressed<{ shares: readonly number[] }, { weight_new: number[] }>(
    'oci-shares-to-weight',
    ({ shares }) => shares.map((one) => (one === 0 ? 0 : weightOf(one))),
    ({ weight_new }) => weight_new,
    { relative: 0, absolute: 0 },
  ),
  expressed<{ bytes: number; latency_s: number; bw: number }, { ms: number }>(
    'edu-link',
    ({ bytes, latency_s, bw }) => {
      const { measures } = play({
        hostlab: 1,
        hosts: [{ name: 'h', cores: 1, memory: '1 GiB', network: `${String(bw)} B/s` }],
        containers: [
          {
            name: 'c',
            on: 'h',
            image: {
              start: [
                { phase: 'pull', time: `${String(latency_s)} s` },
                { phase: 'pull', network: `${String(bytes)} B` },
              ],
            },
          },
        ],
      });
      return (measures.machines[0]?.readyAt ?? NaN) / 1000;
    },
    ({ ms }) => ms,
    { absolute: 0.002 },
  ),
  // The peer states a band of 4.6 to 4.8 minutes for 4.667.
  expressed<{ t1_min: number; t4_min: number }, { sequential_min: readonly [number, number] }>(
    'edu-amdahl',
    ({ t1_min, t4_min }) => t1_min * (1 - parallelPart(4, t4_min / t1_min)),
    ({ sequential_min: [least, most] }) => (least + most) / 2,
    { absolute: 0.1 },
  ),
];
