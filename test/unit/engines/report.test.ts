import { describe, expect, it } from 'vitest';
import { differences, type Report } from '../../engines/report.ts';

const report = (blocks: Report['blocks']): Report => ({ blocks, native: '' });

describe('two reports', () => {
  it('of the same traces do not differ, whatever the engines’ own Math says', () => {
    expect(differences(report({ a: ['1', '2'] }), { ...report({ a: ['1', '2'] }), native: 'x' })).toEqual([]);
  });

  it('differ from the first block on that does', () => {
    expect(differences(report({ a: ['1', '2', '3'], b: ['4'] }), report({ a: ['1', 'x', '3'], b: ['4'] }))).toEqual([
      'a: differs from block 1 of 3 on',
    ]);
  });

  it('differ in length and in what was played', () => {
    expect(differences(report({ a: ['1'], b: ['1'] }), report({ a: ['1', '2'], c: ['1'] }))).toEqual([
      'a: 2 blocks instead of 1',
      'b: one of the two has not played it',
      'c: one of the two has not played it',
    ]);
    expect(differences(report({ a: ['1', '2'] }), report({ a: ['1'] }))).toEqual(['a: differs from block 1 of 2 on']);
  });
});
