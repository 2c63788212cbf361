import type { Distribution } from '../model/distribution.ts';
import { exp, pow } from '../random/fixed-math.ts';
import type { RandomStream } from '../random/streams.ts';

/** A normal that has fallen below its least value so often is as good as always below it. */
const mostRedraws = 1000;

/**
 * One value of a distribution, ≥ 0 if its parameters are.
 *
 * Takes as many uniform numbers as its kind needs and no more, so that streams of two runs stay in step: `constant` none,
 * `uniform`, `exponential` and `pareto` one, `hyperexponential` two; `normal` and `lognormal` draw from the stream's
 * normals and move nothing else. A normal of which 1000 draws in a row lie below `least` gives `least`.
 */
export function draw(distribution: Distribution, stream: RandomStream): number {
  switch (distribution.kind) {
    case 'constant':
      return distribution.value;
    case 'uniform':
      return distribution.least + (distribution.most - distribution.least) * stream.uniform();
    case 'exponential':
      return stream.exponential(distribution.mean);
    case 'normal':
      return drawNormal(distribution.mean, distribution.deviation, distribution.least, stream);
    case 'lognormal':
      return distribution.median * exp(distribution.sigma * stream.normal());
    case 'hyperexponential':
      return stream.exponential(stream.uniform() < distribution.share ? distribution.high : distribution.low);
    case 'pareto':
      return distribution.least * pow(1 - stream.uniform(), -1 / distribution.shape);
  }
}

function drawNormal(mean: number, deviation: number, least: number, stream: RandomStream): number {
  for (let i = 0; i < mostRedraws; i++) {
    const value = mean + deviation * stream.normal();
    if (value >= least) return value;
  }
  return least;
}

/** `draw` with distribution and stream kept. */
export function sampler(distribution: Distribution, stream: RandomStream): () => number {
  return () => draw(distribution, stream);
}
