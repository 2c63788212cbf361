/** A law of chance for a positive quantity. The unit is that of the field which holds it. */
export type Distribution =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'uniform'; readonly least: number; readonly most: number }
  | { readonly kind: 'exponential'; readonly mean: number }
  /** Normal with standard deviation `deviation`, values below `least` drawn again. */
  | { readonly kind: 'normal'; readonly mean: number; readonly deviation: number; readonly least: number }
  /** `median · exp(sigma · z)`, z standard normal. */
  | { readonly kind: 'lognormal'; readonly median: number; readonly sigma: number }
  /** With probability `share` the mean is `high`, else `low`, each exponential. */
  | { readonly kind: 'hyperexponential'; readonly share: number; readonly low: number; readonly high: number }
  /** Pareto: `least · u^(−1/shape)`, u uniform in (0, 1]. */
  | { readonly kind: 'pareto'; readonly least: number; readonly shape: number };
