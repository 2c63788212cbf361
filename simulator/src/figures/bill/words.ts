import type { Meter } from '../../cost/bill.ts';
import { amount, count, duration, percent } from '../numbers.ts';
import { plain, strong, type Sentence } from '../sentence.ts';
import type { Table } from '../to-table.ts';
import type { BillFrame, BillPart, BillRow, BillWayFrame } from './frame.ts';
import { currencySign, money, moneyAmount, unitPriceAmount } from './money.ts';

/** What a meter counts, as a reader says it. */
export const meterWords: Readonly<Record<Meter, string>> = {
  host: 'the host',
  'vm-running': 'VM running',
  'vm-stopped': 'VM stopped, still allocated',
  'vm-deallocated': 'VM deallocated',
  disk: 'disk',
  'container-vcpu': 'vCPUs asked for',
  'container-memory': 'memory asked for',
};

const unitNames: Readonly<Record<BillRow['unit'], string>> = {
  hour: 'h',
  month: 'month',
  'GiB-month': 'GiB·month',
  'vCPU-second': 'vCPU·s',
  'GiB-second': 'GiB·s',
};

function unitWords(unit: BillRow['unit'], quantity: number): string {
  // Only disks are let by the month: the tier that a size falls into, whatever the size.
  return unit === 'month' ? `${quantity === 1 ? 'month' : 'months'} of its tier` : unitNames[unit];
}

/** What a part of a bill is called. */
export function partName({ meter, name }: BillPart): string {
  return meter === undefined ? name : meterWords[meter];
}

/** Quantity times unit price, and where the price is from; longest first. */
export function rowWords({ quantity, unit, unitPrice, source }: BillRow, currency: string): readonly string[] {
  const many = `${quantityWords(quantity)} ${unitWords(unit, quantity)}`;
  const product = `${many} × ${currencySign(currency)} ${unitPriceAmount(unitPrice)}`;
  return [`${product} · ${source}`, product, many];
}

/** A quantity on a bill: whole from a thousand on, else a tenth finer, and small ones with two digits. */
function quantityWords(quantity: number): string {
  if (quantity >= 999.95 || Number.isInteger(quantity)) return count(Math.round(quantity));
  return quantity >= 9.95 ? quantity.toFixed(1).replace(/\.0$/, '') : amount(quantity);
}

type Piece = Sentence[number];

/** a; a and b; a, b and c */
function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}

/** The largest line of a way by meter. */
function largest({ byMeter }: BillWayFrame): BillWayFrame['byMeter'][number] | undefined {
  return byMeter.reduce<BillWayFrame['byMeter'][number] | undefined>(
    (best, each) => (best === undefined || each.amount > best.amount ? each : best),
    undefined,
  );
}

/** The finding: what is cheapest and dearest, and what decides; so far, if an instant is looked at. */
export function billCaption(frame: BillFrame): Sentence {
  const { ways, currency, at, prediction } = frame;
  const out: Piece[] = [at === undefined ? `Over ${duration(frame.endedAt)} ` : `After ${duration(at)} `];
  const costOf = (way: BillWayFrame): number => way.sofar ?? way.total;
  const [low, high] = [Math.min(...ways.map(costOf)), Math.max(...ways.map(costOf))];
  // What reads alike is alike: a second more or less of a month is not what a reader compares.
  const same = (value: number): BillWayFrame[] =>
    ways.filter((way) => money(costOf(way), currency) === money(value, currency));
  const [cheap, dear] = [same(low), same(high)];
  const verb = at !== undefined ? ['has cost', 'have cost'] : ['costs', 'cost'];
  const told = (some: readonly BillWayFrame[]): string => `${listed(some.map(({ title }) => title))} `;
  if (cheap.length === ways.length) {
    out.push(
      told(cheap),
      verb[ways.length > 1 ? 1 : 0]!,
      ways.length > 1 ? ' the same, ' : ' ',
      strong(money(low, currency)),
    );
  } else {
    out.push(told(cheap), verb[cheap.length > 1 ? 1 : 0]!, ' least, ', strong(money(low, currency)));
    out.push(', and ', told(dear), 'most, ', strong(money(high, currency)));
  }
  const way = dear.at(-1)!;
  const decides = largest(way);
  if (at === undefined && decides !== undefined && high > 0) {
    const share = percent(decides.amount / way.total);
    out.push('; ', strong(meterWords[decides.meter]), ` makes ${moneyAmount(decides.amount)} of that`);
    out.push(dear.length > 1 ? ` for ${way.title}, ${share}` : `, ${share}`);
  }
  if (prediction !== undefined) {
    const guess = prediction.value.at(-1) ?? 0;
    out.push('; predicted were ', strong(money(guess, currency)), ' at the end');
  }
  out.push('.');
  return out;
}

/** The bills in words: the finding, then every way with its lines. */
export function describeBill(frame: BillFrame): string {
  const { currency } = frame;
  const out = [plain(billCaption(frame)), `List prices: ${frame.list}.`];
  for (const way of frame.ways) {
    const lines = way.rows.map(
      (row) => `${meterWords[row.meter]}, ${row.what}: ${rowWords(row, currency)[0]!}, ${money(row.amount, currency)}`,
    );
    out.push(`${way.title}: ${money(way.total, currency)}. ${lines.join('; ')}${lines.length > 0 ? '.' : ''}`.trim());
  }
  if (frame.notes > 0) out.push(`${count(frame.notes)} things could not be charged exactly.`);
  return out.join(' ');
}

/** The bills as a table: a row for each line and one for each total. */
export function billTable(frame: BillFrame, title: string): Table {
  const { currency, at } = frame;
  const sofar = at === undefined ? [] : [`after ${duration(at)}`];
  const rows = frame.ways.flatMap((way) => [
    ...way.rows.map((row) => [
      `${way.title}: ${meterWords[row.meter]}`,
      row.what,
      `${quantityWords(row.quantity)} ${unitWords(row.unit, row.quantity)}`,
      unitPriceAmount(row.unitPrice),
      moneyAmount(row.amount),
      ...sofar.map(() => ''),
      row.source,
    ]),
    [
      `${way.title}: total`,
      '',
      '',
      '',
      moneyAmount(way.total),
      ...sofar.map(() => moneyAmount(way.sofar ?? 0)),
      frame.list,
    ],
  ]);
  return {
    title,
    columns: ['What', 'whose', 'quantity', 'unit price', `amount, ${currencySign(currency)}`, ...sofar, 'source'],
    rows,
  };
}
