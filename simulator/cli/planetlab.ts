import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { inputLimits } from './input-limits.ts';
import { readChunks, shownName } from './read-bytes.ts';
import { Failure, type Terminal } from './terminal.ts';

/** The lines of a text file, unpacked where it is packed, one after the other. */
async function* linesOf(file: string, terminal: Terminal): AsyncGenerator<string> {
  const chunks = readChunks(file, inputLimits.tableBytes, terminal);
  const first = await chunks.next();
  const head = first.value ?? new Uint8Array();
  const all = async function* (): AsyncGenerator<Uint8Array> {
    yield head;
    yield* chunks;
  };
  const packed = head.length > 1 && head[0] === 0x1f && head[1] === 0x8b;
  const source = packed ? Readable.from(all()).pipe(createGunzip()) : all();
  const decoder = new TextDecoder();
  let rest = '';
  let read = 0;
  try {
    for await (const chunk of source as AsyncIterable<Uint8Array>) {
      read += chunk.length;
      if (read > inputLimits.tableBytes)
        throw new Failure(
          2,
          `${shownName(file)}: unpacked it is larger than ${String(inputLimits.tableBytes / 2 ** 20)} MiB, the most that is read`,
        );
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop()!;
      yield* lines;
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(1, `${shownName(file)}: it cannot be unpacked (${(error as Error).message})`);
  }
  if (rest !== '') yield rest;
}

/** A row of recorded utilisation: one machine's per cent in each step, as written. */
export interface RecordedRow {
  readonly line: number;
  /** Per cent, with blanks between. */
  readonly values: string;
  readonly steps: number;
}

/** Reads rows of per cent, with commas between. @throws Failure at the first cell that is no number from 0 to 100. */
export async function* recordedRows(file: string, limit: number, terminal: Terminal): AsyncGenerator<RecordedRow> {
  let line = 0;
  let rows = 0;
  for await (const text of linesOf(file, terminal)) {
    line++;
    if (rows >= limit) return;
    if (text.trim() === '') continue;
    const cells = text.trim().split(',');
    const wrong = cells.findIndex((cell) => !(/^\s*\d{1,3}(\.\d{1,12})?\s*$/.test(cell) && Number(cell) <= 100));
    if (wrong >= 0)
      throw new Failure(
        1,
        `${shownName(file)}:${String(line)}:${String(cells.slice(0, wrong).join(',').length + (wrong > 0 ? 2 : 1))} expected per cent from 0 to 100, received ${JSON.stringify(cells[wrong]!.slice(0, 40))}`,
      );
    rows++;
    yield { line, values: cells.map((cell) => cell.trim()).join(' '), steps: cells.length };
  }
  if (rows === 0) throw new Failure(1, `${shownName(file)}: there is no row in it`);
}
