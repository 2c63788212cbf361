import * as v from 'valibot';
import type { Distribution } from '../model/distribution.ts';
import type { LoadShape } from '../model/work.ts';
import type { Bytes, Cores, CoreSeconds, Microseconds } from '../units/quantities.ts';
import { closed, leaf, maybe, oneOf, otherwise, Refused, type Shape } from './blocks.ts';
import { count } from './host-shape.ts';
import { someTime, someWork } from './laws-of-chance.ts';
import { duration, name, number, size, someDuration } from './leaves.ts';
import { defaultLimits } from './limits.ts';
import type { LoadEntry, ServiceEntry, TaskEntry } from './scenario.ts';

interface WorkRead {
  readonly on?: string | undefined;
  readonly each?: string | undefined;
}

/** A task as read: text is numbers, but names are still names. */
export interface TaskRead extends WorkRead {
  readonly name: string;
  readonly count: number;
  readonly at: Microseconds;
  readonly every: Microseconds;
  readonly work: CoreSeconds;
  readonly threads: number;
  readonly cpu: { readonly limit?: number | undefined };
  readonly memory: Bytes;
}

/** A load as read. */
export interface LoadRead extends WorkRead {
  readonly name?: string | undefined;
  readonly from: Microseconds;
  readonly until?: Microseconds | undefined;
  readonly threads?: number | undefined;
  readonly shape: LoadShape;
}

/** A service as read. */
export interface ServiceRead extends WorkRead {
  readonly name: string;
  readonly from: Microseconds;
  readonly until?: Microseconds | undefined;
  /** None where the requests come as columns. */
  readonly between: Distribution | undefined;
  readonly work: Distribution;
  readonly concurrency?: number | undefined;
  readonly requests?: number | undefined;
}

const on = maybe(name('the name of a host, a VM or a container'));
const each = maybe(name('the name of a counted entry'));
const threads = number({ from: 1, to: 1_000_000, whole: true, of: 'threads' });

/** A piece of work, or `count` equal ones. */
export const taskShape: Shape<TaskEntry, TaskRead> = closed('a task', {
  name: name('a name'),
  count: otherwise(count, 1),
  on,
  each,
  at: otherwise(duration, 0),
  every: otherwise(duration, 0),
  work: number({ from: 0, of: 'core-seconds' }) as Shape<number, CoreSeconds>,
  threads: otherwise(threads, 1),
  cpu: otherwise(closed('a limit', { limit: maybe(number({ above: 0, of: 'cores' })) }), {}),
  memory: otherwise(size, 0),
});

/** A percentage of up to three digits and a few decimals; no sign, no exponent. */
const percentage = /^\d{1,3}(\.\d{1,12})?$/;

/** Reads `"12 5.5 7"`, per cent, as shares. */
function readPercentages(written: string): Float64Array | string {
  const words = written.trim().split(/[\s,]+/);
  const values = new Float64Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const of = words[i]!;
    const value = percentage.test(of) ? Number(of) / 100 : NaN;
    if (!(value <= 1)) return of;
    values[i] = value;
  }
  return values;
}

const recordedText = 'shares from 0 to 1 in a list, or per cent from 0 to 100 in one text such as "12 5.5 7"';
const recorded: Shape<readonly number[] | Float64Array | string, Float64Array> = leaf(
  recordedText,
  {
    type: ['string', 'array'],
    items: { type: 'number', minimum: 0, maximum: 1 },
    minItems: 1,
    pattern: '^\\s*\\d{1,3}(\\.\\d{1,12})?([\\s,]+\\d{1,3}(\\.\\d{1,12})?)*\\s*$',
  },
  (value) => {
    if (typeof value === 'string') {
      const values = readPercentages(value);
      if (typeof values !== 'string') return values;
      return new Refused({ code: 'out-of-range', hint: `one of them is "${values.slice(0, 20)}"` });
    }
    if (!Array.isArray(value) && !(value instanceof Float64Array)) return new Refused({ code: 'wrong-type' });
    const list: ArrayLike<unknown> = value;
    if (list.length === 0 || list.length > defaultLimits.recordedValues)
      return new Refused({
        code: list.length === 0 ? 'out-of-range' : 'too-many',
        expected: `1 to ${String(defaultLimits.recordedValues)} values`,
      });
    const values = new Float64Array(list.length);
    for (let i = 0; i < list.length; i++) {
      const one = list[i];
      if (typeof one !== 'number' || !(one >= 0 && one <= 1))
        return new Refused({ code: 'out-of-range', hint: `number ${String(i + 1)} is not between 0 and 1` });
      values[i] = one + 0;
    }
    return values;
  },
);

const cores = number({ from: 0, of: 'cores' }) as Shape<number, Cores>;
const loadKinds = ['steady', 'onOff', 'diurnal', 'recorded'] as const;
const minutes = (of: number): Microseconds => (of * 60_000_000) as Microseconds;

/** How busy something wants to be. */
export const loadShape: Shape<LoadEntry, LoadRead> = v.pipe(
  oneOf('a load', loadKinds, {
    name: maybe(name('a name')),
    on,
    each,
    from: otherwise(duration, 0),
    until: maybe(duration),
    threads: maybe(threads),
    steady: maybe(cores),
    onOff: maybe(closed('cores, on, off', { cores, on: someTime, off: someTime })),
    diurnal: maybe(
      closed('low, high, period, peakAt, step', {
        low: cores,
        high: cores,
        period: maybe(someDuration),
        peakAt: maybe(duration),
        step: maybe(someDuration),
      }),
    ),
    recorded: maybe(
      closed('cores, step, values', {
        cores: otherwise(cores, 1),
        step: otherwise(someDuration, '5 min'),
        values: recorded,
      }),
    ),
  }),
  v.transform(({ steady, onOff, diurnal, recorded, ...load }): LoadRead => {
    let shape: LoadShape = { kind: 'steady', cores: steady ?? (0 as Cores) };
    if (onOff !== undefined) shape = { kind: 'on-off', ...onOff };
    else if (diurnal !== undefined) {
      const { low, high, period = minutes(1440), peakAt = minutes(840), step = minutes(5) } = diurnal;
      shape = { kind: 'diurnal', low, high, period, peakAt, step };
    } else if (recorded !== undefined) shape = { kind: 'recorded', ...recorded };
    return { ...load, shape };
  }),
);

const yes: Shape<true, true> = leaf('true', { const: true }, (value) =>
  value === true ? value : new Refused({ code: 'wrong-type' }),
);

/** Requests that arrive and are worked on. */
export const serviceShape: Shape<ServiceEntry, ServiceRead> = v.pipe(
  oneOf('a service', ['rate', 'between', 'columns'], {
    name: name('a name'),
    on,
    each,
    from: otherwise(duration, 0),
    until: maybe(duration),
    rate: maybe(number({ above: 0, to: 1_000_000, of: 'requests a second' })),
    between: maybe(someTime),
    columns: maybe(yes),
    work: someWork,
    concurrency: maybe(number({ from: 1, to: Number.MAX_SAFE_INTEGER, whole: true })),
    requests: maybe(number({ from: 1, to: Number.MAX_SAFE_INTEGER, whole: true })),
  }),
  v.transform(({ rate, between, name, on, each, from, until, work, concurrency, requests }): ServiceRead => ({
    ...{ name, on, each, from, until, work, concurrency, requests },
    between: between ?? (rate === undefined ? undefined : { kind: 'exponential', mean: 1 / rate }),
  })),
);
