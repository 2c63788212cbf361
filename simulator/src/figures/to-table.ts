import { escapeXml } from './to-svg.ts';

/** A table: what it shows, its columns, and rows of cells as they are read. The first cell of a row names it. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The table for a page: header cells with their scope, cells escaped. */
export function tableToHtml(table: Table): string {
  const head = table.columns.map((column) => `<th scope="col">${escapeXml(column)}</th>`).join('');
  const body = table.rows
    .map((row) => {
      const cells = row.map((cell, i) =>
        i === 0 ? `<th scope="row">${escapeXml(cell)}</th>` : `<td>${escapeXml(cell)}</td>`,
      );
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('');
  return `<table><caption>${escapeXml(table.title)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** The table for a terminal: columns padded with blanks, the first to the left and the others to the right. */
export function tableToText(table: Table): string {
  const all = [table.columns, ...table.rows];
  const widths = table.columns.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)));
  const print = (row: readonly string[]): string =>
    widths
      .map((width, i) => (i === 0 ? (row[i] ?? '').padEnd(width) : (row[i] ?? '').padStart(width)))
      .join('  ')
      .trimEnd();
  return [print(table.columns), widths.map((width) => '─'.repeat(width)).join('  '), ...table.rows.map(print)].join(
    '\n',
  );
}
