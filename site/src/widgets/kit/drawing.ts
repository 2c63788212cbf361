import type { CurveShape } from './curve.ts';
import { heightFitted, keyed, pointedAt } from './curve.ts';

/** What a curve is drawn into. */
export interface Canvas {
  readonly heights: () => readonly number[];
  /** Other heights; `what` names the edit, so that one stroke or one key that is held is undone in one go. */
  readonly draw: (heights: readonly number[], what: string) => void;
  /** The stroke has ended, the key was let go. */
  readonly settle: () => void;
  /** The point that keys move is another, or (undefined) none. */
  readonly choose: (place: number | undefined) => void;
}

/**
 * Lets a curve be drawn by pointer, and by keys: left and right choose a point, up and down move it. The area is a slider
 * whose text says place and height.
 */
export function tieDrawing(area: HTMLElement, shape: CurveShape, canvas: Canvas): void {
  const last = shape.places.length - 1;
  let chosen = 0;
  let before: number | undefined;

  const tell = (): void => {
    const value = canvas.heights()[chosen] ?? shape.min;
    area.setAttribute('aria-valuenow', String(value));
    area.setAttribute('aria-valuetext', `${shape.places[chosen] ?? ''}: ${String(value)} ${shape.unit}`);
  };
  const point = (event: PointerEvent): void => {
    const frame = area.querySelector('svg')?.getBoundingClientRect();
    if (frame === undefined) return;
    const { place, value } = pointedAt(shape, frame.width, event.clientX - frame.left, event.clientY - frame.top);
    const heights = [...canvas.heights()];
    // A quick stroke leaves no place out.
    const from = before ?? place;
    const start = heights[from] ?? value;
    const steps = Math.abs(place - from);
    for (let k = 1; k <= steps; k++)
      heights[from + Math.sign(place - from) * k] = heightFitted(shape, start + ((value - start) * k) / steps);
    heights[place] = value;
    before = place;
    chosen = place;
    canvas.draw(heights, 'drawn');
    tell();
  };
  area.addEventListener('pointerdown', (event) => {
    before = undefined;
    area.setPointerCapture(event.pointerId);
    point(event);
  });
  area.addEventListener('pointermove', (event) => {
    if (area.hasPointerCapture(event.pointerId)) point(event);
  });
  area.addEventListener('pointerup', () => canvas.settle());

  area.addEventListener('keydown', (event) => {
    const way = event.ctrlKey || event.metaKey || event.altKey ? undefined : keyed(event.key);
    if (way === undefined) return;
    event.preventDefault();
    chosen = Math.min(last, Math.max(0, chosen + way.places));
    if (way.steps === 0) canvas.settle();
    else {
      const heights = [...canvas.heights()];
      heights[chosen] = heightFitted(shape, (heights[chosen] ?? shape.min) + way.steps * shape.step);
      canvas.draw(heights, 'keys');
    }
    canvas.choose(chosen);
    tell();
  });
  area.addEventListener('keyup', () => canvas.settle());
  area.addEventListener('focus', () => {
    canvas.choose(chosen);
    tell();
  });
  area.addEventListener('blur', () => canvas.choose(undefined));
}
