import { describe, expect, test } from 'vitest';
import { catalogue } from 'hostlab/presets';
import { bill, type Bill } from '../../../simulator/src/cost/bill.ts';
import { container, host, model, Teller, vm } from './hand-made.ts';

const book = (name: string) => catalogue.prices.find((each) => each.name === name)!.spec;
const azure = book('azure-eastus');
const aws = book('aws-us-east-1');
const hour = 3600;
const month = 730 * hour;
/** Meter, quantity and amount of each line, amounts to a millionth. */
const told = (made: Bill): (string | number)[][] =>
  made.lines.map(({ meter, quantity, amount }) => [meter, quantity, Math.round(amount * 1e6) / 1e6]);

/** 100 hours of a month running, then stopped in one way or the other. */
const stop = (outcome: 'stopped' | 'deallocated'): Bill => {
  const run = new Teller();
  run.placed(0, 1, 0);
  run.ready(0, 1);
  run.stopped(100 * hour, 1, outcome);
  return bill(model([host('h')], [vm('a', 'D2s_v5', 64)]), run.end(month), azure);
};
/** Hours on the bill of a VM that ran so many seconds. */
const lived = (seconds: number, of: typeof aws, key: string): number => {
  const run = new Teller();
  run.placed(5, 1, 0);
  run.ready(5, 1);
  run.stopped(5 + seconds, 1, 'exited');
  return bill(model([host('h')], [vm('a', key)]), run.end(hour), of).lines[0]!.quantity * hour;
};

describe('a VM', () => {
  test('that runs a month of 730 hours costs its list price times 730', () => {
    const run = new Teller();
    run.placed(0, 1, 0);
    run.ready(0, 1);

    const made = bill(model([host('h')], [vm('a', 'D2s_v5')]), run.end(month), azure);

    expect(told(made)).toEqual([['vm-running', 730, 70.08]]);
    expect(made.total).toBe(730 * 0.096);
    expect(made.lines[0]).toMatchObject({
      unit: 'hour',
      unitPrice: 0.096,
      currency: 'USD',
      fact: 'az-vm-eastus',
      what: 1,
    });
  });

  test('is not billed while the provider works: only from its firmware on', () => {
    const run = new Teller();
    const placed = run.placed(0, 1, 0);
    run.phase(0, 1, 'provision');
    run.phase(7, 1, 'copy-image');
    const began = run.phase(10, 1, 'firmware');
    run.phase(12, 1, 'kernel');
    run.ready(30, 1);
    const stopped = run.stopped(hour + 10, 1, 'exited');

    const made = bill(model([host('h')], [vm('a', 'D2s_v5', 128)]), run.end(2 * hour), azure);

    expect(told(made)).toEqual([
      ['vm-running', 1, 0.096],
      ['disk', 3610 / month, Math.round((19.71 * 3610e6) / month) / 1e6],
    ]);
    expect(made.lines.map(({ records }) => records)).toEqual([
      [began, stopped],
      [placed, stopped],
    ]);
  });

  test('costs Azure’s full price while stopped but allocated, nothing deallocated, and its disk in both', () => {
    expect(told(stop('stopped'))).toEqual([
      ['vm-running', 100, 9.6],
      ['vm-stopped', 630, 60.48],
      ['disk', 1, 19.71],
    ]);
    expect(told(stop('deallocated'))).toEqual([
      ['vm-running', 100, 9.6],
      ['vm-deallocated', 630, 0],
      ['disk', 1, 19.71],
    ]);
  });

  test('costs nothing stopped at AWS: the same word, the opposite bill', () => {
    const run = new Teller();
    run.placed(0, 1, 0);
    run.ready(0, 1);
    run.stopped(100 * hour, 1, 'stopped');

    const made = bill(model([host('h')], [vm('a', 'm5.large', 30)]), run.end(month), aws);

    expect(told(made)).toEqual([
      ['vm-running', 100, 9.6],
      ['vm-stopped', 630, 0],
      ['disk', 30, 2.4],
    ]);
    expect(made.lines[1]!.fact).toBe('aws-ec2-states');
  });

  test('is billed by the second, and for at least a minute where the book says so', () => {
    expect([0.25, 59.5, 60, 60.000001, 90.2].map((each) => Math.round(lived(each, aws, 'm5.large')))).toEqual([
      60, 60, 60, 61, 91,
    ]);
    expect([0.25, 59.5, 60, 90.2].map((each) => Math.round(lived(each, azure, 'D2s_v5')))).toEqual([1, 60, 60, 91]);
  });

  test('that was never placed costs nothing', () => {
    expect(bill(model([host('h')], [vm('a', 'D2s_v5', 64)]), new Teller().end(month), azure)).toMatchObject({
      lines: [],
      total: 0,
    });
  });

  test('without a price is free, with an unknown one is noted, of another size is noted and billed by its key', () => {
    const run = new Teller();
    for (const place of [1, 2, 3, 4]) {
      run.placed(0, place, 0);
      run.ready(0, place);
    }
    const machines = [vm('a', ''), vm('b', 'toString'), vm('c', 'D2s_v5', 0, 4), vm('d', 'D2s_v5', 500)];

    const made = bill(model([host('h')], machines), run.end(hour), azure);

    expect(told(made)).toEqual([
      ['vm-running', 1, 0.096],
      ['vm-running', 1, 0.096],
    ]);
    expect(made.notes).toEqual([
      { what: 2, code: 'no-price', key: 'toString' },
      { what: 3, code: 'other-size', key: 'D2s_v5' },
      { what: 4, code: 'disk-too-large', key: 'premium-ssd' },
    ]);
  });
});

