import { describe, expect, it } from 'vitest';
import { quantile, summarize } from '../../../simulator/src/metrics/summary.ts';
import { law } from '../../kit/law.ts';
import fc from 'fast-check';

describe('a summary', () => {
  it('takes quantiles by nearest rank, so each is a value that occurred', () => {
    const hundred = Float64Array.from({ length: 100 }, (_, i) => 100 - i);

    expect(summarize(hundred)).toEqual({ count: 100, mean: 50.5, p50: 50, p95: 95, p99: 99, max: 100 });
    expect(summarize(Float64Array.of(3, 1, 2))).toEqual({ count: 3, mean: 2, p50: 2, p95: 3, p99: 3, max: 3 });
  });

  it('of nothing is all 0', () => {
    expect(summarize(new Float64Array())).toEqual({ count: 0, mean: 0, p50: 0, p95: 0, p99: 0, max: 0 });
    expect(quantile(new Float64Array(), 50)).toBe(0);
  });

  it('has whole per cents exact: 95 % of 20 values is the 19th', () => {
    expect(
      quantile(
        Float64Array.from({ length: 20 }, (_, i) => i + 1),
        95,
      ),
    ).toBe(19);
  });

  it('has at least so many per cent of the values at or below a quantile, and fewer below it', () => {
    law(
      fc.tuple(
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: 100 }),
      ),
      ([values, percent]) => {
        const value = quantile(Float64Array.from(values).sort(), percent);
        const share = (count: number): number => count * 100;
        return (
          share(values.filter((one) => one <= value).length) >= percent * values.length &&
          share(values.filter((one) => one < value).length) <= percent * values.length
        );
      },
      300,
    );
  });
});
