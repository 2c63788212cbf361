import { describe, expect, it } from 'vitest';
import { hash128 } from '../../../simulator/src/random/hash.ts';

const bitsOf = (words: readonly number[]): string =>
  words.map((word) => (word >>> 0).toString(2).padStart(32, '0')).join('');
const differing = (a: string, b: string): number => Array.from(a).filter((bit, i) => bit !== b[i]).length;

describe('the hash that starts a stream', () => {
  it('turns over about half of its bits when one bit of the seed does', () => {
    const counts = Array.from({ length: 53 }, (_, bit) =>
      differing(bitsOf(hash128(0, 'x')), bitsOf(hash128(2 ** bit, 'x'))),
    );

    expect(Math.min(...counts)).toBeGreaterThan(40);
    expect(counts.reduce((a, b) => a + b) / counts.length).toBeGreaterThan(60);
  });

  it('turns over about half of its bits when one letter of the purpose does', () => {
    expect(differing(bitsOf(hash128(1, 'service/a')), bitsOf(hash128(1, 'service/b')))).toBeGreaterThan(40);
    expect(differing(bitsOf(hash128(1, '')), bitsOf(hash128(1, '\0')))).toBeGreaterThan(40);
  });

  it('gives different words to 20,000 pairs of seed and purpose', () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 200; seed++)
      for (let name = 0; name < 100; name++) seen.add(hash128(seed, `task-${String(name)}`).join());

    expect(seen.size).toBe(20_000);
  });

  it.each([-1, 0.5, NaN, 2 ** 53])('refuses the seed %d in words', (seed) => {
    expect(() => hash128(seed, '')).toThrow(
      `a seed must be a whole number from 0 to 2^53 − 1, and this is ${String(seed)}`,
    );
  });
});
