import * as v from 'valibot';
import type { Distribution } from '../model/distribution.ts';
import { closed, either, maybe, oneOf, type Shape } from './blocks.ts';
import { durationInSeconds, number } from './leaves.ts';
import type { DistributionEntry, DurationText } from './scenario.ts';

const keys = ['constant', 'uniform', 'exponential', 'normal', 'lognormal', 'hyperexponential', 'pareto'] as const;

function law<T>(what: string, value: Shape<T, number>): Shape<DistributionEntry<T>, Distribution> {
  const constant = v.pipe(
    value,
    v.transform((of): Distribution => ({ kind: 'constant', value: of })),
  );
  const chance = oneOf(`${what}, or a law of chance under one of ${keys.join(', ')}`, keys, {
    constant: maybe(value),
    uniform: maybe(closed('least and most', { least: value, most: value })),
    exponential: maybe(value),
    normal: maybe(closed('mean, deviation, least', { mean: value, deviation: value, least: maybe(value) })),
    lognormal: maybe(closed('median and sigma', { median: value, sigma: number({ from: 0 }) })),
    hyperexponential: maybe(
      closed('share, low and high', { share: number({ from: 0, to: 1 }), low: value, high: value }),
    ),
    pareto: maybe(closed('least and shape', { least: value, shape: number({ above: 0 }) })),
  });
  const read = v.pipe(
    chance,
    v.transform((of): Distribution => {
      if (of.uniform !== undefined) return { kind: 'uniform', ...of.uniform };
      if (of.exponential !== undefined) return { kind: 'exponential', mean: of.exponential };
      if (of.normal !== undefined)
        return { kind: 'normal', mean: of.normal.mean, deviation: of.normal.deviation, least: of.normal.least ?? 0 };
      if (of.lognormal !== undefined) return { kind: 'lognormal', ...of.lognormal };
      if (of.hyperexponential !== undefined) return { kind: 'hyperexponential', ...of.hyperexponential };
      if (of.pareto !== undefined) return { kind: 'pareto', ...of.pareto };
      return { kind: 'constant', value: of.constant ?? 0 };
    }),
  );
  return either(constant, read) as Shape<DistributionEntry<T>, Distribution>;
}

/** A time, or a law of chance for one; read in seconds. */
export const someTime: Shape<DistributionEntry<DurationText>, Distribution> = law(
  'a time such as 250 ms',
  durationInSeconds,
);

/** An amount of work in core-seconds, or a law of chance for one. */
export const someWork: Shape<DistributionEntry<number>, Distribution> = law(
  'core-seconds',
  number({ from: 0, of: 'core-seconds' }),
);
