import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { planetlabDays } from '../../../site/src/data/planetlab.ts';
import { summaryOf } from '../../../site/src/data/planetlab-summary.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/planetlab/', import.meta.url));

describe('the summary of two recorded days', () => {
  test.skipIf(!existsSync(folder)).each(planetlabDays)(
    'of $day is what the recording says (skipped where ../shared is absent)',
    (shipped) => {
      const text = gunzipSync(readFileSync(`${folder}${shipped.day.replaceAll('-', '')}.csv.gz`)).toString('utf8');
      const rows = text
        .trim()
        .split('\n')
        .map((line) => line.split(',').map(Number));
      expect(summaryOf(shipped.day, rows)).toEqual(shipped);
    },
  );

  test('keeps the mean and the share of quiet machines in its hundred quantiles', () => {
    for (const { mean, atMostFive, means } of planetlabDays) {
      expect(means).toHaveLength(100);
      expect(means).toEqual(means.toSorted((a, b) => a - b));
      expect(means.reduce((sum, one) => sum + one, 0) / 100).toBeCloseTo(mean, 0);
      expect(means.filter((one) => one <= 5).length).toBeCloseTo(atMostFive, -0.5);
    }
  });

  test('counts and correlates as by hand', () => {
    const { mean, atMostFive, means, one, next } = summaryOf('2000-01-01', [
      [2, 2, 2, 2],
      [0, 10, 0, 10],
    ]);
    expect({ mean, atMostFive, first: means[0], last: means[99] }).toEqual({
      mean: 3.5,
      atMostFive: 100,
      first: 2,
      last: 5,
    });
    expect(one).toEqual({ mean: 5, mostly: 10, most: 10 });
    // What swings from sample to sample is unlike its next; what never varies is not counted.
    expect(next).toBe(-0.75);
  });
});
