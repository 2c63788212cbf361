/** What kind of fault an issue tells of. */
export type IssueCode =
  | 'missing'
  | 'unknown-key'
  | 'wrong-type'
  | 'out-of-range'
  | 'unit'
  | 'unknown-name'
  | 'duplicate-name'
  | 'cycle'
  | 'not-allowed'
  | 'conflict'
  | 'too-many';

/** A fault in what a person wrote. A value, never thrown; parsing tells all of them at once. */
export interface Issue {
  /** Where, as one would write it in JavaScript: `hosts[2].memory`; empty for the scenario as a whole. */
  readonly path: string;
  /** The same place as steps, for finding the line in a file. */
  readonly steps: readonly (string | number)[];
  readonly code: IssueCode;
  /** What should stand there, in words: "a number above 0". */
  readonly expected: string;
  /** What stands there, in words: "−2". */
  readonly received: string;
  /** What to do about it, where that can be said. */
  readonly hint?: string;
}

/** Writes steps as a path: `['hosts', 2, 'memory']` is `hosts[2].memory`. Keys that are no plain words stand in brackets. */
export function writePath(steps: readonly (string | number)[]): string {
  let path = '';
  for (const step of steps) {
    if (typeof step === 'number') path += `[${String(step)}]`;
    else if (/^[A-Za-z_$][\w$]*$/.test(step)) path += path === '' ? step : `.${step}`;
    else path += `[${JSON.stringify(shorten(step, 40))}]`;
  }
  return path;
}

/** Makes an issue; `hint` may be `undefined`. */
export function issue(
  steps: readonly (string | number)[],
  code: IssueCode,
  expected: string,
  received: string,
  hint?: string,
): Issue {
  const plain = { path: writePath(steps), steps, code, expected, received };
  return Object.freeze(hint === undefined ? plain : { ...plain, hint });
}

/** One issue as one sentence without its path: "expected a number above 0, received −2; …". */
export function explainIssue({ code, expected, received, hint }: Issue): string {
  const start =
    code === 'missing'
      ? `is missing; expected ${expected}`
      : code === 'unknown-key'
        ? `is not a key here`
        : `expected ${expected}, received ${received}`;
  return hint === undefined ? start : `${start}; ${hint}`;
}

/** Issues as text for people, a line each: `hosts[2].memory: expected …, received …; hint`. */
export function explainIssues(issues: readonly Issue[]): string {
  return issues.map((one) => `${one.path === '' ? 'scenario' : one.path}: ${explainIssue(one)}`).join('\n');
}

/** What a value is, in a few words that never grow with the value. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null (nothing)';
  if (typeof value === 'string') return value === '' ? 'an empty text' : JSON.stringify(shorten(value, 60));
  if (typeof value === 'number') return Object.is(value, -0) ? '0' : String(value).replace(/^-/, '−');
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `a list of ${String(value.length)}`;
  if (typeof value === 'object') return 'a map of keys';
  return `a ${typeof value}`;
}

/** The text itself, or its beginning and an ellipsis where it is longer than `most` characters. */
export function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
