import { amount } from 'hostlab/figures';

/** Whether a unit is a share of a whole: `%`, `% of the start`. */
export const isShare = (unit: string): boolean => unit.startsWith('%');

/** How far two amounts lie apart. Shares differ by percentage points: so much per cent would be of one of the two. */
export function apart(off: number, unit: string): string {
  return `${amount(off)} ${isShare(unit) ? 'percentage points' : unit}`;
}
