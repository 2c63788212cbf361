import { everyMark, plain, type Picture, type Table } from 'hostlab/figures';
import type { Lab, Now } from '../../../site/src/widgets/kit/lab.ts';

/** Numbers as they are written, without the blanks and commas that group them: `1,752,000`, `4.0`, `0.096`. */
export function numbersIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\w.])\d[\d,]*(?:\.\d+)?/g)].map(([written]) =>
    written.replaceAll(/,(?=\d{3})|,$/g, ''),
  );
}

/** What a drawing says: its texts, what its marks say to who points at them, and its description. */
export function drawnWords({ marks, title, description }: Picture): string {
  const said = [...everyMark(marks)].flatMap((mark) => [
    ...(mark.kind === 'text' ? [mark.text] : []),
    ...(mark.label === undefined ? [] : [mark.label]),
  ]);
  return [title, description, ...said].join(' | ');
}

const tableWords = ({ title, columns, rows }: Table): string => [title, ...columns, ...rows.flat()].join(' | ');

/**
 * Rows and columns of which no mark has the number: sums and differences of what is drawn one by one, lines of theory,
 * kills that the drawing counts where they crowd, hosts that are drawn as not needed.
 */
const isWorkedOut = (row: readonly string[]): boolean =>
  /\b(together|total|all|rest|less)\b|killed, /i.test(row[0] ?? '') || row[1] === '0';

/** What a finding works out of numbers that are shown: shares, sums, days by their date, a break-even beyond the picture. */
const workedOut =
  /\d{4}-\d{2}-\d{2}|[\d.]+ %|[Ff]rom \d+ hours on|of \d+ that were asked for|[\d.]+ m?s\s+(?:is what it takes )?to create it, start it/g;

/** What a figure says beside its pictures: the numbers that decide, and what its knobs are set to. */
function allElse(lab: Lab, now: Now): string {
  const knobs = Object.values(now.values).map((value) => (typeof value === 'number' ? String(value) : ''));
  const rows = (lab.numbers?.(now) ?? []).flatMap(({ name, cells }) => [name, ...cells.map(plain)]);
  return [...rows, ...knobs].join(' | ');
}

/** Everything in which table, drawing and finding of a figure contradict each other, as sentences. */
export function disagreements(lab: Lab, now: Now, tables = lab.figures.map((figure) => figure.table(now))): string[] {
  const out: string[] = [];
  const pictures = lab.figures.map((figure) => figure.view(now, 1040, lab.title));
  lab.figures.forEach(({ name }, i) => {
    const drawn = new Set(numbersIn(drawnWords(pictures[i]!)));
    const { columns, rows } = tables[i]!;
    for (const row of rows.filter((row) => !isWorkedOut(row)))
      row.forEach((cell, column) => {
        if (columns[column]?.endsWith(', theory') === true) return;
        for (const number of numbersIn(cell))
          if (!drawn.has(number)) out.push(`${name}: the table has ${number} in "${row.join(' | ')}", no mark has it`);
      });
  });
  const shown = new Set(
    numbersIn([...tables.map(tableWords), ...pictures.map(drawnWords), allElse(lab, now)].join(' | ')),
  );
  // A finding may tell of the whole run while its middle is looked at.
  const end = { ...now, at: now.end };
  for (const { table, view } of lab.figures)
    for (const number of numbersIn(`${tableWords(table(end))} | ${drawnWords(view(end, 1040, lab.title))}`))
      shown.add(number);
  const caption = plain(lab.caption(now));
  for (const number of numbersIn(caption.replaceAll(workedOut, '')))
    if (!shown.has(number)) out.push(`the finding says ${number}, nothing else does: "${caption}"`);
  return out;
}
