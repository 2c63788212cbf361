import { billFrame, billOverTimeSize, billOverTimeView, billSize, billTable, billView } from 'hostlab/figures';
import { money, percent, strong, type BillFrame, type Sentence } from 'hostlab/figures';
import { cloud, diskNote, lists, monthHours, rented, sizes, type ListName, type SizeName } from '../../data/rented.ts';
import { billOf } from '../kit/figures/bills.ts';
import { defineLab, type LabFigure, type Now } from '../kit/lab.ts';

interface Knobs {
  readonly hours: number;
  readonly list: ListName;
  readonly size: SizeName;
  readonly disk: number;
  readonly shown: WayName;
  readonly [name: string]: number | string;
}

/** The four ways, by the names of their machines. */
const ways = [
  { name: 'left-on', title: 'VM left on', said: 'the VM that is left on', look: 1 },
  { name: 'stopped', title: 'VM stopped', said: 'the VM that is stopped', look: 6 },
  { name: 'deallocated', title: 'VM deallocated', said: 'the VM that is deallocated', look: 2 },
  { name: 'instance', title: 'instance', said: 'the container instance', look: 3 },
] as const;
export type WayName = (typeof ways)[number]['name'];

/** The bills of the four ways, each with its own machine only. */
function monthFrame(now: Now): BillFrame {
  const world = now.worlds[0];
  if (world === undefined) throw new Error('There is no month.');
  const bill = billOf(world);
  const { model } = world.run;
  const from = [bill.region, bill.asOf].join(', ');
  const sources = Object.fromEntries(
    bill.lines.map(({ fact }) => [fact, fact === 'illustrative' ? 'illustrative' : from]),
  );
  return billFrame(
    ways.map(({ name, title, look }) => ({
      title,
      look,
      model,
      bill,
      places: [model.hosts.length + model.machines.findIndex((machine) => machine.name === name)],
    })),
    { at: now.at, sources },
  );
}

/** What each way costs in the whole month, and where the prices are from. */
export function monthOf(
  now: Now,
): Readonly<Record<WayName, number>> & { readonly currency: string; readonly list: string } {
  const frame = monthFrame(now);
  const total = (i: number): number => frame.ways[i]?.total ?? 0;
  return {
    'left-on': total(0),
    stopped: total(1),
    deallocated: total(2),
    instance: total(3),
    currency: frame.currency,
    list: frame.list,
  };
}

const overTime: LabFigure = {
  name: 'spent',
  label: 'What has been spent, the hours of use first',
  view: (now, width, title) => {
    const frame = monthFrame(now);
    return billOverTimeView(frame, billOverTimeSize(frame, width), title);
  },
  table: (now) => billTable(monthFrame(now), 'What has been spent'),
};

/** The bill of the way that is looked at, to the scale of all four. */
function shownFrame(now: Now): BillFrame {
  const all = monthFrame(now);
  const at = ways.findIndex(({ name }) => name === now.values['shown']);
  return { ...all, ways: all.ways.slice(at, at + 1) };
}

const lines: LabFigure = {
  name: 'lines',
  label: 'One of the bills, line by line',
  view: (now, width, title) => {
    const frame = shownFrame(now);
    return billView(frame, billSize(frame, width), title);
  },
  table: (now) => billTable(shownFrame(now), 'One of the bills, line by line'),
};

/** A way's total as a cell of the small table. */
function cell(now: Now, name: WayName): Sentence {
  const month = monthOf(now);
  const amount = strong(money(month[name], month.currency));
  return name === 'left-on' ? [amount] : [amount, `, ${percent(month[name] / month['left-on'])} of that`];
}

