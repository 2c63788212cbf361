/** The answer of a well-known wrong idea. */
export interface WrongAnswer {
  readonly value: number;
  readonly says: string;
}

export interface Asked {
  readonly answer: number;
  /** How far off is still right. */
  readonly tolerance: number;
  readonly wrong: readonly WrongAnswer[];
}

/** What is said to a number: right, which idea gives it, or whether it is too large or too small. */
export function verdict(given: number, { answer, tolerance, wrong }: Asked): string {
  if (!Number.isFinite(given)) return 'That is no number.';
  // A tenth that was typed is not the tenth that was computed.
  const slack = tolerance + Math.abs(answer) * 1e-9;
  if (Math.abs(given - answer) <= slack) return 'Right.';
  const known = wrong.find(({ value }) => Math.abs(given - value) <= slack);
  if (known !== undefined) return `Not yet. ${known.says}`;
  return given > answer ? 'Not yet: that is too much.' : 'Not yet: that is too little.';
}
