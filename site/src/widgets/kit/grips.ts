import { everyMark, type Picture, type RectMark } from 'hostlab/figures';
import { fitted, valueWords, type Grip, type RangeKnob } from './lab.ts';
import type { Session } from './session.ts';
import { shownIn } from './outlines.ts';

/** px: how near to an edge counts as at it. */
const near = 9;

/** A mark that was taken hold of, at its right edge, its upper edge, or the corner of both. */
export interface Held {
  readonly mark: RectMark;
  readonly right: boolean;
  readonly top: boolean;
}

/** The marks of a picture that can be dragged. */
export function marksOf(picture: Picture, { isHeld }: Grip): RectMark[] {
  return [...everyMark(picture.marks)].filter((mark): mark is RectMark => mark.kind === 'rect' && isHeld(mark.key));
}

/** What lies under a pointer: the mark whose right or upper edge is there, if one is. */
export function heldAt(picture: Picture, grip: Grip, x: number, y: number): Held | undefined {
  for (const mark of marksOf(picture, grip)) {
    const [inX, inY] = [x - mark.x, y - mark.y];
    if (inX < -near || inX > mark.width + near || inY < -near || inY > mark.height + near) continue;
    // Of two neighbours the edge belongs to the one on its left: its right edge, not the other's left one.
    const right = Math.abs(inX - mark.width) <= Math.min(near, mark.width / 2);
    const top = Math.abs(inY) <= Math.min(near, mark.height / 2);
    if (right || (top && inX >= 0 && inX <= mark.width)) return { mark, right, top };
  }
  return undefined;
}

/** How many times as large the mark would be whose edge was moved by so many pixels: area is quantity. */
export function grown({ mark, right, top }: Held, dx: number, dy: number): number {
  const wide = right ? Math.max(0, mark.width + dx) / mark.width : 1;
  const high = top ? Math.max(0, mark.height - dy) / mark.height : 1;
  return wide * high;
}

/** A picture in the page whose marks have edges to drag. */
interface Gripped {
  readonly slot: HTMLElement;
  /** As it is drawn now; none while it is out of sight. */
  readonly picture: () => Picture | undefined;
  readonly session: Session;
  readonly grip: Grip;
  readonly signal: AbortSignal;
}

/**
 * Lets the edges of marks be dragged: by pointer anywhere, and by a handle at the first of them that takes the keys of a
 * slider. The knob of the same name does the same without dragging.
 */
export function tieGrip({ slot, picture, session, grip, signal }: Gripped): () => void {
  const knob = session.lab.knobs[grip.knob];
  if (knob?.kind !== 'range') throw new Error(`${grip.knob} is no range.`);
  const handle = slot.ownerDocument.createElement('span');
  handle.className = 'hl-grip';
  handle.tabIndex = 0;
  handle.setAttribute('role', 'slider');
  handle.setAttribute('aria-label', `${knob.label}: drag this edge`);
  handle.setAttribute('aria-valuemin', String(knob.min));
  handle.setAttribute('aria-valuemax', String(knob.max));
  slot.append(handle);
  const value = (): number => Number(session.values[grip.knob]);
  let shown = picture();
  const firstHeld = (): RectMark | undefined => (shown === undefined ? undefined : marksOf(shown, grip)[0]);
  const place = (): void => {
    shown = picture();
    const mark = firstHeld();
    handle.hidden = mark === undefined;
    if (mark === undefined || shown === undefined) return;
    handle.style.insetInlineStart = `${String((100 * (mark.x + mark.width)) / shown.width)}%`;
    handle.style.insetBlockStart = `${String((100 * (mark.y + mark.height / 3)) / shown.height)}%`;
    handle.setAttribute('aria-valuenow', String(value()));
    handle.setAttribute('aria-valuetext', valueWords(knob, value()));
  };

  let drag: { readonly held: Held; readonly x: number; readonly y: number; readonly from: number } | undefined;
  let moved = false;
  const at = (event: PointerEvent): readonly [number, number] => {
    const frame = shownIn(slot)?.getBoundingClientRect();
    return frame === undefined ? [-1, -1] : [event.clientX - frame.left, event.clientY - frame.top];
  };
  const heldBy = (event: PointerEvent): Held | undefined => {
    const first = firstHeld();
    if (event.target === handle && first !== undefined) return { mark: first, right: true, top: false };
    return shown === undefined ? undefined : heldAt(shown, grip, ...at(event));
  };
  const listen = <T extends 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel' | 'click' | 'keydown'>(
    type: T,
    handler: (event: HTMLElementEventMap[T]) => void,
  ): void => slot.addEventListener(type, handler, { signal, capture: true });
  listen('pointerdown', (event) => {
    moved = false;
    const held = event.button === 0 ? heldBy(event) : undefined;
    // A finger scrolls the page, unless it takes the handle.
    if (held === undefined || (event.pointerType === 'touch' && event.target !== handle)) return;
    drag = { held, x: event.clientX, y: event.clientY, from: value() };
    slot.setPointerCapture(event.pointerId);
    if (event.target !== handle) event.preventDefault();
  });
  listen('pointermove', (event) => {
    if (drag === undefined) {
      const held = event.pointerType === 'mouse' ? heldBy(event) : undefined;
      slot.style.cursor =
        held === undefined ? '' : held.right && held.top ? 'nesw-resize' : held.right ? 'ew-resize' : 'ns-resize';
      return;
    }
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    moved ||= Math.abs(dx) + Math.abs(dy) > 3;
    if (moved) session.set(grip.knob, Math.max(knob.step, drag.from) * grown(drag.held, dx, dy));
  });
  const end = (): void => {
    if (drag === undefined) return;
    drag = undefined;
    session.settle();
  };
  listen('pointerup', end);
  listen('pointercancel', end);
  listen('click', (event) => {
    // What was dragged was not asked about.
    if (moved || event.target === handle) event.stopPropagation();
    moved = false;
  });
  listen('keydown', (event) => {
    if (event.target !== handle) return;
    const to = keyed(knob, value(), event.key);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    session.set(grip.knob, to);
    session.settle();
  });
  place();
  return place;
}

/** What a key makes of a value, as on a slider. */
function keyed(knob: RangeKnob, value: number, key: string): number | undefined {
  const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 5, PageDown: -5 }[key];
  if (steps !== undefined) return Number(fitted(knob, value + steps * knob.step));
  return key === 'Home' ? knob.min : key === 'End' ? knob.max : undefined;
}
