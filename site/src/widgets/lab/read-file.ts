import { labLimits } from './lab-limits.ts';
import { hasLongLine } from './long-line.ts';
import { yamlOf } from './yaml-of.ts';

/** Reads a file that somebody brings: YAML as it is, JSON as YAML or, where it is long, in lines. Its size is looked at before it is read. */
export async function readFile(
  file: Pick<File, 'size' | 'text' | 'name'>,
): Promise<{ readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string }> {
  if (file.size > labLimits.text)
    return {
      ok: false,
      why: `This file has ${String(Math.ceil(file.size / 1e6))} MB, and the Lab takes at most ${String(labLimits.text / 1e6)} MB; the command line takes more.`,
    };
  const text = await file.text();
  if (text.includes('\0')) return { ok: false, why: 'This file is not text; the Lab takes YAML and JSON.' };
  const read = /^\s*[{[]/.test(text) ? jsonInLines(text) : text;
  return hasLongLine(read)
    ? {
        ok: false,
        why: `This file has a line of more than ${String(labLimits.line)} characters, and the Lab shows none so long; the command line reads it.`,
      }
    : { ok: true, text: read };
}

function jsonInLines(text: string): string {
  try {
    const data: unknown = JSON.parse(text);
    // JSON is YAML too; to write much of it anew would take long.
    return text.length > labLimits.edited ? JSON.stringify(data, undefined, 2) : yamlOf(data);
  } catch {
    return text;
  }
}
