import { afterEach, describe, expect, test, vi } from 'vitest';
import { everyMark, textWidth, type Mark } from 'hostlab/figures';
import { keep, recalled } from '../../../../site/src/widgets/kit/committed.ts';
import { apart } from '../../../../site/src/widgets/kit/apart.ts';
import {
  curveDistance,
  curveTable,
  curveView,
  heightFitted,
  keyed,
  pointedAt,
} from '../../../../site/src/widgets/kit/curve.ts';
import { lab as breakEven } from '../../../../site/src/widgets/break-even/lab.ts';
import { lab as recordedDay } from '../../../../site/src/widgets/recorded-day/lab.ts';
import { lab as sharing } from '../../../../site/src/widgets/sharing/lab.ts';
import type { Lab } from '../../../../site/src/widgets/kit/lab.ts';
import { judged, type CardData } from '../../../../site/src/widgets/kit/judge.ts';

const shape = { places: ['a', 'b', 'c'], height: 'h', unit: '%', min: 0, max: 100, step: 5 };

describe('a drawn curve', () => {
  const keysOf = (...given: Parameters<typeof curveView>): string[] => curveView(...given).marks.map(({ key }) => key);
  const shownIn = (marks: readonly Mark[]): string[] =>
    marks
      .flatMap((mark) => (mark.kind === 'group' ? mark.marks : []))
      .flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

  test('takes the nearest place and the nearest step', () => {
    expect(pointedAt(shape, 400, 54, 46)).toEqual({ place: 0, value: 100 });
    expect(pointedAt(shape, 400, 400, 10_000)).toEqual({ place: 2, value: 0 });
    expect(heightFitted(shape, 52.4)).toBe(50);
  });

  test('shows the run only when it is told, with corners between the places', () => {
    expect(keysOf(shape, [0, 5, 10], 300)).not.toContain('answer');
    const answer = [
      [0, 0],
      [1.5, 100],
      [1.5, 0],
      [2, 50],
    ] as const;
    const { marks } = curveView(shape, [0, 5, 10], 300, { answer });
    const line = marks.find(({ key }) => key === 'answer');
    const xs = line?.kind === 'path' ? [...line.d.matchAll(/[ML]([\d.]+)/g)].map(([, x]) => Number(x)) : [];
    expect(xs[1]).toBe(xs[2]);
    expect(xs[1]).toBeCloseTo(54 + (300 - 54 - 22) * 0.75, 0);
  });

  test('marks the point that keys move, and writes its height', () => {
    const { marks } = curveView(shape, [0, 5, 10], 300, { chosen: 1 });
    const radii = marks.flatMap((mark) => (mark.kind === 'dot' ? [mark.radius] : []));
    expect(radii).toEqual([5, 8, 5]);
    expect(shownIn(marks)).toEqual(['you']);
    expect(marks.find(({ key }) => key === 'chosen')).toMatchObject({ text: '5' });
    expect(keysOf(shape, [0, 5, 10], 300)).not.toContain('chosen');
  });

  test.each([286, 328, 560])('names all that is drawn above its plot, %i px wide', (width) => {
    const mark = { words: 'all there is: 7.5 GiB', height: 90 };
    const picture = curveView({ ...shape, mark }, [0, 100, 100], width, { answer: [[0, 90]] });
    expect(shownIn(picture.marks)).toEqual(['you', 'the run', 'all there is: 7.5 GiB']);
    const heights = picture.marks.flatMap((each) =>
      each.key.startsWith('level-') && each.kind === 'line' ? [each.y1] : [],
    );
    const top = Math.min(...heights);
    for (const each of everyMark(picture.marks)) {
      if (each.kind === 'line' && each.key.endsWith('-sample')) expect(each.y1).toBeLessThan(top - 8);
      if (each.kind === 'text')
        expect(each.anchor === 'start' ? each.x + textWidth(each.text, 12) : 0).toBeLessThan(width);
    }
    // The pointer finds the plot below the words.
    expect(pointedAt({ ...shape, mark }, width, 54, top).value).toBe(100);
    expect(pointedAt({ ...shape, mark }, width, 54, Math.max(...heights)).value).toBe(0);
  });

  test.each([breakEven, recordedDay, sharing] as readonly Lab[])(
    'of $id has its words on the paper of the narrowest phone',
    (lab) => {
      const { prediction } = lab;
      if (prediction?.kind !== 'curve') throw new Error('It asks for no curve.');
      const { marks } = curveView(
        prediction,
        prediction.places.map(() => prediction.max),
        240,
        { answer: [[0, 0]] },
      );
      for (const mark of everyMark(marks)) {
        if (mark.kind !== 'text') continue;
        const wide = textWidth(mark.text, mark.size, mark.bold);
        const from = mark.anchor === 'end' ? mark.x - wide : mark.anchor === 'middle' ? mark.x - wide / 2 : mark.x;
        expect([mark.text, from >= -1, from + wide <= 241]).toEqual([mark.text, true, true]);
      }
    },
  );

  test('shows nothing of a reader who drew nothing', () => {
    const { marks, description } = curveView(shape, [], 300, { answer: [[0, 90]] });
    expect(shownIn(marks)).toEqual(['the run']);
    expect(marks.some(({ key }) => key === 'drawn' || key.startsWith('dot-'))).toBe(false);
    expect(description).toBe('Nothing was drawn.');
  });

  test('is told beside the run, a place a row: a phone has room for that', () => {
    const { title, columns, rows } = curveTable(shape, [0, 52, 99], [5, 10, 15]);
    expect(columns).toEqual(['at', 'the run', 'you']);
    expect(title).toBe('h, %, to the nearest\u00a05');
    expect(curveTable(shape, [0, 50, 100]).title).toBe('h, %');
    expect(rows).toEqual([
      ['a', '0', '5'],
      ['b', '50', '10'],
      ['c', '100', '15'],
    ]);
    expect(curveTable(shape, [0, 52, 99]).rows[1]).toEqual(['b', '50']);
  });

  test('is led by keys from place to place and step to step', () => {
    expect(keyed('ArrowRight')).toEqual({ places: 1, steps: 0 });
    expect(keyed('ArrowDown')).toEqual({ places: 0, steps: -1 });
    expect(keyed('PageUp')).toEqual({ places: 0, steps: 5 });
    expect(keyed('a')).toBeUndefined();
  });

  test('is as far away as its heights are on average', () => {
    expect(curveDistance([0, 0, 30], [0, 30, 0])).toBe(20);
  });
});

