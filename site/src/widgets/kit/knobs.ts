import { fitted, valueWords, type RangeKnob } from './lab.ts';
import { able } from './able.ts';
import { maybePart, part, type On } from './parts.ts';
import type { Session } from './session.ts';

/** Ties the knobs of the page to the session: each range with its field and its way back, each choice. */
export async function tieKnobs(root: HTMLElement, session: Session, on: On): Promise<void> {
  for (const [name, knob] of Object.entries(session.lab.knobs)) {
    if (knob.kind === 'range') tieRange(root, session, name, knob, on);
    else if (knob.kind === 'week') {
      const { tieWeek } = await import('./week-knob.ts');
      tieWeek(root, session, name, on);
    } else {
      const inputs = root.querySelectorAll<HTMLInputElement>(`input[data-knob="${name}"]`);
      for (const input of inputs)
        on(input, 'change', () => {
          session.set(name, input.value);
          session.settle();
        });
      const show = (): void => {
        for (const input of inputs) input.checked = input.value === session.values[name];
      };
      session.listen((change) => {
        if (change === 'knobs') show();
      });
      show();
    }
  }
  const undo = maybePart<HTMLButtonElement>(root, 'undo');
  const redo = maybePart<HTMLButtonElement>(root, 'redo');
  if (undo !== null) on(undo, 'click', () => session.undo());
  if (redo !== null) on(redo, 'click', () => session.redo());
  const tell = (): void => {
    if (undo !== null) able(undo, session.canUndo, redo);
    if (redo !== null) able(redo, session.canRedo, undo);
  };
  session.listen((change) => {
    if (change === 'knobs') tell();
  });
  tell();
}

function tieRange(root: HTMLElement, session: Session, name: string, knob: RangeKnob, on: On): void {
  const range = part<HTMLInputElement>(root, name);
  const field = part<HTMLInputElement>(root, `${name}-field`);
  const reset = part<HTMLButtonElement>(root, `${name}-reset`);
  const show = (): void => {
    const value = fitted(knob, session.values[name] ?? knob.usual);
    range.value = String(value);
    range.setAttribute('aria-valuetext', valueWords(knob, value));
    // Half a number is left alone while it is typed.
    if (document.activeElement !== field || (field.value !== '' && Number(field.value) !== value && !typing))
      field.value = String(value);
    able(reset, value !== knob.usual, range);
  };
  let typing = false;
  on(range, 'input', () => session.set(name, Number(range.value)));
  on(range, 'change', () => session.settle());
  on(field, 'input', () => {
    typing = true;
    if (field.value !== '') session.set(name, Number(field.value));
    typing = false;
  });
  on(field, 'change', () => {
    session.set(name, field.value === '' ? knob.usual : Number(field.value));
    field.value = String(session.values[name]);
    session.settle();
  });
  on(reset, 'click', () => {
    session.set(name, knob.usual);
    session.settle();
    range.focus();
  });
  session.listen((change) => {
    if (change === 'knobs') show();
  });
  show();
}
