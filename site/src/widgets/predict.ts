import { keep, recalled, type Draft } from './kit/committed.ts';
import { curveTable, curveView, heightFitted } from './kit/curve.ts';
import { tieDrawing } from './kit/drawing.ts';
import { begin, edit, redo, settled, undo, type History } from './kit/history.ts';
import { judged, type CardData } from './kit/judge.ts';
import type { Answer } from './kit/now.ts';
import { maybePart, part, readData } from './kit/parts.ts';
import { patch } from './kit/patch.ts';
import { showTables } from './kit/show-table.ts';
import { veil } from './kit/veil.ts';

/** A prediction: drafted, undone and redone, committed once; only then the run is shown. It is kept in this browser. */
class HostlabPredict extends HTMLElement {
  #ready = false;
  /** The point of a curve that keys move. */
  #chosen: number | undefined;

  connectedCallback(): void {
    if (this.#ready) return;
    this.#ready = true;
    const card = readData<CardData>(part(this, 'data').textContent);
    const form = part<HTMLFormElement>(this, 'form');
    const buttons = {
      commit: part<HTMLButtonElement>(this, 'commit'),
      skip: part<HTMLButtonElement>(this, 'skip'),
      undo: part<HTMLButtonElement>(this, 'undo'),
      redo: part<HTMLButtonElement>(this, 'redo'),
    };
    const again = part<HTMLButtonElement>(this, 'again');
    const fields = [...form.querySelectorAll('input')];
    const area = maybePart(this, 'curve');
    const blank = draftOf(fields);
    let history: History<Draft> = begin(blank);

    const isCommitted = (): boolean => this.dataset['committed'] !== undefined;
    const draw = (): void => this.#draw(card, area, heightsIn(card, history.present));
    const show = (): void => {
      const { present, past, future } = history;
      for (const field of fields)
        if (field.type === 'radio') field.checked = present[field.name] === field.value;
        else if (field.value !== present[field.name]) field.value = present[field.name] ?? '';
      const done = isCommitted();
      const held = [...fields, ...Object.values(buttons)].find((control) => control === document.activeElement);
      for (const field of fields) field.disabled = done;
      for (const button of Object.values(buttons)) button.disabled = done;
      buttons.undo.disabled ||= past.length === 0;
      buttons.redo.disabled ||= future.length === 0;
      again.hidden = !done;
      // What is disabled cannot keep the focus.
      if (held?.disabled === true)
        (done ? again : buttons.undo.disabled ? buttons.redo : buttons.undo).focus({ preventScroll: true });
      this.toggleAttribute('data-drawn', isDrawn(present, blank) || (done && this.dataset['answer'] !== undefined));
      if (area !== null) area.tabIndex = done ? -1 : 0;
      draw();
    };
    const move = (to: History<Draft>): void => {
      if (isCommitted()) return;
      history = to;
      show();
    };
    const settle = (): void => move(settled(history));
    form.addEventListener('input', (event) => {
      const { name } = event.target as HTMLInputElement;
      move(edit(history, draftOf(fields), name));
    });
    form.addEventListener('change', settle);
    buttons.undo.addEventListener('click', () => move(undo(history)));
    buttons.redo.addEventListener('click', () => move(redo(history)));
    form.addEventListener('keydown', (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      event.preventDefault();
      move(event.shiftKey ? redo(history) : undo(history));
    });
    if (card.curve !== undefined && area !== null) {
      tieDrawing(area, card.curve, {
        heights: () => heightsIn(card, history.present),
        draw: (heights, what) => {
          const drawn = heights.map((height, i) => [`height-${String(i)}`, String(height)]);
          move(edit(history, { ...history.present, ...Object.fromEntries(drawn) }, what));
        },
        settle,
        choose: (place) => {
          this.#chosen = isCommitted() ? undefined : place;
          draw();
        },
      });
      new ResizeObserver(draw).observe(area);
    }
    const end = (given: Answer | undefined): void => {
      part<HTMLDetailsElement>(this, 'reveal').open = true;
      this.#chosen = undefined;
      if (given !== undefined) {
        this.dataset['answer'] = JSON.stringify(given);
        part(this, 'verdict').textContent = judged(card, given, history.present['asked']);
      }
      this.#tabulate(card, given);
      show();
      this.#tell(card, given, true);
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (isCommitted()) return;
      this.dataset['committed'] = history.present['confidence'] ?? '';
      keep(card.lab, history.present);
      end(answerIn(card, history.present));
    });
    buttons.skip.addEventListener('click', () => {
      this.dataset['committed'] = '';
      end(undefined);
    });
    again.addEventListener('click', () => {
      keep(card.lab, undefined);
      delete this.dataset['committed'];
      delete this.dataset['answer'];
      part(this, 'verdict').textContent = '';
      part<HTMLDetailsElement>(this, 'reveal').open = false;
      history = begin(blank);
      show();
      this.#tell(card, undefined, false);
      (area ?? fields[0])?.focus();
    });
    const before = recalled(card.lab);
    // What was kept of a card that has changed since is none of its drafts.
    if (before !== undefined && fields.every(({ name }) => before[name] !== undefined)) {
      history = begin(before);
      this.dataset['committed'] = before['confidence'] ?? '';
      end(answerIn(card, before));
    } else show();
    this.dataset['ready'] = '';
  }

