import { amount, byteUnit, count, duration, percent, several } from '../numbers.ts';
import { plain, strong, type Sentence } from '../sentence.ts';
import type { Table } from '../to-table.ts';
import type { SeriesFrame, SeriesLine } from './frame.ts';
import type { SeriesKill, SeriesLane } from './lane.ts';

/** How values of a frame are written: without and with their unit. */
export function unitOfSeries({ unit, top }: SeriesFrame): {
  readonly name: string;
  readonly bare: (value: number) => string;
  readonly full: (value: number) => string;
} {
  if (unit === 'cores')
    return {
      name: 'cores',
      bare: amount,
      full: (value) => `${amount(value)} ${amount(value) === '1.0' ? 'core' : 'cores'}`,
    };
  const { name, of } = byteUnit(top);
  return { name, bare: of, full: (value) => `${of(value)} ${name}` };
}

const verbs = {
  'cpu-used': 'uses',
  'memory-used': 'uses',
  'cpu-wanted': 'wants',
  'cpu-reserved': 'has reserved',
  'memory-reserved': 'has reserved',
  steal: 'misses, as others have them,',
  throttled: 'is denied by its limit',
} as const;

type Piece = Sentence[number];

function verbOf({ lines }: SeriesFrame): string {
  const { what } = lines[0]!;
  return lines.every((line) => line.what === what) ? verbs[what] : 'is at';
}

/** What is counted on the upright axis. */
export function seriesName(frame: SeriesFrame): string {
  const { name } = unitOfSeries(frame);
  return frame.unit === 'cores' ? `CPU, ${name}` : `memory, ${name}`;
}

/** The finding in one sentence; at an instant, if one is looked at. */
export function seriesCaption(frame: SeriesFrame): Sentence {
  const { full } = unitOfSeries(frame);
  const out: Piece[] =
    frame.cursor !== undefined
      ? atCursor(frame, frame.cursor)
      : frame.difference !== undefined
        ? ofDifference(frame, frame.difference)
        : overall(frame);
  const reached = frame.cursor === undefined ? reachedLimit(frame) : undefined;
  if (reached !== undefined)
    out.push(`; ${reached.who} up to `, strong(limitWords(frame, reached.value)), ` (${reached.name})`);
  const lost = firstLoss(frame);
  if (lost !== undefined && (frame.cursor === undefined || lost.at <= frame.cursor.at))
    out.push('; ', strong(lost.words), ` after ${duration(lost.at)}`);
  if (frame.prediction !== undefined)
    out.push('; the prediction is off by ', strong(full(frame.prediction.apart.meanAbsolute)), ' on average');
  out.push('.');
  return out;
}

function overall(frame: SeriesFrame): Piece[] {
  const { full, bare } = unitOfSeries(frame);
  const { lines, total } = frame;
  const verb = verbOf(frame);
  const most = lines.reduce((best, line) => (line.mean > best.mean ? line : best));
  if (lines.length === 1)
    return [`${most.name} ${verb} `, strong(full(most.mean)), ` on average and ${bare(most.peak)} at most`];
  const share = total.mean > 0 ? most.mean / total.mean : 0;
  return [
    'Of ',
    strong(full(total.mean)),
    ` on average, ${most.name} ${verb} the most, `,
    strong(bare(most.mean)),
    ` or ${percent(share)}`,
  ];
}

function atCursor(frame: SeriesFrame, { at, values }: NonNullable<SeriesFrame['cursor']>): Piece[] {
  const { full, bare } = unitOfSeries(frame);
  const out: Piece[] = [`After ${duration(at)} `];
  frame.lines.forEach(({ name }, i) => {
    const value = values[i]!;
    if (i > 0) out.push(i === frame.lines.length - 1 ? ' and ' : ', ');
    out.push(i === 0 ? `${name} ${verbOf(frame)} ` : `${name} `, strong(i === 0 ? full(value) : bare(value)));
  });
  return out;
}

function ofDifference(
  { lines, ...frame }: SeriesFrame,
  { mean, most, mostAt }: NonNullable<SeriesFrame['difference']>,
): Piece[] {
  const whole = { lines, ...frame };
  const { full, bare } = unitOfSeries(whole);
  const [one, other] = [lines[0]!.name, lines[1]!.name];
  if (most === 0) return [`${one} and ${other} never differ`];
  const [more, less] = mean >= 0 ? [one, other] : [other, one];
  const same = most >= 0 === mean >= 0;
  return [
    `${more} lies `,
    strong(full(Math.abs(mean))),
    ` above ${less} on average, and ${same ? 'at most' : 'below it by up to'} ${bare(Math.abs(most))}, after ${duration(mostAt)}`,
  ];
}

/** The first limit that something comes to, and not beyond. */
function reachedLimit({
  lines,
  stacked,
  total,
  limits,
}: SeriesFrame): { readonly who: string; readonly name: string; readonly value: number } | undefined {
  for (const { name, value } of limits) {
    const isAt = (peak: number): boolean => Math.abs(peak - value) <= value * 1e-3;
    if (stacked && isAt(total.peak)) return { who: lines.length > 1 ? 'together they come' : 'it comes', name, value };
    const line = stacked ? undefined : lines.find(({ peak }) => isAt(peak));
    if (line !== undefined) return { who: lines.length > 1 ? `${line.name} comes` : 'it comes', name, value };
  }
  return undefined;
}

