import { whenIdle } from '../widgets/kit/when-idle.ts';

/**
 * The contents beside a page, in Starlight's markup and in the place of its script: marks the link to the part that is
 * being read. Starlight's own looks at every element of the page for that, and figures have thousands; here it is the headings.
 */
export class StarlightTOC extends HTMLElement {
  #marked = this.querySelector<HTMLAnchorElement>('a[aria-current="true"]');
  readonly #links = [...this.querySelectorAll('a')];
  /** Whether the top of the heading of a link has gone by. */
  readonly #gone = new Map<Element, boolean>();
  #watch: IntersectionObserver | undefined;

  constructor() {
    super();
    whenIdle(() => this.#look());
    let later: ReturnType<typeof setTimeout>;
    addEventListener('resize', () => {
      clearTimeout(later);
      later = setTimeout(() => this.#look(), 200);
    });
  }

  /** Overridden by what stands over a narrow page, which shows the words of the link. */
  protected set current(link: HTMLAnchorElement) {
    if (link === this.#marked) return;
    this.#marked?.removeAttribute('aria-current');
    link.setAttribute('aria-current', 'true');
    this.#marked = link;
  }

  #look(): void {
    this.#watch?.disconnect();
    // A heading is read when it has come up to the bars at the top, and a little before.
    const bars = [document.querySelector('header'), this.querySelector('summary')];
    const line = bars.reduce((sum, bar) => sum + (bar?.offsetHeight ?? 0), 32);
    this.#watch = new IntersectionObserver(
      (entries) => {
        for (const { target, boundingClientRect: box } of entries)
          this.#gone.set(target, box.height > 0 && box.top < line);
        const last = this.#links.findLast((link) => this.#gone.get(headingOf(link) ?? link) === true);
        const link = last ?? this.#links[0];
        if (link !== undefined) this.current = link;
      },
      // Everything below that line, however long the page is; asked when a top edge passes it.
      { rootMargin: `-${String(line)}px 0px 1000000px 0px`, threshold: [0, 1] },
    );
    for (const link of this.#links) {
      const heading = headingOf(link);
      if (heading !== undefined) this.#watch.observe(heading);
    }
  }
}

function headingOf({ hash }: HTMLAnchorElement): Element | undefined {
  return document.getElementById(decodeURIComponent(hash.slice(1))) ?? undefined;
}

customElements.define('starlight-toc', StarlightTOC);
