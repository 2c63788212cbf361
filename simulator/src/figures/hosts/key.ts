import { group, line as markLine, rect, text } from '../draw.ts';
import type { Mark, Size } from '../marks.ts';
import type { Role } from '../roles.ts';
import { textWidth } from '../text-width.ts';
import type { HostsFrame } from './frame.ts';

/** The key, once and small: what outline, fill, hatching and grey stand for. */
export function legend(frames: readonly HostsFrame[], size: Size, drawn: readonly Mark[]): Mark {
  // In a picture of VMs nobody needs to look for what only containers have.
  const mayShare = frames.some(({ noun }) => noun !== 'VM');
  const items: readonly { key: string; words: string; roles: readonly Role[] }[] = [
    { key: 'promised', words: 'promised', roles: ['promise'] },
    ...(mayShare && has(drawn, 'promise-container')
      ? [{ key: 'container', words: 'to a container', roles: ['promise-container'] as const }]
      : []),
    { key: 'used', words: 'used', roles: ['use'] },
    { key: 'idle', words: 'promised, not used', roles: ['promise', 'waste'] },
    ...(mayShare && has(drawn, 'promise-passed')
      ? [{ key: 'passed', words: 'end of promise', roles: ['use', 'promise-passed'] as const }]
      : []),
    { key: 'kernel', words: kernelWords(frames), roles: ['kernel'] },
  ];
  const marks: Mark[] = [];
  const places: { x: number; line: number }[] = [];
  let x = 0;
  let line = 0;
  for (const { words } of items) {
    const width = 24 + textWidth(words, 12);
    if (x > 0 && x + width > size.width) {
      x = 0;
      line++;
    }
    places.push({ x, line });
    x += width + 16;
  }
  items.forEach((item, i) => {
    const { x } = places[i]!;
    const y = size.height - 8 - 22 * (line - places[i]!.line);
    const box = { x: x + 0.75, y: y - 11, width: 16, height: 12 };
    const key = `key-${item.key}`;
    for (const role of item.roles)
      marks.push(
        role === 'promise-passed'
          ? markLine(`${key}-${role}`, role, box.x, y - 5, box.x + box.width, y - 5)
          : rect(`${key}-${role}`, role, box, { radius: 2, ...(role === 'waste' ? { fill: 'hatch' } : {}) }),
      );
    marks.push(text(key, 'muted', x + 22, y, item.words));
  });
  return group('key', marks);
}

/** Whether marks of a role are drawn. */
function has(marks: readonly Mark[], role: Role): boolean {
  return marks.some((mark) => (mark.kind === 'group' ? has(mark.marks, role) : mark.role === role));
}

/** What the grey bands are. */
function kernelWords(frames: readonly HostsFrame[]): string {
  const hosts = frames.flatMap(({ hosts }) => hosts.filter(({ idle }) => !idle));
  if (hosts.some(({ machines }) => machines.some(({ bytes }) => bytes.kernel > 0)))
    return 'kernel; each VM has its own';
  return hosts.length > 0 && hosts.every(({ kernel }) => kernel === 'none') ? 'hypervisor' : 'kernel';
}