/** What was lost first; of several at one instant the last, which is what the others led to. */
function firstLoss({ moments }: SeriesFrame): SeriesFrame['moments'][number] | undefined {
  const first = moments.find(({ bad }) => bad);
  return first === undefined ? undefined : moments.findLast(({ bad, at }) => bad && at === first.at);
}

/** A limit's value: a whole number of cores stays one. */
export function limitWords(frame: SeriesFrame, value: number): string {
  return frame.unit === 'cores' ? `${count(value)} ${value === 1 ? 'core' : 'cores'}` : unitOfSeries(frame).full(value);
}

/** What a kill says, longest first. */
export function killWords({ name, at, again }: SeriesKill): string[] {
  const first = `${name} killed, ${duration(at)}`;
  const short = `${name} killed`;
  return again ? [`${first}, and started again`, first, short] : [first, short];
}

/** What a lane comes to: cores make wait, memory kills. */
export function laneWords(unit: SeriesFrame['unit'], { kills, throttled }: SeriesLane): string[] {
  if (kills.length > 0) return [`killed: ${count(kills.length)} in all`, `killed: ${count(kills.length)}`];
  if (unit === 'bytes') return ['nobody killed', 'no kill'];
  const held = throttledFor(throttled);
  return held > 0 ? [`throttled ${duration(held)}`] : ['not throttled'];
}

function throttledFor(throttled: SeriesLane['throttled']): number {
  return throttled.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** The figure in words: the finding, then every line, limit and moment. */
export function describeSeries(frame: SeriesFrame): string {
  const { full, bare } = unitOfSeries(frame);
  const told = ({ name, mean, peak, last, promised }: SeriesLine): string =>
    `${name}: ${full(mean)} on average, ${bare(peak)} at most, ${bare(last)} at the end${promised === undefined ? '' : `; ${bare(promised.mean)} promised`}.`;
  const out = [
    ...(frame.title === undefined ? [] : [`${frame.title}.`]),
    plain(seriesCaption(frame)),
    `Time runs from 0 to ${duration(frame.endedAt)}; ${seriesName(frame)}${frame.stacked ? ', one on top of the other' : ''}.`,
    ...frame.lines.map(told),
    ...frame.limits.map(({ name, value }) => `Limit: ${name}, ${limitWords(frame, value)}.`),
    ...frame.moments.map(({ at, words }) => `After ${duration(at)}: ${words}.`),
    ...(frame.lane === undefined ? [] : laneSentences(frame.unit, frame.lane)),
  ];
  if (frame.prediction !== undefined) {
    const { steps } = frame.prediction;
    out.push(
      `The prediction, drawn as a dashed line, begins at ${full(steps.value[0] ?? 0)} and ends at ${full(steps.value.at(-1) ?? 0)}.`,
    );
  }
  return out.join(' ');
}

function laneSentences(unit: SeriesFrame['unit'], { kills, throttled }: SeriesLane): string[] {
  const [first] = kills;
  const held = throttledFor(throttled);
  return [
    ...(first === undefined ? [] : [`${killWords(first)[0]!}; ${several(kills.length, 'kill')} in all.`]),
    ...(first === undefined && unit === 'bytes' ? ['Nobody is killed.'] : []),
    ...(held > 0 ? [`Throttled by a limit for ${duration(held)}.`] : []),
  ];
}

/** The numbers of the picture: of every line the mean, the largest value and the last, and the value at the cursor if there is one. */
export function seriesTable(frame: SeriesFrame, title: string): Table {
  const { name, full, bare } = unitOfSeries(frame);
  const { cursor, lines, total, prediction } = frame;
  const blank = cursor === undefined ? [] : [''];
  const rows = lines.flatMap((line, i) => [
    [
      line.name,
      bare(line.mean),
      bare(line.peak),
      bare(line.last),
      ...(cursor === undefined ? [] : [bare(cursor.values[i]!)]),
    ],
    ...(line.promised === undefined ? [] : [[`promised to ${line.name}`, bare(line.promised.mean), '', '', ...blank]]),
  ]);
  if (lines.length > 1)
    rows.push([
      'together',
      bare(total.mean),
      bare(total.peak),
      bare(lines.reduce((sum, { last }) => sum + last, 0)),
      ...(cursor === undefined ? [] : [bare(cursor.values.reduce((sum, value) => sum + value, 0))]),
    ]);
  for (const limit of frame.limits) rows.push([limit.name, '', limitWords(frame, limit.value), '', ...blank]);
  if (frame.difference !== undefined) {
    const { mean, most } = frame.difference;
    rows.push([`${lines[0]!.name} less ${lines[1]!.name}`, signed(mean, bare), signed(most, bare), '', ...blank]);
  }
  for (const kill of frame.lane?.kills ?? []) rows.push([killWords(kill)[0]!, '', '', '', ...blank]);
  if (prediction !== undefined)
    rows.push([
      'the prediction is off by',
      full(prediction.apart.meanAbsolute),
      bare(Math.abs(prediction.apart.most)),
      '',
      ...blank,
    ]);
  const columns = [`Over ${duration(frame.endedAt)}, ${name}`, 'mean', 'at most', 'at the end'];
  return { title, columns: cursor === undefined ? columns : [...columns, `after ${duration(cursor.at)}`], rows };
}

function signed(value: number, write: (value: number) => string): string {
  return value < 0 ? `−${write(-value)}` : write(value);
}
