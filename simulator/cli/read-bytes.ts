import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Failure, type Terminal } from './terminal.ts';

function inUnits(bytes: number): string {
  const mebibytes = bytes / 2 ** 20;
  return `${String(Math.round(mebibytes * 10) / 10)} MiB`;
}

/** How a file is called in messages. */
export function shownName(file: string): string {
  return file === '-' ? '<stdin>' : file;
}

function explain(file: string, error: unknown): Failure {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EACCES: 'it may not be read',
    EPERM: 'it may not be read',
    EISDIR: 'it is a folder; name a file in it',
    ENOTDIR: 'a part of its path is no folder',
    ENAMETOOLONG: 'no file has so long a name',
    ELOOP: 'its links lead in a circle',
    ERR_INVALID_ARG_VALUE: 'no file has such a name',
  };
  return new Failure(
    2,
    `${shownName(file)}: ${words[code] ?? `it cannot be read (${code === '' ? String(error) : code})`}`,
  );
}

/** A file, or stdin for `-`, in pieces. A file that is too large is not begun; what has no size ends at the limit. */
export async function* readChunks(file: string, most: number, terminal: Terminal): AsyncGenerator<Uint8Array> {
  const tooLarge = (bytes: number): Failure =>
    new Failure(
      2,
      `${shownName(file)}: it is larger than ${inUnits(most)}${bytes > 0 ? ` (${inUnits(bytes)})` : ''}, the most that is read`,
    );
  let source: AsyncIterable<Uint8Array>;
  if (file === '-') source = terminal.stdin();
  else {
    try {
      const handle = await open(file);
      try {
        const about = await handle.stat();
        if (about.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
        if (about.size > most) throw tooLarge(about.size);
      } finally {
        await handle.close();
      }
    } catch (error) {
      throw error instanceof Failure ? error : explain(file, error);
    }
    source = createReadStream(file) as AsyncIterable<Uint8Array>;
  }
  let read = 0;
  try {
    for await (const chunk of source) {
      read += chunk.length;
      if (read > most) throw tooLarge(0);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof Failure ? error : explain(file, error);
  }
}

/** A whole file as text. It must be UTF-8 and text: no NUL byte. A byte order mark is left out. */
export async function readText(file: string, most: number, terminal: Terminal): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readChunks(file, most, terminal)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (bytes.includes(0))
    throw new Failure(1, `${shownName(file)}: this is no text: it has a NUL byte (number ${String(bytes.indexOf(0))})`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Failure(1, `${shownName(file)}: this is no UTF-8 text`);
  }
}
