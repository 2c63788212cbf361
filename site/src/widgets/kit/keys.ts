import type { Lab } from './lab.ts';
import type { Player } from './player.ts';
import type { Session } from './session.ts';

/** What a key does. */
interface KeyHelp {
  readonly keys: string;
  readonly does: string;
}

const ofTime: readonly KeyHelp[] = [
  { keys: 'Space or k', does: 'play, pause' },
  { keys: '→ or .', does: 'next event' },
  { keys: '← or ,', does: 'previous event' },
  { keys: 'Home, End', does: 'beginning, end' },
  { keys: '+ and −', does: 'faster, slower' },
];

const ofAll: readonly KeyHelp[] = [
  { keys: 'In the picture: arrow keys', does: 'choose a mark' },
  { keys: 'w', does: 'why? The chain of causes of what is chosen' },
  { keys: 't', does: 'the figure as a table' },
  { keys: 'Ctrl-Z, Ctrl-Shift-Z', does: 'undo, redo' },
  { keys: '?', does: 'this list' },
];

/** What keys do while the focus is in a figure; told by the help that `?` opens. */
export function keyHelpFor({ timeless }: Pick<Lab, 'timeless'>): readonly KeyHelp[] {
  return timeless === true ? ofAll : [...ofTime, ...ofAll];
}

/** What moves through time. */
export interface KeyedTime {
  readonly player: Player;
  readonly end: () => number;
  readonly faster: (steps: number) => void;
}

export interface Keyed {
  /** None: the figure shows nothing of time, and leaves those keys to the page. */
  readonly time?: KeyedTime | undefined;
  readonly session: Session;
  readonly why: () => void;
  readonly table: () => void;
  readonly help: () => void;
}

/** Handles a key that was pressed in a figure; fields, sliders and buttons keep their own. */
export function pressed(event: KeyboardEvent, keyed: Keyed): void {
  if (event.defaultPrevented || event.altKey) return;
  if (event.target instanceof Element && event.target.closest('dialog') !== null) return;
  if (event.ctrlKey || event.metaKey) {
    const redo = event.key.toLowerCase() === 'y' || (event.key.toLowerCase() === 'z' && event.shiftKey);
    if (redo) keyed.session.redo();
    else if (event.key.toLowerCase() === 'z') keyed.session.undo();
    else return;
    event.preventDefault();
    return;
  }
  const act = action(event, keyed);
  if (act === undefined) return;
  act();
  event.preventDefault();
}

function action(event: KeyboardEvent, { time, why, table, help }: Keyed): (() => void) | undefined {
  const { key, target } = event;
  const field = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
  const types = target instanceof HTMLInputElement ? target.type : '';
  // Letters go into fields that take text; sliders and choices leave letters free and take arrows.
  if (field && types !== 'range' && types !== 'radio') return undefined;
  switch (key) {
    case 'w':
      return why;
    case 't':
      return table;
    case '?':
      return help;
    default:
      return time === undefined ? undefined : inTime(key, field, target, time);
  }
}

function inTime(
  key: string,
  field: boolean,
  target: EventTarget | null,
  { player, end, faster }: KeyedTime,
): (() => void) | undefined {
  if (!field) {
    const pressable = target instanceof HTMLElement && target.matches('button, summary, a');
    if (key === ' ' && !pressable) return () => player.toggle();
    if (key === 'ArrowRight') return () => player.next();
    if (key === 'ArrowLeft') return () => player.previous();
    if (key === 'Home' || key === 'End')
      return () => {
        player.pause();
        player.seek(key === 'Home' ? 0 : end());
      };
  }
  switch (key) {
    case 'k':
      return () => player.toggle();
    case '.':
      return () => player.next();
    case ',':
      return () => player.previous();
    case '+':
      return () => faster(1);
    case '-':
    case '−':
      return () => faster(-1);
    default:
      return undefined;
  }
}
