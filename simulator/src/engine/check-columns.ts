import type { Model } from '../model/model.ts';

/**
 * Holds the columns of a model against the model: one length for all, numbers of machines, hosts and services that there are.
 * Times and amounts are looked at by whoever made the model; those of columns by `parseScenario`.
 *
 * @throws RangeError that names the column, what it holds and what was expected
 */
export function checkColumns(model: Model): void {
  const { tasks, containers } = model.columns;
  if (tasks !== undefined) {
    sameLength('tasks', { ...tasks, service: undefined });
    if (tasks.machine !== undefined) within('tasks.machine', tasks.machine, model.machines.length, 'machines');
    if (tasks.service !== undefined)
      within('tasks.service', Float64Array.of(tasks.service), model.services.length, 'services');
    if ((tasks.machine === undefined) === (tasks.service === undefined))
      throw new RangeError('The tasks of the columns need either a machine each or one service for all.');
  }
  if (containers === undefined) return;
  sameLength('containers', { ...containers });
  if (containers.host !== undefined) within('containers.host', containers.host, model.hosts.length, 'hosts');
  if ((containers.duration === undefined) === (containers.work === undefined))
    throw new RangeError('The containers of the columns need either a duration or work.');
}

function sameLength(what: string, columns: Readonly<Record<string, Float64Array | undefined>>): void {
  const length = columns['at']?.length ?? 0;
  for (const [name, column] of Object.entries(columns))
    if (column !== undefined && column.length !== length)
      throw new RangeError(
        `Columns have one length: ${what}.at has ${String(length)} values, but ${what}.${name} has ${String(column.length)}.`,
      );
}

function within(name: string, column: Float64Array, count: number, what: string): void {
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    if (!(value >= 0 && value < count) || value % 1 !== 0)
      throw new RangeError(
        `${name}[${String(i)}] is ${String(value)}, but the model has ${String(count)} ${what}, numbered from 0.`,
      );
  }
}
