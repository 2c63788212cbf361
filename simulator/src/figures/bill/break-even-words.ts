import { count } from '../numbers.ts';
import { plain, strong, type Sentence } from '../sentence.ts';
import type { Table } from '../to-table.ts';
import type { BreakEvenFrame } from './break-even-frame.ts';
import { currencySign, money, moneyAmount } from './money.ts';

/** A use with its unit: 412 h, 56 %. */
export function useWords({ use }: BreakEvenFrame, value: number): string {
  return `${value >= 100 ? count(Math.round(value)) : count(Math.round(value * 10) / 10)} ${use.unit}`;
}

/** The finding: up to where which way is cheaper; what the ways cost at the use that is looked at. */
export function breakEvenCaption(frame: BreakEvenFrame): Sentence {
  const { crossing, theory, at, costs, ways, currency, predicted } = frame;
  const out: Sentence[number][] = [];
  if (crossing === undefined) {
    const last = ways.map(({ title, points }) => ({ title, amount: points.at(-1)?.[1] ?? 0 }));
    const cheap = last.toSorted((a, b) => a.amount - b.amount)[0];
    out.push(cheap === undefined ? 'Nothing was simulated' : `${cheap.title} is never dearer in what was simulated`);
  } else {
    out.push(
      'Below ',
      strong(useWords(frame, crossing.use)),
      ` ${crossing.below} is cheaper, above it ${crossing.above}`,
    );
    if (theory !== undefined) out.push(`; theory says ${useWords(frame, theory)}`);
  }
  if (at !== undefined) {
    out.push(`; at ${useWords(frame, at)} `);
    ways.forEach(({ title }, i) => {
      if (i > 0) out.push(i === ways.length - 1 ? ' and ' : ', ');
      out.push(`${title} costs `, strong(money(costs[i]!, currency)));
    });
  }
  if (predicted !== undefined) out.push('; predicted were ', strong(useWords(frame, predicted)));
  out.push('.');
  return out;
}

/** The figure in words. */
export function describeBreakEven(frame: BreakEvenFrame): string {
  const { ways, use, off, currency } = frame;
  const told = ways.map(({ title, points }) => {
    const ends = [points[0], points.at(-1)].flatMap((point) => (point === undefined ? [] : [point]));
    return `${title}: ${ends.map(([x, amount]) => `${money(amount, currency)} at ${useWords(frame, x)}`).join(', ')}.`;
  });
  const theory = ways.some((way) => way.theory !== undefined)
    ? `Simulated points lie within ${money(off, currency)} of the theory lines.`
    : '';
  return [plain(breakEvenCaption(frame)), `Cost against ${use.name}.`, ...told, theory]
    .filter((each) => each !== '')
    .join(' ');
}

/** The simulated points: a row for each use, a column for each way and each theory line. */
export function breakEvenTable(frame: BreakEvenFrame, title: string): Table {
  const { ways, crossing, theory, at, costs, predicted } = frame;
  const uses = [...new Set(ways.flatMap(({ points }) => points.map(([use]) => use)))].sort((a, b) => a - b);
  const rows = uses.map((use) => [
    useWords(frame, use),
    ...ways.flatMap((way) => {
      const amount = way.points.find(([x]) => x === use)?.[1];
      const own = amount === undefined ? '' : moneyAmount(amount);
      return way.theory === undefined ? [own] : [own, moneyAmount(way.theory.fixed + way.theory.perUse * use)];
    }),
  ]);
  const columns = [
    frame.use.name,
    ...ways.flatMap((way) => (way.theory === undefined ? [way.title] : [way.title, `${way.title}, theory`])),
  ];
  const wide = (cells: readonly string[]): string[] => columns.map((_, i) => cells[i] ?? '');
  if (crossing !== undefined)
    rows.push(
      wide([
        `equal at ${useWords(frame, crossing.use)}`,
        ...ways.flatMap((way, i) => [
          i < 2 ? moneyAmount(crossing.amount) : '',
          ...(way.theory === undefined ? [] : ['']),
        ]),
      ]),
    );
  if (theory !== undefined) rows.push(wide([`equal by theory at ${useWords(frame, theory)}`]));
  if (at !== undefined)
    rows.push(
      wide([
        `at ${useWords(frame, at)}`,
        ...ways.flatMap((way, i) => [moneyAmount(costs[i]!), ...(way.theory === undefined ? [] : [''])]),
      ]),
    );
  if (predicted !== undefined) rows.push(wide([`predicted ${useWords(frame, predicted)}`]));
  return { title: `${title} (${currencySign(frame.currency)})`, columns, rows };
}
