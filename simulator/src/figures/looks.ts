/** Which of the looks of lines and areas something has. */
export type Look = 1 | 2 | 3 | 4 | 5 | 6;

const inOrder = [1, 3, 2, 4, 5] as const;

/** The look of the `i`th of several things that have none of their own. */
export function lookAt(i: number): Look {
  return inOrder[i % inOrder.length]!;
}
