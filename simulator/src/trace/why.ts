import type { Place } from '../model/model.ts';

/** A fact and the facts that made it so. The causes of a first cause are none. */
export interface Why {
  /** Number of the record that tells it; −1 for a fact about the state or the scenario. */
  readonly record: number;
  /** µs */
  readonly at: number;
  /** One plain sentence, with its time. */
  readonly sentence: string;
  /** Nearest first. */
  readonly causes: readonly Why[];
}

/** What is asked about: a host or a machine, a task, or one record. */
export type About = { readonly place: Place } | { readonly task: number } | { readonly record: number };

/** Something that happened which a reader should not miss. */
export interface Moment {
  readonly record: number;
  /** µs */
  readonly at: number;
  readonly kind:
    'killed' | 'rejected' | 'exhausted' | 'waiting' | 'failed' | 'restarting' | 'all-ready' | 'last-finished';
  /** The machine or host, or −1 where it is a task. */
  readonly place: Place;
  readonly sentence: string;
}
