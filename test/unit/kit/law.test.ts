import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { law } from '../../kit/law.ts';

describe('a law', () => {
  it('that holds says nothing', () => {
    expect(() => law(fc.nat(), (n) => n >= 0, 100)).not.toThrow();
    expect(() => law(fc.nat(), () => [], 100)).not.toThrow();
  });

  it('that fails tells why, the smallest counterexample, seed, path and the command', () => {
    const failing = (): void => law(fc.nat(), (n) => (n < 100 ? [] : [`${String(n)} is too much`]), 1000);

    expect(failing).toThrow('100 is too much');
    expect(failing).toThrow(/LAW_SEED=20260101 LAW_PATH=\d+/);
    expect(failing).toThrow('npx vitest run');
  });

  it('that throws or gives false fails too', () => {
    expect(() => law(fc.nat(), (n) => expect(n).toBeLessThan(100), 1000)).toThrow('to be less than 100');
    expect(() => law(fc.nat(), () => false, 1)).toThrow('gave false');
  });
});
