import type { Catalogue } from 'hostlab';
import type { Sentence } from 'hostlab/figures';
import type { Now, Values } from './now.ts';

interface Common<V extends Values> {
  /** What the catalogue has to say in it is written when the page is built. */
  readonly question: string | ((catalogue: Catalogue) => string);
  /** What must be known to answer it, in plain words below the question. */
  readonly setting?: string;
  /** Said when the prediction is committed, with the numbers of the run. Also what a page without script shows. */
  readonly reveal: (now: Now<V>) => Sentence;
}

/** A number is predicted. */
export interface NumberPrediction<V extends Values> extends Common<V> {
  readonly kind: 'number';
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** What the run says. */
  readonly answer: (now: Now<V>) => number;
  /** How far off still counts as right; default 0. */
  readonly tolerance?: number;
}

/** One of a few is chosen. */
export interface ChoicePrediction<V extends Values> extends Common<V> {
  readonly kind: 'choice';
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    /** Said to those who chose it: what is right in it and what not. */
    readonly reply: string;
  }[];
  readonly answer: (now: Now<V>) => string;
}

/** One of a few, asked beside a curve. */
export interface Asked<V extends Values> {
  readonly question: string;
  readonly options: ChoicePrediction<V>['options'];
  readonly answer: (now: Now<V>) => string;
}

/** A curve is drawn: a height at each of a few places, by pointer, by keys or in a small table. */
export interface CurvePrediction<V extends Values> extends Common<V> {
  readonly kind: 'curve';
  /** What runs to the right, place by place: `0 min`, `15 min`, … (3 to 12 of them). */
  readonly places: readonly string[];
  /** What is drawn: `Memory in use`. */
  readonly height: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The height of the curve before anything is drawn; default the least. */
  readonly begins?: number;
  /** What the places are places of. */
  readonly along?: string;
  /** A height that is marked by a line, with its name. */
  readonly mark?: { readonly words: string; readonly height: number };
  /** What the run says, at the same places. */
  readonly answer: (now: Now<V>) => readonly number[];
  /** The same with all its corners, as places (1.5 is half-way between the second and the third) and heights. */
  readonly line?: (now: Now<V>) => readonly (readonly [place: number, height: number])[];
  /** Curves of well-known wrong ideas, at the same places, and what is said to a curve that is nearest to one of them. */
  readonly ideas?: readonly { readonly heights: readonly number[]; readonly says: string }[];
  readonly ask?: Asked<V>;
}

/** What a reader says before the figure tells. */
export type Prediction<V extends Values = Values> = NumberPrediction<V> | ChoicePrediction<V> | CurvePrediction<V>;
