import { brotliCompressSync } from 'node:zlib';
import type { Look } from './look.ts';

/** Bytes after brotli of what a page asked for. */
export async function weigh(requests: readonly string[]): Promise<{ readonly script: number; readonly all: number }> {
  let script = 0;
  let all = 0;
  for (const url of new Set(requests)) {
    if (!url.startsWith('http')) continue;
    const bytes =
      compressed.get(url) ?? brotliCompressSync(new Uint8Array(await (await fetch(url)).arrayBuffer())).length;
    compressed.set(url, bytes);
    all += bytes;
    if (/\.m?js$/.test(new URL(url).pathname)) script += bytes;
  }
  return { script, all };
}
const compressed = new Map<string, number>();

/** Bounds of one cold load, bytes after brotli. */
export function budget(bounds: { readonly script: number; readonly all: number }): Look {
  return async ({ requests, origin }) => {
    const { script, all } = await weigh(requests.filter((url) => url.startsWith(origin)));
    const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
    return [
      ...(script > bounds.script ? [`${kilobytes(script)} of script, at most ${kilobytes(bounds.script)}`] : []),
      ...(all > bounds.all ? [`${kilobytes(all)} in all, at most ${kilobytes(bounds.all)}`] : []),
    ];
  };
}
