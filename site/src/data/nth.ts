const counts = new Map<string, number>();

/** 1, 2, 3, … for each page: names that no other element of the page has, and the same in every build. */
export function nth(page: string): number {
  const next = (counts.get(page) ?? 0) + 1;
  counts.set(page, next);
  return next;
}
