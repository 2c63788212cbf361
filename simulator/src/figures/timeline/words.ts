import { amount, byteUnit, count, duration, several, severalInWords } from '../numbers.ts';
import { plain, strong, type Sentence } from '../sentence.ts';
import type { Table } from '../to-table.ts';
import type { TimelineFrame } from './frame.ts';

/** The finding of a run in a few sentences. */
export function timelineCaption(frame: TimelineFrame): Sentence {
  const { cores, bytes, capacity, starts } = frame;
  const unit = byteUnit(capacity.bytes);
  const out: (string | { readonly strong: string })[] = [
    'Of ',
    strong(several(capacity.cores, 'core')),
    ` on ${severalInWords(frame.hostsUsed, 'host')}, ${amount(cores.reserved.peak)} are promised at most and `,
    strong(amount(cores.used.mean)),
    ` used on average; of ${unit.of(capacity.bytes)} ${unit.name}, ${unit.of(bytes.reserved.peak)} and `,
    strong(unit.of(bytes.used.mean)),
    '.',
  ];
  if (starts.machines > 0) {
    const all = starts.ready === starts.machines;
    out.push(
      ' ',
      strong(
        all
          ? `All ${several(starts.machines, 'machine')}`
          : `${count(starts.ready)} of ${several(starts.machines, 'machine')}`,
      ),
    );
    out.push(
      starts.ready > 0
        ? starts.slowest < 1
          ? ' became ready at once.'
          : ` became ready, the slowest ${duration(starts.slowest)} after it was asked for.`
        : ' became ready.',
    );
  }
  if (frame.kills > 0) out.push(' ', strong(count(frame.kills)), frame.kills === 1 ? ' was killed.' : ' were killed.');
  if (frame.rejected > 0) out.push(' ', strong(count(frame.rejected)), ' could never fit.');
  if (cores.wanted.mean > cores.used.mean * 1.01 + 0.005)
    out.push(` ${amount(cores.wanted.mean)} cores were wanted on average.`);
  return out;
}

/** The run in words, for those who do not see the picture. */
export function describeTimeline(frame: TimelineFrame): string {
  const out = [plain(timelineCaption(frame)), `The run lasts ${duration(frame.endedAt)}.`];
  for (const moment of frame.moments) out.push(`At ${duration(moment.at)}: ${moment.words}.`);
  for (const row of frame.starts.rows) {
    const phases = row.phases.map(({ phase, from, to }) => `${phase} ${duration(to - from)}`).join(', ');
    out.push(
      `${row.name}: ${phases}; ${row.ready ? `ready after ${duration(row.took)}` : 'not ready when the run ended'}.`,
    );
  }
  return out.join(' ');
}

/** The numbers of the picture: mean and peak of each track, and the starts that are drawn. */
export function timelineTable(frame: TimelineFrame): Table {
  const unit = byteUnit(frame.capacity.bytes);
  const inCores = (value: number): string => `${amount(value)} cores`;
  const inBytes = (value: number): string => `${unit.of(value)} ${unit.name}`;
  const row = (
    name: string,
    track: { readonly mean: number; readonly peak: number },
    write: (value: number) => string,
  ): string[] => [name, write(track.mean), write(track.peak)];
  return {
    title: `${frame.name}, ${duration(frame.endedAt)}`,
    columns: ['Over the run', 'mean', 'peak'],
    rows: [
      row('CPU promised', frame.cores.reserved, inCores),
      row('CPU used', frame.cores.used, inCores),
      row('CPU wanted', frame.cores.wanted, inCores),
      row('Memory promised', frame.bytes.reserved, inBytes),
      row('Memory used', frame.bytes.used, inBytes),
      ...frame.starts.rows.map(({ name, took, ready }) => [`${name} starts`, ready ? duration(took) : 'not ready', '']),
    ],
  };
}
