import type { Role } from './roles.ts';

/** What a mark stands for in the run, so that it can be asked why. */
export interface Subject {
  readonly place?: number;
  readonly record?: number;
  /** Where several records tell it: those that began and ended the stretches that a line of a bill charges for. */
  readonly records?: readonly number[];
}

interface Common {
  /** Unique within the picture, and the same for the same thing at every instant and size. */
  readonly key: string;
  readonly role: Role;
  /** What the mark says to somebody who points at it. */
  readonly label?: string;
  readonly of?: Subject;
}

/** Marks that belong together: they are drawn, named and clicked as one. */
export interface GroupMark extends Common {
  readonly kind: 'group';
  readonly marks: readonly Mark[];
}

/** `fill: 'hatch'` fills with the picture's hatching in place of the role's colour. */
export interface RectMark extends Common {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius?: number;
  readonly fill?: 'hatch';
}

/** A straight line from (x1, y1) to (x2, y2). */
export interface LineMark extends Common {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** `d` as in SVG, absolute coordinates. */
export interface PathMark extends Common {
  readonly kind: 'path';
  readonly d: string;
  readonly fill?: 'hatch';
}

/** A filled circle around (x, y). */
export interface DotMark extends Common {
  readonly kind: 'dot';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** One line of text; `y` is the baseline. */
export interface TextMark extends Common {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
}

/** Everything that a figure can draw. */
export type Mark = GroupMark | RectMark | LineMark | PathMark | DotMark | TextMark;

/** A whole figure: what it shows, in words and in marks, back to front. Lengths in CSS pixels. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The question. */
  readonly title: string;
  /** The finding and the state, in words, for those who do not see it. */
  readonly description: string;
  readonly marks: readonly Mark[];
}

/** How much room a figure has, in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** All marks of a picture, groups before what is in them. */
export function* everyMark(marks: readonly Mark[]): Generator<Mark, void, undefined> {
  for (const mark of marks) {
    yield mark;
    if (mark.kind === 'group') yield* everyMark(mark.marks);
  }
}
