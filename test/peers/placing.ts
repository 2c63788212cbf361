import type { Model } from '../../simulator/src/model/model.ts';
import type { Scenario, VmEntry } from '../../simulator/src/scenario/scenario.ts';
import { stateAt } from '../../simulator/src/trace/reader.ts';
import { records } from '../../simulator/src/trace/trace.ts';
import { simulate } from '../../simulator/src/engine/simulate.ts';
import { durations, finishes, modelOf, play } from '../kit/play.ts';
import { expressed, type Expressed } from './peer-case.ts';

const gigabyte = 1e9;

/** Share of each host's cores that is promised, once all have asked. */
function promised(scenario: Scenario): number[] {
  const { model, run } = play(scenario);
  const { places } = stateAt(model, run.trace, 0);
  return model.hosts.map(({ cores }, host) => (places[host]?.promised.cores ?? NaN) / cores);
}

/** Containers with one process each, which go when it is done: on so many hosts. */
function columns(hosts: Scenario['hosts'], count: number, each: { cores: number; bytes: number; work: number }): Model {
  const column = (value: number): Float64Array => new Float64Array(count).fill(value);
  return {
    ...modelOf({ hostlab: 1, hosts }),
    columns: {
      containers: {
        at: column(0),
        work: column(each.work),
        cpuRequest: column(each.cores),
        memoryRequest: column(each.bytes),
      },
    },
  };
}

