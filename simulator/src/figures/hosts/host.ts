import { group, line, rect, risen, text } from '../draw.ts';
import type { Mark } from '../marks.ts';
import { amount, byteUnit, count, several } from '../numbers.ts';
import { fitting, textWidth } from '../text-width.ts';
import type { Box } from '../tiles.ts';
import { coresOf, haveSameCores } from './cores.ts';
import { Crowd } from './crowd.ts';
import type { DrawnHost, DrawnHosts, HostDrawing, HostPieces } from './drawn.ts';
import type { HostFrame } from './frame.ts';
import { memoryOf } from './machines.ts';
import { bandWords, coreLabels, memoryLabels, promiseWord } from './words.ts';

const nothing: Omit<HostPieces, 'head'> = {
  cores: [],
  floor: [],
  memory: [],
  memoryLabel: [],
  coresLabel: [],
  crowd: undefined,
};

/** Draws a host: a frame to scale of its memory, and in it CPU at the left, memory at the right, the kernel as the floor under the memory. */
export function drawHost(of: HostDrawing, last: DrawnHost | undefined, drawn: DrawnHosts): DrawnHost {
  const { key, host } = of;
  const head = last !== undefined && haveSameHead(last.of.host, host) ? last.pieces.head : headOf(of);
  const pieces = host.idle ? { ...nothing, head } : piecesOf(of, head, last, drawn);
  const { cores, floor, memory, memoryLabel, coresLabel } = pieces;
  const marks = [...head, ...cores, ...floor, ...memory, ...memoryLabel, ...coresLabel];
  return { of, pieces, mark: group(key, marks, { of: last?.mark.of ?? { place: host.place } }) };
}

function piecesOf(of: HostDrawing, head: readonly Mark[], last: DrawnHost | undefined, drawn: DrawnHosts): HostPieces {
  const { host } = of;
  const was = last === undefined || last.of.host.idle ? undefined : last;
  const rooms = roomsIn(of);
  const hasSameCores = was !== undefined && haveSameCores(was.of.host, host);
  const hasSameFloor = was !== undefined && haveSameFloor(was.of.host, host);
  const hasSameNumbers = hasSameCores && was.of.host.bytes === host.bytes;
  const crowd = of.crowd ? new Crowd(was?.pieces.crowd) : undefined;
  return {
    head,
    cores: hasSameCores ? was.pieces.cores : cpuOf(of, rooms),
    floor: hasSameFloor ? was.pieces.floor : floorOf(of, rooms),
    memory: inMemory(of, rooms, crowd, drawn),
    memoryLabel: hasSameNumbers ? was.pieces.memoryLabel : memoryLabelOf(of),
    coresLabel: hasSameCores ? was.pieces.coresLabel : coresLabelOf(of),
    crowd,
  };
}

function headOf({ key, host, noun, box }: HostDrawing): Mark[] {
  const machines = host.machines.length + host.unnamed;
  const state = host.idle ? ['not needed', 'unused'] : [several(machines, noun), count(machines)];
  const name = fitting([host.name], (box.width - 20) * 0.62, 12.5, true);
  const room = box.width - 28 - textWidth(name, 12.5, true);
  const role = host.idle ? 'muted' : 'label';
  return [
    rect(`${key}-frame`, host.idle ? 'frame-idle' : 'frame', box, { radius: 9 }),
    text(`${key}-name`, role, box.x + 10, box.y + 19, name, { size: 12.5, bold: true }),
    text(`${key}-state`, 'muted', box.x + box.width - 10, box.y + 19, fitting(state, room, 12), { anchor: 'end' }),
  ];
}

function haveSameHead(one: HostFrame, other: HostFrame): boolean {
  return (
    one.name === other.name &&
    one.idle === other.idle &&
    one.machines.length + one.unnamed === other.machines.length + other.unnamed
  );
}

/** Where things stand in a host's frame. */
interface Rooms {
  readonly cpu: Box;
  /** Over the floor and under the head. */
  readonly area: Box;
  /** The floor, where the system takes no memory. */
  readonly band: Box;
  /** The upper edge of the floor. */
  readonly floor: number;
  /** Bytes that the area stands for. */
  readonly whole: number;
}

const pad = 9;
const cpuWidth = 26;
const bandHeight = 18;

function roomsIn({ host: { bytes }, box, over }: HostDrawing): Rooms {
  const band = {
    x: box.x + pad + cpuWidth + 8,
    y: box.y + box.height - pad - bandHeight,
    width: box.width - 2 * pad - cpuWidth - 8,
    height: bandHeight,
  };
  const area = { ...band, y: box.y + 28, height: Math.max(0, band.y - 3 - (box.y + 28)) };
  const cpu = { x: box.x + pad, y: area.y, width: cpuWidth, height: area.height };
  const whole = bytes.capacity * over;
  return { cpu, area, band, floor: risen(area, whole > 0 ? bytes.system / whole : 0).y, whole };
}

