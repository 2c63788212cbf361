import { toSvg } from 'hostlab/figures';
import { begin, edit, redo, settled, undo, type History } from './kit/history.ts';
import { curveView, heightFitted, pointedAt } from './kit/curve.ts';
import { judged, type CardData } from './kit/judge.ts';
import type { Answer } from './kit/now.ts';
import { maybePart, part, readData } from './kit/parts.ts';

/** What stands in the fields, by their names. */
type Draft = Readonly<Record<string, string>>;

/** A prediction: drafted, undone and redone, committed once; only then the run is shown. */
class HostlabPredict extends HTMLElement {
  #ready = false;

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
    const fields = [...form.querySelectorAll('input')];
    let history: History<Draft> = begin(draftOf(fields));

    const show = (): void => {
      for (const field of fields)
        if (field.type === 'radio') field.checked = history.present[field.name] === field.value;
        else if (field.value !== history.present[field.name]) field.value = history.present[field.name] ?? '';
      buttons.undo.disabled = history.past.length === 0;
      buttons.redo.disabled = history.future.length === 0;
      this.#draw(card, heightsIn(card, history.present), undefined);
    };
    const move = (to: History<Draft>): void => {
      if (this.dataset['committed'] !== undefined) return;
      history = to;
      show();
    };
    form.addEventListener('input', (event) => {
      const { name } = event.target as HTMLInputElement;
      move(edit(history, draftOf(fields), name));
    });
    form.addEventListener('change', () => move(settled(history)));
    buttons.undo.addEventListener('click', () => move(undo(history)));
    buttons.redo.addEventListener('click', () => move(redo(history)));
    form.addEventListener('keydown', (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      event.preventDefault();
      move(event.shiftKey ? redo(history) : undo(history));
    });
    if (card.curve !== undefined) {
      const { curve } = card;
      const area = part(this, 'curve');
      const point = (event: PointerEvent): void => {
        const frame = area.querySelector('svg')?.getBoundingClientRect();
        if (frame === undefined) return;
        const { place, value } = pointedAt(curve, frame.width, event.clientX - frame.left, event.clientY - frame.top);
        move(edit(history, { ...history.present, [`height-${String(place)}`]: String(value) }, 'drawn'));
      };
      area.addEventListener('pointerdown', (event) => {
        if (this.dataset['committed'] !== undefined) return;
        area.setPointerCapture(event.pointerId);
        event.preventDefault();
        point(event);
      });
      area.addEventListener('pointermove', (event) => {
        if (area.hasPointerCapture(event.pointerId)) point(event);
      });
      area.addEventListener('pointerup', () => move(settled(history)));
      new ResizeObserver(() => this.#draw(card, heightsIn(card, history.present), this.#shown(card))).observe(area);
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.dataset['committed'] !== undefined) return;
      const given = answerIn(card, history.present);
      this.dataset['committed'] = history.present['confidence'] ?? '';
      part(this, 'verdict').textContent = judged(card, given);
      this.#end(card, given, fields, buttons);
    });
    buttons.skip.addEventListener('click', () => {
      this.dataset['committed'] = '';
      this.#end(card, undefined, fields, buttons);
    });
    for (const button of [buttons.commit, buttons.skip]) button.disabled = false;
    show();
    this.dataset['ready'] = '';
  }

  /** Shows the run, and tells the figures of this prediction. */
  #end(
    card: CardData,
    given: Answer | undefined,
    fields: readonly HTMLInputElement[],
    buttons: Readonly<Record<string, HTMLButtonElement>>,
  ): void {
    for (const control of [...fields, ...Object.values(buttons)]) control.disabled = true;
    part<HTMLDetailsElement>(this, 'reveal').open = true;
    if (given !== undefined) this.dataset['answer'] = JSON.stringify(given);
    this.#draw(card, heightsIn(card, draftOf(fields)), this.#shown(card));
    for (const figure of document.querySelectorAll(`hostlab-figure[data-lab="${card.lab}"]`))
      figure.removeAttribute('data-veiled');
    document.dispatchEvent(new CustomEvent<Answer | undefined>(`hostlab-predicted:${card.lab}`, { detail: given }));
  }

  #shown(card: CardData): readonly number[] | undefined {
    return this.dataset['committed'] !== undefined && typeof card.answer === 'object' ? card.answer : undefined;
  }

  #draw(card: CardData, heights: readonly number[], answer: readonly number[] | undefined): void {
    const area = maybePart(this, 'curve');
    if (area === null || card.curve === undefined) return;
    const width = Math.max(240, Math.round(area.clientWidth));
    area.innerHTML = toSvg(curveView(card.curve, heights, answer, width), { id: `${card.lab}-curve` });
  }
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
