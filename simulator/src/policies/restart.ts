/** Docker's numbers, in µs (fact `docker-restart`). */
const first = 100_000;
const factor = 2;
const most = 60_000_000;
const forgottenAfter = 10_000_000;

/** How long a container waits before it is started again, and how many failures in a row that makes. */
export interface Restart {
  /** µs. */
  readonly delay: number;
  readonly failures: number;
}

/**
 * The wait before a container that has ended is started again, as Docker's engine does it: 100 ms at first, twice as long
 * after each further failure, at most a minute; a container that was up for 10 s or more starts again at 100 ms.
 *
 * Source: fact `docker-restart` (moby, daemon/internal/restartmanager).
 *
 * @param failures failures in a row before this one, whole, ≥ 0
 * @param up µs that the container ran this time
 * @throws RangeError if either is negative or `failures` is not whole
 */
export function restartDelay(failures: number, up: number): Restart {
  if (!Number.isSafeInteger(failures) || failures < 0) {
    throw new RangeError(`failures in a row must be a whole number ≥ 0, and this is ${String(failures)}`);
  }
  if (!(up >= 0)) throw new RangeError(`the time a container was up must be ≥ 0, and this is ${String(up)}`);
  const before = up >= forgottenAfter ? 0 : failures;
  let delay = first;
  for (let i = 0; i < before && delay < most; i++) delay *= factor;
  return { delay: Math.min(delay, most), failures: before + 1 };
}
