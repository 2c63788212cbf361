import { describe, expect, it } from 'vitest';
import { expectNear } from '../../kit/close.ts';
import { cases } from '../../peers/cases.ts';
import { differentOnPurpose } from '../../peers/different-on-purpose.ts';
import { notYet } from '../../peers/not-yet.ts';
import { peerCases } from '../../peers/peer-case.ts';

const all = peerCases();
const lists = [...cases.map(({ id }) => id), ...differentOnPurpose.map(({ id }) => id), ...Object.keys(notYet)];

describe('the cases of other simulators', () => {
  it('stand in one list each', () => {
    expect(lists.filter((id, at) => lists.indexOf(id) !== at)).toEqual([]);
  });

  it('have a reason in a sentence where they are not played or come out otherwise', () => {
    for (const reason of [...Object.values(notYet), ...differentOnPurpose.map(({ why }) => why)])
      expect(reason).toMatch(/^[A-Z].*\.$/);
  });
});

describe.skipIf(all === undefined)('the file of cases (skipped where ../shared is absent)', () => {
  const byId = new Map((all ?? []).map((one) => [one.id, one]));

  it('has no case that stands in no list, and the lists none that is not in the file', () => {
    expect([...byId.keys()].filter((id) => !lists.includes(id))).toEqual([]);
    expect(lists.filter((id) => !byId.has(id))).toEqual([]);
  });

  it.each(cases)('$id comes out as its peer says', ({ id, compare, relative, absolute }) => {
    const peer = byId.get(id)!;

    const { got, expected } = compare(peer);

    expectNear(got, expected, relative, absolute, id);
  });

  it.each(differentOnPurpose)('$id comes out otherwise, as it is meant to', ({ id, theirs, ours, play }) => {
    expectNear(byId.get(id)!.expected, theirs, 1e-12, 0, `${id}, the peer's file`);
    expectNear(play(), ours, 1e-9, 3e-6, `${id}, ours`);
    expect(ours).not.toEqual(theirs);
  });
});
