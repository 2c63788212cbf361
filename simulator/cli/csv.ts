import type { Model } from 'hostlab';
import { inputLimits } from './input-limits.ts';
import { readText, shownName } from './read-bytes.ts';
import { Failure, type Terminal } from './terminal.ts';

type Columns = Model['columns'];

/** A CSV file of numbers and names, as columns of text. */
interface Table {
  readonly file: string;
  readonly header: readonly string[];
  readonly cells: readonly (readonly string[])[];
}

async function readTable(file: string, known: readonly string[], terminal: Terminal): Promise<Table> {
  const lines = (await readText(file, inputLimits.tableBytes, terminal)).split(/\r?\n/);
  while (lines.at(-1)?.trim() === '') lines.pop();
  const header = (lines[0] ?? '').split(',').map((name) => name.trim());
  const name = shownName(file);
  const odd = header.findIndex((column, i) => !known.includes(column) || header.indexOf(column) !== i);
  if (odd >= 0)
    throw new Failure(
      1,
      `${name}:1:1 expected columns out of ${known.join(', ')}, each once, received ${JSON.stringify(header[odd]!.slice(0, 40))}`,
    );
  const cells = lines.slice(1).map((line, i) => {
    const row = line.split(',');
    if (row.length !== header.length)
      throw new Failure(
        1,
        `${name}:${String(i + 2)}:1 expected ${String(header.length)} cells, received ${String(row.length)}`,
      );
    return row;
  });
  return { file: name, header, cells };
}

/** One column as numbers, times `factor`, rounded where it counts µs or bytes. */
function numbers({ file, header, cells }: Table, name: string, factor = 1, rounded = false): Float64Array | undefined {
  const column = header.indexOf(name);
  if (column < 0) return undefined;
  const values = new Float64Array(cells.length);
  for (const [i, row] of cells.entries()) {
    const text = row[column]!.trim();
    const value = /^\d+(\.\d+)?([eE][+-]?\d{1,3})?$/.test(text) ? Number(text) * factor : NaN;
    if (!Number.isFinite(value))
      throw new Failure(
        1,
        `${file}:${String(i + 2)}:1 ${name}: expected a number from 0 up, received ${JSON.stringify(text.slice(0, 40))}`,
      );
    values[i] = rounded ? Math.round(value) : value;
  }
  return values;
}

/** One column as numbers of things that have names. */
function named(
  { file, header, cells }: Table,
  name: string,
  what: string,
  known: readonly { readonly name: string }[],
): Float64Array | undefined {
  const column = header.indexOf(name);
  if (column < 0) return undefined;
  const byName = new Map(known.map((one, i) => [one.name, i]));
  return Float64Array.from(cells, (row, i) => {
    const found = byName.get(row[column]!.trim());
    if (found === undefined)
      throw new Failure(
        1,
        `${file}:${String(i + 2)}:1 ${name}: expected the name of ${what}, received ${JSON.stringify(row[column]!.trim().slice(0, 40))}`,
      );
    return found;
  });
}

const microseconds = 1e6;

/** Tasks of a CSV file with the columns at (s), work (core-seconds) and on (a VM or container); without `on` they are requests of the one service. */
export async function readTasks(
  file: string,
  model: Model,
  terminal: Terminal,
): Promise<NonNullable<Columns['tasks']>> {
  const table = await readTable(file, ['at', 'work', 'on'], terminal);
  const at = numbers(table, 'at', microseconds, true);
  const work = numbers(table, 'work');
  if (at === undefined || work === undefined)
    throw new Failure(1, `${table.file}:1:1 the columns at and work are needed`);
  const machine = named(table, 'on', 'a VM or a container', model.machines);
  if (machine !== undefined) return { at, work, machine };
  if (model.services.length !== 1)
    throw new Failure(
      1,
      `${table.file}:1:1 without a column \`on\` the scenario must have one service that takes them all; it has ${String(model.services.length)}`,
    );
  return { at, work, service: 0 };
}

/** Containers of a CSV file; times in seconds, memory in bytes, `host` by name. */
export async function readContainers(
  file: string,
  model: Model,
  terminal: Terminal,
): Promise<NonNullable<Columns['containers']>> {
  const plain = ['work', 'weight', 'limit', 'cpuRequest'] as const;
  const times = ['startup', 'duration'] as const;
  const table = await readTable(file, ['at', ...times, ...plain, 'memoryRequest', 'host'], terminal);
  const at = numbers(table, 'at', microseconds, true);
  if (at === undefined) throw new Failure(1, `${table.file}:1:1 the column at is needed`);
  const columns: Record<string, Float64Array> = { at };
  const add = (name: string, column: Float64Array | undefined): void => {
    if (column !== undefined) columns[name] = column;
  };
  for (const name of times) add(name, numbers(table, name, microseconds, true));
  for (const name of plain) add(name, numbers(table, name));
  add('memoryRequest', numbers(table, 'memoryRequest', 1, true));
  add('host', named(table, 'host', 'a host', model.hosts));
  return columns as unknown as NonNullable<Columns['containers']>;
}
