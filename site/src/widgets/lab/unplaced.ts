import { whyOf } from 'hostlab';
import type { Played } from '../kit/lab.ts';

/** Why a machine was nowhere in all of a run, with what can be done; empty where it was somewhere, and for hosts. */
export function unplaced({ run: { model, trace, endedAt }, measures }: Played, place: number): string {
  const measured = measures.machines.find((machine) => machine.place === place);
  if (measured === undefined || measured.placedAt !== null) return '';
  return `${whyOf(model, trace, { place }, endedAt).sentence} Change where it stands or how much it asks for; Undo takes it away again.`;
}
