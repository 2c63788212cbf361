/** A place in a text as people count: from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets into lines and columns. */
export function lineFinder(text: string): (offset: number) => Position {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
}

/** The steps to a value, as one text: what a map of places is asked with. */
export function placeKey(steps: readonly (string | number)[]): string {
  return JSON.stringify(steps);
}

/**
 * Looks a place up, or with `ofKey` the key that leads to it; where it is not there (a key that is missing), the nearest one around it.
 *
 * @param offsets by {@link placeKey}
 */
export function nearestOffset(
  offsets: ReadonlyMap<string, number>,
  steps: readonly (string | number)[],
  ofKey = false,
): number {
  const key = ofKey ? offsets.get(`key ${placeKey(steps)}`) : undefined;
  if (key !== undefined) return key;
  for (let length = steps.length; length >= 0; length--) {
    const offset = offsets.get(placeKey(steps.slice(0, length)));
    if (offset !== undefined) return offset;
  }
  return 0;
}
