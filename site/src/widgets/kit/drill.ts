import type { Scenario } from 'hostlab';
import type { Sentence } from 'hostlab/figures';
import type { Played } from './now.ts';
import type { WrongAnswer } from './verdict.ts';

/** What numbers are drawn from: the same code draws the same numbers, everywhere and always. */
export interface Luck {
  /** A whole number, both ends included. */
  readonly integer: (least: number, most: number) => number;
  readonly one: <T>(of: readonly T[]) => T;
}

/** One student's exercise: its numbers are in its words. */
export interface Task {
  readonly question: readonly Sentence[];
  readonly answer: number;
  readonly wrong: readonly WrongAnswer[];
  readonly hints: readonly string[];
  readonly worked: readonly Sentence[];
}

/** An exercise whose numbers are another student's others, and whose answer the simulator computes. */
export interface Drill {
  /** Of the exercise on its page. */
  readonly id: string;
  /** The folder that it is in, of the figure whose part of the catalogue it plays with. */
  readonly lab: string;
  readonly title: string;
  readonly unit: string;
  /** How far off still counts as right. */
  readonly tolerance: number;
  /** `undefined` where the numbers that came make no good question: then others are drawn. */
  readonly draw: (luck: Luck, play: (scenario: Scenario) => Played) => Task | undefined;
}

/** Draws, at most, until the wrong ideas give numbers that can be told apart. */
const most = 400;

/**
 * The exercise of a student. Its wrong answers are all apart from the right one and from each other: an exercise in which
 * a wrong idea gives the right number would teach it.
 *
 * @throws Error if no numbers make a sharp question: a mistake of the drill
 */
export function taskOf(drill: Drill, code: string, play: (scenario: Scenario) => Played): Task {
  const luck = luckOf(`${drill.id} ${code.trim().toLowerCase()}`);
  for (let i = 0; i < most; i++) {
    const task = drill.draw(luck, play);
    if (task !== undefined && isSharp(task, drill.tolerance)) return task;
  }
  throw new Error(`${drill.id}: no numbers are found in which the wrong ideas differ.`);
}

/** Whether every answer that is known can be told from every other. */
export function isSharp({ answer, wrong }: Pick<Task, 'answer' | 'wrong'>, tolerance: number): boolean {
  const all = [answer, ...wrong.map(({ value }) => value)].sort((a, b) => a - b);
  return all.every((value, i) => i === 0 || value - all[i - 1]! > 2 * tolerance + 1e-9);
}

/** 32 bits of a text (FNV-1a), then a Weyl sequence that is mixed: enough for exercises, and a few lines long. */
function luckOf(text: string): Luck {
  let state = 2166136261;
  for (const character of text) state = Math.imul(state ^ character.codePointAt(0)!, 16777619);
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (least: number, largest: number): number => least + Math.floor(uniform() * (largest - least + 1));
  return { integer, one: (of) => of[integer(0, of.length - 1)]! };
}
