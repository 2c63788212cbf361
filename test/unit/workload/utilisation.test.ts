import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readUtilisation } from '../../../simulator/src/workload/utilisation.ts';

describe('recorded utilisation', () => {
  it('is shares of one, a row a machine', () => {
    const { rows, issues } = readUtilisation('24,34,0\r\n\n100, 12.5 \n');
    expect(rows.map((row) => [...row])).toEqual([
      [0.24, 0.34, 0],
      [1, 0.125],
    ]);
    expect(issues).toEqual([]);
  });

  it.each([
    ['1,x,3', 2, '"x"'],
    ['1,,3', 2, '""'],
    ['101', 1, '"101"'],
    ['-1', 1, '"-1"'],
    ['1,2,', 3, '""'],
    ['1e1', 1, '"1e1"'],
    ['NaN', 1, '"NaN"'],
    ['1,0x10', 2, '"0x10"'],
    ['a\0b', 1, '"a\\u0000b"'],
  ])('leaves out and reports %j', (line, value, shown) => {
    const { rows, issues } = readUtilisation(`5\n${line}\n6`);
    expect(rows.map((row) => [...row])).toEqual([[0.05], [0.06]]);
    expect(issues).toEqual([
      { line: 2, message: `value ${String(value)} must be per cent from 0 to 100, and this is ${shown}` },
    ]);
  });

  it('keeps a long bad value out of the message', () => {
    expect(readUtilisation('x'.repeat(1_000_000)).issues[0]!.message.length).toBeLessThan(100);
  });

  it('of nothing is nothing', () => {
    expect(readUtilisation('')).toEqual({ rows: [], issues: [] });
  });
});

const day = new URL('../../../../shared/data/planetlab/20110303.csv.gz', import.meta.url);

describe.skipIf(!existsSync(day))('the PlanetLab day of 3 March 2011 (skipped where ../shared/data is absent)', () => {
  it('has 1,052 machines with 288 steps and a mean of 12.3 per cent', () => {
    const { rows, issues } = readUtilisation(gunzipSync(readFileSync(day)).toString('utf8'));
    const means = rows.map((row) => row.reduce((a, b) => a + b) / row.length);

    expect(issues).toEqual([]);
    expect(rows.map((row) => row.length).filter((length) => length !== 288)).toEqual([]);
    expect(rows).toHaveLength(1052);
    expect((means.reduce((a, b) => a + b) / 1052) * 100).toBeCloseTo(12.3, 1);
    expect(Math.round((means.filter((mean) => mean < 0.05).length / 1052) * 100)).toBe(42);
  });
});
