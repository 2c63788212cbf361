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
  /** Pixels, and the drawings shown at that width; unknown until they are looked up. */
  #width = 0;
  #shown: readonly Element[] | undefined;

  /** @param drawn called after each drawing */
  constructor(root: HTMLElement, draw: (width: number) => Picture, drawn: () => void = () => undefined) {
    this.#root = root;
    this.#draw = draw;
    this.#drawn = drawn;
    this.#observer = new ResizeObserver(() => {
      if (Math.round(root.clientWidth) === this.#width) return;
      this.#shown = undefined;
      this.refresh();
    });
    this.#observer.observe(root);
  }

  refresh(): void {
    const shown = this.#shown ?? this.#lookUp();
    const width = this.#width;
    for (const svg of shown) {
      const picture = this.#draw(width);
      const box = `0 0 ${String(picture.width)} ${String(picture.height)}`;
      // Even the same box, set again, has every text in it laid out anew.
      if (svg.getAttribute('viewBox') !== box) svg.setAttribute('viewBox', box);
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

  /** Where a drawing is shown changes with the width alone. To ask at each drawing would cost a layout of the page. */
  #lookUp(): readonly Element[] {
    this.#width = Math.round(this.#root.clientWidth);
    const all = this.#width > 0 ? [...this.#root.querySelectorAll('.hl-layout > svg')] : [];
    this.#shown = all.filter((svg) => svg.getClientRects().length > 0);
    return this.#shown;
  }

  stop(): void {
    this.#observer.disconnect();
  }
}
