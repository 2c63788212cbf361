import fc from 'fast-check';

/** What a law says of a value: nothing or true where it holds; false, or in words what is wrong, where it does not. */
export type Verdict = boolean | void | readonly string[];

/**
 * Tries a law on values drawn by chance. What fails is told with what it takes to see it again: seed, path, the smallest
 * counterexample found (scenarios as JSON, ready for a file), and the command.
 *
 * The seed is fixed, so that a run of the tests says the same twice; set LAW_SEED (and LAW_PATH, to try one value alone) for
 * another, and LAW_RUNS for more. A counterexample is made smaller for at most ten seconds.
 *
 * @param holds its verdict; or it throws, as `expect` does. A list of words is quicker to make smaller.
 */
export function law<T>(values: fc.Arbitrary<T>, holds: (value: T) => Verdict, runs: number): void {
  const { LAW_SEED: seed, LAW_PATH: path, LAW_RUNS: more } = process.env;
  const numRuns = more === undefined ? runs : Number(more);
  let failedAt = Infinity;
  const stopLooking = (): boolean => Date.now() > failedAt + 10_000;
  const details = fc.check(
    fc.property(values, (value) => {
      // Once time is up everything counts as right, and the smallest one found so far is what is told.
      if (stopLooking()) return true;
      const right = isRight(holds, value);
      if (!right && failedAt === Infinity) failedAt = Date.now();
      return right;
    }),
    { numRuns, seed: seed === undefined ? 20_260_101 : Number(seed), ...(path === undefined ? {} : { path }) },
  );
  if (!details.failed) return;
  const value = details.counterexample?.[0] as T;
  throw new Error(
    [
      `A law does not hold, after ${String(details.numRuns)} tries and ${String(details.numShrinks)} simplifications:`,
      reason(holds, value),
      'The smallest counterexample found:',
      written(value),
      'To see it again:',
      `LAW_SEED=${String(details.seed)} LAW_PATH=${details.counterexamplePath ?? ''} npx vitest run --config test/vitest.config.ts -t '(title)'`,
    ].join('\n\n'),
  );
}

function isRight<T>(holds: (value: T) => Verdict, value: T): boolean {
  try {
    const verdict = holds(value);
    return Array.isArray(verdict) ? verdict.length === 0 : verdict !== false;
  } catch {
    return false;
  }
}

function reason<T>(holds: (value: T) => Verdict, value: T): string {
  try {
    const verdict = holds(value);
    return Array.isArray(verdict) ? verdict.join('\n') : 'the law gave false';
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

function written(value: unknown): string {
  const json = JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'number' && !Number.isFinite(inner)) return String(inner);
    return ArrayBuffer.isView(inner) ? [...(inner as Float64Array)] : inner;
  });
  return json ?? String(value);
}