/** What goes where, and who has to wait. */
export const placing: readonly Expressed[] = [
  // A core belongs to one VM: a reserved VM of one vCPU, whose task is slowed to the VM's MIPS.
  expressed<
    {
      datacenters: number;
      host: { mips_per_core: number };
      vms: readonly { mips: number }[];
      tasks: readonly { vm: number; length_mi: number }[];
    },
    { cpu_time_s: number[]; vms_in_different_datacenters: boolean }
  >(
    'cloudsim-ex4',
    ({ datacenters, host: { mips_per_core }, vms, tasks }) => {
      const played = play({
        hostlab: 1,
        hosts: [{ name: 'site', count: datacenters, cores: 1, memory: '2 GiB' }],
        vms: vms.map((_, i) => ({ name: `v${String(i)}`, vcpus: 1, memory: '512 MiB' })),
        tasks: tasks.map(({ vm, length_mi }, i) => ({
          name: `t${String(i)}`,
          on: `v${String(vm)}`,
          work: length_mi / mips_per_core,
          cpu: { limit: (vms[vm]?.mips ?? NaN) / mips_per_core },
        })),
      });
      const sites = new Set(played.measures.machines.map(({ host }) => host));
      return { cpu_time_s: durations(played), vms_in_different_datacenters: sites.size === vms.length };
    },
    (expected) => expected,
  ),
  expressed<
    {
      datacenters: number;
      hosts_per_datacenter: readonly { cores: number; mips_per_core: number }[];
      vms_requested: number;
      tasks: { count: number; length_mi: number };
    },
    { tasks_taking_4s: number; tasks_taking_3s: number; vms_created: number; ids_taking_4s: string }
  >(
    'cloudsim-ex6',
    ({ datacenters, hosts_per_datacenter, vms_requested, tasks: { count, length_mi } }) => {
      const sites = Array.from({ length: datacenters }, () => hosts_per_datacenter).flat();
      const scenario: Scenario = {
        hostlab: 1,
        hosts: sites.map(({ cores }, i) => ({ name: `h${String(i)}`, cores, memory: '2 GiB' })),
        vms: [{ name: 'v', count: vms_requested, vcpus: 1, memory: '256 MiB' }],
      };
      const created = play(scenario).measures.machines.filter(({ placedAt }) => placedAt !== null).length;
      const lasts = durations(
        play({
          ...scenario,
          tasks: Array.from({ length: count }, (_, i) => ({
            name: `t${String(i)}`,
            on: `v-${String((i % created) + 1)}`,
            work: length_mi / (sites[0]?.mips_per_core ?? NaN),
          })),
        }),
      );
      const slow = lasts.flatMap((seconds, i) => (seconds > 3.5 ? [i % created] : []));
      return {
        tasks_taking_4s: lasts.filter((seconds) => Math.abs(seconds - 4) < 1e-5).length,
        tasks_taking_3s: lasts.filter((seconds) => Math.abs(seconds - 3) < 1e-5).length,
        vms_created: created,
        ids_taking_4s: `those with id mod ${String(created)} in {${[...new Set(slow)].join(',')}}`,
      };
    },
    (expected) => expected,
  ),
  expressed<{ submit: readonly number[]; create: readonly number[]; destroy: number }, { wait_s: number[] }>(
    'csplus-creation-wait',
    ({ submit, create, destroy }) => {
      // The host is taken until the VM is to be created, and after it has been destroyed.
      const whole: Omit<VmEntry, 'name'> = { vcpus: 1, memory: '1 GiB', stopAs: 'deallocated' };
      const seconds = (at: number | undefined): string => `${String(at)} s`;
      const { measures } = play({
        hostlab: 1,
        hosts: [{ name: 'h', cores: 1, memory: '1 GiB' }],
        vms: [
          { name: 'other', ...whole, stopAt: seconds(create[0]) },
          { name: 'first', ...whole, at: seconds(submit[0]), stopAt: seconds(destroy) },
          { name: 'another', ...whole, at: seconds(destroy), stopAt: seconds(create[1]) },
          { name: 'again', ...whole, at: seconds(submit[1]) },
        ],
      });
      return [1, 3].map((machine) => {
        const { placedAt, requestedAt } = measures.machines[machine]!;
        return ((placedAt ?? NaN) - requestedAt) / 1e6;
      });
    },
    ({ wait_s }) => wait_s,
  ),
  expressed<
    { hosts: readonly number[]; vms: readonly number[] },
    { first_fit_cpu_load: number[]; best_fit_cpu_load: number[] }
  >(
    'dslab-first-best-fit',
    ({ hosts, vms }) => {
      const scenario: Scenario = {
        hostlab: 1,
        hosts: hosts.map((cores, i) => ({ name: `h${String(i)}`, cores, memory: '1 TiB' })),
        vms: vms.map((vcpus, i) => ({ name: `v${String(i)}`, vcpus, memory: '1 GiB' })),
      };
      return {
        first_fit_cpu_load: promised({ ...scenario, placement: 'first-fit' }),
        best_fit_cpu_load: promised({ ...scenario, placement: 'best-fit' }),
      };
    },
    (expected) => expected,
  ),
  expressed<
    { hosts: number; host: readonly [number, number]; vm: readonly [number, number]; count: number },
    { cpu_load: number[] }
  >(
    'dslab-no-overcommit',
    ({ hosts, host: [cores, memory], vm: [vcpus, size], count }) =>
      promised({
        hostlab: 1,
        hosts: [{ name: 'h', count: hosts, cores, memory: `${String(memory)} GiB` }],
        vms: [{ name: 'v', count, vcpus, memory: `${String(size)} GiB` }],
      }),
    ({ cpu_load }) => cpu_load,
  ),
  expressed<
    { host: readonly [number, number]; vm: readonly [number, number]; use: readonly [number, number]; count: number },
    { cpu_load: number; memory_load: number; memory_allocated: number }
  >(
    'dslab-overcommit',
    ({ host: [cores, memory], vm: [vcpus, size], use: [busy, resident], count }) => {
      const { model, run } = play({
        hostlab: 1,
        until: '1 h',
        hosts: [{ name: 'h', cores, memory: `${String(memory)} GB` }],
        vms: [
          {
            name: 'v',
            count,
            vcpus,
            memory: `${String(size)} GB`,
            cpu: { mode: 'shared' },
            uses: { initial: `${String(resident * size)} GB` },
          },
        ],
        loads: [{ each: 'v', steady: busy * vcpus }],
      });
      const state = stateAt(model, run.trace, 60e6).places[0]!;
      return {
        cpu_load: state.cpu.granted / cores,
        memory_load: state.memory.used / (memory * gigabyte),
        memory_allocated: state.promised.bytes / gigabyte,
      };
    },
    (expected) => expected,
  ),
  expressed<
    { cores: number; ram_gb: number; tasks: number; task_ram_gb: number; task_s: number },
    { makespan_s: number; parallel_efficiency_pct: number }
  >(
    'edu-ram',
    ({ cores, ram_gb, tasks, task_ram_gb, task_s }) => {
      const model = columns([{ name: 'h', cores, memory: `${String(ram_gb)} GB` }], tasks, {
        cores: 0,
        bytes: task_ram_gb * gigabyte,
        work: task_s,
      });
      const makespan = simulate(model).counters.lastFinishedAt / 1e6;
      return { makespan_s: makespan, parallel_efficiency_pct: (100 * tasks * task_s) / (makespan * cores) };
    },
    (expected) => expected,
    { relative: 1e-5 },
  ),
  expressed<{ nodes: number; cores: number; calls: number }, { node_of_call: (readonly [number, number, number])[] }>(
    'wrench-two-hosts-fcfs',
    ({ nodes, cores, calls }) => {
      const model = columns([{ name: 'node', count: nodes, cores, memory: '1 TiB' }], calls, {
        cores: 1,
        bytes: 0,
        work: 10,
      });
      const first = model.hosts.length + model.machines.length;
      const nodeOf = new Array<number>(calls).fill(NaN);
      for (const { kind, who, where } of records(simulate(model).trace))
        if (kind === 'placed') nodeOf[who - first] = where + 1;
      return nodeOf;
    },
    ({ node_of_call }) => node_of_call.flatMap(([from, to, node]) => new Array<number>(to - from + 1).fill(node)),
  ),
  // Two half-loaded tasks on one host of two cores: power by average load.
  expressed<
    { tasks: number; minutes: number; mhz: number },
    { makespan_s: number; energy_j: number; active_s: number; idle_s: number }
  >(
    'opendc-two-tasks-parallel',
    ({ tasks, minutes, mhz }) => {
      const limit = mhz / 2000;
      const played = play({
        hostlab: 1,
        hosts: [{ name: 'h', cores: 2, memory: '1 GiB', power: { idle: 100, peak: 200 } }],
        tasks: [{ name: 't', count: tasks, on: 'h', work: minutes * 60 * limit, cpu: { limit } }],
      });
      const host = played.measures.hosts[0]!;
      const makespan = Math.max(...finishes(played));
      return {
        makespan_s: makespan,
        active_s: host.usedCoreSeconds / 2,
        idle_s: makespan - host.usedCoreSeconds / 2,
        energy_j: host.energyJoules,
      };
    },
    ({ makespan_s, active_s, idle_s, energy_j }) => ({ makespan_s, active_s, idle_s, energy_j }),
    { relative: 1e-8 },
  ),
  expressed<
    { host_cores: number; watt_per_core: number; vm_vcpus: number; task_s: number },
    { finish_s: number; energy_j: number }
  >(
    'simgrid-issue-297',
    ({ host_cores, watt_per_core, vm_vcpus, task_s }) => {
      const played = play({
        hostlab: 1,
        hosts: [
          { name: 'h', cores: host_cores, memory: '1 TiB', power: { idle: 0, peak: host_cores * watt_per_core } },
        ],
        vms: [{ name: 'v', on: 'h', vcpus: vm_vcpus, memory: '1 GiB' }],
        tasks: [{ name: 't', on: 'v', work: task_s }],
      });
      return { finish_s: finishes(played)[0], energy_j: played.measures.hosts[0]?.energyJoules };
    },
    (expected) => expected,
  ),
];
