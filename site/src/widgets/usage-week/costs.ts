import { breakEvenUse } from 'hostlab/theory';
import { billFrame, breakEvenFrame, type BillFrame, type BreakEvenFrame } from 'hostlab/figures';
import { diskMonth, instanceHour, listWords, monthHours, rented, vmHour, type ListName } from '../../data/rented.ts';
import { billOf } from '../kit/figures/bills.ts';
import type { Now } from '../kit/lab.ts';
import { hoursOfWeek, usedHours } from '../kit/week.ts';

/** Three ways to keep a service for a week, with the machines of each. */
const ways = [
  { title: 'VM left on', look: 1, isOf: (name: string) => name === 'left-on' },
  { title: 'VM when used', look: 2, isOf: (name: string) => name.startsWith('on-') || name === 'disk-kept' },
  { title: 'instance', look: 3, isOf: (name: string) => name.startsWith('instance-') },
] as const;

/** What a week costs, three ways. */
export interface WeekCosts {
  readonly leftOn: number;
  readonly whenUsed: number;
  readonly instance: number;
  /** Hours painted. */
  readonly hours: number;
  /** Hours a week from which the VM that is left on is cheaper than the instance, by the prices alone. */
  readonly breakEven: number;
  readonly currency: string;
  /** Provider, region and date of the prices. */
  readonly list: string;
}

/** The bills of the three ways. */
export function weekBills(now: Now): BillFrame {
  const { model, bill } = played(now);
  const from = [bill.region, bill.asOf].join(', ');
  const frame = billFrame(
    ways.map(({ title, look, isOf }) => ({
      title,
      look,
      model,
      bill,
      isOne: true,
      places: model.machines.flatMap(({ name }, i) => (isOf(name) ? [model.hosts.length + i] : [])),
    })),
    { at: now.at, sources: Object.fromEntries(bill.lines.map(({ fact }) => [fact, from])) },
  );
  // What is deallocated is listed for nothing, once for every stretch: the lesson's first figure has that line.
  return { ...frame, ways: frame.ways.map((way) => ({ ...way, rows: way.rows.filter(({ amount }) => amount > 0) })) };
}

/** What the week costs each way, and where two of them would meet. */
export function weekCosts(now: Now): WeekCosts {
  const { bill } = played(now);
  const [leftOn = 0, whenUsed = 0, instance = 0] = weekBills(now).ways.map(({ total }) => total);
  const { flat, byUse } = linesOf(now);
  return {
    leftOn,
    whenUsed,
    instance,
    hours: usedHours(String(now.values['hours'])),
    breakEven: breakEvenUse(flat, byUse),
    currency: bill.currency,
    list: listWords(bill),
  };
}

/** Cost against hours used: the lines are the prices, the dots this week. */
export function weekCurve(now: Now): BreakEvenFrame {
  const { leftOn, whenUsed, instance, hours, breakEven, currency } = weekCosts(now);
  const { flat, byUse, switchedOff } = linesOf(now);
  const dot = (amount: number): readonly (readonly [number, number])[] => [[hours, amount]];
  const frame = breakEvenFrame({
    currency,
    use: { name: 'hours used in the week', unit: 'h', most: hoursOfWeek },
    at: hours,
    ways: [
      { title: 'VM left on', theory: flat, points: dot(leftOn) },
      { title: 'instance', theory: byUse, points: dot(instance) },
      { title: 'VM when used', theory: switchedOff, points: dot(whenUsed) },
    ],
  });
  const crossing = { use: breakEven, amount: flat.fixed, below: 'instance', above: 'VM left on' };
  return breakEven <= hoursOfWeek ? { ...frame, crossing } : frame;
}

function linesOf(now: Now) {
  const { model } = played(now);
  const book = model.prices!;
  const disk = Number(now.values['disk']);
  const what = rented(now.values['list'] as ListName, 'middle', disk);
  const kept = (diskMonth(book, disk) * hoursOfWeek) / monthHours;
  return {
    flat: { fixed: hoursOfWeek * vmHour(book, what) + kept, perUse: 0 },
    switchedOff: { fixed: kept, perUse: vmHour(book, what) },
    byUse: { fixed: 0, perUse: instanceHour(book, what) },
  };
}

function played(now: Now) {
  const [world] = now.worlds;
  if (world === undefined) throw new Error('There is no week.');
  return { model: world.run.model, bill: billOf(world) };
}
