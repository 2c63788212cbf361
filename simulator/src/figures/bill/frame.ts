import { meters, type Bill, type BillLine, type Meter } from '../../cost/bill.ts';
import { exactSum } from '../../cost/exact-sum.ts';
import { placeName, type Model, type Place } from '../../model/model.ts';
import { several } from '../numbers.ts';
import type { Look } from '../looks.ts';
import { drawnSteps, type Point } from '../plot/steps-at.ts';
import type { Steps } from '../timeline/steps.ts';

/** One way of hosting, with its bill. */
export interface BillWay {
  readonly title: string;
  readonly model: Model;
  readonly bill: Bill;
  /** Only what these places cost; default everything on the bill. */
  readonly places?: readonly Place[];
  /** To a reader its machines are one thing: lines at one price are one row, and none says whose it is. Default false. */
  readonly isOne?: boolean;
  /** Which of the looks of lines it has; default by its place among the ways. */
  readonly look?: Look;
}

/** One line of a bill as a reader sees it: a meter of one machine, or of several at one price. */
export interface BillRow {
  readonly meter: Meter;
  /** Whose: a name, or how many. */
  readonly what: string;
  /** −1 if of several. */
  readonly place: Place;
  readonly quantity: number;
  readonly unit: BillLine['unit'];
  readonly unitPrice: number;
  readonly amount: number;
  /** Where the price is from: words that were handed in, else the id of the fact. */
  readonly source: string;
  /** The trace records that it is made from: what began and ended its stretches; of many the first few. */
  readonly records: readonly number[];
}

/** A part of a bill over time: what one meter or one machine has cost by an instant. */
export interface BillPart {
  readonly name: string;
  /** The meter, or the place where parts are machines; −1 for several. */
  readonly meter: Meter | undefined;
  readonly place: Place;
  readonly grown: Steps;
  readonly amount: number;
}

/** One way of hosting, and what it costs. */
export interface BillWayFrame {
  readonly title: string;
  readonly look: BillWay['look'];
  readonly rows: readonly BillRow[];
  readonly byMeter: readonly { readonly meter: Meter; readonly amount: number }[];
  readonly parts: readonly BillPart[];
  readonly grown: Steps;
  readonly total: number;
  /** What it has cost at the instant that is looked at. */
  readonly sofar: number | undefined;
}

/** Bills of one or several ways of hosting, on one scale. */
export interface BillFrame {
  readonly currency: string;
  /** Where the list prices are from. */
  readonly list: string;
  /** µs: the end of the longest run. */
  readonly endedAt: number;
  readonly by: 'meter' | 'machine';
  readonly ways: readonly BillWayFrame[];
  /** The largest total. */
  readonly most: number;
  /** µs: the instant that is looked at. */
  readonly at: number | undefined;
  /** What the bills could not charge for. */
  readonly notes: number;
  readonly prediction: Steps | undefined;
}

/** How bills are to be drawn. */
export interface BillFrameOptions {
  /** What the parts over time are; default `meter`. */
  readonly by?: 'meter' | 'machine';
  /** µs: the instant that is looked at; default none. */
  readonly at?: number;
  /** Rows of one way, at most; machines at one price share a row where there would be more. Default 6. */
  readonly rows?: number;
  /** Words for the source of a price, by the id of its fact. */
  readonly sources?: Readonly<Record<string, string>>;
  /** Instants (µs) with amounts: what somebody drew or entered before. */
  readonly prediction?: readonly Point[];
}

/**
 * Reads bills for drawing. Over time an amount grows evenly from the beginning of its line to the end.
 *
 * @throws RangeError if there is no bill, or if their currencies differ
 */
export function billFrame(input: readonly BillWay[], options: BillFrameOptions = {}): BillFrame {
  const { by = 'meter', at, rows: most = 6, sources = {}, prediction } = options;
  const [first] = input;
  if (first === undefined) throw new RangeError('There is no bill to draw.');
  const { currency, provider, region, asOf } = first.bill;
  if (input.some(({ bill }) => bill.currency !== currency))
    throw new RangeError('Bills in different currencies do not stand on one scale.');
  const endedAt = Math.max(...input.map(endOf));
  const ways = input.map((way): BillWayFrame => {
    const lines = way.bill.lines.filter(({ what }) => way.places === undefined || way.places.includes(what));
    const sofar = at === undefined ? undefined : exactSum(lines.map((line) => grownBy(line, at)));
    return {
      title: way.title,
      look: way.look,
      rows: rowsOf(way, lines, most, sources),
      byMeter: metersOf(lines),
      parts: partsOf(way.model, lines, by, endedAt),
      grown: grownOf(lines, endedAt),
      total: exactSum(lines.map(({ amount }) => amount)),
      sofar,
    };
  });
  return {
    currency,
    list: [provider, region, asOf].filter((word) => word !== '').join(', '),
    endedAt,
    by,
    ways,
    most: Math.max(0, ...ways.map(({ total }) => total)),
    at,
    notes: input.reduce((sum, { bill }) => sum + bill.notes.length, 0),
    prediction: prediction === undefined || prediction.length === 0 ? undefined : drawnSteps(prediction),
  };
}

