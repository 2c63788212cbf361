import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { begin, edit, redo, settled, undo } from '../../../../site/src/widgets/kit/history.ts';

describe('a history of edits', () => {
  test('goes back and forth', () => {
    const history = edit(edit(begin(1), 2), 3);
    expect(undo(history).present).toBe(2);
    expect(undo(undo(history)).present).toBe(1);
    expect(undo(undo(undo(history))).present).toBe(1);
    expect(redo(undo(history))).toEqual({ past: [1, 2], present: 3, future: [] });
    expect(redo(history)).toBe(history);
  });

  test('takes a drag for one edit, and two drags for two', () => {
    let history = begin(0);
    for (const value of [1, 2, 3]) history = edit(history, value, 'memory');
    history = settled(history);
    for (const value of [4, 5]) history = edit(history, value, 'memory');
    expect(undo(history).present).toBe(3);
    expect(undo(undo(history)).present).toBe(0);
  });

  test('forgets what was undone as soon as something else is done', () => {
    expect(edit(undo(edit(begin('a'), 'b')), 'c').future).toEqual([]);
  });

  test('undoes any row of edits to where it began, and redoes it to where it was', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 150 }), (values) => {
        let history = begin(-1);
        for (const value of values) history = edit(history, value);
        for (const _ of values) history = undo(history);
        expect(history.present).toBe(-1);
        for (const _ of values) history = redo(history);
        expect(history.present).toBe(values.at(-1));
      }),
    );
  });

  test('remembers two hundred edits and no more', () => {
    let history = begin(0);
    for (let i = 1; i <= 500; i++) history = edit(history, i);
    expect(history.past).toHaveLength(200);
  });
});
