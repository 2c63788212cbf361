import type { Table } from 'hostlab/figures';

/**
 * Shows tables in a place of the page, in place of what was there: the same elements as the package's `tableToHtml`.
 *
 * Cells become text, never markup: their names come from scenarios that others wrote.
 */
export function showTables(place: Element, tables: readonly Table[]): void {
  place.replaceChildren(...tables.map(elementOf));
}

function elementOf({ title, columns, rows }: Table): HTMLTableElement {
  const table = document.createElement('table');
  table.createCaption().textContent = title;
  const head = table.createTHead().insertRow();
  for (const column of columns) head.append(heading(column, 'col'));
  const body = table.createTBody();
  for (const [name = '', ...cells] of rows) {
    const row = body.insertRow();
    row.append(heading(name, 'row'));
    for (const cell of cells) row.insertCell().textContent = cell;
  }
  return table;
}

function heading(words: string, scope: 'col' | 'row'): HTMLTableCellElement {
  const cell = document.createElement('th');
  cell.scope = scope;
  cell.textContent = words;
  return cell;
}