export const lab = defineLab<Knobs>({
  id: 'cost',
  title: 'A service that is used for part of the day: what does it cost in a month?',
  knobs: {
    hours: { kind: 'range', label: 'In use', unit: 'h a day', min: 1, max: 24, step: 1, usual: 8 },
    list: { kind: 'choice', label: 'Prices', options: lists, usual: 'azure-eastus' },
    size: {
      kind: 'choice',
      label: 'Size',
      options: sizes.map(({ value, label }) => ({ value, label })),
      usual: 'middle',
    },
    disk: { kind: 'range', label: 'Disk of the VM', unit: 'GiB', min: 0, max: 128, step: 32, usual: 64 },
    shown: {
      kind: 'choice',
      label: 'Whose bill',
      options: ways.map(({ name, title }) => ({ value: name, label: title })),
      usual: 'stopped',
    },
  },
  scenarios: ({ hours, list, size, disk }) => {
    const { vm, instance } = rented(list, size, disk);
    const off = `${String(Math.round((monthHours * 60 * hours) / 24))} min`;
    return [
      {
        title: 'A month',
        scenario: {
          hostlab: 1,
          name: 'a month of cost',
          until: `${String(monthHours)} h`,
          prices: list,
          ...cloud,
          vms: [
            { name: 'left-on', ...vm, stopAt: `${String(monthHours)} h`, stopAs: 'deallocated' },
            { name: 'stopped', ...vm, stopAt: off, stopAs: 'stopped' },
            { name: 'deallocated', ...vm, stopAt: off, stopAs: 'deallocated' },
          ],
          containers: [{ name: 'instance', ...instance, stopAt: off }],
        },
      },
    ];
  },
  figures: [overTime, lines],
  caption: (now) => {
    const { currency, list, ...month } = monthOf(now);
    const cheap = ways.toSorted((a, b) => month[a.name] - month[b.name])[0]!;
    return [
      `With ${String(now.values.hours)} ${now.values.hours === 1 ? 'hour' : 'hours'} of use a day, `,
      strong(cheap.said),
      ` costs least. A month of the VM is ${money(month['left-on'], currency)} left on, `,
      strong(money(month.stopped, currency)),
      ` stopped and ${money(month.deallocated, currency)} deallocated; one of the instance is `,
      strong(money(month.instance, currency)),
      ` (list prices: ${list}).`,
    ];
  },
  numbers: (now) => ways.map(({ name, title }) => ({ key: name, name: title, cells: [cell(now, name)] })),
  goals: [
    {
      id: 'stopping-helps',
      text: 'Find the list by which stopping a VM is as good as deallocating it.',
      met: (now) => {
        const { stopped, deallocated } = monthOf(now);
        return now.values.hours < 24 && stopped - deallocated < 0.01;
      },
    },
    {
      id: 'left-on-wins',
      text: 'Find hours, prices and a disk with which the VM that is left on is cheaper than the instance.',
      met: (now) => {
        const month = monthOf(now);
        return month['left-on'] < month.instance;
      },
    },
    {
      id: 'mostly-disk',
      text: 'Make the disk more than half of what the deallocated VM costs.',
      met: (now) => {
        const way = monthFrame(now).ways[2]!;
        const disk = way.byMeter.find(({ meter }) => meter === 'disk')?.amount ?? 0;
        return disk > way.total / 2;
      },
    },
  ],
  prediction: {
    kind: 'choice',
    question:
      'A VM with a disk is used 8 hours of 24 and shut down from within for the rest, by Azure’s prices for East US in 2026. Its bill for a month, compared with that of the same VM left on, is …',
    options: [
      {
        value: 'third',
        label: 'about a third',
        reply:
          'That would be so if a machine that is off cost nothing. Shut down, it still holds its cores and memory, and its disk.',
      },
      {
        value: 'more',
        label: 'about a half: the disk is paid all month, the machine a third of it',
        reply:
          'That is right for a machine that is deallocated. One that is only shut down still holds its cores and memory.',
      },
      {
        value: 'same',
        label: 'the same',
        reply: 'Shut down from within, the machine keeps its allocation, and the allocation is what is billed.',
      },
    ],
    answer: (now) => {
      const { stopped, 'left-on': on } = monthOf(now);
      const share = stopped / on;
      return share > 0.95 ? 'same' : share > 0.42 ? 'more' : 'third';
    },
    reveal: (now) => {
      const { currency, list, ...month } = monthOf(now);
      return [
        `Left on ${money(month['left-on'], currency)}, stopped but allocated `,
        strong(money(month.stopped, currency)),
        ', deallocated ',
        strong(money(month.deallocated, currency)),
        `, of which the disk takes a good part (list prices: ${list}).`,
      ];
    },
  },
  stops: () => [],
  sources: {
    note: `Hours of use are taken in one stretch from the beginning of a month of 730 hours: by the second or by the day, they cost the same. The hypervisor’s and guest’s own times are as in the catalogue; prices are list prices without taxes and discounts. ${diskNote}`,
    facts: ['az-vm-states', 'aws-ec2-states', 'aci-faq-billing'],
  },
});
