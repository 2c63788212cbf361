import type { HostEntry, Scenario, TaskEntry, VmEntry } from '../../simulator/src/scenario/scenario.ts';
import { stateAt } from '../../simulator/src/trace/reader.ts';
import { machine } from '../kit/machine.ts';
import { durations, finishes, play } from '../kit/play.ts';
import { expressed, type Expressed } from './peer-case.ts';

const roomy = '1 TiB';
const host = (cores: number, more: Partial<HostEntry> = {}): HostEntry => ({
  name: 'h',
  cores,
  memory: roomy,
  ...more,
});
const vm = (name: string, vcpus: number, cpu: VmEntry['cpu'], more: Partial<VmEntry> = {}): VmEntry => ({
  name,
  on: 'h',
  vcpus,
  memory: '1 GiB',
  cpu,
  ...more,
});

/** Cores that loads or tasks get at a second of a scenario. */
function loadRates(scenario: Scenario, at: number): number[] {
  const { model, run } = play(scenario);
  return stateAt(model, run.trace, at * 1e6).loads.map(({ rate }) => rate);
}

/** One host, one load for each demand, each of one share whatever it wants. Demands and capacity in one unit. */
function demands(
  capacity: number,
  rows: readonly (readonly number[])[],
  starts: readonly number[],
  step: number,
): Scenario {
  const most = Math.max(capacity, ...rows.flat());
  return {
    hostlab: 1,
    until: `${String(1000 * step)} s`,
    hosts: [host(capacity)],
    loads: rows.map((values, i) => ({
      name: `load-${String(i + 1)}`,
      on: 'h',
      from: `${String(starts[i] ?? 0)} s`,
      threads: capacity,
      recorded: { cores: most, step: `${String(step)} s`, values: values.map((value) => value / most) },
    })),
  };
}

/** Pairs of tasks of ten seconds on one core, with the share of the core that each may use at most. */
const cappedPairs: readonly (readonly [number, number])[] = [
  [1, 1],
  [0.5, 0.5],
  [0.25, 0.25],
  [0.75, 1],
  [1, 0.25],
  [0.75, 0.25],
];

interface Layout {
  readonly notation: string;
}
interface ShareRow {
  readonly notation: string;
  readonly host_task_share: number | null;
  readonly vm_task_share: number | null;
  readonly energy_j: number;
}

/** Tables of drawings: the share of a core that tasks of the host and tasks in VMs get, and the energy while they run. */
function shareTable(id: string): Expressed {
  return expressed<{ duration_s: number; rows: readonly Layout[] }, { rows: readonly ShareRow[] }>(
    id,
    ({ duration_s, rows }) =>
      rows.map(({ notation }) => {
        const probe = play(machine(notation));
        const { tasks } = stateAt(probe.model, probe.run.trace, 0);
        // Each task gets the work it can do in the time, so that all end at once and the energy is that of the time.
        const played = play(machine(notation, { work: tasks.map(({ rate }) => rate * duration_s) }));
        const hosts = played.model.hosts.length;
        const share = (inVm: boolean): number | null =>
          tasks.find(({ where }) => where >= hosts === inVm)?.rate ?? null;
        return {
          host_task_share: share(false),
          vm_task_share: share(true),
          energy_j: played.measures.hosts.reduce((sum, { energyJoules }) => sum + energyJoules, 0),
        };
      }),
    ({ rows }) =>
      rows.map(({ host_task_share, vm_task_share, energy_j }) => ({ host_task_share, vm_task_share, energy_j })),
    { absolute: 5e-5 },
  );
}

