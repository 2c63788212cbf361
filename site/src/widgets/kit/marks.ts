import { part } from './parts.ts';
import type { WhyFigure, WhyPanel } from './why-panel.ts';

const steps: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** What can be asked about marks. */
export interface Marks {
  /** Opens the chain of causes of what is selected. */
  readonly why: () => void;
  /** Selects a place of a world in a picture, or nothing. */
  readonly about: (picture: number, at: { readonly world: number; readonly place: number } | undefined) => void;
}

/**
 * Makes the marks of the pictures selectable by pointer and by keys; what explains them comes when it is first needed.
 *
 * @param apart pictures whose marks somebody else selects
 */
export function tieMarks(figure: WhyFigure, apart: readonly HTMLElement[] = []): Marks {
  const { root, pictures, on } = figure;
  let loaded: Promise<WhyPanel> | undefined;
  const panel = (act: (panel: WhyPanel) => void): void => {
    loaded ??= import('./why-panel.ts').then(({ WhyPanel }) => new WhyPanel(figure));
    void loaded.then(act);
  };
  pictures.forEach((picture, i) => {
    if (apart.includes(picture)) return;
    picture.tabIndex = 0;
    picture.setAttribute('role', 'group');
    picture.setAttribute('aria-label', 'Picture: arrow keys choose a mark, w asks why');
    on(picture, 'click', (event) => panel((it) => it.clicked(i, event.target as Element)));
    on(picture, 'keydown', (event) => {
      const { key, altKey, ctrlKey, metaKey } = event as KeyboardEvent;
      const step = steps[key];
      if (altKey || ctrlKey || metaKey || (step === undefined && key !== 'Enter' && key !== 'Escape')) return;
      event.preventDefault();
      if (step !== undefined) panel((it) => it.step(i, step));
      else if (key === 'Enter') panel((it) => it.open());
      else panel((it) => it.leave(i));
    });
  });
  on(part(root, 'why'), 'toggle', () => panel((it) => it.toggled()));
  return {
    why: () => panel((it) => it.open()),
    about: (picture, at) => {
      // Where nothing was ever selected there is nothing to leave.
      if (at !== undefined || loaded !== undefined) panel((it) => it.about(picture, at));
    },
  };
}
