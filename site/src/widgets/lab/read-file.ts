import { labLimits } from './lab-limits.ts';
import { yamlOf } from './yaml-of.ts';

/** Reads a file that somebody brings: YAML as it is, JSON as YAML. Its size is looked at before it is read. */
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
  if (!/^\s*[{[]/.test(text)) return { ok: true, text };
  try {
    return { ok: true, text: yamlOf(JSON.parse(text)) };
  } catch {
    return { ok: true, text };
  }
}
