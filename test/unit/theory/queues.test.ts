import { describe, expect, it } from 'vitest';
import { erlangB, erlangC } from '../../../simulator/src/theory/erlang.ts';
import { mg1, mg1ps, mg1psResponse, mm1, mmc, mmcps } from '../../../simulator/src/theory/queues.ts';

describe('Erlang', () => {
  it.each([
    // Load, servers, value: all done with fractions, from the sums of the definition.
    [1, 1, 1 / 2],
    [1, 2, 1 / 5],
    [2, 2, 2 / 5],
    [3, 3, 9 / 26],
    [10, 10, 0.21458234310734733],
    [100, 100, 0.07570045271086097],
    [0, 3, 0],
    [5, 0, 1],
  ])('B(%d, %d) is %d', (load, servers, value) => {
    expect(erlangB(load, servers)).toBeCloseTo(value, 12);
  });

  it.each([
    [1, 2, 1 / 3],
    [2, 3, 4 / 9],
    [8, 10, 0.40918015079644354],
    [0.5, 1, 0.5],
    [0, 2, 0],
    [2, 2, 1],
    [3, 2, 1],
  ])('C(%d, %d) is %d', (load, servers, value) => {
    expect(erlangC(load, servers)).toBeCloseTo(value, 11);
  });

  it('is finite for a hundred thousand servers', () => {
    expect(erlangB(100_000, 100_000)).toBeCloseTo(Math.sqrt(2 / (Math.PI * 100_000)), 5);
  });

  it('refuses what is no load or no number of servers, in words', () => {
    expect(() => erlangB(-1, 1)).toThrow('the offered load must be a finite number ≥ 0, and this is -1');
    expect(() => erlangB(1, 1.5)).toThrow('the number of servers must be a whole number ≥ 0, and this is 1.5');
    expect(() => erlangC(1, 0)).toThrow('the number of servers must be a whole number ≥ 1, and this is 0');
  });
});

describe('a queue', () => {
  it('of one server at 90 % holds nine customers for ten services each', () => {
    const { utilisation, delayed, meanWait, meanResponse, meanCustomers } = mm1(0.9, 1);
    expect([utilisation, delayed, meanWait, meanResponse, meanCustomers].map((x) => Number(x.toFixed(9)))).toEqual([
      0.9, 0.9, 9, 10, 9,
    ]);
  });

  it('of two servers at half their load makes a third of its customers wait', () => {
    const { delayed, meanWait, meanCustomers } = mmc(1, 1, 2);
    expect([delayed, meanWait, meanCustomers].map((x) => Number(x.toFixed(12)))).toEqual([
      0.333333333333, 0.333333333333, 1.333333333333,
    ]);
  });

  it('of constant services waits half as long as one of exponential services', () => {
    expect(mg1(0.8, 1, 0).meanWait).toBeCloseTo(mg1(0.8, 1, 1).meanWait / 2, 12);
    expect(mg1(0.8, 1, 1).meanWait).toBeCloseTo(mm1(0.8, 1).meanWait, 12);
  });

  it('that shares its processor stretches every service alike', () => {
    expect(mg1psResponse(0.5, 1, 3)).toBe(6);
    expect(mg1psResponse(0.5, 1, 1)).toBe(mg1ps(0.5, 1).meanResponse);
    expect(mg1psResponse(1, 1, 3)).toBe(Infinity);
    expect(mmcps(2.5, 1, 3)).toEqual(mmc(2.5, 1, 3));
  });

  it.each([mm1(1, 1), mm1(2, 1), mmc(4, 1, 4), mg1ps(3, 1), mg1(1, 1, 0)])(
    'without room for its load grows without end',
    (figures) => {
      expect([figures.meanWait, figures.meanResponse, figures.meanCustomers, figures.delayed]).toEqual([
        Infinity,
        Infinity,
        Infinity,
        1,
      ]);
    },
  );

  it('refuses rates and times that are none, in words', () => {
    expect(() => mm1(0, 1)).toThrow('the arrival rate must be a finite number > 0, and this is 0');
    expect(() => mmc(1, NaN, 2)).toThrow('the mean service time');
    expect(() => mmc(1, 1, 2.5)).toThrow('the number of servers');
    expect(() => mg1(1, 1, -1)).toThrow('the squared coefficient of variation');
    expect(() => mg1psResponse(0.5, 1, 0)).toThrow('the service time');
  });
});
