import type { Catalogue } from 'hostlab';
import type { Picture, Sentence, Table } from 'hostlab/figures';
import type { Now, Played, Values, World } from './now.ts';
import type { Prediction } from './prediction.ts';
import { hoursOfWeek, isWeek, usedHours } from './week.ts';

export type * from './now.ts';
export type * from './prediction.ts';

/** A number that the reader sets: a range, a field and a way back. */
export interface RangeKnob {
  readonly kind: 'range';
  readonly label: string;
  /** As it stands behind the field: `%`, `GiB`, `VMs`. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly usual: number;
}

/** One of a few. */
export interface ChoiceKnob<Option extends string = string> {
  readonly kind: 'choice';
  readonly label: string;
  readonly options: readonly { readonly value: Option; readonly label: string }[];
  /** What the catalogue has to say of an option, behind its label; written when the page is built. */
  readonly more?: (value: string, catalogue: Catalogue) => string;
  readonly usual: Option;
}

/** The hours of a week, each in use or not: painted. Its values are those of `weekText` in `week.ts`. */
export interface WeekKnob {
  readonly kind: 'week';
  readonly label: string;
  readonly usual: string;
  /** Weeks that can be had at once. */
  readonly sets: readonly { readonly value: string; readonly label: string }[];
}

export type Knob = RangeKnob | ChoiceKnob | WeekKnob;

/** The kind of knob that sets values of a type. */
export type KnobFor<T> = [T] extends [number]
  ? RangeKnob
  : [T] extends [string]
    ? ChoiceKnob<T> | (string extends T ? WeekKnob : never)
    : Knob;

/** One picture of a lab: drawn, tabled and described from the same state. Made by `hosts()`, `timeline()` and so on. */
export interface LabFigure {
  /** Unique in its lab. */
  readonly name: string;
  /** What it is called where a lab has several: "The hosts", "Memory over time". */
  readonly label: string;
  readonly view: (now: Now, width: number, title: string) => Picture;
  readonly table: (now: Now) => Table;
  /** Whose marks those are: of one world, or (default) of all of them. */
  readonly world?: number;
}

/** Marks whose size is what a knob says: their edges can be dragged. */
export interface Grip {
  /** The figure they are in. */
  readonly figure: string;
  /** A range. */
  readonly knob: string;
  /** Which rectangles, by their keys; the first one has the handle. */
  readonly isHeld: (key: string) => boolean;
}

/** A row of the small table: what it is, and for each world a few words with the number that matters set off. */
export interface NumberRow {
  readonly key: string;
  readonly name: string;
  readonly cells: readonly Sentence[];
}

/** A thing to try: it ticks itself when the state meets it, and stays ticked. */
export interface Goal<V extends Values = Values> {
  readonly id: string;
  readonly text: string;
  readonly met: (now: Now<V>) => boolean;
}

/** An instant to go to. */
export interface Stop {
  readonly key: string;
  readonly label: string;
  /** µs */
  readonly at: number;
}

/** Where a figure's numbers come from, beside the entries of the catalogue that its scenarios mention. */
export interface Sources {
  /** What is made up for this figure, said plainly. */
  readonly note?: string;
  /** Ids of facts in `hostlab/presets`. */
  readonly facts?: readonly string[];
}

/** A lesson's figure: plain data and pure functions. The kit draws it, wakes it, plays it and explains it. */
export interface Lab<V extends Values = Values> {
  /** The name of its folder. */
  readonly id: string;
  /** The question. */
  readonly title: string;
  readonly knobs: { readonly [K in keyof V]: KnobFor<V[K]> };
  /** One or two worlds. Must be pure and quick: it is asked each time a knob moves. */
  readonly scenarios: (values: V, catalogue: Catalogue) => readonly World[];
  readonly figures: readonly LabFigure[];
  readonly grip?: Grip;
  /** The finding, in a sentence or two that change with the state. */
  readonly caption: (now: Now<V>) => Sentence;
  /** The few numbers that decide. */
  readonly numbers?: (now: Now<V>) => readonly NumberRow[];
  readonly goals?: readonly Goal<V>[];
  readonly prediction?: Prediction<V>;
  /** Nothing is shown of time: the same at every instant, and so without a player. */
  readonly timeless?: true;
  /** Default: the beginning, the moments that matter, the end. */
  readonly stops?: (worlds: readonly Played[]) => readonly Stop[];
  /** µs: what is shown before anybody has touched anything. Default: the end. */
  readonly at?: number;
  /** Simulated seconds a second at speed 1×. Default: the whole run in a minute. */
  readonly pace?: number;
  /** Default 1. */
  readonly seed?: number;
  readonly sources?: Sources;
}

/** Says what a figure is, with the names and types of its knobs checked: `defineLab<{ busy: number }>({ … })`. */
export function defineLab<V extends Values>(lab: Lab<V>): Lab {
  return lab as unknown as Lab;
}

/** The knobs as they stand before anybody has touched them. */
export function usualValues(lab: Lab): Values {
  return Object.fromEntries(Object.entries(lab.knobs).map(([name, { usual }]) => [name, usual]));
}

/** A value that the knob can have: the nearest one of a range, the usual one where a choice has no such option. */
export function fitted(knob: Knob, value: number | string): number | string {
  if (knob.kind === 'week') return isWeek(value) ? value : knob.usual;
  if (knob.kind === 'choice') return knob.options.some((option) => option.value === value) ? value : knob.usual;
  const wanted = typeof value === 'number' && Number.isFinite(value) ? value : knob.usual;
  const steps = Math.round((Math.min(knob.max, Math.max(knob.min, wanted)) - knob.min) / knob.step);
  const decimals = (String(knob.step).split('.')[1] ?? '').length;
  return Math.min(knob.max, Number((knob.min + steps * knob.step).toFixed(decimals)));
}

/** A value with its unit, as it is said: `5 %`, `4 GiB`, `containers`. */
export function valueWords(knob: Knob, value: number | string): string {
  if (knob.kind === 'range') return knob.unit === '' ? String(value) : `${String(value)} ${knob.unit}`;
  if (knob.kind === 'week') return `${String(usedHours(String(value)))} of ${String(hoursOfWeek)} hours`;
  return knob.options.find((option) => option.value === value)?.label ?? String(value);
}
