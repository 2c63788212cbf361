import { count, percent, textWidth, type Table } from 'hostlab/figures';
import type { Ranked, RankedFrame } from './frame.ts';

/** A share as the axis says it. */
export function levelWords(share: number): string {
  return percent(share);
}

/** What a column says when it is pointed at. */
export function columnWords({ name, share }: Ranked): string {
  return `${name} uses ${percent(share)} of what it is promised`;
}

/** The quietest, the median and the busiest one with what they use; without it where there is no room for that. */
export function rankWords(machines: readonly Ranked[], room: number): readonly [string, string, string] {
  const say = (rank: string, i: number): string => `${rank} ${percent(machines[i]?.share ?? 0)}`;
  const first = say('quietest', 0);
  const half = say('median', machines.length >> 1);
  const last = say('busiest', machines.length - 1);
  const needed = widthOf(half) + 2 * Math.max(widthOf(first), widthOf(last)) + 16;
  return needed <= room ? [first, half, last] : ['quietest', 'median', 'busiest'];
}

/** What stands at the line of what counts as quiet. */
export function quietWords({ quiet, below, machines }: RankedFrame): string {
  return `${percent(quiet)}: ${count(below)} of ${count(machines.length)} use no more`;
}

/** About how wide words are in the picture, in pixels. */
export function widthOf(words: string): number {
  return textWidth(words, 12);
}

/** The picture in words. */
export function describeRanked({ machines, quiet, below, mean }: RankedFrame): string {
  const at = (share: number): string =>
    percent(machines[Math.min(machines.length - 1, Math.floor(share * machines.length))]?.share ?? 0);
  return `${count(machines.length)} machines from the quietest to the busiest. ${count(below)} use at most ${percent(quiet)} of what they are promised. The one in the middle uses ${at(0.5)}, the busiest ${at(1)}, all together ${percent(mean)}.`;
}

/** The machines at every tenth, and the one that was asked about. */
export function rankedTable({ machines, quiet, below, mean }: RankedFrame): Table {
  const row = (i: number): string[] => [machines[i]?.name ?? '', percent(machines[i]?.share ?? 0)];
  return {
    title: 'Used of what is promised, mean of the run',
    columns: ['Machine', 'used'],
    rows: [
      ...Array.from({ length: 10 }, (_, i) => row(Math.floor(((i + 0.5) * machines.length) / 10))),
      ['all', percent(mean)],
      [`machines that use at most ${percent(quiet)}`, `${count(below)} of ${count(machines.length)}`],
    ],
  };
}
