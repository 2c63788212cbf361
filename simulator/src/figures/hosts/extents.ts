import type { Box } from '../tiles.ts';
import type { MachineFrame } from './frame.ts';

/** How the edge of what is promised looks. */
export type WallRole = 'promise' | 'promise-container' | 'promise-starting';

/** The edge of a machine's promise. */
export function wallOf({ phase, kind }: MachineFrame): WallRole {
  if (phase !== 'ready') return 'promise-starting';
  return kind === 'container' ? 'promise-container' : 'promise';
}

/** Bytes that a machine takes up in the drawing: its promise, or its use where that is more. */
export function extent({ bytes: { promised, used } }: MachineFrame): number {
  return promised > used ? promised : used;
}

/** What all of them take up. In a loop, as all here: it is asked for in each frame, and folding leaves a number behind at each step. */
export function extentOf(machines: readonly MachineFrame[]): number {
  let sum = 0;
  for (let i = 0; i < machines.length; i++) sum += extent(machines[i]!);
  return sum;
}

/** Bytes that a machine uses itself: what is in machines inside it is drawn there. */
export function ownUse({ bytes, inside }: MachineFrame): number {
  return inside.length > 0 ? bytes.kernel : bytes.used;
}

/** So much of a box's height is a guest's kernel: to scale, but never so thin that it is not seen, nor more than half of what is used. */
export function guestShare({ height }: Box, machine: MachineFrame): number {
  const { kernel, used } = machine.bytes;
  const whole = extent(machine);
  if (!(whole > 0 && kernel > 0)) return 0;
  return Math.max(kernel / whole, Math.min(4 / Math.max(1, height), used / whole / 2));
}
