import { rect } from '../draw.ts';
import type { Mark, RectMark } from '../marks.ts';
import type { Look } from '../looks.ts';
import type { Role } from '../roles.ts';
import type { Box } from '../tiles.ts';
import type { BillRow } from './frame.ts';

/** How a meter looks in the bill of a way: what runs has the way's own colour, what is paid for and not used is hatched. */
export function meterLook(
  meter: BillRow['meter'],
  look: Look | undefined,
): { readonly role: Role; readonly fill?: 'hatch' } {
  switch (meter) {
    case 'host':
    case 'disk':
      return { role: 'area-4' };
    case 'vm-running':
      return { role: `area-${look ?? 1}` };
    case 'vm-stopped':
    case 'vm-deallocated':
      return { role: 'waste', fill: 'hatch' };
    case 'container-vcpu':
      return { role: `area-${look ?? 3}` };
    case 'container-memory':
      return { role: 'area-7' };
  }
}

/** A bar of a meter; hatching has an edge. */
export function meterBar(
  key: string,
  meter: BillRow['meter'],
  look: Look | undefined,
  box: Box,
  more: Partial<RectMark> = {},
): Mark[] {
  const { role, fill } = meterLook(meter, look);
  if (fill === undefined) return [rect(key, role, box, more)];
  return [rect(key, role, box, { fill, ...more }), rect(`${key}-edge`, 'column', box)];
}
