import { group, line, rect, risen, text } from '../draw.ts';
import type { Mark, Picture, Size } from '../marks.ts';
import { amount, byteUnit, count, several } from '../numbers.ts';
import { fitting, textWidth } from '../text-width.ts';
import { inset, type Box } from '../tiles.ts';
import { DrawnHosts, type HostDrawing } from './drawn.ts';
import type { HostFrame, HostsFrame } from './frame.ts';
import { legend } from './key.ts';
import { areCrowd, extent, filled, memoryOf, sumOf } from './machines.ts';
import { bandWords, coreLabels, describeHosts, memoryLabels, promiseWord, restLabels, worldNote } from './words.ts';

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
      inside.push(drawn.mark(of, () => drawHost(of, drawn)));
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
  const named = sumOf(host.machines.map(extent));
  return capacity > 0
    ? (system + Math.max(named, host.unnamed > 0 ? Math.max(promised, used - system) : 0)) / capacity
    : 1;
}

function drawHost({ key, host, noun, box, over, narrow, crowd }: HostDrawing, drawn: DrawnHosts): Mark {
  const marks: Mark[] = [rect(`${key}-frame`, host.idle ? 'frame-idle' : 'frame', box, { radius: 9 })];
  const machines = host.machines.length + host.unnamed;
  const state = host.idle ? ['not needed', 'unused'] : [several(machines, noun), count(machines)];
  const name = fitting([host.name], (box.width - 20) * 0.62, 12.5, true);
  marks.push(
    text(`${key}-name`, host.idle ? 'muted' : 'label', box.x + 10, box.y + 19, name, { size: 12.5, bold: true }),
  );
  const room = box.width - 28 - textWidth(name, 12.5, true);
  marks.push(
    text(`${key}-state`, 'muted', box.x + box.width - 10, box.y + 19, fitting(state, room, 12), { anchor: 'end' }),
  );
  if (!host.idle)
    marks.push(...inHost({ key, host, box, over, crowd }, drawn), ...footOf(key, host, noun, box, narrow));
  return group(key, marks, { of: { place: host.place } });
}

function footOf(key: string, host: HostFrame, noun: string, box: Box, narrow: boolean): Mark[] {
  const y = box.y + box.height + 16;
  const memory = memoryLabels(host);
  const cores = coreLabels(host, promiseWord(noun));
  if (narrow) {
    const unit = byteUnit(host.bytes.capacity);
    const both = [
      `promised ${unit.of(host.bytes.promised)} ${unit.name}, ${several(host.cores.promised, 'core')} · used ${unit.of(host.bytes.used)} ${unit.name}, ${amount(host.cores.used)} cores`,
      `promised ${unit.of(host.bytes.promised)} ${unit.name} · used ${unit.of(host.bytes.used)} ${unit.name}`,
      memory[1] ?? '',
    ];
    return [text(`${key}-memory-label`, 'muted', box.x + 2, y - 2, fitting(both, box.width - 4, 12))];
  }
  const middle = { anchor: 'middle' } as const;
  const x = box.x + box.width / 2;
  return [
    text(`${key}-memory-label`, 'muted', x, y, fitting(memory, box.width, 12), middle),
    text(`${key}-cores-label`, 'muted', x, y + 16, fitting(cores, box.width, 12), middle),
  ];
}