function endOf({ bill }: BillWay): number {
  return Math.max(0, ...bill.lines.map(({ to }) => to));
}

/** What a line has cost by an instant. */
function grownBy({ from, to, amount }: BillLine, at: number): number {
  return at >= to ? amount : at <= from ? 0 : (amount * (at - from)) / (to - from);
}

const mostInstants = 240;

/** What lines have cost together at every instant at which one begins or ends; of very many, at 240 instants. */
function grownOf(lines: readonly BillLine[], endedAt: number): Steps {
  const all = [...new Set([0, endedAt, ...lines.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  const at =
    all.length <= mostInstants
      ? all
      : Array.from({ length: mostInstants + 1 }, (_, i) => Math.round((endedAt * i) / mostInstants));
  return drawnSteps(at.map((each) => [each, exactSum(lines.map((line) => grownBy(line, each)))] as const));
}

function metersOf(lines: readonly BillLine[]): BillWayFrame['byMeter'] {
  return meters.flatMap((meter) => {
    const own = lines.filter((line) => line.meter === meter);
    return own.length === 0 ? [] : [{ meter, amount: exactSum(own.map(({ amount }) => amount)) }];
  });
}

/** Lines in groups, in the order in which the groups are first met. */
function grouped(lines: readonly BillLine[], keyOf: (line: BillLine) => string): BillLine[][] {
  const groups = new Map<string, BillLine[]>();
  for (const line of lines) {
    const key = keyOf(line);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return [...groups.values()];
}

/** Records that one row cites. */
const mostRecords = 8;

function rowsOf(
  { model, title, isOne = false }: BillWay,
  lines: readonly BillLine[],
  most: number,
  sources: Readonly<Record<string, string>>,
): BillRow[] {
  const price = ({ meter, unit, unitPrice, fact }: BillLine): string => `${meter} ${unit} ${String(unitPrice)} ${fact}`;
  const single = grouped(lines, (line) => `${price(line)} ${String(line.what)}`);
  const groups = single.length <= most && !isOne ? single : grouped(lines, price);
  return groups.map((group): BillRow => {
    const { meter, what, unit, unitPrice, fact } = group[0]!;
    const places = new Set(group.map((line) => line.what));
    return {
      meter,
      what: isOne ? title : places.size === 1 ? placeName(model, what) : several(places.size, 'machine'),
      place: places.size === 1 ? what : -1,
      quantity: exactSum(group.map(({ quantity }) => quantity)),
      unit,
      unitPrice,
      amount: exactSum(group.map(({ amount }) => amount)),
      source: Object.hasOwn(sources, fact) ? sources[fact]! : fact,
      records: [...new Set(group.flatMap((line) => line.records))].slice(0, mostRecords),
    };
  });
}

const mostParts = 5;

/** The parts of a bill, bottom up: meters in their order, machines from the dearest on; what is beyond five is one. */
function partsOf(model: Model, lines: readonly BillLine[], by: 'meter' | 'machine', endedAt: number): BillPart[] {
  const groups = grouped(lines, (line) => (by === 'meter' ? line.meter : String(line.what)))
    .map((group) => ({ group, amount: exactSum(group.map(({ amount }) => amount)) }))
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => b.amount - a.amount);
  const kept = groups.length <= mostParts ? groups : groups.slice(0, mostParts - 1);
  const rest = groups.slice(kept.length);
  const order = ({ group }: (typeof groups)[number]): number => meters.indexOf(group[0]!.meter);
  if (by === 'meter') kept.sort((a, b) => order(a) - order(b));
  const parts = kept.map(({ group, amount }): BillPart => {
    const { meter, what } = group[0]!;
    return {
      name: by === 'meter' ? '' : placeName(model, what),
      meter: by === 'meter' ? meter : undefined,
      place: by === 'meter' ? -1 : what,
      grown: grownOf(group, endedAt),
      amount,
    };
  });
  if (rest.length === 0) return parts;
  const group = rest.flatMap((each) => each.group);
  const amount = exactSum(group.map((line) => line.amount));
  const name = by === 'meter' ? 'everything else' : several(rest.length, 'other');
  return [...parts, { name, meter: undefined, place: -1, grown: grownOf(group, endedAt), amount }];
}
