/** List prices of one provider in one region on one day. Data; the bill is made in `cost`. */
export interface PriceBook {
  readonly name: string;
  readonly provider: string;
  readonly region: string;
  /** ISO 4217. */
  readonly currency: string;
  /** ISO date of the list that was read. */
  readonly asOf: string;
}
