/**
 * Scenarios as text, with the place of each issue, and what a run gave as text or bytes again. No files: text comes in and
 * goes out.
 *
 * @module hostlab/text
 */
export { readScenarioText } from './scenario-text.ts';
export type { ScenarioText, TextIssue } from './scenario-text.ts';
export { textLimits } from './text-limits.ts';
export { billOf, runJson } from './run-json.ts';
export { csvLine, runCsv } from './run-csv.ts';
export { scenarioSchema } from '../scenario/json-schema.ts';
export type { JsonSchema } from '../scenario/blocks.ts';
export { decodeTrace, encodeTrace, traceLines } from '../trace/ndjson.ts';
export { decodeCompact, encodeCompact } from '../trace/compact.ts';
export type { Decoded, TraceIssue } from '../trace/issue.ts';
