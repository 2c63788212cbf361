import { group, text } from '../draw.ts';
import type { Mark, Picture, Size } from '../marks.ts';
import { fitting, textWidth } from '../text-width.ts';
import { DrawnHosts, type DrawnHost, type HostDrawing } from './drawn.ts';
import { extentOf } from './extents.ts';
import type { HostFrame, HostsFrame } from './frame.ts';
import { drawHost } from './host.ts';
import { legend } from './key.ts';
import { areCrowd } from './machines.ts';
import { describeHosts, restLabels, worldNote } from './words.ts';

const worldGap = 36;
const hostGap = 12;
/** No host is drawn narrower; what does not fit goes into a further row. */
const leastHostWidth = 118;
/** Where the three layouts begin, and a width in the midst of each, for which its heights are chosen. */
const layouts = [
  { from: 820, midst: 1000 },
  { from: 460, midst: 640 },
  { from: 288, midst: 340 },
] as const;

function layoutAt(width: number): (typeof layouts)[number] {
  return layouts.find(({ from }) => width >= from) ?? layouts[2];
}
/** Heights of what does not grow: world header, the two lines under a host, the key of up to one, two or three lines, the line for hosts not drawn. */
const fixed = {
  world: 34,
  foot: 40,
  narrowFoot: 24,
  key: { wide: 34, medium: 56, narrow: 68 },
  rest: 24,
  worldsApart: 26,
} as const;

interface Plan {
  readonly sideBySide: boolean;
  readonly columns: number;
  /** Rows of hosts, all worlds that stand under each other together. */
  readonly rows: number;
  readonly narrow: boolean;
  readonly worldWidth: number;
  /** Pixels in the height that do not grow with the width. */
  readonly still: number;
}

function planOf(frames: readonly HostsFrame[], width: number): Plan {
  const narrow = width < 460;
  const sideBySide = frames.length > 1 && width >= 820;
  const worldWidth = sideBySide ? (width - worldGap * (frames.length - 1)) / frames.length : width;
  const most = Math.max(1, ...frames.map(({ hosts }) => hosts.length));
  // As many in a row as fit where the layout begins: so that within a layout nothing changes its place.
  const least = sideBySide
    ? (layoutAt(width).from - worldGap * (frames.length - 1)) / frames.length
    : layoutAt(width).from;
  const columns = narrow ? 1 : Math.min(most, Math.max(1, Math.floor((least + hostGap) / (leastHostWidth + hostGap))));
  const rowsOf = frames.map(({ hosts }) => Math.max(1, Math.ceil(hosts.length / columns)));
  const rows = sideBySide ? Math.max(...rowsOf) : rowsOf.reduce((sum, each) => sum + each, 0);
  const worlds = sideBySide ? 1 : frames.length;
  const rest = frames.some((frame) => frame.rest.hosts > 0) ? fixed.rest : 0;
  const still =
    worlds * (fixed.world + rest) +
    (worlds - 1) * fixed.worldsApart +
    rows * (narrow ? fixed.narrowFoot : fixed.foot) +
    fixed.key[narrow ? 'narrow' : width < 820 ? 'medium' : 'wide'];
  return { sideBySide, columns, rows, narrow, worldWidth, still };
}

/**
 * How high the figure should be at a width.
 *
 * Within each of the three layouts (up to 460, up to 820, wider) height is proportional to width, so that a drawing
 * that is scaled and one that is laid out anew take the same room.
 */
export function hostsSize(frames: readonly HostsFrame[], width: number): Size {
  const reference = layoutAt(width).midst;
  const plan = planOf(frames, reference);
  const hostWidth = (plan.worldWidth - hostGap * (plan.columns - 1)) / plan.columns;
  const frameHeight = plan.narrow ? 122 : Math.min(300, Math.max(150, hostWidth * 1.6));
  return { width, height: Math.round((width * (plan.still + plan.rows * frameHeight)) / reference) };
}

/**
 * Draws hosts: frames to scale of memory, promises as outlines, use as fill, what is promised and idle as hatching.
 *
 * @param drawn the hosts of the same picture at another instant; the picture is the same with and without
 */
export function hostsView(
  frames: readonly HostsFrame[],
  size: Size,
  title: string,
  drawn: DrawnHosts = new DrawnHosts(),
): Picture {
  const plan = planOf(frames, size.width);
  const foot = plan.narrow ? fixed.narrowFoot : fixed.foot;
  const frameHeight = Math.max(60, (size.height - plan.still) / plan.rows);
  const largest = Math.max(1, ...frames.flatMap(({ hosts }) => hosts.map(({ bytes }) => bytes.capacity)));
  const over = Math.max(1, ...frames.flatMap(({ hosts }) => hosts.map(overOf)));
  const crowd = areCrowd(frames);
  const draw = (of: HostDrawing, last: DrawnHost | undefined): DrawnHost => drawHost(of, last, drawn);
  const marks: Mark[] = [];
  let top = 0;
  frames.forEach((frame, world) => {
    const left = plan.sideBySide ? world * (plan.worldWidth + worldGap) : 0;
    const key = `w${String(world)}`;
    const rows = Math.max(1, Math.ceil(frame.hosts.length / plan.columns));
    const inside: Mark[] = header(key, frame, left, top, plan.worldWidth);
    const width = (plan.worldWidth - hostGap * (plan.columns - 1)) / plan.columns;
    frame.hosts.forEach((host, i) => {
      const height = Math.max(56, frameHeight * (host.bytes.capacity / largest));
      const box = {
        x: left + (i % plan.columns) * (width + hostGap),
        y: top + fixed.world + Math.floor(i / plan.columns) * (frameHeight + foot) + (frameHeight - height),
        width,
        height,
      };
      const of = { key: `${key}h${String(host.place)}`, host, noun: frame.noun, box, over, narrow: plan.narrow, crowd };
      inside.push(drawn.mark(of, draw));
    });
    const bottom = top + fixed.world + rows * (frameHeight + foot);
    if (frame.rest.hosts > 0) {
      inside.push(
        text(
          `${key}rest`,
          'muted',
          left,
          bottom + 12,
          fitting(restLabels(frame.rest, frame.noun), plan.worldWidth, 12),
        ),
      );
    }
    marks.push(group(key, inside));
    if (!plan.sideBySide) top = bottom + (frame.rest.hosts > 0 ? fixed.rest : 0) + fixed.worldsApart;
  });
  marks.push(legend(frames, size, marks));
  return { ...size, title, description: describeHosts(frames), marks };
}

function header(key: string, frame: HostsFrame, left: number, top: number, width: number): Mark[] {
  const note = worldNote(frame);
  const title = fitting([frame.title], width * 0.7, 15, true);
  const room = width - textWidth(title, 15, true) - 14;
  return [
    text(`${key}title`, 'title', left, top + 16, title, { size: 15, bold: true }),
    text(`${key}note`, note.alert ? 'alert' : 'muted', left + width, top + 16, fitting(note.variants, room, 12.5), {
      size: 12.5,
      anchor: 'end',
      bold: note.alert,
    }),
  ];
}

/** How far what is to be drawn in a host goes beyond its memory: 1 where it fits. */
function overOf(host: HostFrame): number {
  const { capacity, system, promised, used } = host.bytes;
  const named = extentOf(host.machines);
  return capacity > 0
    ? (system + Math.max(named, host.unnamed > 0 ? Math.max(promised, used - system) : 0)) / capacity
    : 1;
}
