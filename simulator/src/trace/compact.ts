import { headerText, readHeader } from './header.ts';
import type { Decoded } from './issue.ts';
import { recordKinds } from './records.ts';
import { chunkSize, type Trace, type TraceChunk } from './trace.ts';

/*
 * The form, little-endian: "hostlab\n", version (u32), length of the header in bytes (u32), the header as ASCII JSON
 * padded with blanks to a multiple of 8, then one column after the other over all records: at, a, b (f64), who, where,
 * cause, also (i32), then the third and later causes as pairs of record and cause (i32 each, their number is the i32
 * before them, padded to 8), and last the kinds (u8).
 */
const magic = 'hostlab\n';
const version = 1;
const fixedBytes = 16;

/** Bytes of one record in the columns. */
export const bytesPerRecord = 41;

const floats = ['at', 'a', 'b'] as const;
const integers = ['who', 'where', 'cause', 'also'] as const;

/** Where the parts of a file begin, bytes. */
interface Layout {
  readonly floats: number;
  readonly integers: number;
  readonly further: number;
  readonly kinds: number;
  readonly end: number;
}

function layOut(headerBytes: number, records: number, further: number): Layout {
  const start = fixedBytes + headerBytes;
  const integersAt = start + floats.length * 8 * records;
  const furtherAt = integersAt + integers.length * 4 * records;
  const kinds = furtherAt + 8 + 8 * further;
  return { floats: start, integers: integersAt, further: furtherAt, kinds, end: kinds + records };
}

/**
 * Writes a trace in its compact form: 41 bytes a record, columns as they lie in memory. The same trace gives the same
 * bytes.
 *
 * @throws RangeError on a big-endian machine, where columns do not lie as the form says
 */
export function encodeCompact(trace: Trace): Uint8Array {
  if (!isLittleEndian()) throw new RangeError('The compact form is written on little-endian machines only.');
  const header = toAscii(headerText(trace.header, trace.length));
  const pairs = [...trace.furtherCauses.entries()].sort(([one], [other]) => one - other);
  const further = pairs.flatMap(([record, causes]) => causes.flatMap((cause) => [record, cause]));
  const layout = layOut(header.length, trace.length, further.length / 2);
  const bytes = new Uint8Array(layout.end);
  bytes.set(fromAscii(magic), 0);
  new Uint32Array(bytes.buffer, 8, 2).set([version, header.length]);
  bytes.set(fromAscii(header), fixedBytes);
  trace.chunks.forEach((chunk, number) => {
    const first = number * chunkSize;
    const count = Math.min(chunkSize, trace.length - first);
    const view = views(bytes.buffer, layout, trace.length, first, count);
    for (const name of [...floats, ...integers, 'kind'] as const) view[name].set(chunk[name].subarray(0, count));
  });
  const tail = new Int32Array(bytes.buffer, layout.further, 2 + further.length);
  tail[0] = further.length / 2;
  tail.set(further, 2);
  return bytes;
}

/** The part of all columns that one chunk fills. */
function views(buffer: ArrayBufferLike, layout: Layout, records: number, first: number, count: number): TraceChunk {
  const float = (column: number): Float64Array =>
    new Float64Array(buffer, layout.floats + 8 * (column * records + first), count);
  const integer = (column: number): Int32Array =>
    new Int32Array(buffer, layout.integers + 4 * (column * records + first), count);
  return {
    at: float(0),
    a: float(1),
    b: float(2),
    who: integer(0),
    where: integer(1),
    cause: integer(2),
    also: integer(3),
    kind: new Uint8Array(buffer, layout.kinds + first, count),
  };
}

/**
 * Reads what {@link encodeCompact} writes; never throws. Checks the magic word, the version, all lengths, the kinds, that
 * time does not go back and that causes are earlier records; the first fault is told.
 */
