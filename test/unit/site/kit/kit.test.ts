import { plain } from 'hostlab/figures';
import { catalogue } from 'hostlab/presets';
import { describe, expect, test, vi } from 'vitest';
import { metBy } from '../../../../site/src/widgets/kit/goals.ts';
import { judged } from '../../../../site/src/widgets/kit/judge.ts';
import {
  fitted,
  usualValues,
  valueWords,
  type Knob,
  type Lab,
  type Values,
} from '../../../../site/src/widgets/kit/lab.ts';
import { instantsOf } from '../../../../site/src/widgets/kit/instants.ts';
import { firstNow, neededBy } from '../../../../site/src/widgets/kit/play.ts';
import { stopsOf } from '../../../../site/src/widgets/kit/stops.ts';
import { Said } from '../../../../site/src/widgets/kit/said.ts';
import { pictureFile, tableToCsv } from '../../../../site/src/widgets/kit/save.ts';
import { verdict } from '../../../../site/src/widgets/kit/verdict.ts';
import { lab as quiet } from '../../../../site/src/widgets/quiet-services/lab.ts';
import { rankedFrame } from '../../../../site/src/widgets/recorded-day/frame.ts';
import { lab as day } from '../../../../site/src/widgets/recorded-day/lab.ts';
import { lab, sums } from '../../../../site/src/widgets/reservation/lab.ts';

/** The values at which a knob can end up. */
function endsOf(knob: Knob): readonly (number | string)[] {
  if (knob.kind === 'range') return [knob.min, knob.max];
  return knob.kind === 'choice' ? knob.options.map(({ value }) => value) : [knob.usual];
}

const at = (which: Lab, values: Values = {}) => firstNow(which, catalogue, { ...usualValues(which), ...values });

describe('a knob', () => {
  const range = { kind: 'range', label: 'x', unit: '%', min: 0.5, max: 2, step: 0.1, usual: 1 } as const;
  const choice = { kind: 'choice', label: 'x', options: [{ value: 'a', label: 'A' }], usual: 'a' } as const;

  test('has only values on its steps and within its ends', () => {
    expect([0, 0.55, 0.64, 1.2500001, 9, Number.NaN].map((value) => fitted(range, value))).toEqual([
      0.5, 0.6, 0.6, 1.3, 2, 1,
    ]);
    expect(fitted(choice, 'b')).toBe('a');
    expect(fitted(choice, 'a')).toBe('a');
  });

  test('says its value with its unit', () => {
    expect(valueWords(range, 1.2)).toBe('1.2 %');
    expect(valueWords(choice, 'a')).toBe('A');
  });
});

describe.each([quiet, lab, day])('the figure $id', (which) => {
  const now = at(which);

  test('has a finding, numbers, tables and pictures at every end of every knob', () => {
    const ends = Object.entries(which.knobs).flatMap(([name, knob]) =>
      endsOf(knob).map((value) => ({ [name]: value })),
    );
    for (const values of [{}, ...ends]) {
      const there = at(which, values);
      expect(plain(which.caption(there))).not.toMatch(/NaN|undefined|Infinity/);
      const keys = which.numbers?.(there).map(({ key }) => key);
      expect(keys).toEqual(which.numbers?.(now).map(({ key }) => key));
      for (const figure of which.figures) {
        const picture = figure.view(there, 460, which.title);
        expect(JSON.stringify(picture.marks)).not.toMatch(/null|NaN/);
        expect(figure.table(there).rows.length).toBeGreaterThan(0);
      }
    }
  });

  test('plays the same with the part of the catalogue that its page is sent', () => {
    const sent = neededBy(which, catalogue);
    const there = firstNow(which, sent);
    expect(plain(which.caption(there))).toBe(plain(which.caption(now)));
  });

  test('meets none of its goals before anybody has touched it', () => {
    expect(metBy(which.goals ?? [], now)).toEqual([]);
  });

  test('has its stops and instants in order within the run', () => {
    for (const stop of stopsOf(which, now.worlds)) expect(stop.at).toBeLessThanOrEqual(now.end);
    const instants = instantsOf(now.worlds);
    expect([...instants]).toEqual([...instants].toSorted((a, b) => a - b));
  });
});

