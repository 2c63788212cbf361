import { bill, type Bill } from 'hostlab';
import {
  billFrame,
  billOverTimeSize,
  billOverTimeView,
  billSize,
  billTable,
  billView,
  type BillFrame,
  type BillFrameOptions,
} from 'hostlab/figures';
import type { LabFigure, Now, Played } from '../lab.ts';

const bills = new WeakMap<Played, Bill>();

/**
 * The bill of a world by the price book that its scenario names.
 *
 * @throws Error if it names none
 */
export function billOf(world: Played): Bill {
  let found = bills.get(world);
  if (found === undefined) {
    const { model, trace } = world.run;
    if (model.prices === undefined) throw new Error(`${world.title} has no price book: say prices in its scenario.`);
    found = bill(model, trace, model.prices);
    bills.set(world, found);
  }
  return found;
}

/** The bills of all worlds on one scale, as plain data; for captions and numbers. */
export function billsOfNow(now: Now, options: (now: Now) => BillFrameOptions = () => ({})): BillFrame {
  const ways = now.worlds.map((world) => ({ title: world.title, model: world.run.model, bill: billOf(world) }));
  return billFrame(ways, { at: now.at, ...options(now) });
}

/** What each world costs, line by line. */
export function billLines(label = 'The bill', options: (now: Now) => BillFrameOptions = () => ({})): LabFigure {
  return {
    name: 'bill',
    label,
    view: (now, width, title) => {
      const frame = billsOfNow(now, options);
      return billView(frame, billSize(frame, width), title);
    },
    table: (now) => billTable(billsOfNow(now, options), label),
  };
}

/** What each world has cost by every instant, with the instant that is looked at. */
export function billOverTime(
  label = 'The bill over time',
  options: (now: Now) => BillFrameOptions = () => ({}),
): LabFigure {
  return {
    name: 'bill-over-time',
    label,
    view: (now, width, title) => {
      const frame = billsOfNow(now, options);
      return billOverTimeView(frame, billOverTimeSize(frame, width), title);
    },
    table: (now) => billTable(billsOfNow(now, options), label),
  };
}
