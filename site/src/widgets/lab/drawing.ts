import { plain, type Sentence } from 'hostlab/figures';
import { Outlines } from '../kit/outlines.ts';
import { part, type On } from '../kit/parts.ts';
import { Pictures } from '../kit/pictures.ts';
import { showSentence } from '../kit/sentence.ts';
import { showTables } from '../kit/show-table.ts';
import type { Session } from '../kit/session.ts';
import type { LabFigure } from '../kit/lab.ts';
import { figuresOf, panels, panelsShown, titleOf, viewOf, type Panel } from './panels.ts';
import { content as hosts } from './panels/hosts.ts';
import type { PanelContent } from './panels/panel.ts';
import type { Selection } from './selection.ts';

/** What drawing works with. */
export interface DrawingParts {
  readonly root: HTMLElement;
  readonly on: On;
  readonly session: Session;
  readonly selection: Selection;
  /** The picture of the hosts was drawn anew. */
  readonly hostsDrawn: () => void;
  /** The reader has chosen other panels. */
  readonly chosen: () => void;
  /** Panels could not be fetched, and are not shown. */
  readonly missing: (labels: readonly string[]) => void;
}

/** The panels that the reader has chosen: their pictures, findings and tables, at the instant that all of them show. */
export class Drawing {
  readonly #parts: DrawingParts;
  readonly #pictures: readonly Pictures[];
  /** Found once: time moves often, and the page is large. */
  readonly #captions: ReadonlyMap<Panel, HTMLElement>;
  readonly #twin: HTMLDetailsElement;
  /** Where pictures stand, and the frames over them: all panels' in a row. */
  readonly slots: readonly HTMLElement[];
  readonly outlines: readonly Outlines[];
  #wanted: readonly string[] = ['hosts'];
  /** What draws panels, by their names: of those that were wanted before. */
  readonly #here = new Map<string, PanelContent>([['hosts', hosts]]);

  constructor(parts: DrawingParts) {
    this.#parts = parts;
    const { root, on, session } = parts;
    this.#captions = new Map(panels.map((panel) => [panel, part(this.#panelOf(panel), 'caption')]));
    this.#twin = part<HTMLDetailsElement>(root, 'twin');
    const places = panels.flatMap((panel) =>
      [...this.#panelOf(panel).querySelectorAll<HTMLElement>('[data-part="pictures"]')].map((slot, i) => ({
        panel,
        slot,
        i,
      })),
    );
    this.slots = places.map(({ slot }) => slot);
    this.outlines = this.slots.map((slot) => new Outlines(slot));
    this.#pictures = places.map(
      ({ panel, slot, i }, at) =>
        new Pictures(
          slot,
          (width) => viewOf(this.#figuresOf(panel)[i], session.now, width),
          () => {
            this.outlines[at]?.draw();
            if (at === 0) parts.hostsDrawn();
          },
        ),
    );
    for (const box of this.#boxes())
      on(box, 'change', () => {
        this.#wanted = this.#boxes().flatMap(({ checked, value }) => (checked ? [value] : []));
        this.show();
        parts.chosen();
      });
    on(this.#twin, 'toggle', () => this.#showTables());
  }

  /** The names of the panels that the reader asks for, in their order; for links and for what is kept. */
  get wanted(): readonly string[] {
    return this.#wanted;
  }

  set wanted(names: readonly string[]) {
    const known = panels.map(({ name }) => name).filter((name) => names.includes(name));
    this.#wanted = known.length > 0 ? known : ['hosts'];
  }

  /** The figures that are shown. */
  get figures(): readonly LabFigure[] {
    return this.#shown().flatMap((panel) => this.#figuresOf(panel));
  }

  /** The first panel's finding, as words. */
  get finding(): string {
    const [first] = this.#shown();
    return first === undefined ? '' : plain(this.#captionOf(first));
  }

  /** Shows what is wanted; what has yet to be fetched is shown when it has come. */
  show(): void {
    const { now } = this.#parts.session;
    const wanted = panelsShown(this.#wanted, now);
    const shown = this.#shown();
    void this.#bring(wanted.filter(({ name }) => !this.#here.has(name)));
    for (const box of this.#boxes()) {
      const panel = panels.find(({ name }) => name === box.value);
      if (panel === undefined) continue;
      box.checked = wanted.includes(panel);
      if (box.parentElement !== null) box.parentElement.hidden = !panel.has(now);
    }
    for (const panel of panels) {
      const element = this.#panelOf(panel);
      element.hidden = !shown.includes(panel);
      if (element.hidden) continue;
      const figures = this.#figuresOf(panel);
      [...element.querySelectorAll<HTMLElement>('.lab-slot')].forEach((slot, i) => {
        const figure = figures[i];
        slot.hidden = figure === undefined;
        const title = slot.querySelector('.hl-picture-name');
        if (title !== null && figure !== undefined) title.textContent = titleOf(figure, figures, now);
      });
    }
    this.move(true);
  }

  /** The same panels, at another instant. */
  move(tween: boolean = false): void {
    for (const panel of this.#shown()) showSentence(this.#captions.get(panel)!, this.#captionOf(panel));
    this.draw(tween);
    this.#showTables();
  }

  /** What is shown, drawn anew. */
  draw(tween: boolean = false): void {
    for (const picture of this.#pictures) picture.refresh(tween);
  }

  /** Leaves what the build has drawn as long as nobody comes near. */
  keep(): void {
    for (const picture of this.#pictures) picture.keep();
  }

  /** Somebody comes near: what was only drawn can be chosen and dragged. */
  adopt(): void {
    for (const picture of this.#pictures) picture.adopt();
  }

  stop(): void {
    for (const picture of this.#pictures) picture.stop();
  }

  /** What is wanted and has come; until then the hosts. */
  #shown(): readonly Panel[] {
    const { now } = this.#parts.session;
    const come = panelsShown(this.#wanted, now).filter(({ name }) => this.#here.has(name));
    return come.length > 0 ? come : panelsShown([], now);
  }

  async #bring(missing: readonly Panel[]): Promise<void> {
    if (missing.length === 0) return;
    const lost: Panel[] = [];
    await Promise.all(
      missing.map(async (panel) => {
        try {
          this.#here.set(panel.name, (await panel.bring()).content);
        } catch {
          lost.push(panel);
        }
      }),
    );
    if (lost.length > 0) {
      this.wanted = this.#wanted.filter((name) => !lost.some((panel) => panel.name === name));
      this.#parts.missing(lost.map(({ label }) => label));
    }
    this.show();
  }

  #figuresOf(panel: Panel): readonly LabFigure[] {
    const content = this.#here.get(panel.name);
    const { session, selection } = this.#parts;
    return content === undefined ? [] : figuresOf(panel, content, session.now, selection.selected);
  }

  #captionOf(panel: Panel): Sentence {
    const { session, selection } = this.#parts;
    return this.#here.get(panel.name)?.caption(session.now, selection.selected) ?? [];
  }

  #boxes(): HTMLInputElement[] {
    return [...this.#parts.root.querySelectorAll<HTMLInputElement>('input[name="lab-panel"]')];
  }

  #panelOf({ name }: Panel): HTMLElement {
    return part(this.#parts.root, `panel-${name}`);
  }

  #showTables(): void {
    if (!this.#twin.open) return;
    const { now } = this.#parts.session;
    showTables(
      part(this.#parts.root, 'table'),
      this.figures.map((figure) => figure.table(now)),
    );
  }
}
