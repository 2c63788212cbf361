import { bill, type Bill } from '../cost/bill.ts';
import type { Run } from '../engine/run.ts';
import type { Measures } from '../metrics/measures.ts';
import { placeName, taskName } from '../model/model.ts';

const seconds = (time: number): number => time / 1e6;
const secondsOr = (time: number | null): number | null => (time === null ? null : seconds(time));

/** The bill of a run, where the scenario names a price book. */
export function billOf({ model, trace }: Run): Bill | undefined {
  return model.prices === undefined ? undefined : bill(model, trace, model.prices);
}

/** What `run --json` prints: times in seconds, sizes in bytes. */
export function runJson(run: Run, measures: Measures, cost: Bill | undefined): object {
  const { model } = run;
  const name = (place: number): string | null => (place < 0 ? null : placeName(model, place));
  return {
    format: 'hostlab.run/1',
    scenario: model.name,
    seed: run.seed,
    endedAt: seconds(run.endedAt),
    events: run.events,
    stop: run.stop,
    tasks: measures.tasks.map((task) => ({
      name: taskName(model, task.task),
      on: name(task.on),
      submitted: seconds(task.submitted),
      started: secondsOr(task.started),
      finished: secondsOr(task.finished),
      outcome: task.outcome,
      cpuSeconds: task.coreSeconds,
    })),
    machines: measures.machines.map((machine) => ({
      name: name(machine.place),
      kind: model.machines[machine.place - model.hosts.length]!.kind,
      host: name(machine.host),
      on: name(machine.on),
      requestedAt: seconds(machine.requestedAt),
      placedAt: secondsOr(machine.placedAt),
      readyAt: secondsOr(machine.readyAt),
      stoppedAt: secondsOr(machine.stoppedAt),
      outcome: machine.outcome,
      startup: machine.startup.map(({ phase, from, to }) => ({ phase, from: seconds(from), to: seconds(to) })),
      usedCoreSeconds: machine.usedCoreSeconds,
      stealCoreSeconds: machine.stealCoreSeconds,
      throttledCoreSeconds: machine.throttledCoreSeconds,
      promisedCores: machine.promisedCores,
      promisedBytes: machine.promisedBytes,
      restarts: machine.restarts,
    })),
    hosts: measures.hosts.map((host) => ({
      name: name(host.place),
      cpu: {
        capacity: host.capacityCores,
        reservedCoreSeconds: host.reservedCoreSeconds,
        usedCoreSeconds: host.usedCoreSeconds,
        wastedCoreSeconds: host.wastedCoreSeconds,
      },
      memory: host.memory,
      energyJoules: host.energyJoules,
      peakMachines: host.peakMachines,
    })),
    services: measures.services.map(({ service, response }) => ({ name: model.services[service]!.name, response })),
    response: measures.response,
    startup: measures.startup,
    taskTotals: measures.taskTotals,
    columnContainers: measures.columnContainers,
    density: { ...measures.density, peakAt: seconds(measures.density.peakAt) },
    kills: measures.kills,
    cost:
      cost === undefined
        ? { currency: 'USD', total: 0, lines: [] }
        : {
            currency: cost.currency,
            total: cost.total,
            book: cost.book,
            region: cost.region,
            asOf: cost.asOf,
            lines: cost.lines.map((line) => ({
              ...line,
              what: name(line.what),
              from: seconds(line.from),
              to: seconds(line.to),
            })),
            notes: cost.notes.map((note) => ({ ...note, what: name(note.what) })),
          },
  };
}
