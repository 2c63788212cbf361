import { everyMark, type Picture } from 'hostlab/figures';
import { adopt } from './adopt.ts';
import { patch, writeHint, type Hints } from './patch.ts';
import { setText } from './sentence.ts';

/** On a phone what the build has drawn stays, shown a little larger: to draw it anew takes a phone a while. */
const phone = { widest: 460, mostScaled: 1.4 };

/** Rectangles of a drawing: each that moves is styled and laid out again in every frame. */
const mostTweened = 200;

/** What somebody does who wants to know what a mark says. */
const asking = ['pointerover', 'click', 'keydown'];

/** Milliseconds without change after which a picture is at rest. */
const rest = 250;

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
  /** The width for which they are drawn; what is kept goes on as it was drawn, and is scaled. */
  #laidOutFor = 0;
  #picture: Picture | undefined;
  /** To write what every machine says takes longer than to draw it: it is written when the picture is at rest, or pointed at. */
  readonly #hints: Hints = new Map();
  #resting = 0;
  readonly #say = (): void => {
    for (const [element, mark] of this.#hints) writeHint(element, mark);
    this.#hints.clear();
  };

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
    // Before those who ask what a mark says.
    for (const sign of asking) root.addEventListener(sign, this.#say, true);
  }

  /** As it was drawn last; none while no drawing is shown. */
  get picture(): Picture | undefined {
    return this.#picture;
  }

  /** Leaves what the build has drawn on a phone; draws anew where it is shown elsewhere. */
  keep(): void {
    const [svg] = this.#lookUp();
    const drawn = Number(svg?.getAttribute('viewBox')?.split(' ')[2]);
    const isEnough = this.#width >= drawn && this.#width <= drawn * phone.mostScaled;
    if (this.#width < phone.widest && isEnough) this.#laidOutFor = drawn;
    else this.refresh();
  }

  /** Somebody comes near: marks that were only to be looked at become ones that can be asked about. */
  adopt(): void {
    if ((this.#shown ?? this.#lookUp()).some((svg) => !this.#adopted.has(svg))) this.refresh();
  }

  /** @param tween whether what stays should move: where a knob was turned, not where time goes on, which moves by itself */
  refresh(tween: boolean = false): void {
    const shown = this.#shown ?? this.#lookUp();
    if (shown.length === 0 && this.#picture === undefined) return;
    this.#picture = shown.length > 0 ? this.#draw(this.#laidOutFor) : undefined;
    const picture = this.#picture;
    this.#root.classList.toggle('hl-tween', tween && picture !== undefined && isTweened(picture));
    if (picture === undefined) return this.#drawn();
    for (const svg of shown) {
      const box = `0 0 ${String(picture.width)} ${String(picture.height)}`;
      // Even the same box, set again, has every text in it laid out anew.
      if (svg.getAttribute('viewBox') !== box) {
        svg.setAttribute('viewBox', box);
        // Far down the page its place is kept, though nothing of it is laid out.
        if (svg.parentElement !== null)
          svg.parentElement.style.aspectRatio = `${String(picture.width)}/${String(picture.height)}`;
      }
      if (!this.#adopted.has(svg)) {
        this.#adopted.add(svg);
        adopt(svg, picture.marks);
      }
      const description = svg.querySelector('desc');
      if (description !== null) setText(description, picture.description);
      patch(svg, picture.marks, svg.querySelector('pattern')?.id ?? '', this.#hints);
    }
    clearTimeout(this.#resting);
    if (this.#hints.size > 0) this.#resting = window.setTimeout(this.#say, rest);
    this.#drawn();
  }

  /** Where a drawing is shown changes with the width alone. To ask at each drawing would cost a layout of the page. */
  #lookUp(): readonly Element[] {
    this.#width = Math.round(this.#root.clientWidth);
    this.#laidOutFor = this.#width;
    const all = this.#width > 0 ? [...this.#root.querySelectorAll('.hl-layout > svg')] : [];
    this.#shown = all.filter((svg) => svg.getClientRects().length > 0);
    return this.#shown;
  }

  stop(): void {
    this.#observer.disconnect();
    for (const sign of asking) this.#root.removeEventListener(sign, this.#say, true);
    clearTimeout(this.#resting);
  }
}

function isTweened({ marks }: Picture): boolean {
  let rects = 0;
  for (const { kind } of everyMark(marks)) if (kind === 'rect') rects++;
  return rects <= mostTweened;
}
