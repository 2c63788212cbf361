import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiveRows } from '../../../simulator/src/trace/live.ts';
import { law } from '../../kit/law.ts';

/** What the rows hold, by key, in order. */
function held(rows: LiveRows): [number, number][] {
  return Array.from(rows.ordered(), (row) => [rows.keys[row]!, rows.values[row * rows.width + 1]!]);
}

describe('rows of what lives', () => {
  it('hold what a map would, whatever comes and goes and is copied', () => {
    const keys = fc.oneof(
      fc.nat(20),
      fc.nat(2_000_000_000),
      fc.nat(30).map((n) => n * 65_536),
    );
    law(
      fc.array(fc.record({ key: keys, value: fc.nat(9), copies: fc.boolean() }), { maxLength: 200 }),
      (steps) => {
        let rows = new LiveRows(2);
        const map = new Map<number, number>();
        for (const { key, value, copies } of steps) {
          const row = rows.row(key);
          expect(row >= 0).toBe(map.has(key));
          if (row >= 0) {
            rows.remove(row);
            map.delete(key);
          } else {
            rows.values[rows.add(key) * 2 + 1] = value;
            map.set(key, value);
          }
          if (copies) {
            const before = rows;
            rows = rows.copy();
            before.add(2_000_000_001);
          }
        }
        expect(held(rows)).toEqual([...map].sort(([one], [other]) => one - other));
      },
      300,
    );
  });
});
