import type { On } from '../kit/parts.ts';
import type { Session } from '../kit/session.ts';
import type { Edits } from './edits.ts';
import type { EntryOf } from './entries.ts';
import type { Selection } from './selection.ts';

/** What keys in the picture of the hosts work with. */
export interface PictureKeysParts {
  readonly on: On;
  readonly session: Session;
  readonly selection: Selection;
  readonly edits: Edits;
  readonly entries: () => readonly EntryOf[];
  readonly why: () => void;
  /** Somebody wants to change what is in the world beside. */
  readonly derived: () => void;
}

const arrows: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Keys that change what is selected; the rest of them asks or chooses. */
const editing = 'mM+=-−[]d';

/** All that a mouse does in the picture of the hosts, by keys. */
export function tiePictureKeys(picture: HTMLElement, parts: PictureKeysParts): void {
  picture.tabIndex = 0;
  picture.setAttribute('role', 'group');
  picture.setAttribute(
    'aria-label',
    'Picture of the hosts. Arrow keys choose a host or a machine; the other keys are listed under it.',
  );
  parts.on(picture, 'keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
    if (!ctrlKey && !metaKey && !altKey && pressed(key, parts)) event.preventDefault();
  });
}

function pressed(key: string, parts: PictureKeysParts): boolean {
  const { selection, edits, session, entries } = parts;
  const step = arrows[key];
  if (step !== undefined) {
    go(step, parts);
    return true;
  }
  if (key === 'w' || key === 'Enter') {
    parts.why();
    return true;
  }
  const { selected } = selection;
  if (selected === undefined) return false;
  if (key === 'Escape') {
    selection.choose(undefined);
    return true;
  }
  const takesAway = key === 'Delete' || key === 'Backspace';
  if (!takesAway && !editing.includes(key)) return false;
  if (selected.world !== 0) {
    parts.derived();
    return true;
  }
  const { place } = selected;
  const entry = entries()[place];
  if (entry === undefined) return true;
  const hosts = session.now.worlds[0]?.run.model.hosts.length ?? 0;
  if (takesAway) edits.remove(entry);
  else if (key === 'd') edits.duplicate(entry);
  else if (key === '+' || key === '=') edits.step(place, 'memory', 1);
  else if (key === '-' || key === '−') edits.step(place, 'memory', -1);
  else if (key === ']' || key === '[') edits.step(place, 'cores', key === ']' ? 1 : -1);
  else if (place >= hosts) edits.move(place, (hostOf(place, session) + (key === 'm' ? 1 : hosts - 1)) % hosts);
  return true;
}

/** Through all hosts and machines: first of the written world, then of the one beside. */
function go(step: 1 | -1, { selection, session }: PictureKeysParts): void {
  const counts = session.now.worlds.map((_, world) => selection.placesIn(world));
  const { selected } = selection;
  const [written = 0] = counts;
  const hosts = session.now.worlds[0]?.run.model.hosts.length ?? 0;
  const last = counts.reduce((sum, count) => sum + count, 0) - 1;
  const at = selected === undefined ? undefined : selected.place + (selected.world === 0 ? 0 : written);
  const to = Math.min(last, Math.max(0, at === undefined ? Math.min(hosts, last) : at + step));
  selection.choose(to < written ? { world: 0, place: to } : { world: 1, place: to - written });
}

/** The number of the host on which a machine was last. */
function hostOf(place: number, session: Session): number {
  const measured = session.now.worlds[0]?.measures.machines.find((machine) => machine.place === place);
  return Math.max(0, measured?.host ?? 0);
}
