import { duration, percent, several, count } from '../numbers.ts';
import { phaseLooks } from '../phases.ts';
import { plain, strong, type Sentence } from '../sentence.ts';
import type { Table } from '../to-table.ts';
import type { WaterfallFrame, WaterfallRow } from './frame.ts';

type Piece = Sentence[number];

/** What stands at the end of a row. */
export function totalWords(row: WaterfallRow): string {
  if (row.machines === 0) return 'none';
  return row.ready === 0 ? 'not ready' : duration(row.took);
}

/** What a row of several machines says beside its name, longest first. */
export function machinesWords({ machines, ready }: WaterfallRow): readonly string[] {
  if (machines < 2) return [''];
  return ready === machines
    ? [`median of ${count(machines)}`, `of ${count(machines)}`]
    : [
        `median of the ${count(ready)} ready of ${count(machines)}`,
        `${count(ready)} of ${count(machines)} ready`,
        `${count(ready)}/${count(machines)}`,
      ];
}

/** From when to when the machines of a row became ready; '' where that is one instant to a reader. */
export function spreadWords({ ready, least, most }: WaterfallRow): string {
  return ready < 2 || duration(least) === duration(most) ? '' : `${duration(least)} to ${duration(most)}`;
}

/** Both together. */
function ofWords(row: WaterfallRow): string {
  return [machinesWords(row)[0]!, spreadWords(row)].filter((words) => words !== '').join(', ');
}

/** How the axis is to be read, in one line; '' where it needs no words. */
export function scaleWords({ scale, cut }: WaterfallFrame): string {
  const over = cut ? `Rows that go on beyond ${duration(scale.until)} end in an arrow.` : '';
  if (scale.kind === 'linear') return over;
  const quarter = count(Math.round(Math.sqrt(Math.sqrt(scale.until / scale.from)) * 10) / 10);
  const log = `Logarithmic from ${duration(scale.from)}: equal distances multiply the time equally, each quarter of the axis by ${quarter}, so bars cannot be compared by length.`;
  return over === '' ? log : `${log} ${over}`;
}

/** The longest stretch of a row, with its share. */
function longest({ stretches, took }: WaterfallRow): { readonly name: string; readonly share: number } {
  const times = new Map<string, number>();
  for (const { phase, from, to } of stretches) {
    const { name } = phaseLooks[phase];
    times.set(name, (times.get(name) ?? 0) + to - from);
  }
  let best = { name: '', share: 0 };
  for (const [name, time] of times) if (took > 0 && time / took > best.share) best = { name, share: time / took };
  return best;
}

function nameOf(frame: WaterfallFrame, row: WaterfallRow): string {
  const run = frame.runs.find(({ rows }) => rows.includes(row));
  return frame.runs.length > 1 && run !== undefined ? `${row.name} (${run.title})` : row.name;
}

/** The finding: who is ready first, who last, by how much, and what that one spends most of its time on. */
export function waterfallCaption(frame: WaterfallFrame): Sentence {
  const rows = frame.runs.flatMap((run) => run.rows);
  const ready = rows.filter((row) => row.ready > 0).toSorted((a, b) => a.took - b.took);
  const notYet = rows.reduce((sum, row) => sum + row.machines - row.ready, 0);
  const [first, last] = [ready[0], ready.at(-1)];
  if (first === undefined || last === undefined) return ['Nothing is ready yet.'];
  const out: Piece[] = [];
  if (first === last) out.push(`${nameOf(frame, first)} is ready after `, strong(duration(first.took)));
  else {
    out.push(
      `${nameOf(frame, first)} is ready after `,
      strong(duration(first.took)),
      `, ${nameOf(frame, last)} after `,
    );
    out.push(strong(duration(last.took)));
    const ratio = first.took > 0 ? last.took / first.took : 0;
    if (ratio >= 1.95) out.push(`, ${count(Math.round(ratio))} times as long`);
  }
  const { name, share } = longest(last);
  if (share > 0)
    out.push(
      share > 0.5 ? '; most of that is ' : '; the largest part of that is ',
      strong(name),
      `, ${percent(share)}`,
    );
  if (notYet > 0)
    out.push('; ', strong(several(notYet, 'machine')), notYet === 1 ? ' is not ready yet' : ' are not ready yet');
  const guessed = rows.find(({ predicted, ready: some }) => predicted !== undefined && some > 0);
  if (guessed?.predicted !== undefined)
    out.push(`; predicted for ${nameOf(frame, guessed)} were `, strong(duration(guessed.predicted)));
  out.push('.');
  return out;
}

/** The figure in words: the finding, then every row with its stretches. */
export function describeWaterfall(frame: WaterfallFrame): string {
  const out = [plain(waterfallCaption(frame))];
  for (const run of frame.runs) {
    if (frame.runs.length > 1) out.push(`${run.title}:`);
    for (const row of run.rows) {
      const parts = row.stretches.map(({ phase, from, to }) => `${phaseLooks[phase].name} ${duration(to - from)}`);
      const spread = ofWords(row);
      const end = row.ready > 0 ? `ready after ${duration(row.took)}` : 'not ready yet';
      out.push(`${row.name}${spread === '' ? '' : ` (${spread})`}: ${[...parts, end].join(', ')}.`);
    }
  }
  const scale = scaleWords(frame);
  if (scale !== '') out.push(scale);
  return out.join(' ');
}

/** The numbers of the picture: a row for each, a column for each phase that occurs. */
export function waterfallTable(frame: WaterfallFrame, title: string): Table {
  const rows = frame.runs.flatMap((run) =>
    run.rows.map((row) => {
      const cells = frame.phases.map((phase) => {
        const time = row.stretches.reduce((sum, each) => sum + (each.phase === phase ? each.to - each.from : 0), 0);
        return time > 0 ? duration(time) : '';
      });
      const name = frame.runs.length > 1 ? `${run.title}, ${row.name}` : row.name;
      const guess = row.predicted === undefined ? '' : duration(row.predicted);
      return [name, ...cells, totalWords(row), ofWords(row), ...(isGuessed(frame) ? [guess] : [])];
    }),
  );
  const phases = frame.phases.map((phase) => phaseLooks[phase].name);
  return {
    title,
    columns: [
      'From asked for to ready',
      ...phases,
      'ready after',
      'machines',
      ...(isGuessed(frame) ? ['predicted'] : []),
    ],
    rows,
  };
}

function isGuessed({ runs }: WaterfallFrame): boolean {
  return runs.some(({ rows }) => rows.some(({ predicted }) => predicted !== undefined));
}
