import { headerText, isCount, readHeader } from './header.ts';
import { mostIssues, type Decoded, type TraceIssue } from './issue.ts';
import { Recorder } from './recorder.ts';
import { recordKinds, type RecordKind } from './records.ts';
import { chunkSize, kindCode, type Trace } from './trace.ts';

/** Records written at once. */
const blockLines = 1024;

/**
 * Writes a trace as text, block by block: the header in the first line, then a JSON object a line, each with its line end.
 *
 * A record is `{"at":µs,"kind":"…","who":…,"where":…,"a":…,"b":…,"causes":[…]}`. What is left out is −1 (`who`, `where`),
 * 0 (`a`, `b`) or none (`causes`). ∞ is `"inf"`. The number of a record is its line less 2. The same trace gives the same
 * bytes, in every engine.
 */
export function* traceLines(trace: Trace): Generator<string, void, undefined> {
  yield `${headerText(trace.header, trace.length)}\n`;
  for (let first = 0; first < trace.length; first += blockLines) {
    const lines: string[] = [];
    const end = Math.min(first + blockLines, trace.length);
    for (let id = first; id < end; id++) lines.push(line(trace, id));
    lines.push('');
    yield lines.join('\n');
  }
}

/** A whole trace as one text; for long ones write {@link traceLines} as they come. */
export function encodeTrace(trace: Trace): string {
  return [...traceLines(trace)].join('');
}

/** One record. JSON.stringify leaves out what is undefined, and is faster than putting texts together. */
function line(trace: Trace, id: number): string {
  const chunk = trace.chunks[Math.floor(id / chunkSize)]!;
  const i = id % chunkSize;
  const who = chunk.who[i]!;
  const where = chunk.where[i]!;
  const a = chunk.a[i]!;
  const b = chunk.b[i]!;
  return JSON.stringify({
    at: chunk.at[i],
    kind: recordKinds[chunk.kind[i]!],
    who: who === -1 ? undefined : who,
    where: where === -1 ? undefined : where,
    a: a === 0 ? undefined : a === Infinity ? 'inf' : a,
    b: b === 0 ? undefined : b === Infinity ? 'inf' : b,
    causes: causesOf(trace, id, chunk.cause[i]!, chunk.also[i]!),
  });
}

function causesOf(trace: Trace, id: number, cause: number, also: number): readonly number[] | undefined {
  const further = trace.furtherCauses.get(id);
  if (further === undefined && cause < 0 && also < 0) return undefined;
  return [cause, also].filter((one) => one >= 0).concat(further ?? []);
}

/** A line of a file that may be anything. */
type Line = Partial<Record<'at' | 'kind' | 'who' | 'where' | 'a' | 'b' | 'causes', unknown>>;

/**
 * Reads what {@link encodeTrace} writes; never throws.
 *
 * Checks that every line is a record of a known kind, that time does not go back, that causes are earlier records, and
 * that all records that the header promises are there. Fields it does not know are passed over. At most
 * `mostIssues` faults are told.
 */
export function decodeTrace(text: string): Decoded {
  const headerEnd = endOfLine(text, 0);
  const header = readHeader(text.slice(0, headerEnd));
  if (!header.ok)
    return { ok: false, issues: header.messages.map((message) => ({ line: 1, code: 'header', message })) };
  const reader = new LineReader();
  let from = headerEnd + 1;
  while (from < text.length && reader.issues.length < mostIssues) {
    let to = from - 1;
    let lines = 0;
    while (lines < blockLines && to + 1 < text.length) {
      to = endOfLine(text, to + 1);
      lines++;
    }
    reader.block(text.slice(from, to), lines);
    from = to + 1;
  }
  const { issues, recorder } = reader;
  if (issues.length === 0 && recorder.length !== header.records) {
    const message = `The header promises ${String(header.records)} records; there are ${String(recorder.length)}.`;
    issues.push({ line: recorder.length + 1, code: 'length', message });
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, trace: recorder.finish(header.header) };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

class LineReader {
  readonly recorder: Recorder = new Recorder();
  readonly issues: TraceIssue[] = [];
  /** Line that is being read. */
  #line = 1;
  #at = 0;

  /**
   * Reads a block of lines by one call of JSON.parse, which is more than twice as fast as one call a line. Zeros between
   * the lines make sure that no value can begin in one line and end in another. Only where something is wrong each line
   * is read by itself.
   */
  block(text: string, lines: number): void {
    let values: unknown;
    try {
      values = JSON.parse(`[${text.replaceAll('\n', ',0,')}]`);
    } catch {
      values = [];
    }
    const together = values as Line[];
    const sound =
      together.length === 2 * lines - 1 && together.every((value, i) => i % 2 === 0 || (value as unknown) === 0);
    if (sound) for (let i = 0; i < lines; i++) this.#read(together[2 * i]!);
    else for (const one of text.split('\n')) this.#readAlone(one);
  }

  #readAlone(text: string): void {
    if (this.issues.length >= mostIssues) return;
    let value: Line;
    try {
      value = JSON.parse(text) as Line;
    } catch {
      this.#line++;
      return this.#fault('json', text.trim() === '' ? 'This line is empty.' : 'This line is not JSON.');
    }
    this.#read(value);
  }

  #read(record: Line | null): void {
    this.#line++;
    if (this.issues.length >= mostIssues) return;
    if (typeof record !== 'object' || record === null) return this.#fault('record', 'A record is an object in braces.');
    const { at, kind, who = -1, where = -1, a = 0, b = 0, causes = [] } = record;
    const code = kindCode[kind as RecordKind] as number | undefined;
    if (typeof kind !== 'string' || typeof code !== 'number')
      return this.#fault('kind', `No kind of record is called ${JSON.stringify(kind) ?? 'nothing'}.`);
    if (!isCount(at))
      return this.#fault('at', `"at" is whole microseconds ≥ 0, not ${JSON.stringify(at) ?? 'left out'}.`);
    if (at < this.#at) return this.#fault('at', `Time goes back from ${String(this.#at)} to ${String(at)} µs.`);
    if (!isInt32(who) || !isInt32(where)) return this.#fault('place', '"who" and "where" are whole numbers.');
    const [first, second] = [toQuantity(a), toQuantity(b)];
    if (first === undefined || second === undefined)
      return this.#fault('quantity', '"a" and "b" are numbers, or "inf".');
    // A line that is wrong has a number, too: later records mean it.
    const id = this.#line - 2;
    if (!Array.isArray(causes) || !causes.every((cause) => isCount(cause) && cause < id))
      return this.#fault('causes', `"causes" are numbers of earlier records, 0 to ${String(id - 1)}.`);
    const known = causes as number[];
    this.#at = at;
    this.recorder.tell(code, at, who, where, first, second, known[0] ?? -1, known[1] ?? -1);
    for (let i = 2; i < known.length; i++) this.recorder.addCause(id, known[i]!);
  }

  #fault(code: string, message: string): void {
    this.issues.push({ line: this.#line, code, message });
  }
}

function isInt32(value: unknown): value is number {
  return typeof value === 'number' && (value | 0) === value;
}

/** A number of the file; `undefined` where it is none. */
function toQuantity(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return value === 'inf' ? Infinity : undefined;
}
