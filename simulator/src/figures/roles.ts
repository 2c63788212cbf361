/**
 * What a mark means, and so how it looks. The look is written once, in custom properties, so that one drawing serves
 * light, dark and print.
 */
const looks = {
  /** A group has no look of its own. */
  group: '',
  /** A host: a fixed frame. */
  frame: 'fill:var(--hl-panel);stroke:var(--hl-edge);stroke-width:1.5',
  /** A host with nothing on it: the same frame, dashed. */
  'frame-idle': 'fill:none;stroke:var(--hl-edge);stroke-width:1.5;stroke-dasharray:5 4',
  /** All cores of a host. */
  column: 'fill:none;stroke:var(--hl-edge);stroke-width:1',
  /** What a machine was promised. */
  promise: 'fill:none;stroke:var(--hl-use);stroke-width:1.25',
  /** What a container was promised: a thinner wall. */
  'promise-container': 'fill:none;stroke:var(--hl-use);stroke-width:1.25;stroke-dasharray:5 2',
  /** A machine that is placed and not up yet. */
  'promise-starting': 'fill:none;stroke:var(--hl-use);stroke-width:1.25;stroke-dasharray:1.5 2.5',
  /** Where a promise ends below what is used beyond it. */
  'promise-passed': 'fill:none;stroke:var(--hl-panel);stroke-width:1.25',
  /** Where something is that is drawn elsewhere: it can be pointed at, and is not seen. */
  reach: 'fill:none',
  use: 'fill:var(--hl-use)',
  /** In use while the machine starts. */
  'use-starting': 'fill:var(--hl-use);opacity:.45',
  /** Promised and not used: hatching. */
  waste: '',
  /** With a rim of the paper that it stands on: it and what is used are of one brightness. */
  kernel: 'fill:var(--hl-kernel);stroke:var(--hl-panel)',
  'kernel-label': 'fill:var(--hl-on-kernel)',
  /** The edge of what there is, where promises go beyond it. */
  capacity: 'fill:none;stroke:var(--hl-ink);stroke-width:2',
  title: 'fill:var(--hl-ink)',
  label: 'fill:var(--hl-ink)',
  muted: 'fill:var(--hl-muted)',
  /** The name of a machine over its hatching: with a rim, so that the lines do not run through the letters. */
  'machine-name': 'fill:var(--hl-ink);paint-order:stroke;stroke:var(--hl-panel);stroke-width:4px;stroke-linejoin:round',
  alert: 'fill:var(--hl-alert)',
  /** Words that lines may run through: they keep a rim of paper. */
  axis: 'fill:var(--hl-muted);paint-order:stroke;stroke:var(--hl-paper);stroke-width:4px;stroke-linejoin:round',
  grid: 'fill:none;stroke:var(--hl-grid);stroke-width:1',
  limit: 'fill:none;stroke:var(--hl-ink);stroke-width:1.25;stroke-dasharray:5 4',
  /** Under a limit that crosses filled marks: what shows between its dashes. */
  'limit-gaps': 'fill:none;stroke:var(--hl-paper);stroke-width:1.25',
  /** Paper under words that stand on hatching. */
  plate: 'fill:var(--hl-paper)',
  reserved: 'fill:none;stroke:var(--hl-use);stroke-width:1.5',
  wanted: 'fill:none;stroke:var(--hl-alert);stroke-width:1.5;stroke-dasharray:2 3',
  /** The vertical line and the dot of a moment that matters. */
  moment: 'fill:none;stroke:var(--hl-muted);stroke-width:1',
  'moment-dot': 'fill:var(--hl-alert)',
  'moment-words': 'fill:var(--hl-ink);paint-order:stroke;stroke:var(--hl-paper);stroke-width:4px;stroke-linejoin:round',
  'moment-alert':
    'fill:var(--hl-alert);paint-order:stroke;stroke:var(--hl-paper);stroke-width:4px;stroke-linejoin:round',
  /** One of several quantities over time: three colours and a grey, told apart by dashes too; the fifth goes with the second, the sixth has the colour of words. */
  'line-1': 'fill:none;stroke:var(--hl-use);stroke-width:2;stroke-linejoin:round',
  'line-2': 'fill:none;stroke:var(--hl-green);stroke-width:2;stroke-linejoin:round;stroke-dasharray:9 2',
  'line-3': 'fill:none;stroke:var(--hl-alert);stroke-width:2;stroke-linejoin:round;stroke-dasharray:9 2 2 2',
  'line-4': 'fill:none;stroke:var(--hl-kernel);stroke-width:2;stroke-linejoin:round;stroke-dasharray:4 2',
  'line-5': 'fill:none;stroke:var(--hl-green);stroke-width:2;stroke-linejoin:round;stroke-dasharray:2 2',
  'line-6': 'fill:none;stroke:var(--hl-ink);stroke-width:2;stroke-linejoin:round;stroke-dasharray:10 4',
  'area-1': 'fill:var(--hl-use);stroke:var(--hl-paper);stroke-width:.5',
  'area-2': 'fill:var(--hl-green);stroke:var(--hl-paper);stroke-width:.5',
  'area-3': 'fill:var(--hl-alert);stroke:var(--hl-paper);stroke-width:.5',
  'area-4': 'fill:var(--hl-kernel);stroke:var(--hl-paper);stroke-width:.5',
  'area-5': 'fill:var(--hl-green);fill-opacity:.75;stroke:var(--hl-paper);stroke-width:.5',
  'area-6': 'fill:var(--hl-ink);stroke:var(--hl-paper);stroke-width:.5',
  'area-7': 'fill:var(--hl-alert);fill-opacity:.75;stroke:var(--hl-paper);stroke-width:.5',
  /** Between two worlds: what one has more than the other. */
  difference: 'fill:var(--hl-alert);opacity:.22',
  /** What somebody thought before the run. */
  prediction: 'fill:none;stroke:var(--hl-purple);stroke-width:2;stroke-dasharray:7 4',
  /** Paper under it, where it crosses filled areas. */
  'prediction-halo': 'fill:none;stroke:var(--hl-paper);stroke-width:5;opacity:.8',
  'prediction-words':
    'fill:var(--hl-purple);paint-order:stroke;stroke:var(--hl-paper);stroke-width:4px;stroke-linejoin:round',
  'prediction-dot': 'fill:var(--hl-purple)',
  /** A closed form, behind what was simulated. */
  theory: 'fill:none;stroke:var(--hl-edge);stroke-width:4;stroke-linecap:round',
  /** The instant that is looked at. */
  cursor: 'fill:none;stroke:var(--hl-ink);stroke-width:2',
  /** From the least to the most of several. */
  whisker: 'fill:none;stroke:var(--hl-ink);stroke-width:1.25',
  /** From a label to what it names. */
  leader: 'fill:none;stroke:var(--hl-edge);stroke-width:1',
  'phase-wait': 'fill:none;stroke:var(--hl-edge);stroke-width:1;stroke-dasharray:2 2',
  /** Phases of a start-up: finding, copying over a link, preparing, booting, the service itself. Pale ones have an edge. */
  'phase-find': 'fill:var(--hl-phase-find);stroke:var(--hl-edge);stroke-width:1',
  'phase-copy': 'fill:var(--hl-use)',
  'phase-prepare': 'fill:var(--hl-green)',
  'phase-kernel': 'fill:var(--hl-kernel)',
  'phase-init': 'fill:var(--hl-phase-init);stroke:var(--hl-edge);stroke-width:1',
  'phase-service': 'fill:var(--hl-purple)',
  'on-phase': 'fill:var(--hl-on-phase)',
  'on-pale-phase': 'fill:var(--hl-ink)',
} as const;

