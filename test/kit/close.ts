import { expect } from 'vitest';

/**
 * Whether a number is near another: within `relative` of it, or within `absolute`. What is not a number is near nothing.
 */
export function isNear(got: number, expected: number, relative: number, absolute = 0): boolean {
  return got === expected || Math.abs(got - expected) <= Math.max(absolute, relative * Math.abs(expected));
}

/** Fails with all places at which two lists of numbers, however nested, differ by more than allowed. */
export function expectNear(got: unknown, expected: unknown, relative: number, absolute = 0, says = ''): void {
  const differences = differ(got, expected, relative, absolute, '');
  expect(differences, `${says}\ngot      ${JSON.stringify(got)}\nexpected ${JSON.stringify(expected)}`).toEqual([]);
}

function differ(got: unknown, expected: unknown, relative: number, absolute: number, path: string): string[] {
  if (typeof expected === 'number') {
    return typeof got === 'number' && isNear(got, expected, relative, absolute)
      ? []
      : [`${path} is ${String(got)}, expected ${String(expected)}`];
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof got !== 'object' || got === null) return [`${path} is ${String(got)}, expected a list or a map`];
    const keys = new Set([...Object.keys(expected), ...Object.keys(got)]);
    return [...keys].flatMap((key) =>
      differ(
        (got as Record<string, unknown>)[key],
        (expected as Record<string, unknown>)[key],
        relative,
        absolute,
        `${path}/${key}`,
      ),
    );
  }
  return Object.is(got, expected) ? [] : [`${path} is ${String(got)}, expected ${String(expected)}`];
}