describe('a container instance', () => {
  test('is billed for what it asked for, from its first pull until it stopped, and goes on while it restarts', () => {
    const run = new Teller();
    run.placed(0, 1, 0);
    const pull = run.phase(0, 1, 'pull');
    run.phase(20, 1, 'unpack');
    run.ready(30, 1);
    run.restarting(1000, 1);
    run.phase(1010, 1, 'start');
    run.ready(1011, 1);
    const stopped = run.stopped(hour, 1, 'exited');

    const made = bill(model([host('h')], [container('c', 'aci', 2, 8)]), run.end(month), azure);

    expect(told(made)).toEqual([
      ['container-vcpu', 2 * hour, 0.081],
      ['container-memory', 8 * hour, 0.035597],
    ]);
    expect(made.lines[0]!.records).toEqual([pull, stopped]);
    expect(made.total).toBeCloseTo(0.1166, 4);
  });

  test('of 2 vCPUs and 8 GiB breaks even with the VM of that size at 82 % of the hours', () => {
    const run = new Teller();
    for (const place of [1, 2]) {
      run.placed(0, place, 0);
      run.ready(0, place);
    }
    const machines = [vm('v', 'D2s_v5'), container('c', 'aci', 2, 8)];

    const { byMeter } = bill(model([host('h')], machines), run.end(month), azure);

    const amounts = byMeter.map(({ amount }) => amount);
    expect(Math.round((100 * amounts[0]!) / (amounts[1]! + amounts[2]!))).toBe(82);
  });

  test('inside a VM is free unless it names a price of its own', () => {
    const run = new Teller();
    run.placed(0, 1, 0);
    run.ready(0, 1);
    run.placed(0, 2, 1);
    run.ready(0, 2);

    expect(told(bill(model([host('h')], [vm('v', 'D2s_v5'), container('c', '', 2, 8)]), run.end(hour), azure))).toEqual(
      [['vm-running', 1, 0.096]],
    );
  });

  test('is rounded up to the steps that a book sells', () => {
    const run = new Teller();
    run.placed(0, 1, 0);
    run.ready(0, 1);
    const coarse = { ...azure, containers: { aci: { ...azure.containers['aci']!, steps: { vcpus: 1, gib: 0.5 } } } };

    const made = bill(model([host('h')], [container('c', 'aci', 0.3, 0.75)]), run.end(1), coarse);

    expect(made.lines.map(({ quantity }) => quantity)).toEqual([1, 1]);
  });
});

describe('a host with a price', () => {
  test('is billed from the time it is up, used or not; on demand only those that were used', () => {
    const run = new Teller();
    for (const place of [0, 1, 2]) run.hostUp(0, place);
    run.placed(0, 3, 1);
    run.ready(0, 3);
    const trace = run.end(10 * hour);
    const three = model([host('h-1', 'server-32'), host('h-2', 'server-32'), host('h-3')], [container('c', '', 1, 1)]);

    expect(bill(three, trace, azure).lines.map(({ what }) => what)).toEqual([0, 1]);
    expect(bill(three, trace, azure, { idleHosts: 'off' }).lines.map(({ what }) => what)).toEqual([1]);
    expect(bill(three, trace, azure, { idleHosts: 'off' }).total).toBeCloseTo(15.36, 12);
  });
});

test('a bill says by which book it was made', () => {
  const { provider, region, asOf, currency } = bill(model([host('h')], []), new Teller().end(1), azure);

  expect({ provider, region, asOf, currency }).toEqual({
    provider: 'Azure',
    region: 'East US',
    asOf: '2026',
    currency: 'USD',
  });
});
