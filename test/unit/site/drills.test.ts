import { catalogue } from 'hostlab/presets';
import { plain } from 'hostlab/figures';
import type { Scenario } from 'hostlab';
import { describe, expect, test } from 'vitest';
import { drill as cost } from '../../../site/src/widgets/cost/drill.ts';
import { isSharp, taskOf, type Drill } from '../../../site/src/widgets/kit/drill.ts';
import { playedOf, runOf } from '../../../site/src/widgets/kit/play.ts';
import { verdict } from '../../../site/src/widgets/kit/verdict.ts';
import { drill as reservation } from '../../../site/src/widgets/reservation/drill.ts';
import { drill as startUp } from '../../../site/src/widgets/start-up/drill.ts';

const play = (scenario: Scenario) => {
  const world = { title: 'drill', scenario };
  return playedOf(world, runOf({}, world, catalogue));
};
const codes = Array.from({ length: 60 }, (_, i) => `s${String(1000 + 37 * i)}`);
const drills: readonly (readonly [string, Drill])[] = [
  ['reservation', reservation],
  ['start-up', startUp],
  ['cost', cost],
];

describe.each(drills)('the exercise of %s with numbers of one’s own', (_, drill) => {
  test('is the same for the same code, however it is typed, and another for most others', () => {
    expect(taskOf(drill, ' Ab12 ', play)).toEqual(taskOf(drill, 'ab12', play));
    const questions = new Set(codes.map((code) => taskOf(drill, code, play).question.map(plain).join(' ')));
    expect(questions.size).toBeGreaterThan(codes.length * 0.8);
  });

  test('tells every wrong idea from the right one, whatever the code', () => {
    for (const code of ['', ...codes]) {
      const task = taskOf(drill, code, play);
      const asked = { ...task, tolerance: drill.tolerance };
      expect(isSharp(task, drill.tolerance), code).toBe(true);
      expect(verdict(task.answer, asked)).toBe('Right.');
      for (const { value, says } of task.wrong) expect(verdict(value, asked)).toBe(`Not yet. ${says}`);
      expect(task.hints.length).toBe(3);
    }
  });

  test('hides its answer from the question and shows it in the worked answer', () => {
    for (const code of codes) {
      const { answer, worked } = taskOf(drill, code, play);
      expect(worked.map(plain).join(' ')).toContain(Number.isInteger(answer) ? String(answer) : answer.toFixed(2));
    }
  });
});

test('an exercise in which a wrong idea gives the right number is none', () => {
  expect(isSharp({ answer: 15, wrong: [{ value: 15, says: '' }] }, 0)).toBe(false);
  expect(isSharp({ answer: 15, wrong: [{ value: 15.9, says: '' }] }, 0.5)).toBe(false);
  const blunt: Drill = {
    ...reservation,
    draw: () => ({ question: [], answer: 1, wrong: [{ value: 1, says: '' }], hints: [], worked: [] }),
  };
  expect(() => taskOf(blunt, 'x', play)).toThrow('no numbers are found');
});

test('by hand: what fits on a host is what is left of it, divided by a promise, and no part of one', () => {
  for (const code of codes) {
    const { question, answer } = taskOf(reservation, code, play);
    const [host = 0, own = 0, , vm = 1] = (plain(question[0]!).match(/\d+/g) ?? []).map(Number);
    expect(answer).toBe(Math.floor((host - own) / vm));
  }
});
