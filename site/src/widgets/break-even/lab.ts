import {
  breakEvenFrame,
  breakEvenSize,
  breakEvenTable,
  breakEvenView,
  money,
  percent,
  strong,
  type BreakEvenFrame,
} from 'hostlab/figures';
import { breakEvenUse } from 'hostlab/theory';
import {
  cloud,
  diskMonth,
  diskNote,
  instanceHour,
  lists,
  listWords,
  monthHours,
  rented,
  sizes,
  vmHour,
  type ListName,
  type SizeName,
} from '../../data/rented.ts';
import { billOf } from '../kit/figures/bills.ts';
import { defineLab, type LabFigure, type Now } from '../kit/lab.ts';

interface Knobs {
  readonly list: ListName;
  readonly size: SizeName;
  readonly disk: number;
  readonly asks: number;
  readonly [name: string]: number | string;
}

/** Per cent of the month at which every way is played. */
const shares = [1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100] as const;

/** Cost against the share of the month in use: points of the run, lines of theory. */
export function crossingFrame(now: Now): BreakEvenFrame {
  const world = now.worlds[0];
  if (world === undefined) throw new Error('There is no month.');
  const { model } = world.run;
  const bill = billOf(world);
  const amounts = new Map<string, number>();
  for (const { what, amount } of bill.lines) {
    const name = model.machines[what - model.hosts.length]?.name ?? '';
    amounts.set(name, (amounts.get(name) ?? 0) + amount);
  }
  const of = (name: string): number => amounts.get(name) ?? 0;
  const placeOf = (name: string): number =>
    model.hosts.length + model.machines.findIndex((machine) => machine.name === name);
  const placesOf = (name: (share: number) => string): Record<number, number> =>
    Object.fromEntries(shares.map((share) => [share, placeOf(name(share))]));
  const { list, size, disk, asks } = now.values as Knobs;
  const what = rented(list, size, disk);
  const book = model.prices!;
  const perCent = monthHours / 100;
  const flat = { fixed: monthHours * vmHour(book, what) + diskMonth(book, disk), perUse: 0 };
  const byTheHour = { fixed: diskMonth(book, disk), perUse: perCent * vmHour(book, what) };
  const instance = { fixed: 0, perUse: perCent * instanceHour(book, what, asks / 100) };
  return breakEvenFrame({
    currency: bill.currency,
    use: { name: 'share of the month in use', unit: '%', most: 100 },
    ways: [
      {
        title: 'VM left on',
        theory: flat,
        points: shares.map((share) => [share, of('left-on')] as const),
        places: placesOf(() => 'left-on'),
      },
      {
        title: 'instance',
        theory: instance,
        points: shares.map((share) => [share, of(`instance-${String(share)}`)] as const),
        places: placesOf((share) => `instance-${String(share)}`),
      },
      {
        title: 'VM deallocated',
        theory: byTheHour,
        points: shares.map((share) => [share, of(`vm-${String(share)}`)] as const),
        places: placesOf((share) => `vm-${String(share)}`),
      },
    ],
    theory: breakEvenUse(flat, instance),
    ...predictedIn(now),
  });
}

/** Per cent of the hours at which the bill of the instance is drawn before the run. */
const drawnAt = [0, 25, 50, 75, 100] as const;

/** Where the drawn bill first crosses that of the VM, the line at 100. */
function predictedIn({ predicted }: Now): { readonly predicted?: number } {
  if (typeof predicted !== 'object') return {};
  for (let i = 1; i < predicted.length; i++) {
    const [low = 0, high = 0] = [predicted[i - 1], predicted[i]];
    if (low < 100 && high >= 100) return { predicted: drawnAt[i - 1]! + (25 * (100 - low)) / (high - low) };
  }
  return {};
}

/** The instance's bill at a share of the hours, as per cent of that of the VM that is left on; straight between points. */
function ofFlat(now: Now, share: number): number {
  const [flat, instance] = crossingFrame(now).ways;
  const points = [[0, 0] as const, ...(instance?.points ?? [])];
  const next = Math.max(
    1,
    points.findIndex(([use]) => use >= share),
  );
  const [[from, low], [to, high]] = [points[next - 1]!, points[next]!];
  return (100 * (low + ((high - low) * (share - from)) / (to - from))) / (flat?.points.at(-1)?.[1] ?? 1);
}

