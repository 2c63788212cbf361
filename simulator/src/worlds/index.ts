/**
 * One workload, several ways to host it: a scenario moved into another world, and all of them compared over the same luck.
 *
 * @module hostlab/worlds
 */
export { worldNames, worldTitles, type WorldName } from './world-names.ts';
export { inWorld } from './in-world.ts';
export type { WorldOptions } from './hosting.ts';
export { compare, type CompareOptions, type Comparison, type NotCompared, type WorldResult } from './compare.ts';
export { comparedNumbers, type ComparedNumber } from './outcome.ts';
export type { Estimate } from './estimate.ts';
