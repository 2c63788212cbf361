/** What was, what is and what was undone. Values are never changed in place. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last edit was of: edits of one thing in one go are undone in one go. */
  readonly edited?: string | undefined;
}

/** Edits that can be undone, at most. */
const most = 200;

export function begin<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

/** Another value. Edits of the same thing in a row are one edit, until {@link settled}. */
export function edit<T>(history: History<T>, present: T, what?: string): History<T> {
  const again = what !== undefined && what === history.edited;
  const past = again ? history.past : [...history.past, history.present].slice(-most);
  return { past, present, future: [], edited: what };
}

/** The next edit is one of its own, whatever it is of. */
export function settled<T>(history: History<T>): History<T> {
  return { past: history.past, present: history.present, future: history.future };
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future] };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future };
}