describe('what is said to a curve', () => {
  const card: CardData = {
    lab: 'x',
    kind: 'curve',
    answer: [0, 50, 0],
    curve: { ...shape, line: [], ideas: [{ heights: [0, 50, 50], says: 'It stays up there.' }] },
    ask: { answer: 'db', options: [{ value: 'db', label: 'db', reply: 'It is large.' }] },
  };

  test('is how far it is off, and which idea it is nearest to', () => {
    expect(judged(card, [0, 50, 45], 'web')).toBe(
      'It comes otherwise. On average your curve is 15 percentage points away from the run’s. It stays up there.',
    );
  });

  test('is no idea where the run itself is nearest', () => {
    expect(judged(card, [0, 50, 5], 'db')).toBe(
      'That is what happens. It is large. On average your curve is 1.7 percentage points away from the run’s.',
    );
  });
});

describe('how far two amounts lie apart', () => {
  test.each([
    [0.63, 'GiB', '0.63 GiB'],
    [15, '%', '15 percentage points'],
    [13, '% of the start', '13 percentage points'],
  ])('%d %s: %s', (off, unit, says) => {
    expect(apart(off, unit)).toBe(says);
  });
});

describe('a committed prediction', () => {
  afterEach(() => vi.unstubAllGlobals());
  const stored = new Map<string, string>();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  };

  test('is kept in the browser, by lab, until it is forgotten', () => {
    vi.stubGlobal('localStorage', storage);
    keep('a', { number: '5', confidence: 'sure' });
    expect(recalled('a')).toEqual({ number: '5', confidence: 'sure' });
    expect(recalled('b')).toBeUndefined();
    keep('a', undefined);
    expect(recalled('a')).toBeUndefined();
  });

  test.each(['nonsense', '{"number":5}', 'null', '[]'])('is none where the store holds %s', (text) => {
    vi.stubGlobal('localStorage', { ...storage, getItem: () => text });
    expect(recalled('a') ?? {}).toEqual({});
  });

  test('lasts as long as the page where nothing can be stored', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(() => keep('a', {})).not.toThrow();
    expect(recalled('a')).toBeUndefined();
  });
});
