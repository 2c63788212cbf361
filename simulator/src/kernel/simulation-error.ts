/**
 * A broken promise of the simulator itself: never the fault of what a person wrote, and never to be caught and ignored.
 *
 * `code` is a short stable name for the kind of break, `at` the simulated time in µs (−1 where no clock is at hand).
 */
export class SimulationError extends Error {
  readonly code: string;
  readonly at: number;

  /** The sentence that is shown ends with the code and the time. */
  constructor(code: string, message: string, at = -1) {
    super(`${message} (${code}${at < 0 ? '' : ` at ${at} µs`})`);
    this.name = 'SimulationError';
    this.code = code;
    this.at = at;
  }
}