describe('the arithmetic of promises', () => {
  test('is that of the lesson: 15 of 20 fit, 60 GiB are promised, 5 used with the host’s own 2', () => {
    const { fit, wait, promised, used, busy } = sums(at(lab));
    expect([fit, wait, promised / 2 ** 30]).toEqual([15, 5, 60]);
    expect(used / 2 ** 30).toBeCloseTo(5, 1);
    expect(busy).toBeCloseTo(1.5, 6);
  });

  test.each([1, 2, 3, 4, 5, 8, 15, 16])('holds for VMs of %i GiB', (memory) => {
    expect(sums(at(lab, { memory, asked: 40 })).fit).toBe(Math.min(40, Math.floor(62 / memory)));
  });

  test('does not depend on what is used', () => {
    for (const use of [0, 50, 100]) expect(sums(at(lab, { use })).fit).toBe(15);
  });

  test('has goals that can all be met', () => {
    const met = new Set<string>();
    for (const values of [{ memory: 3 }, { memory: 8 }, { use: 100 }])
      for (const id of metBy(lab.goals ?? [], at(lab, values))) met.add(id);
    expect([...met].toSorted()).toEqual((lab.goals ?? []).map(({ id }) => id).toSorted());
  });

  test('answers its own prediction', () => {
    expect(lab.prediction?.answer(at(lab))).toBe('15');
  });
});

describe('the recorded day', () => {
  test('plays machines that use what was recorded: the run’s numbers are those of the summary', () => {
    const { below, mean } = rankedFrame(at(day));
    expect(below).toBe(43);
    // A hundred quantiles stand for a thousand machines: their mean is a little off.
    expect(Math.abs(100 * mean - 12.31)).toBeLessThan(0.15);
    const other = rankedFrame(at(day, { day: '2011-03-22' }));
    expect(Math.abs(100 * other.mean - 9.3)).toBeLessThan(0.15);
  });

  test('has goals that can be met', () => {
    const smallest = Array.from({ length: 50 }, (_, i) => i + 1).filter((quiet) =>
      metBy(day.goals ?? [], at(day, { quiet })).includes('most'),
    );
    expect(smallest).toHaveLength(1);
  });
});

describe('what is said to an answer', () => {
  const asked = { answer: 15, tolerance: 0, wrong: [{ value: 16, says: 'The host needs memory too.' }] };

  test('names the idea behind a well-known wrong number', () => {
    expect(verdict(15, asked)).toBe('Right.');
    expect(verdict(16, asked)).toContain('The host needs memory too.');
    expect(verdict(20, asked)).toContain('too much');
    expect(verdict(3, asked)).toContain('too little');
    expect(verdict(0.1 + 0.2, { ...asked, answer: 0.3 })).toBe('Right.');
  });

  test('compares a prediction with the run', () => {
    expect(judged({ lab: 'x', kind: 'number', answer: 10, tolerance: 1, unit: 'VMs' }, 11)).toContain(
      'so does the run',
    );
    expect(judged({ lab: 'x', kind: 'number', answer: 10, unit: 'VMs' }, 4)).toContain('the run says 10 VMs, 6.0 more');
    expect(judged({ lab: 'x', kind: 'number', answer: 77, unit: '% of the start' }, 90)).toBe(
      'You said 90 % of the start; the run says 77 % of the start, 13 percentage points less.',
    );
    const options = [{ value: 'a', label: 'A', reply: 'A it is.' }];
    expect(judged({ lab: 'x', kind: 'choice', answer: 'a', options }, 'a')).toBe('That is what happens. A it is.');
  });
});

describe('what is saved', () => {
  test('is CSV that keeps commas, quotes and line ends', () => {
    expect(tableToCsv({ title: 't', columns: ['a', 'b'], rows: [['x, y', 'say "z"']] })).toBe(
      'a,b\r\n"x, y","say ""z"""\r\n',
    );
  });

  test('is a picture that says what it is and where it is from', () => {
    const now = at(lab);
    const svg = pictureFile(lab.figures[0]!.view(now, 460, lab.title), 'https://example.org/ · CC BY 4.0');
    expect(svg).toContain(`>${lab.title}</title>`);
    expect(svg).toContain('<desc');
    expect(svg).toContain('https://example.org/');
  });
});

test('at most one message is said in half a second, and of several the latest', () => {
  vi.useFakeTimers();
  const written: string[] = [];
  const said = new Said({
    set textContent(words: string) {
      written.push(words);
    },
  } as unknown as Element);
  for (let i = 0; i < 20; i++) {
    said.say(String(i));
    vi.advanceTimersByTime(100);
  }
  vi.advanceTimersByTime(1_000);
  vi.useRealTimers();
  expect(written.length).toBeLessThanOrEqual(5);
  expect(written.at(-1)).toBe('19');
});
