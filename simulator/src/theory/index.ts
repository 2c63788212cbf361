/**
 * Closed forms that the simulator is held against: queues, sharing, pre-copy migration, break-even, speed-up.
 *
 * @module hostlab/theory
 */
export * from './break-even.ts';
export * from './erlang.ts';
export * from './fair-share.ts';
export * from './pre-copy.ts';
export * from './queues.ts';
export * from './speedup.ts';
