import type { On } from '../kit/parts.ts';
import { shownIn } from '../kit/outlines.ts';
import type { Selected } from './selection.ts';

/** What the picture asks the Lab to do; places that change are those of the written world. */
export interface PictureHooks {
  readonly selected: () => Selected | undefined;
  readonly select: (selected: Selected | undefined) => void;
  readonly hosts: () => number;
  /** Somebody drags in the world beside, which is made from the written one. */
  readonly derived: () => void;
  readonly canMove: (place: number, to: number) => boolean;
  readonly move: (place: number, to: number) => void;
  /** Makes memory or cores so many times as large; with `done` it is written, before that only told. */
  readonly resize: (place: number, what: 'memory' | 'cores', factor: number, done: boolean) => string;
}

interface Drag {
  readonly place: number;
  readonly kind: 'move' | 'memory' | 'cores' | 'derived';
  readonly x: number;
  readonly y: number;
  /** Height of what is resized, px. */
  readonly height: number;
  moved: boolean;
  over: number | undefined;
}

/** Moving machines and resizing them and their hosts in the drawing with a mouse or a pen. Fingers scroll, but take handles; they, and keys, have the form. */
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

  /** Puts the handles anew, after the picture has moved or something else is selected. */
  draw(): void {
    if (this.#drag?.moved === true) return;
    if (this.#layer.hasChildNodes()) this.#layer.replaceChildren();
    const selected = this.#hooks.selected();
    if (selected === undefined || selected.world !== 0) return;
    for (const what of ['memory', 'cores'] as const) {
      const mark = this.#edgeOf(selected.place, what);
      if (mark === undefined) continue;
      const box = this.#box('lab-edge', mark.getBoundingClientRect(), 0);
      box.append(this.#handle(what));
      this.#layer.append(box);
    }
  }

  #handle(what: 'memory' | 'cores'): HTMLElement {
    const handle = document.createElement('div');
    handle.className = 'lab-handle';
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
    return this.#find(`[data-place="${String(place)}"]`);
  }

  /** What grows with memory or cores: a machine's tile and its slice of the cores, a host's frame and its column of cores. */
  #edgeOf(place: number, what: 'memory' | 'cores'): SVGGraphicsElement | undefined {
    if (place < this.#hooks.hosts())
      return this.#find(`[data-key="w0h${String(place)}-${what === 'memory' ? 'frame' : 'cores'}"]`);
    if (what === 'memory') return this.#markOf(place);
    const slice = `[data-key$="-cores-${String(place)}`;
    return this.#find(`${slice}-promise"]`) ?? this.#find(`${slice}-use"]`);
  }

  #find(selector: string): SVGGraphicsElement | undefined {
    return shownIn(this.#root)?.querySelector<SVGGraphicsElement>(`[data-key="w0"] ${selector}`) ?? undefined;
  }

  /** By boxes, not by what is painted: a host with nothing on it is an empty frame, and can be dropped on. The innermost counts. */
  #placeAt(x: number, y: number, accept: (at: Selected) => boolean): Selected | undefined {
    const svg = shownIn(this.#root);
    return [0, 1]
      .flatMap((world) =>
        [...(svg?.querySelectorAll(`[data-key="w${String(world)}"] [data-place]`) ?? [])]
          .filter((mark) => {
            const { left, right, top, bottom } = mark.getBoundingClientRect();
            return left <= x && x <= right && top <= y && y <= bottom;
          })
          .map((mark) => ({ world, place: Number(mark.getAttribute('data-place')) })),
      )
      .findLast(accept);
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const handle = (event.target as Element).closest<HTMLElement>('[data-resize]');
    const selected = this.#hooks.selected();
    if (handle !== null && selected !== undefined) {
      const box = handle.parentElement?.getBoundingClientRect();
      this.#begin(event, selected.place, handle.dataset['resize'] as 'memory' | 'cores', box?.height ?? 1);
      return;
    }
    const at = this.#placeAt(event.clientX, event.clientY, () => true);
    this.#hooks.select(at);
    if (at === undefined || event.pointerType === 'touch') return;
    if (at.world !== 0) this.#begin(event, at.place, 'derived', 0);
    else if (at.place >= this.#hooks.hosts()) this.#begin(event, at.place, 'move', 0);
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
    if (drag.kind === 'derived') {
      this.#end();
      this.#hooks.derived();
      return;
    }
    if (drag.kind !== 'move') {
      const words = this.#hooks.resize(drag.place, drag.kind, this.#factor(drag, dy), false);
      this.#ghost(drag, dx, dy, words);
      return;
    }
    drag.over = this.#placeAt(
      event.clientX,
      event.clientY,
      ({ world, place }) => world === 0 && this.#hooks.canMove(drag.place, place),
    )?.place;
    this.#ghost(drag, dx, dy, drag.over === undefined ? '' : 'move here');
  }

  #factor({ height }: Drag, dy: number): number {
    return Math.min(64, Math.max(1 / 64, (height - dy) / Math.max(1, height)));
  }

  #ghost(drag: Drag, dx: number, dy: number, words: string): void {
    this.#layer.replaceChildren();
    const mark = this.#edgeOf(drag.place, drag.kind === 'cores' ? 'cores' : 'memory');
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
      if (drag.kind === 'memory' || drag.kind === 'cores')
        this.#hooks.resize(drag.place, drag.kind, this.#factor(drag, event.clientY - drag.y), true);
      else if (drag.kind === 'move' && drag.over !== undefined) this.#hooks.move(drag.place, drag.over);
    }
    this.draw();
  }

  #end(): void {
    if (this.#drag === undefined) return;
    this.#drag = undefined;
    this.draw();
  }
}
