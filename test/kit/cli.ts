import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../simulator/cli/main.ts';

/** What a command said and how it ended. */
export interface Answer {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Calls the command line as a shell would, with text or bytes on stdin; stdout and stderr are caught. */
export async function hostlab(
  args: readonly string[],
  stdin: string | Uint8Array = '',
  progress = false,
): Promise<Answer> {
  let out = '';
  let err = '';
  const exit = await main(args, {
    out(text) {
      out += text;
    },
    err(text) {
      err += text;
    },
    async *stdin() {
      await Promise.resolve();
      yield typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin;
    },
    progress,
    colour: false,
  });
  return { exit, out, err };
}

/** Calls `use` with the paths of files that exist only so long. */
export async function withFiles<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (path: (name: string) => string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hostlab-'));
  const path = (name: string): string => join(folder, name);
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(path(name), content);
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
