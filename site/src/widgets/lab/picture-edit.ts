import type { On } from '../kit/parts.ts';
import { shownIn } from '../kit/outlines.ts';

/** What the picture asks the Lab to do, by place number. */
export interface PictureHooks {
  readonly selected: () => number | undefined;
  readonly select: (place: number | undefined) => void;
  readonly hosts: () => number;
  readonly canMove: (place: number, to: number) => boolean;
  readonly move: (place: number, to: number) => void;
  /** Makes memory or cores so many times as large; with `done` it is written, before that only told. */
  readonly resize: (place: number, what: 'memory' | 'cores', factor: number, done: boolean) => string;
}

interface Drag {
  readonly place: number;
  readonly kind: 'move' | 'memory' | 'cores';
  readonly x: number;
  readonly y: number;
  /** Height of what is resized, px. */
  readonly height: number;
  moved: boolean;
  over: number | undefined;
}

/** Moving and resizing machines in the drawing of the hosts with a mouse or a pen. Fingers scroll; they, and keys, have the form. */
export class PictureEdit {
  readonly #root: HTMLElement;
  readonly #hooks: PictureHooks;
  readonly #layer: HTMLElement;
  #drag: Drag | undefined;

  constructor(root: HTMLElement, hooks: PictureHooks, on: On) {
    this.#root = root;
    this.#hooks = hooks;
    this.#layer = document.createElement('div');
    this.#layer.className = 'lab-layer';
    this.#layer.setAttribute('aria-hidden', 'true');
    root.append(this.#layer);
    on(root, 'pointerdown', (event) => this.#down(event as PointerEvent));
    on(root, 'pointermove', (event) => this.#move(event as PointerEvent));
    on(root, 'pointerup', (event) => this.#up(event as PointerEvent));
    on(root, 'pointercancel', () => this.#end());
    on(document, 'keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Escape') this.#end();
    });
  }

  /** Draws frames and handles anew, after the picture has moved or something else is selected. */
  draw(): void {
    if (this.#drag?.moved === true) return;
    this.#layer.replaceChildren();
    const place = this.#hooks.selected();
    if (place === undefined) return;
    const mark = this.#markOf(place);
    if (mark === undefined) return;
    const frame = this.#box('lab-frame', mark.getBoundingClientRect(), 3);
    this.#layer.append(frame);
    if (place < this.#hooks.hosts()) return;
    frame.append(this.#handle('memory', 'lab-handle lab-handle-top'));
    const slice = this.#sliceOf(place);
    if (slice === undefined) return;
    const cores = this.#box('lab-frame', slice.getBoundingClientRect(), 2);
    cores.append(this.#handle('cores', 'lab-handle lab-handle-top'));
    this.#layer.append(cores);
  }

  #handle(what: 'memory' | 'cores', className: string): HTMLElement {
    const handle = document.createElement('div');
    handle.className = className;
    handle.dataset['resize'] = what;
    return handle;
  }

  #box(className: string, { left, top, width, height }: DOMRect, margin: number): HTMLElement {
    const own = this.#root.getBoundingClientRect();
    const box = document.createElement('div');
    box.className = className;
    box.style.left = `${String(left - own.left - margin)}px`;
    box.style.top = `${String(top - own.top - margin)}px`;
    box.style.width = `${String(width + 2 * margin)}px`;
    box.style.height = `${String(height + 2 * margin)}px`;
    return box;
  }

  /** A place as it is drawn in the world that is written. */
  #markOf(place: number): SVGGraphicsElement | undefined {
    return (
      shownIn(this.#root)?.querySelector<SVGGraphicsElement>(`[data-key="w0"] [data-place="${String(place)}"]`) ??
      undefined
    );
  }

  #sliceOf(place: number): SVGGraphicsElement | undefined {
    const svg = shownIn(this.#root);
    const part = (name: string): SVGGraphicsElement | null | undefined =>
      svg?.querySelector<SVGGraphicsElement>(`[data-key="w0"] [data-key$="-cores-${String(place)}-${name}"]`);
    const found = part('promise') ?? part('use');
    return found ?? undefined;
  }

  /** By boxes, not by what is painted: a host with nothing on it is an empty frame, and can be dropped on. The innermost counts. */
  #placeAt(x: number, y: number, accept: (place: number) => boolean): number | undefined {
    const marks = shownIn(this.#root)?.querySelectorAll('[data-key="w0"] [data-place]') ?? [];
    return [...marks]
      .filter((mark) => {
        const { left, right, top, bottom } = mark.getBoundingClientRect();
        return left <= x && x <= right && top <= y && y <= bottom;
      })
      .map((mark) => Number(mark.getAttribute('data-place')))
      .findLast(accept);
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const handle = (event.target as Element).closest<HTMLElement>('[data-resize]');
    const selected = this.#hooks.selected();
    if (handle !== null && selected !== undefined) {
      const box = handle.parentElement?.getBoundingClientRect();
      this.#begin(event, selected, handle.dataset['resize'] as 'memory' | 'cores', box?.height ?? 1);
      return;
    }
    const place = this.#placeAt(event.clientX, event.clientY, () => true);
    this.#hooks.select(place);
    if (place === undefined || place < this.#hooks.hosts() || event.pointerType === 'touch') return;
    this.#begin(event, place, 'move', 0);
  }

  #begin(event: PointerEvent, place: number, kind: Drag['kind'], height: number): void {
    this.#drag = { place, kind, x: event.clientX, y: event.clientY, height, moved: false, over: undefined };
    this.#root.setPointerCapture(event.pointerId);
  }

  #move(event: PointerEvent): void {
    const drag = this.#drag;
    if (drag === undefined) return;
    const dx = event.clientX - drag.x;
    const dy = event.clientY - drag.y;
    if (!drag.moved && Math.abs(dx) + Math.abs(dy) < 5) return;
    drag.moved = true;
    event.preventDefault();
    if (drag.kind !== 'move') {
      const words = this.#hooks.resize(drag.place, drag.kind, this.#factor(drag, dy), false);
      this.#ghost(drag, dx, dy, words);
      return;
    }
    drag.over = this.#placeAt(event.clientX, event.clientY, (place) => this.#hooks.canMove(drag.place, place));
    this.#ghost(drag, dx, dy, drag.over === undefined ? '' : 'move here');
  }

  #factor({ height }: Drag, dy: number): number {
    return Math.min(64, Math.max(1 / 64, (height - dy) / Math.max(1, height)));
  }

  #ghost(drag: Drag, dx: number, dy: number, words: string): void {
    this.#layer.replaceChildren();
    const mark = drag.kind === 'cores' ? this.#sliceOf(drag.place) : this.#markOf(drag.place);
    if (mark === undefined) return;
    const box = mark.getBoundingClientRect();
    const at =
      drag.kind === 'move'
        ? new DOMRect(box.left + dx, box.top + dy, box.width, box.height)
        : new DOMRect(
            box.left,
            box.bottom - box.height * this.#factor(drag, dy),
            box.width,
            box.height * this.#factor(drag, dy),
          );
    const over = drag.over === undefined ? undefined : this.#markOf(drag.over);
    if (over !== undefined) this.#layer.append(this.#box('lab-target', over.getBoundingClientRect(), 3));
    const ghost = this.#box('lab-ghost', at, 0);
    if (words !== '') {
      const label = document.createElement('span');
      label.textContent = words;
      ghost.append(label);
    }
    this.#layer.append(ghost);
  }

  #up(event: PointerEvent): void {
    const drag = this.#drag;
    this.#drag = undefined;
    if (drag?.moved === true) {
      if (drag.kind !== 'move')
        this.#hooks.resize(drag.place, drag.kind, this.#factor(drag, event.clientY - drag.y), true);
      else if (drag.over !== undefined) this.#hooks.move(drag.place, drag.over);
    }
    this.draw();
  }

  #end(): void {
    if (this.#drag === undefined) return;
    this.#drag = undefined;
    this.draw();
  }
}
