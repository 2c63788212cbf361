import {
  billSize,
  billTable,
  billView,
  breakEvenSize,
  breakEvenTable,
  breakEvenView,
  count,
  money,
  percent,
  strong,
  type Sentence,
} from 'hostlab/figures';
import { diskNote, lists, monthHours, type ListName } from '../../data/rented.ts';
import { defineLab, type LabFigure, type Now } from '../kit/lab.ts';
import { hoursOfWeek, weekText } from '../kit/week.ts';
import { weekBills, weekCosts, weekCurve } from './costs.ts';
import { weekOf } from './scenario.ts';

interface Knobs {
  readonly hours: string;
  readonly list: ListName;
  readonly disk: number;
  readonly [name: string]: number | string;
}

const workingDays = (from: number, to: number): string => weekText((day, hour) => day < 5 && hour >= from && hour < to);
const office = workingDays(8, 18);

const curve: LabFigure = {
  name: 'curve',
  label: 'Cost against hours used',
  view: (now, width, title) => {
    const frame = weekCurve(now);
    return breakEvenView(frame, breakEvenSize(frame, width), title);
  },
  table: (now) => breakEvenTable(weekCurve(now), `A week by list prices of ${weekCosts(now).list}`),
};

const bills: LabFigure = {
  name: 'bills',
  label: 'The bills of this week, line by line',
  view: (now, width, title) => {
    const frame = weekBills(now);
    return billView(frame, billSize(frame, width), title);
  },
  table: (now) => billTable(weekBills(now), 'The bills of this week'),
};

/** An amount of a week, and what that is in a month of 730 hours. */
function both(now: Now, amount: number): Sentence {
  const { currency } = weekCosts(now);
  return [strong(money(amount, currency)), `, ${money((amount * monthHours) / hoursOfWeek, currency)} a month`];
}

export const lab = defineLab<Knobs>({
  id: 'usage-week',
  title: 'Your week: in which hours is it used, and what does that cost?',
  knobs: {
    hours: {
      kind: 'week',
      label: 'In use: paint the hours',
      usual: workingDays(9, 17),
      sets: [
        { value: office, label: 'Weekdays 08:00 to 18:00' },
        { value: weekText((_, hour) => hour < 6), label: 'Every night 00:00 to 06:00' },
        { value: weekText(() => true), label: 'Always' },
        { value: weekText(() => false), label: 'Never' },
      ],
    },
    list: { kind: 'choice', label: 'Prices', options: lists, usual: 'azure-eastus' },
    disk: { kind: 'range', label: 'Disk of the VM', unit: 'GiB', min: 0, max: 128, step: 32, usual: 32 },
  },
  scenarios: (kept) => [{ title: 'A week', scenario: weekOf(kept) }],
  figures: [curve, bills],
  caption: (now) => {
    const { leftOn, whenUsed, instance, hours, breakEven, currency, list } = weekCosts(now);
    const all = [
      { said: 'the VM that is left on', amount: leftOn },
      { said: 'the VM that is deallocated in between', amount: whenUsed },
      { said: 'the container instance', amount: instance },
    ].sort((a, b) => a.amount - b.amount);
    const [first, second, third] = all as [(typeof all)[0], (typeof all)[0], (typeof all)[0]];
    return [
      strong(`${count(hours)} of ${count(hoursOfWeek)} hours`),
      ` are used. For that week ${first.said} costs `,
      strong(money(first.amount, currency)),
      `, ${second.said} ${money(second.amount, currency)}, ${third.said} ${money(third.amount, currency)}. `,
      breakEven <= hoursOfWeek ? 'From ' : 'At no number of hours',
      ...(breakEven <= hoursOfWeek ? [strong(`${count(Math.ceil(breakEven))} hours`), ' on'] : []),
      ` leaving it on is cheaper than the instance (list prices: ${list}).`,
    ];
  },
  numbers: (now) => {
    const { leftOn, whenUsed, instance, hours } = weekCosts(now);
    return [
      {
        key: 'hours',
        name: 'Hours used',
        cells: [[strong(count(hours)), ` of ${count(hoursOfWeek)}, ${percent(hours / hoursOfWeek)}`]],
      },
      { key: 'left-on', name: 'VM left on', cells: [both(now, leftOn)] },
      { key: 'when-used', name: 'VM when used, deallocated in between', cells: [both(now, whenUsed)] },
      { key: 'instance', name: 'instance', cells: [both(now, instance)] },
    ];
  },
  goals: [
    {
      id: 'office',
      text: 'Paint the hours in which your own group works, at least one of them at a weekend.',
      met: ({ values }) => /[1-9a-f]/.test(values.hours.slice(30)),
    },
    {
      id: 'left-on',
      text: 'Make leaving the VM on cheaper than the instance, by the hours you paint, the prices or the disk.',
      met: (now) => {
        const { leftOn, instance } = weekCosts(now);
        return leftOn < instance;
      },
    },
    {
      id: 'disk',
      text: 'Find prices and a disk with which the VM is cheaper than the instance although both are off in the same hours.',
      met: (now) => {
        const { whenUsed, instance, hours } = weekCosts(now);
        return hours > 0 && hours < hoursOfWeek && whenUsed < instance;
      },
    },
  ],
  stops: () => [],
  sources: {
    note: `Each stretch of painted hours starts a machine and stops it again: a VM anew (its disk is kept all week), and an instance. A VM is billed from its own first step on, an instance from its first pull. What starting again takes in time is lesson 9. ${diskNote}`,
    facts: ['az-vm-states', 'aws-ec2-states', 'aci-faq-billing'],
  },
});
