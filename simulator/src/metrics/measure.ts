import type { Model, Place } from '../model/model.ts';
import { chunkSize, type Trace } from '../trace/trace.ts';
import type { HostMeasures, MachineMeasures, Measures, TaskMeasures } from './measures.ts';
import { Meter } from './meter.ts';
import { MachineStories, taskOutcomes, TaskStories, tellStories } from './stories.ts';
import { summarize } from './summary.ts';

/** µs in a second. */
const second = 1e6;

/**
 * Reads all that is measured off a trace; takes time in proportion to its length.
 *
 * Everything is an integral over the whole run, from 0 to `header.endedAt`. A trace that was read from a file serves as
 * well as a fresh one. Objects are made only for what the model spells out; what came as columns is counted.
 */
export function measure(model: Model, trace: Trace): Measures {
  const meter = new Meter(model, trace).finish();
  const machines = new MachineStories(model);
  const tasks = new TaskStories(model);
  trace.chunks.forEach((chunk, number) => {
    const records = Math.min(chunkSize, trace.length - number * chunkSize);
    for (let i = 0; i < records; i++) tellStories(chunk, i, tasks, machines);
  });
  const { endedAt } = trace.header;
  tasks.finish(endedAt);
  const { hostsAtPeak } = meter;
  return {
    endedAt,
    hosts: model.hosts.map((_, host) => hostMeasures(meter, host, endedAt)),
    machines: model.machines.map((_, machine) => machineMeasures(meter, machines, machine, endedAt)),
    tasks: model.tasks.map((_, task) => taskMeasures(model, tasks, task)),
    services: model.services.map((_, service) => ({ service, response: summarize(tasks.responsesOf(service)) })),
    response: summarize(tasks.responses.taken()),
    startup: summarize(machines.startups.taken()),
    density: {
      machinesAtPeak: meter.peakPlaced,
      peakAt: meter.peakAt,
      hostsAtPeak,
      perHost: hostsAtPeak === 0 ? 0 : meter.peakPlaced / hostsAtPeak,
    },
    hostsUsed: meter.touched.reduce((sum, one) => sum + one, 0),
    kills: meter.kills,
    taskTotals: tasks.totals,
    columnContainers: {
      count: model.columns.containers?.at.length ?? 0,
      placed: meter.columnsPlaced,
      rejected: meter.columnsRejected,
      reservedCoreSeconds: meter.columnCoreTime / second,
      reservedByteSeconds: meter.columnByteTime / second,
    },
  };
}

function hostMeasures(meter: Meter, host: Place, endedAt: number): HostMeasures {
  const spec = meter.model.hosts[host]!;
  const seconds = endedAt / second;
  const used = (meter.used[host]! + meter.sliceUsed[host]!) / second + spec.system.cores * seconds;
  return {
    place: host,
    capacityCores: spec.cores,
    reservedCoreSeconds: meter.reservedCores[host]! / second,
    usedCoreSeconds: used,
    wastedCoreSeconds: meter.sliceIdle[host]! / second,
    memory: {
      capacityBytes: spec.memory,
      reservedByteSeconds: meter.reservedBytes[host]! / second,
      usedByteSeconds: meter.usedBytes[host]! / second,
    },
    // Power is linear in utilisation, so the integral needs only the integral of what was used.
    energyJoules: spec.power.idle * seconds + ((spec.power.peak - spec.power.idle) * used) / spec.cores,
    peakMachines: meter.peakGuests[host]!,
  };
}

function machineMeasures(meter: Meter, stories: MachineStories, machine: number, endedAt: number): MachineMeasures {
  const place = meter.hosts + machine;
  const on = stories.on[machine]!;
  let host = on;
  while (host >= meter.hosts) host = stories.on[host - meter.hosts]!;
  return {
    place,
    host,
    on,
    requestedAt: stories.requestedAt[machine]!,
    placedAt: moment(stories.placedAt[machine]!),
    readyAt: moment(stories.readyAt[machine]!),
    stoppedAt: moment(stories.stoppedAt[machine]!),
    outcome: stories.outcome[machine]!,
    startup: stories.startup[machine]!.map((step) => (step.to < 0 ? { ...step, to: endedAt } : step)),
    usedCoreSeconds: meter.used[place]! / second,
    stealCoreSeconds: meter.steal[place]! / second,
    throttledCoreSeconds: meter.throttled[place]! / second,
    promisedCores: stories.promisedCores[machine]!,
    promisedBytes: stories.promisedBytes[machine]!,
    restarts: stories.restarts[machine]!,
  };
}

function taskMeasures(model: Model, stories: TaskStories, task: number): TaskMeasures {
  const { on, at } = model.tasks[task]!;
  const target = on.kind === 'host' ? on.host : on.kind === 'machine' ? model.hosts.length + on.machine : -1;
  const outcome = taskOutcomes[stories.outcome[task]!]!;
  return {
    task,
    on: target,
    submitted: at,
    started: moment(stories.startedAt[task]!),
    finished: outcome === 'finished' ? stories.endedAt[task]! : null,
    outcome,
    coreSeconds: stories.done[task]!,
  };
}

function moment(at: number): number | null {
  return at < 0 ? null : at;
}
