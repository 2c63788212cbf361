import {
  billCaption,
  hostsCaption,
  timelineCaption,
  waterfallCaption,
  waterfallFrame,
  type Picture,
  type Sentence,
} from 'hostlab/figures';
import { billLines, billOverTime, billsOfNow } from '../kit/figures/bills.ts';
import { hostFrames, hosts } from '../kit/figures/hosts.ts';
import { timeline, timelineOf } from '../kit/figures/timeline.ts';
import { waterfall } from '../kit/figures/waterfall.ts';
import { defineLab, type Lab, type LabFigure, type Now } from '../kit/lab.ts';
import { overTime, overTimeCaption } from './over-time.ts';
import type { Selected } from './selection.ts';

/** One way to look at what was played: its figures stand under each other. */
export interface Panel {
  readonly name: string;
  readonly label: string;
  /** As many whatever is selected. */
  readonly figures: (selected?: Selected) => readonly LabFigure[];
  /** Whether there is something to show. */
  readonly has: (now: Now) => boolean;
  /** What it finds, in a sentence. */
  readonly caption: (now: Now, selected?: Selected) => Sentence;
}

const always = (): boolean => true;

/** Figures that are the same whatever is selected. */
function still(...figures: readonly LabFigure[]): () => readonly LabFigure[] {
  return () => figures;
}

/** All panels, in the order in which they are offered and stand in the page. */
export const panels: readonly Panel[] = [
  {
    name: 'hosts',
    label: 'Hosts',
    figures: still(hosts()),
    has: always,
    caption: (now) => hostsCaption(hostFrames(now)),
  },
  {
    name: 'series',
    label: 'CPU and memory',
    figures: (selected) => [overTime('cpu', selected), overTime('memory', selected)],
    has: always,
    caption: overTimeCaption,
  },
  {
    name: 'time',
    label: 'Whole run',
    figures: still(timeline(0), timeline(1)),
    has: always,
    caption: (now) => timelineCaption(timelineOf(now, 0)),
  },
  {
    name: 'start',
    label: 'Start-up',
    figures: still(waterfall()),
    has: (now) => now.worlds.some(({ measures }) => measures.machines.some(({ startup }) => startup.length > 0)),
    caption: (now) =>
      waterfallCaption(
        waterfallFrame(now.worlds.map(({ title, run, measures }) => ({ title, model: run.model, measures }))),
      ),
  },
  {
    name: 'bill',
    label: 'Bill',
    figures: still(billLines(), billOverTime()),
    has: (now) => now.worlds.every(({ run }) => run.model.prices !== undefined),
    caption: (now) => billCaption(billsOfNow(now)),
  },
];

/** The panels that are asked for by their names and have something to show; the hosts where none has. */
export function panelsShown(names: readonly string[], now: Now): readonly Panel[] {
  const shown = panels.filter((panel) => names.includes(panel.name) && panel.has(now));
  return shown.length > 0 ? shown : panels.slice(0, 1);
}

/** The figures of a panel that have something to show. */
export function figuresOf(panel: Panel, now: Now, selected?: Selected): readonly LabFigure[] {
  return panel.has(now) ? panel.figures(selected).filter(({ world = 0 }) => world < now.worlds.length) : [];
}

/** What stands over a figure: its world where there are two, its name where its panel has several. */
export function titleOf({ world, label }: LabFigure, figures: readonly LabFigure[], now: Now): string {
  if (world !== undefined) return now.worlds.length > 1 ? (now.worlds[world]?.title ?? '') : '';
  return figures.length > 1 ? label : '';
}

/** Stands in the page where a figure has nothing to show. */
const nothingToSee: Picture = { width: 288, height: 1, title: '', description: '', marks: [] };

/** A figure's picture, or nothing where it has nothing to show. */
export function viewOf(panel: Panel, i: number, now: Now, width: number, selected?: Selected): Picture {
  const figure = figuresOf(panel, now, selected)[i];
  return figure === undefined ? nothingToSee : figure.view(now, width, figure.label);
}

/** The Lab as the kit sees it: a figure without knobs, whose worlds come from elsewhere; its figures are those of all panels in a row. */
export const labOfPage: Lab = defineLab({
  id: 'lab',
  title: 'What happens in this scenario?',
  knobs: {},
  scenarios: () => [],
  figures: panels.flatMap(({ figures }) => figures()),
  caption: (now) => hostsCaption(hostFrames(now)),
});