/** How the cores of a host are divided. */
export const sharing: readonly Expressed[] = [
  expressed<{ tasks: readonly [{ length_mi: number }]; vm: { mips: number } }, { cpu_time_s: number[] }>(
    'cloudsim-ex1',
    ({ tasks: [{ length_mi }], vm: { mips } }) => durations(play(machine('( [o]1! )1', { work: length_mi / mips }))),
    ({ cpu_time_s }) => cpu_time_s,
  ),
  expressed<
    {
      host: { mips_per_core: number };
      vms: readonly { mips: number }[];
      tasks: readonly { length_mi: number; vm: number }[];
    },
    { cpu_time_s: number[] }
  >(
    'cloudsim-ex2',
    ({ host: { mips_per_core }, vms, tasks }) =>
      durations(
        play({
          hostlab: 1,
          hosts: [host(1)],
          vms: vms.map(({ mips }, i) => vm(`v${String(i)}`, 1, { mode: 'reserved', limit: mips / mips_per_core })),
          tasks: tasks.map(({ length_mi, vm: on }, i) => ({
            name: `t${String(i)}`,
            on: `v${String(on)}`,
            work: length_mi / mips_per_core,
          })),
        }),
      ),
    ({ cpu_time_s }) => cpu_time_s,
  ),
  expressed<{ vm: { mips: number }; tasks_mi: readonly number[] }, { time_shared_cpu_time_s: number[] }>(
    'cloudsim-ex9',
    ({ vm: { mips }, tasks_mi }) => durations(play(machine('( [ooo]1! )1', { work: tasks_mi.map((mi) => mi / mips) }))),
    ({ time_shared_cpu_time_s }) => time_shared_cpu_time_s,
  ),
  // VMs whose weight is what they ask for are cut in proportion to it; the peer cuts off to whole MIPS.
  expressed<
    { core_mips: number; requests_mips: readonly number[] },
    Record<string, Record<string, number> & { available: number }>
  >(
    'cloudsim-oversub-shortage',
    ({ core_mips, requests_mips }) =>
      requests_mips.map((last, count) => {
        const there = requests_mips.slice(0, count + 1);
        const rates = loadRates(
          {
            hostlab: 1,
            until: '1 s',
            hosts: [host(core_mips)],
            vms: there.map((mips, i) => vm(`v${String(i)}`, core_mips, { mode: 'shared', weight: mips, limit: mips })),
            loads: there.map((mips, i) => ({ on: `v${String(i)}`, steady: mips })),
          },
          0.5,
        );
        const granted = rates.reduce((sum, rate) => sum + rate, 0);
        return { available: core_mips - granted, last: Math.floor((rates.at(-1) ?? NaN) + 1e-9), of: last };
      }),
    (expected, { requests_mips }) =>
      requests_mips.map((of, i) => {
        const after = expected[`after_${String(i + 1)}`];
        return { available: after?.available, last: after?.[`vm${String(i + 1)}`], of };
      }),
    { absolute: 1e-6 },
  ),
  expressed<{ core_mips: number; requests_mips: readonly number[] }, Record<string, number[]>>(
    'cloudsim-oversub-equal',
    ({ core_mips, requests_mips }) =>
      requests_mips.map((_, count) =>
        loadRates(
          {
            hostlab: 1,
            until: '1 s',
            hosts: [host(1)],
            vms: requests_mips.slice(0, count + 1).map((__, i) => vm(`v${String(i)}`, 1, { mode: 'shared' })),
            loads: requests_mips
              .slice(0, count + 1)
              .map((mips, i) => ({ on: `v${String(i)}`, threads: 2, steady: mips / core_mips })),
          },
          0.5,
        ).map((rate) => Math.floor(rate * core_mips + 1e-9)),
      ),
    (expected, { requests_mips }) => requests_mips.map((_, i) => expected[`after_${String(i + 1)}`]),
  ),
  expressed<
    { mips: number; cores: number; length_mi_per_core: number; given_per_core: number; utilisation: readonly number[] },
    { finish_s: number[]; rate_mips: number[] }
  >(
    'cloudsim-dynamic-workload-finish',
    ({ mips, cores, length_mi_per_core, given_per_core, utilisation }) => {
      const played = utilisation.map((share) =>
        play({
          hostlab: 1,
          hosts: [host(cores)],
          vms: [vm('v', cores, { mode: 'reserved', limit: (given_per_core / mips) * cores })],
          tasks: [
            {
              name: 't',
              on: 'v',
              work: (length_mi_per_core * cores) / mips,
              threads: cores,
              cpu: { limit: share * cores },
            },
          ],
        }),
      );
      return {
        rate_mips: played.map(({ model, run }) => (stateAt(model, run.trace, 0).tasks[0]?.rate ?? NaN) * mips),
        finish_s: played.flatMap(finishes),
      };
    },
    ({ rate_mips, finish_s }) => ({ rate_mips, finish_s }),
  ),
  expressed<unknown, { durations_s: number[][] }>(
    'simgrid-cap-in-vm',
    () =>
      cappedPairs.map((pair) =>
        durations(
          play({
            hostlab: 1,
            hosts: [host(1)],
            vms: [vm('v', 1, { mode: 'shared' })],
            tasks: pair.map((limit, i) => ({ name: `t${String(i)}`, on: 'v', work: 10, cpu: { limit } })),
          }),
        ),
      ),
    ({ durations_s }) => durations_s,
  ),
  expressed<{ work_flops: number; fafard: number; tremblay: number }, Record<string, number>>(
    'simgrid-vm-basic',
    ({ work_flops, fafard, tremblay }) => {
      const last = (drawing: string, speed: number): number => {
        const scenario = machine(drawing, { work: work_flops / 1e6 });
        return Math.max(
          ...finishes(play({ ...scenario, hosts: scenario.hosts.map((one) => ({ ...one, speed: speed / 1e6 })) })),
        );
      };
      return {
        one_on_fafard_s: last('( o )1', fafard),
        two_on_fafard_s: last('( oo )1', fafard),
        one_on_tremblay_s: last('( o )1', tremblay),
        one_in_vm_s: last('( [o]1 )1', fafard),
        two_in_two_vms_same_host_s: last('( [o]1 [o]1 )1', fafard),
      };
    },
    (expected) => expected,
  ),
  expressed<
    { cores: number; core_flops: number; flops_per_thread: number; threads: readonly number[] },
    { duration_s: number[] }
  >(
    'simgrid-threads',
    ({ cores, core_flops, flops_per_thread, threads }) =>
      threads.flatMap((count) =>
        durations(
          play({
            hostlab: 1,
            hosts: [host(cores)],
            tasks: [{ name: 't', on: 'h', threads: count, work: (count * flops_per_thread) / core_flops }],
          }),
        ),
      ),
    ({ duration_s }) => duration_s,
  ),
  expressed<
    { cores: number },
    {
      with_1_background: Record<string, number>;
      background_4x2Gflop_with_late_1_thread: Record<string, number>;
      two_2_thread_s: number[];
    }
  >(
    'simgrid-threads-contention',
    ({ cores }) => {
      // 1 Gflop a thread is ten seconds of a core.
      const run = (tasks: readonly Omit<TaskEntry, 'name' | 'on'>[]): number[] =>
        durations(
          play({
            hostlab: 1,
            hosts: [host(cores)],
            tasks: tasks.map((task, i) => ({ name: `t${String(i)}`, on: 'h', ...task })),
          }),
        );
      const wide = (threads: number, seconds = 10): Omit<TaskEntry, 'name' | 'on'> => ({
        threads,
        work: threads * seconds,
      });
      const [background, late] = run([wide(4, 20), { ...wide(1), at: '5 s' }]);
      return {
        with_1_background: {
          '2_threads_s': run([wide(1, 25), wide(2)])[1],
          '4_threads_s': run([wide(1, 25), wide(4)])[1],
        },
        background_4x2Gflop_with_late_1_thread: { '1_thread_s': late, background_s: background },
        two_2_thread_s: run([wide(2), wide(2)]),
      };
    },
    (expected) => expected,
  ),
  expressed<{ capacity: number; demands: readonly number[][] }, { supplied: number[][] }>(
    'opendc-flow-1',
    ({ capacity, demands: tests }) =>
      tests.map((values) =>
        values.map((_, step) => loadRates(demands(capacity, [values], [0], 60), 60 * step + 30)[0]),
      ),
    ({ supplied }) => supplied,
    { relative: 1e-12 },
  ),
  expressed<
    {
      capacity: number;
      task0: { mhz: number; minutes: number };
      task1: { mhz: number; start_min: number; minutes: number };
    },
    { task0_supplied: Record<string, number>; task1_supplied: number }
  >(
    'opendc-flow-3',
    ({ capacity, task0, task1 }, { task0_supplied }) => {
      const scenario = demands(
        capacity,
        [new Array<number>(task0.minutes).fill(task0.mhz), new Array<number>(task1.minutes).fill(task1.mhz)],
        [0, task1.start_min * 60],
        60,
      );
      // A minute is counted from 0 by the peer: "min5" is the one in which the second has come; "min14" its last.
      const at = (minute: number): number[] => loadRates(scenario, minute * 60 + 30);
      const minutes = Object.keys(task0_supplied).map((key) => [key, Number(key.slice(3))] as const);
      return {
        task0_supplied: Object.fromEntries(
          minutes.map(([key, minute]) => [key, at(key === 'min14' ? minute + 1 : minute)[0]]),
        ),
        task1_supplied: at(9)[1],
      };
    },
    (expected) => expected,
    { relative: 1e-12 },
  ),
  expressed<
    { capacity: number; task0_demand: readonly number[]; task1_demand: number },
    { task0_supplied: number[]; task1_supplied: number[] }
  >(
    'opendc-flow-4',
    ({ capacity, task0_demand, task1_demand }) => {
      const scenario = demands(capacity, [task0_demand, task0_demand.map(() => task1_demand)], [0, 0], 60);
      const steps = task0_demand.map((_, step) => loadRates(scenario, 60 * step + 30));
      return { task0_supplied: steps.map(([first]) => first), task1_supplied: steps.map(([, second]) => second) };
    },
    (expected) => expected,
    { relative: 1e-12 },
  ),
  // With work kept a fragment is a task that does its work; its fragments follow one another, so their times add up.
  expressed<
    { capacity: number; traces: readonly number[][]; fragment_min: number },
    { makespan_s: { perfect: number[]; no_delay: number[] } }
  >(
    'opendc-scaling',
    ({ capacity, traces, fragment_min }) => {
      const seconds = fragment_min * 60;
      const fragment = (mhz: number): number =>
        durations(
          play({
            hostlab: 1,
            hosts: [host(1)],
            tasks: [{ name: 't', on: 'h', work: (mhz / capacity) * seconds, cpu: { limit: mhz / capacity } }],
          }),
        )[0] ?? NaN;
      return {
        perfect: traces.map((trace) => trace.reduce((sum, mhz) => sum + fragment(mhz), 0)),
        no_delay: traces.map((trace) => {
          const whole = play({
            hostlab: 1,
            hosts: [host(1)],
            loads: [
              {
                on: 'h',
                recorded: { cores: 2, step: `${String(seconds)} s`, values: trace.map((mhz) => mhz / capacity / 2) },
              },
            ],
          });
          return whole.run.endedAt / 1e6;
        }),
      };
    },
    ({ makespan_s }) => makespan_s,
  ),
  expressed<
    { service: number; arrivals: readonly number[] },
    { end_after_1: number[]; end_after_2: number[]; end_after_3: number[] }
  >(
    'ciw-ps-deterministic',
    ({ service, arrivals }) => {
      // The peer's prediction at an arrival: when each would end if the number that share stayed as it is.
      const predicted = (count: number): number[] => {
        const at = arrivals[count - 1] ?? NaN;
        const { measures } = play({
          hostlab: 1,
          until: `${String(at)} s`,
          hosts: [host(1)],
          tasks: arrivals
            .slice(0, count)
            .map((start, i) => ({ name: `t${String(i)}`, on: 'h', at: `${String(start)} s`, work: service })),
        });
        return measures.tasks.map(({ coreSeconds }) => at + (service - coreSeconds) * count);
      };
      return { end_after_1: predicted(1), end_after_2: predicted(2), end_after_3: predicted(3) };
    },
    ({ end_after_1, end_after_2, end_after_3 }) => ({ end_after_1, end_after_2, end_after_3 }),
  ),
  expressed<{ service: number; arrivals: readonly number[] }, { predicted_end: number[] }>(
    'ciw-limited-ps',
    ({ service, arrivals }) =>
      arrivals.map((_, i) => finishes(play(machine(`( ${'o'.repeat(i + 1)} )1`, { work: service }))).at(-1)),
    ({ predicted_end }) => predicted_end,
  ),
  expressed<{ work: readonly number[]; rate: number }, { finish_s: number[] }>(
    'dissect-two-sizes',
    ({ work, rate }) => finishes(play(machine('( oo )1', { work: work.map((one) => one / rate) }))),
    ({ finish_s }) => finish_s,
  ),
  expressed<{ work: readonly number[]; speed: number }, { finish_s: number[] }>(
    'edu-time-share-2',
    ({ work, speed }) => finishes(play(machine('( oo )1', { work: work.map((one) => one / speed) }))),
    ({ finish_s }) => finish_s,
  ),
  expressed<{ cores: number; mips: number; vms: number; vm_mips: number; length_mi: number }, { finish_s: number }>(
    'csplus-doc-share-time',
    ({ cores, mips, vms, vm_mips, length_mi }) =>
      finishes(
        play({
          hostlab: 1,
          hosts: [host(cores)],
          vms: Array.from({ length: vms }, (_, i) =>
            vm(`v${String(i)}`, 1, { mode: 'reserved', limit: vm_mips / mips }),
          ),
          tasks: Array.from({ length: vms }, (_, i) => ({
            name: `t${String(i)}`,
            on: `v${String(i)}`,
            work: length_mi / mips,
          })),
        }),
      ),
    ({ finish_s }, { vms }) => new Array<number>(vms).fill(finish_s),
  ),
  expressed<{ tasks: readonly number[]; each_s: number }, { makespan_s: number[] }>(
    'cloudsim-issue-14',
    ({ tasks, each_s }) =>
      tasks.map((count) => Math.max(...finishes(play(machine(`( [${'o'.repeat(count)}]1! )1`, { work: each_s }))))),
    ({ makespan_s }) => makespan_s,
    { relative: 0, absolute: 0 },
  ),
  shareTable('simgrid-share-bare'),
  shareTable('simgrid-share-1core'),
  shareTable('simgrid-share-2core-vm1'),
  expressed<
    { rows: readonly { cores: number; containers: number; share: number; work_s: number }[] },
    { finish_s: number[]; mean_slowdown: number[] }
  >(
    'dslabfaas-equal',
    ({ rows }) => {
      const ends = rows.map(({ cores, containers, share, work_s }) =>
        faas(
          cores,
          Array.from({ length: containers }, (): Share => ({ share, calls: 1, work_s })),
        ),
      );
      return {
        finish_s: ends.map((all) => Math.max(...all)),
        mean_slowdown: ends.map((all, i) => mean(all.map((end) => end / (rows[i]?.work_s ?? NaN) - 1))),
      };
    },
    ({ finish_s, mean_slowdown }) => ({ finish_s, mean_slowdown }),
  ),
  expressed<
    { cores: number; groups: readonly { n: number; share: number; work_s: number }[] },
    { finish_s: number[]; mean_abs_slowdown: number; mean_rel_slowdown: number }
  >(
    'dslabfaas-different-shares',
    ({ cores, groups }) => {
      const containers = groups.flatMap(({ n, share, work_s }) =>
        Array.from({ length: n }, (): Share => ({ share, calls: 1, work_s })),
      );
      const ends = faas(cores, containers);
      const late = ends.map((end, i) => end - (containers[i]?.work_s ?? NaN));
      return {
        finish_s: [ends[0], ends.at(-1)],
        mean_abs_slowdown: mean(late),
        mean_rel_slowdown: mean(late.map((one, i) => one / (containers[i]?.work_s ?? NaN))),
      };
    },
    ({ finish_s, mean_abs_slowdown, mean_rel_slowdown }) => ({ finish_s, mean_abs_slowdown, mean_rel_slowdown }),
  ),
  expressed<{ cores: number; containers: readonly Share[] }, { finish_s: number[]; mean_slowdown: number }>(
    'dslabfaas-concurrency',
    ({ cores, containers }) => {
      const ends = faas(cores, containers);
      return { finish_s: [ends[0], ends.at(-1)], mean_slowdown: mean(ends.map((end) => end - 1)) };
    },
    ({ finish_s, mean_slowdown }) => ({ finish_s, mean_slowdown }),
  ),
];

interface Share {
  readonly share: number;
  readonly calls: number;
  readonly work_s: number;
}

/** Containers that hold a share in cores when they run at full pace; a call alone in its container uses all of it. */
function faas(cores: number, containers: readonly Share[]): number[] {
  return finishes(
    play({
      hostlab: 1,
      hosts: [host(cores)],
      containers: containers.map(({ share }, i) => ({
        name: `c${String(i)}`,
        on: 'h',
        cpu: { weight: 100 * share, limit: share },
      })),
      tasks: containers.flatMap(({ share, calls, work_s }, i) =>
        Array.from({ length: calls }, (_, call) => ({
          name: `t${String(i)}-${String(call)}`,
          on: `c${String(i)}`,
          threads: share,
          work: share * work_s,
        })),
      ),
    }),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
