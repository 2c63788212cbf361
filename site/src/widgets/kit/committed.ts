/** What stood in the fields of a card when it was committed, by their names. */
export type Draft = Readonly<Record<string, string>>;

const keyOf = (lab: string): string => `hostlab prediction ${lab}`;

/** The prediction of a lab that was committed in this browser before, if there is one. */
export function recalled(lab: string): Draft | undefined {
  try {
    const data: unknown = JSON.parse(localStorage.getItem(keyOf(lab)) ?? 'null');
    if (typeof data !== 'object' || data === null) return undefined;
    const entries = Object.entries(data);
    return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')
      ? Object.fromEntries(entries)
      : undefined;
  } catch {
    // No storage, or something else in it: as if nothing had been kept.
    return undefined;
  }
}

/** Keeps a committed prediction, or (undefined) forgets it. It never leaves the browser. */
export function keep(lab: string, draft: Draft | undefined): void {
  try {
    if (draft === undefined) localStorage.removeItem(keyOf(lab));
    else localStorage.setItem(keyOf(lab), JSON.stringify(draft));
  } catch {
    // Where nothing can be kept, the prediction lasts as long as the page.
  }
}
