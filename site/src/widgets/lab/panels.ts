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

/** One way to look at what was played: its figures stand under each other. */
export interface Panel {
  readonly name: string;
  readonly label: string;
  readonly figures: readonly LabFigure[];
  /** Whether there is something to show. */
  readonly has: (now: Now) => boolean;
  /** What it finds, in a sentence. */
  readonly caption: (now: Now) => Sentence;
}

const always = (): boolean => true;

/** All panels, in the order in which they are offered. */
export const panels: readonly Panel[] = [
  { name: 'hosts', label: 'Hosts', figures: [hosts()], has: always, caption: (now) => hostsCaption(hostFrames(now)) },
  {
    name: 'time',
    label: 'Over time',
    figures: [timeline(0), timeline(1)],
    has: always,
    caption: (now) => timelineCaption(timelineOf(now, 0)),
  },
  {
    name: 'start',
    label: 'Start-up',
    figures: [waterfall()],
    has: (now) => now.worlds.some(({ measures }) => measures.machines.some(({ startup }) => startup.length > 0)),
    caption: (now) =>
      waterfallCaption(
        waterfallFrame(now.worlds.map(({ title, run, measures }) => ({ title, model: run.model, measures }))),
      ),
  },
  {
    name: 'bill',
    label: 'Bill',
    figures: [billLines(), billOverTime()],
    has: (now) => now.worlds.every(({ run }) => run.model.prices !== undefined),
    caption: (now) => billCaption(billsOfNow(now)),
  },
];

/** The figures of a panel that have something to show. */
export function figuresOf(panel: Panel, now: Now): readonly LabFigure[] {
  return panel.has(now) ? panel.figures.filter(({ world = 0 }) => world < now.worlds.length) : [];
}

/** Stands in the page where a figure has nothing to show. */
export const nothingToSee: Picture = { width: 288, height: 1, title: '', description: '', marks: [] };

/** A figure's picture, or nothing where it has nothing to show. */
export function viewOf(panel: Panel, i: number, now: Now, width: number): Picture {
  const figure = figuresOf(panel, now)[i];
  return figure === undefined ? nothingToSee : figure.view(now, width, figure.label);
}

/** The Lab as the kit sees it: a figure without knobs, whose worlds come from elsewhere. */
export const labOfPage: Lab = defineLab({
  id: 'lab',
  title: 'What happens in this scenario?',
  knobs: {},
  scenarios: () => [],
  figures: [hosts()],
  caption: (now) => hostsCaption(hostFrames(now)),
});
