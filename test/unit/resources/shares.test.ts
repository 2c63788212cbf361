import { describe, expect, it } from 'vitest';
import { Shares } from '../../../simulator/src/resources/shares.ts';

/** Shares with what they tell, written down as they tell it. */
function listening() {
  const told: string[] = [];
  const due = new Map<number, number>();
  const shares = new Shares({
    divided: (pool, level, granted) => told.push(`pool ${pool} level ${level} grants ${granted}`),
    squeezed: (pool, part) => told.push(`pool ${pool} part ${part}`),
    due: (pool, at) => due.set(pool, at),
  });
  return { shares, told, due };
}

describe('shares', () => {
  it('give a lone claim all that it wants, and say when it ends', () => {
    const { shares, due, told } = listening();
    const pool = shares.addRoot(4);

    const claim = shares.join(pool, 100, 1, 0, 10e6);
    shares.settle();

    expect(shares.rate(claim)).toBe(1);
    expect(due.get(pool)).toBe(10e6);
    expect(told).toEqual([`pool ${pool} level Infinity grants 1`]);
  });

  it('divide by weight when two want all, and give the rest to the one that stays', () => {
    const { shares, due } = listening();
    const pool = shares.addRoot(1);
    const light = shares.join(pool, 100, 1, 0, 1e6);
    const heavy = shares.join(pool, 300, 1, 0, 3e6);
    shares.settle();
    expect([shares.rate(light), shares.rate(heavy), due.get(pool)]).toEqual([0.25, 0.75, 4e6]);

    shares.now = 2e6;
    expect(shares.leave(light)).toBe(0.5e6);
    shares.settle();

    expect([shares.rate(heavy), shares.left(heavy), due.get(pool)]).toEqual([1, 1.5e6, 3.5e6]);
  });

  it('end equal claims in one instant', () => {
    const { shares, due } = listening();
    const pool = shares.addRoot(1);
    const claims = [1, 2, 3].map(() => shares.join(pool, 100, 1, 0, 1e6));
    shares.settle();

    shares.now = due.get(pool)!;
    const ended: number[] = [];
    for (let claim = shares.ended(pool); claim >= 0; claim = shares.ended(pool)) {
      ended.push(claim);
      shares.leave(claim);
    }

    expect(shares.now).toBe(3e6);
    expect(ended.toSorted((a, b) => a - b)).toEqual(claims);
  });

  it('hand what an end gave too much to the next in line', () => {
    const { shares, due } = listening();
    const pool = shares.addRoot(1);
    const claim = shares.join(pool, 1, 1, 0, 10.25);
    shares.settle();
    shares.now = due.get(pool)!;
    expect(shares.now).toBe(10);
    expect(shares.ended(pool)).toBe(claim);
    expect(shares.excess).toBe(-0.25);

    shares.renew(claim, 10.25 - shares.excess);

    expect(due.get(pool)).toBe(20);
    shares.now = 20;
    expect(shares.ended(pool)).toBe(claim);
    expect(shares.excess).toBe(-0.5);
  });

  it('let the shortest work last one microsecond', () => {
    const { shares, due } = listening();
    const pool = shares.addRoot(1);
    shares.now = 2 ** 50;

    shares.join(pool, 100, 1, 0, 0);
    shares.settle();

    expect(due.get(pool)).toBe(2 ** 50 + 1);
  });

  it('find every end where it was announced, on the half microsecond too', () => {
    const { shares, due } = listening();
    const pool = shares.addRoot(2);
    for (let work = 1; work <= 300; work++) {
      for (let i = 0; i < 3; i++) shares.join(pool, 7, 1, 0, work);
      shares.settle();
      const until = due.get(pool)! - shares.now;
      expect(Math.abs(until - 1.5 * work)).toBeLessThan(0.5 + 1e-9);
      shares.now += until;
      let ended = 0;
      for (let claim = shares.ended(pool); claim >= 0; claim = shares.ended(pool)) {
        shares.leave(claim);
        ended++;
      }
      expect(ended).toBe(3);
    }
  });

  it('ask again when a claim that was announced has not quite ended', () => {
    const { shares, due } = listening();
    const pool = shares.addRoot(1);
    const claim = shares.join(pool, 100, 1, 0, 100);
    shares.settle();
    shares.now = 100;
    shares.renew(claim, 50);
    expect(due.get(pool)).toBe(150);

    expect(shares.ended(pool)).toBe(-1);
    expect(due.get(pool)).toBe(150);
  });

  it('give a group what its members want within its cap, and the rest to its neighbours', () => {
    const { shares } = listening();
    const root = shares.addRoot(4);
    const small = shares.addGroup(root, 1, 0, 0);
    const large = shares.addGroup(root, Infinity, 0, 0);
    const inSmall = [1, 2].map(() => shares.join(small, 100, 1, 0, Infinity));
    const inLarge = [1, 2, 3, 4].map(() => shares.join(large, 100, 1, 0, Infinity));

    shares.settle();

    // 100 for the small, 400 for the large: θ·500 = 4
    expect(inSmall.map((claim) => shares.rate(claim))).toEqual([0.4, 0.4]);
    expect(inLarge.map((claim) => shares.rate(claim))).toEqual([0.8, 0.8, 0.8, 0.8]);
    expect([shares.granted(small), shares.granted(large), shares.granted(root)]).toEqual([0.8, 3.2, 4]);
    expect([shares.wants(small), shares.wants(root)]).toEqual([2, 5]);
  });

  it('keep a guarantee inside a contended pool', () => {
    const { shares } = listening();
    const root = shares.addRoot(2);
    const sure = shares.addGroup(root, 2, 1, 1);
    const claim = shares.join(sure, 100, 2, 0, Infinity);
    const others = [1, 2, 3].map(() => shares.join(root, 100, 1, 0, Infinity));

    shares.settle();

    expect(shares.rate(claim)).toBe(1);
    for (const other of others) expect(shares.rate(other)).toBeCloseTo(1 / 3, 12);
  });

  it('squeeze guarantees that do not fit, and tell when they fit again', () => {
    const { shares, told } = listening();
    const pool = shares.addRoot(2);
    const sure = [1, 3].map((least) => shares.join(pool, 100, 4, least, Infinity));
    const other = shares.join(pool, 100, 4, 0, Infinity);

    shares.settle();
    expect([...sure, other].map((claim) => shares.rate(claim))).toEqual([0.5, 1.5, 0]);
    expect(told).toEqual([`pool ${pool} level 0 grants 2`, `pool ${pool} part 0.5`]);

    shares.setCapacity(pool, 5);
    shares.settle();
    expect([...sure, other].map((claim) => shares.rate(claim))).toEqual([1, 3, 1]);
    expect(told.slice(2)).toEqual([`pool ${pool} level 0.01 grants 5`, `pool ${pool} part 1`]);
  });

  it('stand still without capacity, and go on from there without losing work', () => {
    const { shares, due } = listening();
    const pool = shares.addRoot(1);
    const free = shares.join(pool, 100, 1, 0, 3e6);
    const sure = shares.join(pool, 100, 1, 0.25, 3e6);
    shares.settle();
    shares.now = 2e6;
    shares.setCapacity(pool, 0);
    shares.settle();
    expect([shares.rate(free), shares.rate(sure), due.get(pool)]).toEqual([0, 0, Infinity]);

    shares.now = 1e12;
    shares.setCapacity(pool, 1);
    shares.settle();

    expect([shares.left(free), shares.left(sure)]).toEqual([2e6, 2e6]);
    expect(due.get(pool)).toBe(1e12 + 4e6);
  });

  it('let an idle claim keep its work until it wants something again', () => {
    const { shares, due } = listening();
    const pool = shares.addRoot(1);
    const claim = shares.join(pool, 100, 1, 0, 5e6);
    shares.settle();
    shares.now = 1e6;
    shares.adjust(claim, 100, 0, 0);
    shares.settle();
    expect([shares.left(claim), shares.rate(claim), due.get(pool)]).toEqual([4e6, 0, Infinity]);

    shares.now = 3e6;
    shares.adjust(claim, 100, 0.5, 0);
    shares.settle();

    expect(due.get(pool)).toBe(11e6);
  });

  it('tell nothing of a pool whose division has not changed', () => {
    const { shares, told } = listening();
    const pool = shares.addRoot(1);
    const first = shares.join(pool, 100, 1, 0, Infinity);
    shares.join(pool, 100, 1, 0, Infinity);
    shares.settle();
    const before = told.length;

    shares.leave(first);
    shares.join(pool, 100, 1, 0, Infinity);
    shares.settle();

    expect(shares.dirty).toBe(false);
    expect(told.length).toBe(before);
  });

  it('tell of an emptied pool that everybody has all they want', () => {
    const { shares, told } = listening();
    const pool = shares.addRoot(0.5);
    const claim = shares.join(pool, 100, 1, 0, Infinity);
    shares.settle();

    shares.leave(claim);
    shares.settle();

    expect(told).toEqual([`pool ${pool} level 0.005 grants 0.5`, `pool ${pool} level Infinity grants 0`]);
  });

  it('give a pool with no limit to its capacity to all who join', () => {
    const { shares } = listening();
    const pool = shares.addRoot(Infinity);
    const claims = [1, 2, 1000].map((most) => shares.join(pool, 1, most, 0, Infinity));

    shares.settle();

    expect(claims.map((claim) => shares.rate(claim))).toEqual([1, 2, 1000]);
  });

  it('give the numbers of claims and pools again when they are free', () => {
    const { shares } = listening();
    const root = shares.addRoot(1);
    const group = shares.addGroup(root, 1, 0, 0);
    const claim = shares.join(group, 100, 1, 0, Infinity);
    shares.settle();
    expect(() => shares.removePool(group)).toThrow('still has 1 members');
    shares.leave(claim);
    shares.removePool(group);
    shares.settle();

    expect(shares.addGroup(root, 1, 0, 0)).toBe(group);
    expect(shares.members(root)).toBe(1);
    expect(shares.wants(root)).toBe(0);
  });

  it('let a root go whose claims have just left, and clear its timer', () => {
    const { shares, due } = listening();
    const slice = shares.addRoot(1);
    const claim = shares.join(slice, 100, 1, 0, 1e6);
    shares.settle();
    expect(due.get(slice)).toBe(1e6);

    shares.leave(claim);
    shares.removePool(slice);
    expect(due.get(slice)).toBe(Infinity);
    expect(shares.addRoot(1)).not.toBe(slice);
    shares.settle();

    expect(shares.addRoot(1)).toBe(slice);
  });

  it('remember whose a claim is', () => {
    const { shares } = listening();
    const claim = shares.join(shares.addRoot(1), 100, 1, 0, 1);
    expect(shares.ownerOf(claim)).toBe(-1);

    shares.setOwner(claim, 123_456);

    expect(shares.ownerOf(claim)).toBe(123_456);
  });
});
