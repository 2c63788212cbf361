/** What was wrong with a line of a recorded workload; the line was left out. */
export interface UtilisationIssue {
  /** Counted from 1, as editors do. */
  readonly line: number;
  readonly message: string;
}

export interface Utilisation {
  /** One row a machine, in the order of the text: shares of its CPU from 0 to 1, one a step. */
  readonly rows: readonly Float64Array[];
  /** Lines that could not be used. */
  readonly issues: readonly UtilisationIssue[];
}

const number = /^\s*\d{1,3}(?:\.\d{1,12})?\s*$/;

/**
 * Reads recorded utilisation as CSV without a header: one row a machine, per cent from 0 to 100 separated by commas, as in
 * the PlanetLab days. Never throws; blank lines are skipped, a row with any bad value or without any is left out and reported.
 * Rows may differ in length.
 */
export function readUtilisation(text: string): Utilisation {
  const rows: Float64Array[] = [];
  const issues: UtilisationIssue[] = [];
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const row = readRow(line);
    if (typeof row === 'string') issues.push({ line: index + 1, message: row });
    else rows.push(row);
  }
  return { rows, issues };
}

function readRow(line: string): Float64Array | string {
  const cells = line.split(',');
  const row = new Float64Array(cells.length);
  for (const [index, cell] of cells.entries()) {
    const value = number.test(cell) ? Number(cell) : NaN;
    if (!(value <= 100)) return `value ${String(index + 1)} must be per cent from 0 to 100, and this is ${shown(cell)}`;
    row[index] = value / 100;
  }
  return row;
}

/** Text from a file, cut short and without control characters. */
function shown(cell: string): string {
  const safe = JSON.stringify(cell.trim());
  return safe.length > 24 ? `${safe.slice(0, 20)}…"` : safe;
}
