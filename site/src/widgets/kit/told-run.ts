import { chunkSize, type Measures, type Run, type TraceChunk } from 'hostlab';
import type { Outcome } from './now.ts';

/** The columns of a trace whose numbers, of one kind of record, tend to go up by one or to stay. */
const stepwise = ['who', 'where'] as const;
/** The columns that name earlier records; told as how far back they are; 0: none, −1: the last one of that kind again. */
const causes = ['cause', 'also'] as const;
type Column = (typeof stepwise)[number] | (typeof causes)[number] | 'a' | 'b';

/** An amount; one with a fraction that a record behind it has already is told as how many causes back that is: `^2`. */
type Amount = number | string;
/** Numbers by kind of record: like stands beside like, and packs to a third. */
type ByKind<Of = number> = Record<number, Of[]>;

/** A run as a page is told it: what a figure needs to show the state that nobody has touched, without the simulator. */
export interface ToldRun {
  readonly run: Omit<Run, 'trace'>;
  readonly measures: Measures;
  readonly scenario: string;
  /** µs since the record before. */
  readonly at: readonly number[];
  readonly kind: readonly number[];
  readonly columns: Readonly<Record<Exclude<Column, 'a'>, ByKind>> & { readonly a: ByKind<Amount> };
  readonly further: readonly (readonly [record: number, causes: readonly number[]])[];
}

/** Writes a run for its page. */
export function toldRun({ run: { trace, ...run }, measures }: Outcome): ToldRun {
  const at: number[] = [];
  const kinds: number[] = [];
  const columns: { -readonly [column in keyof ToldRun['columns']]: ToldRun['columns'][column] } = {
    who: {},
    where: {},
    cause: {},
    also: {},
    a: {},
    b: {},
  };
  const last = new Last();
  let now = 0;
  for (let id = 0; id < trace.length; id++) {
    const chunk = trace.chunks[Math.floor(id / chunkSize)]!;
    const i = id % chunkSize;
    const kind = chunk.kind[i]!;
    at.push(chunk.at[i]! - now);
    now = chunk.at[i]!;
    kinds.push(kind);
    const tell = (column: Exclude<Column, 'a'>, value: number): void => void (columns[column][kind] ??= []).push(value);
    for (const column of stepwise) tell(column, last.step(column, kind, chunk[column][i]!));
    for (const column of causes) {
      const named = chunk[column][i]!;
      tell(column, named < 0 ? 0 : last.step(column, kind, named) === 0 ? -1 : id - named);
    }
    (columns.a[kind] ??= []).push(amountOf(trace.chunks, id));
    tell('b', chunk.b[i]!);
  }
  return {
    run,
    measures,
    scenario: trace.header.scenario,
    at,
    kind: kinds,
    columns,
    further: [...trace.furtherCauses],
  };
}

/** Reads what {@link toldRun} writes: the very run. */
export function heardRun(told: ToldRun): Outcome {
  const { run, measures, scenario, at, kind: kinds, columns, further } = told;
  const length = kinds.length;
  const chunks: TraceChunk[] = [];
  const read = new Map<number, number>();
  const last = new Last();
  let now = 0;
  for (let id = 0; id < length; id++) {
    const i = id % chunkSize;
    if (i === 0) chunks.push(emptyChunk());
    const chunk = chunks.at(-1)!;
    const kind = kinds[id]!;
    const nth = read.get(kind) ?? 0;
    read.set(kind, nth + 1);
    now += at[id]!;
    chunk.at[i] = now;
    chunk.kind[i] = kind;
    for (const column of stepwise) chunk[column][i] = last.add(column, kind, columns[column][kind]![nth]!);
    for (const column of causes) {
      const back = columns[column][kind]![nth]!;
      chunk[column][i] = back === 0 ? -1 : back < 0 ? last.add(column, kind, 0) : last.put(column, kind, id - back);
    }
    const amount = columns.a[kind]![nth]!;
    chunk.a[i] =
      typeof amount === 'number' ? amount : column(chunks, 'a', causeOf(chunks, id, Number(amount.slice(1))));
    chunk.b[i] = columns.b[kind]![nth]!;
  }
  const { seed, endedAt, stop } = run;
  const header = { format: 'hostlab.trace/1', scenario, seed, endedAt, stop } as const;
  return { run: { ...run, trace: { header, length, chunks, furtherCauses: new Map(further) } }, measures };
}

const farthestCause = 3;

function amountOf(chunks: readonly TraceChunk[], id: number): Amount {
  const own = column(chunks, 'a', id);
  if (Number.isInteger(own) || !Number.isFinite(own)) return own;
  for (let steps = 1; steps <= farthestCause; steps++) {
    const behind = causeOf(chunks, id, steps);
    if (behind < 0) break;
    if (column(chunks, 'a', behind) === own) return `^${String(steps)}`;
  }
  return own;
}

/** The record so many causes back; −1 where there is none. */
function causeOf(chunks: readonly TraceChunk[], id: number, steps: number): number {
  let at = id;
  for (let i = 0; i < steps && at >= 0; i++) at = column(chunks, 'cause', at);
  return at;
}

function column(chunks: readonly TraceChunk[], name: Column, id: number): number {
  return chunks[Math.floor(id / chunkSize)]![name][id % chunkSize]!;
}

/** The last number of each column and kind. */
class Last {
  readonly #numbers = new Map<string, number>();

  step(column: Column, kind: number, value: number): number {
    return value - this.#swap(column, kind, () => value);
  }

  add(column: Column, kind: number, step: number): number {
    const before = this.#swap(column, kind, (last) => last + step);
    return before + step;
  }

  put(column: Column, kind: number, value: number): number {
    this.#swap(column, kind, () => value);
    return value;
  }

  #swap(column: Column, kind: number, next: (last: number) => number): number {
    const key = `${column}${String(kind)}`;
    const before = this.#numbers.get(key) ?? 0;
    this.#numbers.set(key, next(before));
    return before;
  }
}

function emptyChunk(): TraceChunk {
  return {
    at: new Float64Array(chunkSize),
    a: new Float64Array(chunkSize),
    b: new Float64Array(chunkSize),
    who: new Int32Array(chunkSize),
    where: new Int32Array(chunkSize),
    cause: new Int32Array(chunkSize),
    also: new Int32Array(chunkSize),
    kind: new Uint8Array(chunkSize),
  };
}
