/** What one engine has made of all scenarios. Small enough to be carried out of a browser as JSON. */
export interface Report {
  /** Hash of each block of 1,024 records' text, by scenario; and of the elementary functions and streams, by function. */
  readonly blocks: Readonly<Record<string, readonly string[]>>;
  /** The same of the engine's own `Math`, which nobody promises to be equal; `thrown` where it is stubbed. Not compared. */
  readonly native: string;
}

/** Differences of one report from another, a sentence each. */
export function differences(expected: Report, got: Report): string[] {
  const names = new Set([...Object.keys(expected.blocks), ...Object.keys(got.blocks)]);
  return [...names].flatMap((name) => {
    const [one, other] = [expected.blocks[name], got.blocks[name]];
    if (one === undefined || other === undefined) return [`${name}: one of the two has not played it`];
    const first = one.findIndex((hash, i) => hash !== other[i]);
    if (first >= 0) return [`${name}: differs from block ${String(first)} of ${String(one.length)} on`];
    return one.length === other.length
      ? []
      : [`${name}: ${String(other.length)} blocks instead of ${String(one.length)}`];
  });
}