  /** Shows what this prediction veils, or veils it again, and tells its figures what was predicted. */
  #tell(card: CardData, given: Answer | undefined, open: boolean): void {
    for (const one of document.querySelectorAll(`:is(hostlab-figure, .hl-veiled)[data-lab="${card.lab}"]`))
      veil(one, !open);
    document.dispatchEvent(new CustomEvent<Answer | undefined>(`hostlab-predicted:${card.lab}`, { detail: given }));
  }

  /** Beside what the run says stands what was drawn. */
  #tabulate({ curve, answer }: CardData, given: Answer | undefined): void {
    const place = maybePart(this, 'run-says');
    if (place === null || curve === undefined || typeof answer !== 'object') return;
    showTables(place, [curveTable(curve, answer, typeof given === 'object' ? given : undefined)]);
  }

  #draw({ curve }: CardData, area: HTMLElement | null, heights: readonly number[]): void {
    const svg = area?.querySelector('svg') ?? undefined;
    if (area === null || curve === undefined || svg === undefined) return;
    const width = Math.max(240, Math.round(area.clientWidth));
    const answer = this.dataset['committed'] === undefined ? undefined : curve.line;
    // Who asked to be shown has drawn nothing.
    const drawn = answer !== undefined && this.dataset['answer'] === undefined ? [] : heights;
    const picture = curveView(curve, drawn, width, { chosen: this.#chosen, answer });
    svg.setAttribute('viewBox', `0 0 ${String(picture.width)} ${String(picture.height)}`);
    const description = svg.querySelector('desc');
    if (description !== null) description.textContent = picture.description;
    patch(svg, picture.marks, '');
  }
}

/** Whether the heights are other ones than the card began with. */
function isDrawn(draft: Draft, blank: Draft): boolean {
  return Object.entries(blank).some(([name, height]) => name.startsWith('height-') && draft[name] !== height);
}

function draftOf(fields: readonly HTMLInputElement[]): Draft {
  return Object.fromEntries(
    fields.filter((field) => field.type !== 'radio' || field.checked).map(({ name, value }) => [name, value]),
  );
}

function heightsIn({ curve }: CardData, draft: Draft): number[] {
  return curve === undefined
    ? []
    : curve.places.map((_, i) => heightFitted(curve, Number(draft[`height-${String(i)}`])));
}

function answerIn(card: CardData, draft: Draft): Answer {
  if (card.kind === 'curve') return heightsIn(card, draft);
  return card.kind === 'number' ? Number(draft['number']) : (draft['choice'] ?? '');
}

customElements.define('hostlab-predict', HostlabPredict);
