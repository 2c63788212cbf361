import type { Subject } from '../marks.ts';
import type { Role } from '../roles.ts';
import type { Lane } from './lane.ts';
import type { Point } from './steps-at.ts';

/** One of the two axes; both begin at 0. */
export interface Axis {
  readonly most: number;
  /** Round values, at most about so many. */
  readonly ticks: (most: number) => readonly number[];
  readonly write: (value: number) => string;
  /** What is counted, with its unit. */
  readonly name: string;
}

/** A name at the end of what it names. */
export interface EndLabel {
  readonly key: string;
  /** In units of y: where it would best stand. */
  readonly at: number;
  /** Longest first. */
  readonly words: readonly string[];
  /** How the thing looks, shown as a sample before the words. */
  readonly sample: Role;
  readonly role?: Role;
}

/** A line at a place on the x axis, with a dot and a sentence below. */
export interface Upright {
  readonly key: string;
  readonly at: number;
  /** Longest first. */
  readonly words: readonly string[];
  readonly kind: 'moment' | 'bad' | 'prediction';
  readonly of?: Subject;
}

/** What lies over a pair of axes, back to front; everything in the units of the axes. */
export interface Chart {
  readonly x: Axis;
  readonly y: Axis;
  /** What it shows, above the plot, in place of the name of the upright axis, which then stands at the right. */
  readonly title?: string;
  /** A word on how the numbers were made, above the plot. */
  readonly note?: string;
  /** How high the plot is at least; default as high as is good for one that stands alone. */
  readonly plot?: number;
  /** The instants stand below another chart on the same clock; default false. */
  readonly bare?: boolean;
  readonly areas: readonly {
    readonly key: string;
    readonly role: Role;
    readonly upper: readonly Point[];
    readonly lower: readonly Point[];
    readonly fill?: 'hatch';
    /** Written into it where it is highest, if there is room; longest first. */
    readonly words?: readonly string[];
    readonly hint?: string;
    readonly of?: Subject;
  }[];
  readonly lines: readonly {
    readonly key: string;
    readonly role: Role;
    readonly points: readonly Point[];
    readonly hint?: string;
    readonly of?: Subject;
  }[];
  readonly dots: readonly {
    readonly key: string;
    readonly role: Role;
    readonly at: Point;
    readonly hint?: string;
    readonly of?: Subject;
  }[];
  readonly limits: readonly { readonly key: string; readonly at: number }[];
  readonly labels: readonly EndLabel[];
  readonly lane?: Lane;
  readonly uprights: readonly Upright[];
  /** A line of muted words at the foot. */
  readonly foot?: string;
  readonly cursor?: {
    readonly at: number;
    readonly words: string;
    readonly dots: readonly (readonly [Role, number])[];
  };
}
