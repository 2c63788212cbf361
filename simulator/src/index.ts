/**
 * The flow itself, in its order: what a person writes → a model → a run → what is read off it.
 *
 * @module hostlab
 */
export type * from './units/quantities.ts';
export * from './units/amounts.ts';
export * from './units/durations.ts';
export * from './units/sizes.ts';
export * from './units/rates.ts';

export { parseScenario, type Parsed, type ParseOptions } from './scenario/parse.ts';
export { explainIssue, explainIssues, type Issue, type IssueCode } from './scenario/issue.ts';
export { defaultLimits, type Limits } from './scenario/limits.ts';
export * from './scenario/scenario.ts';

export * from './model/model.ts';
export * from './model/machines.ts';
export type * from './model/work.ts';
export type * from './model/distribution.ts';
export type * from './model/prices.ts';
export type * from './model/catalogue.ts';

export { simulate } from './engine/simulate.ts';
export type * from './engine/run.ts';
export { SimulationError } from './kernel/simulation-error.ts';

export * from './trace/trace.ts';
export * from './trace/records.ts';
export * from './trace/state.ts';
export { createReader, stateAt, type TraceReader } from './trace/reader.ts';
export * from './trace/why.ts';

export { measure } from './metrics/measure.ts';
export type * from './metrics/measures.ts';
export { quantile, summarize, type Summary } from './metrics/summary.ts';
export {
  integral,
  series,
  seriesOf,
  valueAt,
  type SeriesName,
  type SeriesWish,
  type StepSeries,
} from './metrics/series.ts';

export { bill, meters, type Bill, type BillLine, type BillNote, type BillOptions, type Meter } from './cost/bill.ts';

export { shareCapacity, type Claim } from './resources/share-capacity.ts';
export {
  placements,
  type PlacementCandidate,
  type PlacementPolicy,
  type PlacementRequest,
} from './policies/placement.ts';
