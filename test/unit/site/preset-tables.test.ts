import { expect, test } from 'vitest';
import { presetTables } from '../../../site/src/data/preset-tables.ts';

const cells = Object.values(presetTables).flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));

test('sizes and rates are told in GB from 1,000 MB on, and in MB below', () => {
  expect(cells.filter((cell) => /\d{4,}(?:\.\d+)? MB/.test(cell))).toEqual([]);
  expect(cells).toContain('3.13 GB/s');
  expect(cells).toContain('1.25 GB/s');
  expect(cells.some((cell) => /^\d{2,3}(?:\.\d)? MB$/.test(cell))).toBe(true);
});

test('what a VM takes beside its memory says of what it is a share, and nothing where there is none', () => {
  expect(cells).toContain('5 MiB + 0.44 % of its own');
  expect(cells.filter((cell) => /\+ 0 %/.test(cell))).toEqual([]);
});

test('an amount has its sign before it, as everywhere', () => {
  expect(cells).toContain('US$ 0.0104 to US$ 0.384');
  expect(cells.filter((cell) => cell.includes('USD'))).toEqual([]);
});
