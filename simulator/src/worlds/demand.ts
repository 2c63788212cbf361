import type { Distribution } from '../model/distribution.ts';
import type { Model } from '../model/model.ts';
import type { LoadShape } from '../model/work.ts';
import { exp } from '../random/fixed-math.ts';

/** The mean of a law of chance; of a truncated normal that of the whole one; infinite for a Pareto of shape 1 or less. */
export function meanOf(law: Distribution): number {
  switch (law.kind) {
    case 'constant':
      return law.value;
    case 'uniform':
      return (law.least + law.most) / 2;
    case 'exponential':
    case 'normal':
      return law.mean;
    case 'lognormal':
      return law.median * exp((law.sigma * law.sigma) / 2);
    case 'hyperexponential':
      return law.share * law.high + (1 - law.share) * law.low;
    case 'pareto':
      return law.shape > 1 ? (law.least * law.shape) / (law.shape - 1) : Infinity;
  }
}

function meanLevel(shape: LoadShape): number {
  switch (shape.kind) {
    case 'steady':
      return shape.cores;
    case 'on-off': {
      const on = meanOf(shape.on);
      const off = meanOf(shape.off);
      return on + off === 0 ? 0 : (shape.cores * on) / (on + off);
    }
    case 'diurnal':
      return (shape.low + shape.high) / 2;
    case 'recorded':
      return (shape.cores * shape.values.reduce((sum, value) => sum + value, 0)) / Math.max(1, shape.values.length);
  }
}

/**
 * Cores that the loads and services of each machine want on average, while they want anything at all; by machine number.
 * Tasks are not counted.
 */
export function meanDemands(model: Model): Float64Array {
  const cores = new Float64Array(model.machines.length);
  for (const { on, shape } of model.loads) if (on.kind === 'machine') cores[on.machine]! += meanLevel(shape);
  for (const { on, between, work } of model.services)
    if (on.kind === 'machine' && between !== undefined) cores[on.machine]! += meanOf(work) / meanOf(between);
  return cores;
}
