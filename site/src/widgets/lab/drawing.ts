import { plain } from 'hostlab/figures';
import { Outlines } from '../kit/outlines.ts';
import { part, type On } from '../kit/parts.ts';
import { Pictures } from '../kit/pictures.ts';
import { showSentence } from '../kit/sentence.ts';
import { showTables } from '../kit/show-table.ts';
import type { Session } from '../kit/session.ts';
import type { LabFigure } from '../kit/lab.ts';
import { figuresOf, panels, panelsShown, titleOf, viewOf, type Panel } from './panels.ts';
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
}

/** The panels that the reader has chosen: their pictures, findings and tables, at the instant that all of them show. */
export class Drawing {
  readonly #parts: DrawingParts;
  readonly #pictures: readonly Pictures[];
  /** Where pictures stand, and the frames over them: all panels' in a row. */
  readonly slots: readonly HTMLElement[];
  readonly outlines: readonly Outlines[];
  #wanted: readonly string[] = ['hosts'];

  constructor(parts: DrawingParts) {
    this.#parts = parts;
    const { root, on, session, selection } = parts;
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
          (width) => viewOf(panel, i, session.now, width, selection.selected),
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
    on(part(root, 'twin'), 'toggle', () => this.#showTables());
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
    return first === undefined ? '' : plain(first.caption(this.#parts.session.now, this.#parts.selection.selected));
  }

  show(): void {
    const { now } = this.#parts.session;
    const shown = this.#shown();
    for (const box of this.#boxes()) {
      const panel = panels.find(({ name }) => name === box.value);
      if (panel === undefined) continue;
      box.checked = shown.includes(panel);
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
    const { session, selection } = this.#parts;
    for (const panel of this.#shown())
      showSentence(part(this.#panelOf(panel), 'caption'), panel.caption(session.now, selection.selected));
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

  #shown(): readonly Panel[] {
    return panelsShown(this.#wanted, this.#parts.session.now);
  }

  #figuresOf(panel: Panel): readonly LabFigure[] {
    return figuresOf(panel, this.#parts.session.now, this.#parts.selection.selected);
  }

  #boxes(): HTMLInputElement[] {
    return [...this.#parts.root.querySelectorAll<HTMLInputElement>('input[name="lab-panel"]')];
  }

  #panelOf({ name }: Panel): HTMLElement {
    return part(this.#parts.root, `panel-${name}`);
  }

  #showTables(): void {
    if (!part<HTMLDetailsElement>(this.#parts.root, 'twin').open) return;
    const { now } = this.#parts.session;
    showTables(
      part(this.#parts.root, 'table'),
      this.figures.map((figure) => figure.table(now)),
    );
  }
}