function cpuOf({ key, host }: HostDrawing, { cpu, band }: Rooms): Mark[] {
  return [
    ...coresOf(key, host, cpu),
    text(`${key}-cpu`, 'muted', cpu.x + cpuWidth / 2, band.y + 13.5, 'CPU', { anchor: 'middle' }),
  ];
}

/** The kernel on which all stands. */
function floorOf({ key, host }: HostDrawing, { band, floor }: Rooms): Mark[] {
  const bottom = band.y + bandHeight;
  const box = { ...band, y: floor, height: bottom - floor };
  const kernel = rect(`${key}-kernel`, 'kernel', box, { radius: 3, label: bandWords(host) });
  const words = fitting(bandNames(host), band.width - 8, 12);
  if (words === '') return [kernel];
  const middle = { x: band.x + band.width / 2, y: (floor + bottom) / 2 + 4.5 };
  return [kernel, text(`${key}-kernel-name`, 'kernel-label', middle.x, middle.y, words, { anchor: 'middle' })];
}

function haveSameFloor(one: HostFrame, other: HostFrame): boolean {
  return (
    one.kernel === other.kernel &&
    one.bytes.capacity === other.bytes.capacity &&
    one.bytes.system === other.bytes.system
  );
}

/** The machines, what is free above them, and the end of the memory where they go beyond it. */
function inMemory(
  { key, host, over }: HostDrawing,
  { area, floor, whole }: Rooms,
  crowd: Crowd | undefined,
  drawn: DrawnHosts,
): readonly Mark[] {
  const { capacity, system } = host.bytes;
  const above = { ...area, height: Math.max(0, floor - 3 - area.y) };
  const { marks, top, extent } = memoryOf(key, host, above, whole - system, crowd, drawn);
  const { of: inUnit, name: unit } = byteUnit(capacity);
  const gap = top - area.y;
  if (over > 1) {
    const y = area.y + area.height * (1 - 1 / over);
    const end = line(`${key}-capacity`, 'capacity', area.x - 4, y, area.x + area.width + 4, y);
    if (gap <= 34) return [...marks, end];
    const words = `${inUnit(capacity)} ${unit}`;
    return [...marks, end, text(`${key}-capacity-name`, 'label', area.x + area.width, y - 4, words, { anchor: 'end' })];
  }
  const free = Math.max(0, capacity - system - extent);
  if (gap < 20 || free <= capacity * 0.01) return marks;
  const amount = `${inUnit(free)} ${unit}`;
  // A container may grow into what is free; a VM has what it was promised.
  const shared = host.kernel === 'shared' ? [`${amount} free for any of them`] : [];
  const words = fitting([...shared, `${amount} free`, amount], area.width - 4, 12);
  const middle = { x: area.x + area.width / 2, y: area.y + gap / 2 + 4 };
  return [...marks, text(`${key}-free`, 'muted', middle.x, middle.y, words, { anchor: 'middle' })];
}

/** Under the frame, in its middle: memory, or on a phone memory and cores in one line. */
function memoryLabelOf({ key, host, box, narrow }: HostDrawing): Mark[] {
  const labels = memoryLabels(host);
  const y = box.y + box.height + 16;
  if (!narrow) return [inMiddle(`${key}-memory-label`, box, y, labels)];
  const { of, name } = byteUnit(host.bytes.capacity);
  const [promised, used] = [`${of(host.bytes.promised)} ${name}`, `${of(host.bytes.used)} ${name}`];
  const both = [
    `promised ${promised}, ${several(host.cores.promised, 'core')} · used ${used}, ${amount(host.cores.used)} cores`,
    `promised ${promised} · used ${used}`,
    labels[1] ?? '',
  ];
  return [text(`${key}-memory-label`, 'muted', box.x + 2, y - 2, fitting(both, box.width - 4, 12))];
}

function coresLabelOf({ key, host, noun, box, narrow }: HostDrawing): Mark[] {
  if (narrow) return [];
  return [inMiddle(`${key}-cores-label`, box, box.y + box.height + 32, coreLabels(host, promiseWord(noun)))];
}

function inMiddle(key: string, box: Box, y: number, variants: readonly string[]): Mark {
  return text(key, 'muted', box.x + box.width / 2, y, fitting(variants, box.width, 12), { anchor: 'middle' });
}

function bandNames(host: HostFrame): readonly string[] {
  switch (host.kernel) {
    case 'shared':
      return ['one shared kernel', 'one kernel', 'kernel'];
    case 'hypervisor':
      return ['hypervisor kernel', 'hypervisor'];
    case 'both':
    case 'host':
      return ['host kernel', 'kernel'];
    case 'none':
      return ['ideal hypervisor', 'ideal'];
  }
}
