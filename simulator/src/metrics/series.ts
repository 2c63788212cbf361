/** Values that hold from their instant to the next one's; the last holds to the end of the run. */
export interface StepSeries {
  /** µs, ascending, no two alike. */
  readonly at: Float64Array;
  readonly value: Float64Array;
}
