import { expect, it } from 'vitest';
import { hasLongLine } from '../../../../site/src/widgets/lab/long-line.ts';
import { readFile } from '../../../../site/src/widgets/lab/read-file.ts';

const file = (text: string, size = text.length) => ({ name: 'a', size, text: () => Promise.resolve(text) });

it('a file is read as text, JSON as YAML, and long JSON in lines', async () => {
  expect(await readFile(file('hostlab: 1\n'))).toEqual({ ok: true, text: 'hostlab: 1\n' });
  expect(await readFile(file('{"hostlab":1}'))).toEqual({ ok: true, text: 'hostlab: 1\n' });
  const long = { vms: Array.from({ length: 20_000 }, (_, i) => ({ name: `v${String(i)}` })) };
  expect(await readFile(file(JSON.stringify(long)))).toEqual({ ok: true, text: JSON.stringify(long, undefined, 2) });
});

it('what is too large is not even read; what is no text, or has a line without end, is refused', async () => {
  const unread = { name: 'a', size: 10_000_000, text: () => Promise.reject(new Error('It was read.')) };
  expect(await readFile(unread)).toMatchObject({ ok: false, why: expect.stringContaining('10 MB') });
  expect(await readFile(file('a\0'))).toMatchObject({ ok: false, why: expect.stringContaining('not text') });
  expect(await readFile(file('['.repeat(30_000)))).toMatchObject({ ok: false, why: expect.stringContaining('a line') });
});

it('a line is long by its own characters, not by those of the text', () => {
  expect(hasLongLine(`${'a\n'.repeat(50_000)}b`)).toBe(false);
  expect(hasLongLine(`${'a\n'.repeat(50_000)}${'b'.repeat(20_001)}`)).toBe(true);
  expect(hasLongLine('b'.repeat(20_000))).toBe(false);
});
