import type { Mark } from 'hostlab/figures';

/** Whether two marks look the same and stand for the same; what they say, and what is inside a group, does not count. It is asked of each mark in each frame. */
export function looksSame(one: Mark, other: Mark): boolean {
  return (
    one === other ||
    (one.key === other.key && one.role === other.role && isSameSubject(one.of, other.of) && isSameShape(one, other))
  );
}

function isSameSubject(one: Mark['of'], other: Mark['of']): boolean {
  return (
    one === other ||
    (one?.place === other?.place &&
      one?.record === other?.record &&
      one?.records?.length === other?.records?.length &&
      (one?.records ?? []).every((record, i) => record === other?.records?.[i]))
  );
}

function isSameShape(one: Mark, other: Mark): boolean {
  switch (one.kind) {
    case 'group':
      return other.kind === 'group';
    case 'rect':
      return (
        other.kind === 'rect' &&
        one.x === other.x &&
        one.y === other.y &&
        one.width === other.width &&
        one.height === other.height &&
        one.radius === other.radius &&
        one.fill === other.fill
      );
    case 'line':
      return (
        other.kind === 'line' &&
        one.x1 === other.x1 &&
        one.y1 === other.y1 &&
        one.x2 === other.x2 &&
        one.y2 === other.y2
      );
    case 'path':
      return other.kind === 'path' && one.d === other.d && one.fill === other.fill;
    case 'dot':
      return other.kind === 'dot' && one.x === other.x && one.y === other.y && one.radius === other.radius;
    case 'text':
      return (
        other.kind === 'text' &&
        one.text === other.text &&
        one.x === other.x &&
        one.y === other.y &&
        one.size === other.size &&
        one.anchor === other.anchor &&
        one.bold === other.bold
      );
  }
}