/** Provider, region and date of the prices. */
export function listOf(now: Now): string {
  return listWords(billOf(now.worlds[0]!));
}

/** The share of the month (per cent) from which the VM that is left on is cheaper; undefined if it never is. */
export function crossingAt(now: Now): number | undefined {
  return crossingFrame(now).crossing?.use;
}

/** The share (per cent) from which a VM that is deallocated while idle is cheaper than the instance; undefined if there is none. */
export function deallocatedCrossingAt(now: Now): number | undefined {
  const { ways, currency, use } = crossingFrame(now);
  return breakEvenFrame({ ways: [ways[2]!, ways[1]!], currency, use }).crossing?.use;
}

/** What an hour of the VM and of the instance cost by the list, and what the disk costs a month. */
export function pricesOf(now: Now): {
  readonly vm: number;
  readonly instance: number;
  readonly disk: number;
  readonly currency: string;
} {
  const book = now.worlds[0]!.run.model.prices!;
  const { list, size, disk, asks } = now.values as Knobs;
  const what = rented(list, size, disk);
  return {
    vm: vmHour(book, what),
    instance: instanceHour(book, what, asks / 100),
    disk: diskMonth(book, disk),
    currency: book.currency,
  };
}

const curve: LabFigure = {
  name: 'curve',
  label: 'Cost against use',
  view: (now, width, title) => {
    const frame = crossingFrame(now);
    return breakEvenView(frame, breakEvenSize(frame, width), `${title} ${listOf(now)}`);
  },
  table: (now) => breakEvenTable(crossingFrame(now), `A month by list prices of ${listOf(now)}`),
};