/** Everything inside a frame: CPU at the left, memory at the right, the kernel as the floor under the memory. */
function inHost({ key, host, box, over, crowd }: Omit<HostDrawing, 'noun' | 'narrow'>, before: DrawnHosts): Mark[] {
  const marks: Mark[] = [];
  const pad = 9;
  const cpuWidth = 26;
  const bandHeight = 18;
  const band = {
    x: box.x + pad + cpuWidth + 8,
    y: box.y + box.height - pad - bandHeight,
    width: box.width - 2 * pad - cpuWidth - 8,
    height: bandHeight,
  };
  const area = { ...band, y: box.y + 28, height: Math.max(0, band.y - 3 - (box.y + 28)) };

  const cpu = { x: box.x + pad, y: area.y, width: cpuWidth, height: area.height };
  marks.push(...coresOf(key, host, cpu));
  marks.push(text(`${key}-cpu`, 'muted', cpu.x + cpuWidth / 2, band.y + 13.5, 'CPU', { anchor: 'middle' }));

  const { capacity, system } = host.bytes;
  const whole = capacity * over;
  const floor = risen(area, whole > 0 ? system / whole : 0);
  marks.push(
    rect(
      `${key}-kernel`,
      'kernel',
      { ...band, y: floor.y, height: band.y + bandHeight - floor.y },
      { radius: 3, label: bandWords(host) },
    ),
  );
  const words = fitting(bandNames(host), band.width - 8, 12);
  if (words !== '')
    marks.push(
      text(
        `${key}-kernel-name`,
        'kernel-label',
        band.x + band.width / 2,
        (floor.y + band.y + bandHeight) / 2 + 4.5,
        words,
        {
          anchor: 'middle',
        },
      ),
    );

  const above = { ...area, height: Math.max(0, floor.y - 3 - area.y) };
  const room = whole - system;
  const drawn = memoryOf(key, host, above, room, crowd, before);
  marks.push(...drawn.marks);
  if (over > 1) {
    const y = area.y + area.height * (1 - 1 / over);
    const words = `${byteUnit(capacity).of(capacity)} ${byteUnit(capacity).name}`;
    marks.push(line(`${key}-capacity`, 'capacity', area.x - 4, y, area.x + area.width + 4, y));
    if (drawn.top - area.y > 34)
      marks.push(text(`${key}-capacity-name`, 'label', area.x + area.width, y - 4, words, { anchor: 'end' }));
  }
  const free = Math.max(0, capacity - system - drawn.extent);
  const gap = drawn.top - area.y;
  if (over === 1 && gap >= 20 && free > capacity * 0.01) {
    const unit = byteUnit(capacity);
    const amount = `${unit.of(free)} ${unit.name}`;
    const words = fitting([`${amount} free for any of them`, `${amount} free`, amount], area.width - 4, 12);
    marks.push(
      text(`${key}-free`, 'muted', area.x + area.width / 2, area.y + gap / 2 + 4, words, { anchor: 'middle' }),
    );
  }
  return marks;
}

function bandNames(host: HostFrame): readonly string[] {
  switch (host.kernel) {
    case 'shared':
      return ['one shared kernel', 'one kernel', 'kernel'];
    case 'hypervisor':
      return ['hypervisor kernel', 'hypervisor'];
    case 'both':
      return ['host kernel', 'kernel'];
    case 'host':
      return ['host kernel', 'kernel'];
    case 'none':
      return ['ideal hypervisor', 'ideal'];
  }
}

/** CPU as a column: a slice for each promise, its fill what is used; one slice for all where they would be too thin. */
function coresOf(key: string, host: HostFrame, box: Box): Mark[] {
  const { capacity, promised, used } = host.cores;
  const marks: Mark[] = [rect(`${key}-cores`, 'column', box, { radius: 2 })];
  if (!(capacity > 0)) return marks;
  const slices = host.machines.map(({ cores }) => Math.max(cores.promised, cores.used));
  const sum = sumOf(slices);
  let thinnest = Infinity;
  for (const slice of slices) thinnest = Math.min(thinnest, slice);
  if (host.unnamed === 0 && sum <= capacity * 1.0001 && (thinnest / capacity) * box.height >= 9) {
    let bottom = box.y + box.height;
    host.machines.forEach(({ place, cores }, i) => {
      const height = (slices[i]! / capacity) * box.height;
      const slice = inset({ ...box, y: bottom - height, height }, 0.75);
      marks.push(...filled(`${key}-cores-${String(place)}`, slice, cores.promised, cores.used, slices[i]!, 'promise'));
      bottom -= height;
    });
    return marks;
  }
  const most = Math.min(capacity, Math.max(promised, used));
  marks.push(
    ...filled(
      `${key}-cores-all`,
      inset(risen(box, most / capacity), 0.75),
      Math.min(promised, capacity),
      used,
      most,
      'promise',
    ),
  );
  return marks;
}
