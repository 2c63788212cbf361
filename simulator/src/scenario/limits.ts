/**
 * What a scenario may ask for at most. Each limit is checked before the memory for it is taken, so that a slip of the
 * keyboard (`count: 1000000000`) ends in one sentence and not in a computer that hangs.
 */
export interface Limits {
  /** Hosts, after `count`. */
  readonly hosts: number;
  /** VMs and containers together, after `count` and `each`. */
  readonly machines: number;
  /** Tasks written as objects, after `count` and `each`. Columns carry more. */
  readonly tasks: number;
  /** Loads and services together, after `each`. */
  readonly loads: number;
  /** Numbers in recorded loads, all loads together, each counted once however many machines it drives. */
  readonly recordedValues: number;
  /** Rows of a column. */
  readonly columnRows: number;
  /** Layers of one image, and phases of one start-up. */
  readonly parts: number;
  /** Characters of a name. */
  readonly nameLength: number;
  /** Issues that are told one by one; the rest is only counted. */
  readonly issues: number;
}

/** The limits that hold where a caller gives none. `hostlab check --help` states them. */
export const defaultLimits: Limits = {
  hosts: 100_000,
  machines: 200_000,
  tasks: 1_000_000,
  loads: 200_000,
  recordedValues: 20_000_000,
  columnRows: 50_000_000,
  parts: 256,
  nameLength: 200,
  issues: 1_000,
};