export const lab = defineLab<Knobs>({
  id: 'break-even',
  title: 'From how many hours on is it cheaper to leave a VM on?',
  knobs: {
    list: { kind: 'choice', label: 'Prices', options: lists, usual: 'azure-eastus' },
    size: {
      kind: 'choice',
      label: 'Size',
      options: sizes.map(({ value, label }) => ({ value, label })),
      usual: 'middle',
    },
    disk: { kind: 'range', label: 'Disk of the VM', unit: 'GiB', min: 0, max: 128, step: 32, usual: 0 },
    asks: { kind: 'range', label: 'The instance asks for', unit: '% of it', min: 25, max: 100, step: 25, usual: 100 },
  },
  scenarios: ({ list, size, disk, asks }) => {
    const { vm } = rented(list, size, disk);
    const { instance } = rented(list, size, disk, asks / 100);
    const off = (share: number): string => `${String((monthHours * 60 * share) / 100)} min`;
    return [
      {
        title: 'A month at every share',
        scenario: {
          hostlab: 1,
          name: 'cost against use',
          until: `${String(monthHours)} h`,
          prices: list,
          ...cloud,
          vms: [
            { name: 'left-on', ...vm, stopAt: `${String(monthHours)} h`, stopAs: 'deallocated' },
            ...shares.map((share) => ({
              name: `vm-${String(share)}`,
              ...vm,
              stopAt: off(share),
              stopAs: 'deallocated' as const,
            })),
          ],
          containers: shares.map((share) => ({ name: `instance-${String(share)}`, ...instance, stopAt: off(share) })),
        },
      },
    ];
  },
  figures: [curve],
  caption: (now) => {
    const { crossing, theory, currency, ways } = crossingFrame(now);
    const end = (i: number): string => money(ways[i]?.points.at(-1)?.[1] ?? 0, currency);
    const told =
      crossing === undefined
        ? [
            strong(ways[0]!.points.at(-1)![1] < ways[1]!.points.at(-1)![1] ? 'Leaving the VM on' : 'The instance'),
            ' is cheaper at every share of the month: all month the VM costs ',
            strong(end(0)),
            ` and the instance ${end(1)}`,
          ]
        : [
            'Up to ',
            strong(percent(crossing.use / 100)),
            ' of the hours the instance is cheaper, above that the VM that is left on',
            ...(theory === undefined ? [] : [`; theory says ${percent(theory / 100)}`]),
          ];
    return [...told, ` (list prices: ${listOf(now)}).`];
  },
  numbers: (now) => {
    const { ways, currency, off } = crossingFrame(now);
    return [
      ...ways.map(({ title, points }, i) => ({
        key: `way-${String(i)}`,
        name: `${title}, half and all of the month`,
        cells: [[strong(money(points[5]![1], currency)), ` and ${money(points.at(-1)![1], currency)}`]],
      })),
      { key: 'off', name: 'Farthest point from its theory line', cells: [[money(off, currency)]] },
    ];
  },
  goals: [
    {
      id: 'half',
      text: 'Find a size at which the VM that is left on wins from less than half of the hours.',
      met: (now) => (crossingAt(now) ?? 100) < 50,
    },
    {
      id: 'never',
      text: 'Find settings at which leaving the VM on is never cheaper than the instance.',
      met: (now) => {
        const { ways } = crossingFrame(now);
        return ways[0]!.points.at(-1)![1] > ways[1]!.points.at(-1)![1];
      },
    },
    {
      id: 'switched-off',
      text: 'Give the VM a disk such that, deallocated while idle, it is dearer than the instance at few hours and cheaper at many.',
      met: (now) => {
        const { ways } = crossingFrame(now);
        const apart = (k: number): number => ways[2]!.points[k]![1] - ways[1]!.points[k]![1];
        return apart(0) > 0.01 && apart(shares.length - 1) < -0.01;
      },
    },
  ],
  prediction: {
    kind: 'curve',
    question:
      'A VM of 2 vCPU and 8 GiB is left on: its bill for the month is the line at 100. A container instance of the same size runs only while it is used. Draw its bill against the share of the hours in which it is used. Where does it cross that of the VM? (Azure, East US, 2026; no disk counted.)',
    places: drawnAt.map((share) => `${String(share)} %`),
    height: 'Bill of the instance',
    along: 'share of the hours in use',
    mark: { words: 'the VM that is left on: 100', height: 100 },
    unit: '% of that of the VM',
    min: 0,
    max: 200,
    step: 5,
    answer: (now) => drawnAt.map((share) => Math.round(ofFlat(now, share))),
    ideas: [
      {
        heights: [100, 100, 100, 100, 100],
        says: 'A level curve is what is paid for whether it is used or not: that is the VM’s.',
      },
      {
        heights: [0, 10, 20, 30, 40],
        says: 'A curve that never reaches the VM’s would make containers cheaper always; an hour of the instance is the dearer one.',
      },
    ],
    ask: {
      question: 'The two cross at',
      options: [
        {
          value: 'third',
          label: 'about a third of the hours',
          reply: 'An hour of the instance is not three times as dear.',
        },
        { value: 'half', label: 'about a half', reply: 'An hour of the instance is dearer, but not twice as dear.' },
        {
          value: 'late',
          label: 'about four fifths',
          reply: 'An hour of the instance is a little dearer than one of the VM.',
        },
        { value: 'never', label: 'nowhere', reply: 'They would not if an hour of both cost the same.' },
      ],
      answer: (now) => {
        const use = crossingAt(now) ?? 101;
        return use > 100 ? 'never' : use > 65 ? 'late' : use > 42 ? 'half' : 'third';
      },
    },
    reveal: (now) => {
      const { crossing, theory, currency } = crossingFrame(now);
      if (crossing === undefined) return ['Never: one is cheaper at every share.'];
      return [
        'At ',
        strong(percent(crossing.use / 100)),
        ` of the hours both cost ${money(crossing.amount, currency)} a month${theory === undefined ? '' : `; the quotient of the two hourly prices says ${percent(theory / 100)}`} (list prices: ${listOf(now)}).`,
      ];
    },
  },
  // Its axis is the share of a month, and each dot a whole month.
  timeless: true,
  sources: {
    note: `Every dot is a machine of its own, in use for that share of a month of 730 hours in one stretch. The broad lines are hourly prices times hours. ${diskNote}`,
    facts: ['breakeven-aci', 'breakeven-fargate', 'aci-faq-billing', 'az-vm-states'],
  },
});
