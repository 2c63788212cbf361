import type { Scenario } from 'hostlab';
import { part, type On } from '../kit/parts.ts';
import type { Player } from '../kit/player.ts';
import type { Draft } from './draft.ts';
import type { Edits } from './edits.ts';
import type { Playing } from './playing.ts';
import type { Path } from './yaml-edit.ts';

/** What the tools work with. */
export interface ToolsParts {
  readonly root: HTMLElement;
  readonly on: On;
  readonly draft: Draft;
  readonly player: Player;
  readonly playing: Playing;
  readonly edits: Edits;
  /** Starts from something in the menu. */
  readonly start: (name: string) => Promise<void>;
  readonly keep: () => void;
}

/** What the tools show. */
export interface Tools {
  /** The scenario's own options, unless they are just being written. */
  readonly showOptions: (scenario: Scenario | undefined) => void;
}

/** Buttons, lists and fields around text and picture, and the keys that hold in all of the picture's column. */
export function tieTools({ root, on, draft, player, playing, edits, start, keep }: ToolsParts): Tools {
  on(part(root, 'undo'), 'click', () => void draft.undo());
  on(part(root, 'redo'), 'click', () => void draft.redo());
  on(part(root, 'cancel'), 'click', () => playing.cancel());
  const menu = part<HTMLDetailsElement>(root, 'start-menu');
  for (const button of menu.querySelectorAll<HTMLButtonElement>('[data-start]'))
    on(button, 'click', () => {
      close(menu);
      void start(button.dataset['start'] ?? '');
    });
  for (const one of root.querySelectorAll<HTMLDetailsElement>('.lab-menu')) {
    on(one, 'keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Escape' && one.open) close(one);
    });
    on(document, 'pointerdown', (event) => {
      if (!(event.target instanceof Node && one.contains(event.target))) one.open = false;
    });
  }
  on(part(root, 'beside'), 'change', () => {
    playing.replay();
    keep();
  });

  const seed = part<HTMLInputElement>(root, 'seed');
  const until = part<HTMLInputElement>(root, 'until');
  const option = (field: HTMLInputElement, path: Path, written: (value: string) => string | number): void =>
    on(field, 'change', () => {
      const value = field.value.trim();
      void edits.change((tools, text) =>
        value === '' ? tools.removeIn(text, path) : tools.setIn(text, path, written(value)),
      );
    });
  option(seed, ['seed'], (value) => (Number.isFinite(Number(value)) ? Number(value) : value));
  option(until, ['until'], (value) => value);

  on(part(root, 'column'), 'keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event as KeyboardEvent;
    const field = target instanceof HTMLElement && target.matches('input:not([type=range]), select, textarea');
    if (event.defaultPrevented || altKey || field) return;
    const low = key.toLowerCase();
    if (ctrlKey || metaKey) {
      if (low !== 'z' && low !== 'y') return;
      void (low === 'y' || shiftKey ? draft.redo() : draft.undo());
    } else if (key === 'k') player.toggle();
    else if (key === '.') player.next();
    else if (key === ',') player.previous();
    else return;
    event.preventDefault();
  });

  return {
    showOptions: (scenario) => {
      if (document.activeElement !== seed) seed.value = String(scenario?.seed ?? '');
      if (document.activeElement !== until) until.value = String(scenario?.until ?? '');
    },
  };
}

/** Closes a menu; who was in it stands at its name again. */
function close(menu: HTMLDetailsElement): void {
  const inside = menu.contains(document.activeElement);
  menu.open = false;
  if (inside) menu.querySelector('summary')?.focus();
}