export function decodeCompact(file: Uint8Array): Decoded {
  if (!isLittleEndian()) return fault('endian', 'The compact form is read on little-endian machines only.');
  // A view into a larger buffer may lie where columns cannot begin.
  const bytes = file.byteOffset % 8 === 0 ? file : file.slice();
  if (bytes.length < fixedBytes)
    return fault('length', `A trace has at least ${String(fixedBytes)} bytes; there are ${String(bytes.length)}.`);
  if (magic !== textOf(bytes.subarray(0, magic.length)))
    return fault('magic', 'This is not a compact trace: it does not begin with "hostlab".');
  const [found, headerBytes] = new Uint32Array(bytes.buffer, bytes.byteOffset + 8, 2) as unknown as [number, number];
  if (found !== version)
    return fault(
      'version',
      `This trace has version ${String(found)} of the compact form; version ${String(version)} can be read.`,
    );
  if (headerBytes % 8 !== 0 || headerBytes > bytes.length - fixedBytes)
    return fault('length', `The header should have ${String(headerBytes)} bytes; the file ends before.`);
  const header = readHeader(textOf(bytes.subarray(fixedBytes, fixedBytes + headerBytes)));
  if (!header.ok) return fault('header', header.messages.join(' '));
  const { records } = header;
  const shortest = layOut(headerBytes, records, 0);
  if (bytes.length < shortest.end)
    return fault(
      'length',
      `${String(records)} records take at least ${String(shortest.end)} bytes; there are ${String(bytes.length)}.`,
    );
  const further = new Int32Array(bytes.buffer, bytes.byteOffset + shortest.further, 1)[0]!;
  const layout = layOut(headerBytes, records, Math.max(0, further));
  if (further < 0 || bytes.length !== layout.end)
    return fault('length', `The file should have ${String(layout.end)} bytes; there are ${String(bytes.length)}.`);
  return readColumns(bytes, layout, header.header, records, further);
}

function readColumns(
  bytes: Uint8Array,
  layout: Layout,
  header: Trace['header'],
  records: number,
  further: number,
): Decoded {
  const chunks: TraceChunk[] = [];
  const base = bytes.byteOffset;
  const moved: Layout = {
    floats: base + layout.floats,
    integers: base + layout.integers,
    further: base + layout.further,
    kinds: base + layout.kinds,
    end: base + layout.end,
  };
  let last = 0;
  for (let first = 0; first < records; first += chunkSize) {
    const count = Math.min(chunkSize, records - first);
    const view = views(bytes.buffer, moved, records, first, count);
    const wrong = wrongRecord(view, first, count, last);
    if (wrong >= 0)
      return fault(
        'record',
        `Record ${String(wrong)} cannot be: its kind is unknown, time goes back, or a cause comes later.`,
      );
    last = view.at[count - 1]!;
    chunks.push({
      at: whole(view.at, Float64Array),
      a: whole(view.a, Float64Array),
      b: whole(view.b, Float64Array),
      who: whole(view.who, Int32Array),
      where: whole(view.where, Int32Array),
      cause: whole(view.cause, Int32Array),
      also: whole(view.also, Int32Array),
      kind: whole(view.kind, Uint8Array),
    });
  }
  const furtherCauses = new Map<number, number[]>();
  const pairs = new Int32Array(bytes.buffer, moved.further + 8, 2 * further);
  for (let i = 0; i < pairs.length; i += 2) {
    const [record, cause] = [pairs[i]!, pairs[i + 1]!];
    if (record < 0 || record >= records || cause < 0 || cause >= record)
      return fault('record', `Record ${String(record)} cannot have record ${String(cause)} as its cause.`);
    const list = furtherCauses.get(record);
    if (list === undefined) furtherCauses.set(record, [cause]);
    else list.push(cause);
  }
  return { ok: true, trace: { header, length: records, chunks, furtherCauses } };
}

/** The number of a record that cannot be, −1: none. */
function wrongRecord(view: TraceChunk, first: number, count: number, after: number): number {
  const { at, kind, cause, also } = view;
  let last = after;
  for (let i = 0; i < count; i++) {
    const id = first + i;
    // Written so that NaN is wrong, too.
    if (!(at[i]! >= last && kind[i]! < recordKinds.length && cause[i]! < id && also[i]! < id)) return id;
    last = at[i]!;
  }
  return -1;
}

/** A column of a whole chunk's length, with zeros behind the last record. */
function whole<T extends Float64Array | Int32Array | Uint8Array>(part: T, Column: new (length: number) => T): T {
  const column = new Column(chunkSize);
  column.set(part);
  return column;
}

function fault(code: string, message: string): Decoded {
  return { ok: false, issues: [{ line: 0, code, message }] };
}

function isLittleEndian(): boolean {
  return new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
}

/** JSON that says the same in ASCII, padded with blanks to a multiple of 8. */
function toAscii(json: string): string {
  let text = '';
  for (let i = 0; i < json.length; i++) {
    const unit = json.charCodeAt(i);
    text += unit < 128 ? json[i]! : `\\u${unit.toString(16).padStart(4, '0')}`;
  }
  return text.padEnd(Math.ceil(text.length / 8) * 8);
}

function fromAscii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
