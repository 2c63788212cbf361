import type { Trace } from './trace.ts';

/** What is wrong with a file that should hold a trace. A value, never thrown. */
export interface TraceIssue {
  /** Line of the file, from 1; 0 where the form has no lines. */
  readonly line: number;
  readonly code: string;
  /** One sentence for people. */
  readonly message: string;
}

/** A trace that was read, or everything that is wrong with it. */
export type Decoded =
  { readonly ok: true; readonly trace: Trace } | { readonly ok: false; readonly issues: readonly TraceIssue[] };

/** Faults that are told of one file; more of them say nothing new. */
export const mostIssues = 20;
