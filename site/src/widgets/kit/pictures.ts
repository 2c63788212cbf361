import type { Picture } from 'hostlab/figures';
import { patch } from './patch.ts';

/**
 * The drawings of a figure: one for each layout stands in the page from the start, and the style sheet shows the one
 * that fits. This draws into that one, laid out for the very width it has.
 */
export class Pictures {
  readonly #root: HTMLElement;
  readonly #draw: (width: number) => Picture;
  readonly #drawn: () => void;
  readonly #observer: ResizeObserver;
  readonly #adopted = new Set<Element>();
  #width = 0;

  /** @param drawn called after each drawing */
  constructor(root: HTMLElement, draw: (width: number) => Picture, drawn: () => void = () => undefined) {
    this.#root = root;
    this.#draw = draw;
    this.#drawn = drawn;
    this.#observer = new ResizeObserver(() => {
      const width = Math.round(root.clientWidth);
      if (width > 0 && width !== this.#width) this.refresh();
    });
    this.#observer.observe(root);
  }

  refresh(): void {
    const width = Math.round(this.#root.clientWidth);
    if (width <= 0) return;
    this.#width = width;
    // Asked before anything is changed: an answer after a change costs a layout.
    const shown = [...this.#root.querySelectorAll('.hl-layout > svg')].filter((svg) => svg.getClientRects().length > 0);
    for (const svg of shown) {
      const picture = this.#draw(width);
      svg.setAttribute('viewBox', `0 0 ${String(picture.width)} ${String(picture.height)}`);
      if (!this.#adopted.has(svg)) {
        this.#adopted.add(svg);
        // Drawn at build time, in few bytes: its marks have no keys.
        for (const mark of svg.querySelectorAll(':scope > :not(title, desc, defs)')) mark.remove();
      }
      const description = svg.querySelector('desc');
      if (description !== null) description.textContent = picture.description;
      patch(svg, picture.marks, svg.querySelector('pattern')?.id ?? '');
    }
    this.#drawn();
  }

  stop(): void {
    this.#observer.disconnect();
  }
}
