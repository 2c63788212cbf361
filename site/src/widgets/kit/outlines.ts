const svgNames = 'http://www.w3.org/2000/svg';

/** Frames around marks, drawn over a picture so that the picture itself stays as it is. */
export class Outlines {
  readonly #root: HTMLElement;
  readonly #layer: SVGSVGElement;
  #selected: string | undefined;
  #concerned: readonly string[] = [];

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#layer = document.createElementNS(svgNames, 'svg');
    this.#layer.setAttribute('class', 'hl-outlines');
    this.#layer.setAttribute('aria-hidden', 'true');
    root.append(this.#layer);
  }

  /** Frames what is selected and what its explanation speaks of; each as a selector of marks. */
  show(selected: string | undefined, concerned: readonly string[] = []): void {
    this.#selected = selected;
    this.#concerned = concerned;
    this.draw();
  }

  /** Again, after the picture has moved. */
  draw(): void {
    if (this.#layer.hasChildNodes()) this.#layer.replaceChildren();
    if (this.#selected === undefined && this.#concerned.length === 0) return;
    const svg = shownIn(this.#root);
    if (svg === undefined) return;
    this.#layer.setAttribute('viewBox', svg.getAttribute('viewBox') ?? '0 0 1 1');
    for (const selector of this.#concerned) this.#frame(svg, selector, 'hl-concerned');
    if (this.#selected !== undefined) this.#frame(svg, this.#selected, 'hl-selected');
  }

  #frame(svg: SVGSVGElement, selector: string, className: string): void {
    const found = [...svg.querySelectorAll<SVGGraphicsElement>(selector)];
    if (found.length === 0) return;
    const boxes = found.map((mark) => mark.getBBox());
    const left = Math.min(...boxes.map(({ x }) => x)) - 2;
    const top = Math.min(...boxes.map(({ y }) => y)) - 2;
    const frame = document.createElementNS(svgNames, 'rect');
    frame.setAttribute('class', className);
    frame.setAttribute('x', String(left));
    frame.setAttribute('y', String(top));
    frame.setAttribute('width', String(Math.max(...boxes.map(({ x, width }) => x + width)) + 2 - left));
    frame.setAttribute('height', String(Math.max(...boxes.map(({ y, height }) => y + height)) + 2 - top));
    frame.setAttribute('rx', '3');
    this.#layer.append(frame);
  }
}

/** The drawing that is shown: that of the layout that fits. */
export function shownIn(root: HTMLElement): SVGSVGElement | undefined {
  return [...root.querySelectorAll<SVGSVGElement>('.hl-layout > svg')].find((svg) => svg.getClientRects().length > 0);
}
