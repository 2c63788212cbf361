import type { Measures, Run, Scenario } from 'hostlab';

/** What the knobs of a figure say, by their names. */
export type Values = Readonly<Record<string, number | string>>;

/** One way to host the work; two of them stand side by side on one clock. */
export interface World {
  readonly title: string;
  readonly scenario: Scenario;
}

/** A run and what is measured of it. */
export interface Outcome {
  readonly run: Run;
  readonly measures: Measures;
}

/** A world, played. */
export interface Played extends World, Outcome {}

/** All that a figure can be asked about: what the knobs say, what was played, and the instant that is shown. */
export interface Now<V extends Values = Values> {
  readonly values: V;
  readonly worlds: readonly Played[];
  /** µs */
  readonly at: number;
  /** µs: the end of the longest run. */
  readonly end: number;
  /** What the reader predicted, once it is committed. */
  readonly predicted?: Answer | undefined;
}

/** A committed prediction: a number, the value of a choice, or the heights of a curve. */
export type Answer = number | string | readonly number[];
