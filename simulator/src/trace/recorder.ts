import { chunkSize, type Trace, type TraceChunk, type TraceHeader } from './trace.ts';

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

/** Writes a trace, one record after the other. */
export class Recorder {
  readonly #chunks: TraceChunk[] = [];
  readonly #further = new Map<number, number[]>();
  #chunk: TraceChunk = emptyChunk();
  #filled = chunkSize;
  #length = 0;

  /** Records told so far; the next one gets this number. */
  get length(): number {
    return this.#length;
  }

  /** Appends a record and returns its number. Quantities must be numbers; −0 and NaN are a caller's mistake. */
  tell(
    kind: number,
    at: number,
    who: number,
    where: number,
    a: number,
    b: number,
    cause: number,
    also: number,
  ): number {
    if (this.#filled === chunkSize) {
      this.#chunk = emptyChunk();
      this.#chunks.push(this.#chunk);
      this.#filled = 0;
    }
    const chunk = this.#chunk;
    const i = this.#filled++;
    chunk.kind[i] = kind;
    chunk.at[i] = at;
    chunk.who[i] = who;
    chunk.where[i] = where;
    chunk.a[i] = a;
    chunk.b[i] = b;
    chunk.cause[i] = cause;
    chunk.also[i] = also;
    return this.#length++;
  }

  /** Names one more cause of a record that has two already. */
  addCause(record: number, cause: number): void {
    const list = this.#further.get(record);
    if (list === undefined) this.#further.set(record, [cause]);
    else list.push(cause);
  }

  finish(header: TraceHeader): Trace {
    return { header, length: this.#length, chunks: this.#chunks, furtherCauses: this.#further };
  }
}
