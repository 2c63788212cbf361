import type { Picture } from 'hostlab/figures';
import { defineLab, type Lab, type LabFigure, type Now } from '../kit/lab.ts';
import { content as hosts } from './panels/hosts.ts';
import type { PanelContent } from './panels/panel.ts';
import type { Selected } from './selection.ts';

/** One way to look at what was played: its figures stand under each other. */
export interface Panel {
  readonly name: string;
  readonly label: string;
  /** For each of its figures whose marks those are: of one world, or (`undefined`) of all of them. */
  readonly worlds: readonly (number | undefined)[];
  /** Whether there is something to show. */
  readonly has: (now: Now) => boolean;
  /** Brings what draws it. */
  readonly bring: () => Promise<{ readonly content: PanelContent }>;
}

const always = (): boolean => true;

/** All panels, in the order in which they are offered and stand in the page. The hosts are shown first; the others' script comes when they are wanted. */
export const panels: readonly Panel[] = [
  {
    name: 'hosts',
    label: 'Hosts',
    worlds: [undefined],
    has: always,
    bring: () => Promise.resolve({ content: hosts }),
  },
  {
    name: 'series',
    label: 'CPU and memory',
    worlds: [undefined, undefined],
    has: always,
    bring: () => import('./panels/series.ts'),
  },
  {
    name: 'time',
    label: 'Whole run',
    worlds: [0, 1],
    has: always,
    bring: () => import('./panels/time.ts'),
  },
  {
    name: 'start',
    label: 'Start-up',
    worlds: [undefined],
    has: (now) => now.worlds.some(({ measures }) => measures.machines.some(({ startup }) => startup.length > 0)),
    bring: () => import('./panels/start.ts'),
  },
  {
    name: 'bill',
    label: 'Bill',
    worlds: [undefined, undefined],
    has: (now) => now.worlds.every(({ run }) => run.model.prices !== undefined),
    bring: () => import('./panels/bill.ts'),
  },
];

/** The panels that are asked for by their names and have something to show; the hosts where none has. */
export function panelsShown(names: readonly string[], now: Now): readonly Panel[] {
  const shown = panels.filter((panel) => names.includes(panel.name) && panel.has(now));
  return shown.length > 0 ? shown : panels.slice(0, 1);
}

/** A panel's figures that have something to show. */
export function figuresOf(panel: Panel, content: PanelContent, now: Now, selected?: Selected): readonly LabFigure[] {
  return panel.has(now) ? content.figures(selected).filter(({ world = 0 }) => world < now.worlds.length) : [];
}

/** What stands over a figure: its world where there are two, its name where its panel has several. */
export function titleOf({ world, label }: LabFigure, figures: readonly LabFigure[], now: Now): string {
  if (world !== undefined) return now.worlds.length > 1 ? (now.worlds[world]?.title ?? '') : '';
  return figures.length > 1 ? label : '';
}

/** Stands in the page where a figure has nothing to show. */
const nothingToSee: Picture = { width: 288, height: 1, title: '', description: '', marks: [] };

/** A figure's picture, or nothing where it has nothing to show. */
export function viewOf(figure: LabFigure | undefined, now: Now, width: number): Picture {
  return figure === undefined ? nothingToSee : figure.view(now, width, figure.label);
}

/** The Lab as the kit sees it: a figure without knobs, whose worlds come from elsewhere. Its figures, those of all panels in a row, say only whose marks they have; the panels draw them. */
export const labOfPage: Lab = defineLab({
  id: 'lab',
  title: 'What happens in this scenario?',
  knobs: {},
  scenarios: () => [],
  figures: panels.flatMap(({ name, label, worlds }) =>
    worlds.map((world, i) => ({
      name: `${name}-${String(i)}`,
      label,
      view: () => nothingToSee,
      table: () => ({ title: label, columns: [], rows: [] }),
      ...(world === undefined ? {} : { world }),
    })),
  ),
  caption: hosts.caption,
});