/** What a mark means; its colour and line follow from that. */
export type Role = keyof typeof looks;

/** The colours of a theme: those of text have 4.5:1 on what they stand on, those of marks 3:1. */
export interface Theme {
  readonly paper: string;
  readonly panel: string;
  readonly edge: string;
  readonly grid: string;
  readonly ink: string;
  readonly muted: string;
  readonly use: string;
  readonly hatch: string;
  readonly kernel: string;
  readonly 'on-kernel': string;
  readonly alert: string;
  readonly green: string;
  readonly purple: string;
  readonly 'phase-find': string;
  readonly 'phase-init': string;
  readonly 'on-phase': string;
}

/** The theme for light pages. */
export const light: Theme = {
  paper: '#ffffff',
  panel: '#f4f6f9',
  edge: '#868d9d',
  grid: '#d6dae2',
  ink: '#17181c',
  muted: '#555c6b',
  use: '#0a66a9',
  hatch: '#7f8fa5',
  kernel: '#646c7d',
  'on-kernel': '#ffffff',
  alert: '#b3400a',
  green: '#0b7a59',
  purple: '#984a86',
  'phase-find': '#d5dae3',
  'phase-init': '#b4bcca',
  'on-phase': '#ffffff',
};

/** The theme for dark pages. */
export const dark: Theme = {
  paper: '#17181c',
  panel: '#212329',
  edge: '#757b89',
  grid: '#383b43',
  ink: '#f3f4f6',
  muted: '#b4b9c4',
  use: '#5cb1f0',
  hatch: '#6d7c92',
  kernel: '#9aa1af',
  'on-kernel': '#121317',
  alert: '#f59a63',
  green: '#46c39b',
  purple: '#dc93cb',
  'phase-find': '#343841',
  'phase-init': '#4c525e',
  'on-phase': '#121317',
};

/** The custom properties of a theme, to be put on an element that holds figures. */
export function themeProperties(theme: Theme): string {
  return Object.entries(theme)
    .map(([name, colour]) => `--hl-${name}:${colour as string}`)
    .join(';');
}

const font =
  "font-family:var(--hl-font,system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif);font-variant-numeric:tabular-nums";

/** A line along the edge of its tile, which cuts it in half: one pixel of it is seen. */
const hatching = '.hl-hatching{stroke:var(--hl-hatch);stroke-width:2}';

/**
 * The style sheet of figures. Needs the custom properties of a theme around it.
 *
 * @param used the roles that are drawn; default all
 */
export function figureStyles(used?: ReadonlySet<Role>): string {
  const rules = Object.entries(looks)
    .filter(([role, look]) => look !== '' && (used?.has(role as Role) ?? true))
    .map(([role, look]) => `.hl-${role}{${look}}`);
  return [`.hl-figure{${font}}`, hatching, ...rules].join('\n');
}

/** The same style sheet with a theme's colours written into it, for files that are read without custom properties. */
export function figureStylesIn(theme: Theme, used?: ReadonlySet<Role>): string {
  return figureStyles(used).replace(
    /var\(--hl-([a-z-]+)(?:,([^)]*))?\)/g,
    (_, name: string, fallback: string | undefined) => {
      return (theme as unknown as Readonly<Record<string, string>>)[name] ?? fallback ?? 'inherit';
    },
  );
}
