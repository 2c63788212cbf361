import type { Catalogue } from 'hostlab';
import type { WorldName } from 'hostlab/worlds';
import { able } from '../kit/able.ts';
import { layOut } from '../kit/lay-out.ts';
import { tieMarks } from '../kit/marks.ts';
import { part, type On } from '../kit/parts.ts';
import { Said } from '../kit/said.ts';
import { Session } from '../kit/session.ts';
import { tieTime } from '../kit/time.ts';
import { atRest } from './at-rest.ts';
import { beginningText } from './beginnings.ts';
import { Draft } from './draft.ts';
import { Drawing } from './drawing.ts';
import { Edits } from './edits.ts';
import { mayStandOn } from './entries.ts';
import { Exchange } from './exchange.ts';
import { firstScenario } from './first-scenario.ts';
import { Inspector } from './inspector.ts';
import { Keeping } from './keeping.ts';
import { labLimits } from './lab-limits.ts';
import type { Opened } from './lab-link.ts';
import { Notices } from './notices.ts';
import { labOfPage } from './panels.ts';
import { PictureEdit } from './picture-edit.ts';
import { tiePictureKeys } from './picture-keys.ts';
import type { PlayedWorld, Reading } from './play-wanted.ts';
import { Playing } from './playing.ts';
import { Runs } from './runs.ts';
import { Selection } from './selection.ts';
import { kept } from './storage.ts';
import { tieTools } from './tools.ts';

const store = (): Storage => localStorage;
/** The worker has the catalogue; the page asks it for nothing. */
const none: Catalogue = { hosts: [], hypervisors: [], guests: [], images: [], prices: [] };

/** The Lab: a scenario's text, its picture, and each following the other. */
class HostlabLab extends HTMLElement {
  #stop: AbortController | undefined;

  connectedCallback(): void {
    if (this.#stop !== undefined) return;
    const stop = new AbortController();
    this.#stop = stop;
    const runs = new Runs();
    stop.signal.addEventListener('abort', () => runs.cancel());
    // The first picture's run is needed by all that follows; it is small.
    let reading: Reading | undefined;
    runs.play({ text: firstScenario }, '', {
      read: (first) => (reading = first),
      progress: () => undefined,
      done: (worlds) => furnish(this, runs, { reading: reading!, worlds }, stop.signal),
      failed: (why) => new Notices(this, new Said(part(this, 'said'))).tell(`The Lab does not play here. ${why}`),
    });
  }

  disconnectedCallback(): void {
    this.#stop?.abort();
    this.#stop = undefined;
  }
}

/** The scenario that the page was built with, read and played. */
interface First {
  readonly reading: Reading;
  readonly worlds: readonly PlayedWorld[];
}

/** Puts the rooms of the Lab together. Each does one thing; here is who tells whom. */
function furnish(root: HTMLElement, runs: Runs, { reading, worlds }: First, signal: AbortSignal): void {
  const on: On = (element, type, handle) => element.addEventListener(type, handle, { signal });
  const said = new Said(part(root, 'said'));
  const notices = new Notices(root, said);
  const end = Math.max(...worlds.map(({ run }) => run.endedAt));
  const idle = { play: () => undefined, cancel: () => undefined };
  const session = new Session(labOfPage, none, idle, { values: {}, worlds, at: end, end });
  const player = tieTime(root, session, on);
  const selection = new Selection(() => session.now);
  const beside = part<HTMLSelectElement>(root, 'beside');
  /** An instant that a link or the kept work asks for: shown when its run has come. */
  let wantedAt: number | undefined;

  const draft: Draft = new Draft(part(root, 'editor'), kept(store)?.text ?? firstScenario, {
    changed: () => {
      playing.typed();
      keeping.later();
      // What the address says is no longer what is shown.
      if (location.hash.startsWith('#s=')) history.replaceState(null, '', location.pathname + location.search);
      showHistory();
    },
    tooLong: () =>
      notices.tell(
        `The Lab takes texts of up to ${String(labLimits.text / 1e6)} million characters; nothing was changed.`,
      ),
    offers: async (text, cursor) => (await import('./offers-here.ts')).offersHere(text, cursor, playing.scenario),
  });
  const playing: Playing = new Playing({
    root,
    draft,
    runs,
    notices,
    beside: () => beside.value as WorldName | '',
    read: () => {
      tools.showOptions(playing.scenario);
      // An editor draws the lines in sight; paper has to have all of them.
      part(root, 'paper').textContent = draft.text;
    },
    played: (arrived) => {
      session.replace(arrived);
      if (wantedAt !== undefined) player.seek(wantedAt);
      wantedAt = undefined;
      inspector.show(arrived[0]!);
      const fresh = selection.again();
      if (fresh !== undefined) void tellUnplaced(arrived[0]!, fresh);
      drawing.show();
      if (!player.playing) said.say(drawing.finding);
    },
  });
  /** What was added and does not run says why. */
  const tellUnplaced = async (world: PlayedWorld, place: number): Promise<void> => {
    const { unplaced } = await import('./unplaced.ts');
    const words = unplaced(world, place);
    if (words === '' || session.now.worlds[0] !== world) return;
    notices.tell(words);
    notices.say(words);
  };
  const drawing = new Drawing({
    root,
    on,
    session,
    selection,
    hostsDrawn: () => picture.draw(),
    chosen: () => keeping.later(),
    missing: (labels) =>
      notices.tell(`${labels.join(', ')}: this could not be fetched; choose it again when you are connected.`),
  });
  const [hosts = root] = drawing.slots;
  const work = (): Opened => {
    const { at, end: last } = session.now;
    return { text: draft.text, beside: beside.value, at: at === last ? undefined : at, panels: drawing.wanted };
  };
  const keeping = new Keeping(work, notices, store);
  const open = ({ text, beside: other, at, panels: shown }: Opened): void => {
    beside.value = other;
    wantedAt = at;
    if (shown !== undefined) drawing.wanted = shown;
    selection.choose(undefined, false);
    draft.replace(text);
    draft.rewind();
    playing.read();
  };
  const exchange = new Exchange({
    root,
    on,
    session,
    notices,
    work,
    open,
    visiting: () => keeping.not(),
    scenario: () => (playing.hasIssues ? undefined : playing.scenario),
    figures: () => drawing.figures,
  });

  // The picture and the form.
  const entries = () => inspector.places;
  const edits = new Edits({ draft, playing, session, selection, notices, entries });
  const derived = (): void => {
    const words = `This world is made from the written one: what you change at the left (“${session.now.worlds[0]?.title ?? ''}”) is changed here too.`;
    notices.tell(words);
    notices.say(words);
  };
  const inspector: Inspector = new Inspector(
    part(root, 'inspector'),
    {
      chosen: (place) => selection.choose(place === undefined ? undefined : { world: 0, place }),
      set: (entry, field, value) => edits.set(entry, field, value),
      add: (list) => {
        const { entry, place } = inspector;
        const on = entry !== undefined && place !== undefined && mayStandOn(list, entry.list);
        edits.add(list, on ? selection.nameOf({ world: 0, place }) : undefined);
      },
      duplicate: (entry) => edits.duplicate(entry),
      remove: (entry) => edits.remove(entry),
    },
    on,
  );
  const picture: PictureEdit = new PictureEdit(
    hosts,
    {
      selected: () => selection.selected,
      select: (selected) => selection.choose(selected),
      hosts: () => session.now.worlds[0]?.run.model.hosts.length ?? 0,
      derived,
      canMove: (place, to) => edits.canMove(place, to),
      move: (place, to) => edits.move(place, to),
      resize: (place, what, factor, done) => edits.resize(place, what, factor, done),
    },
    on,
  );
  const { slots: pictures, outlines } = drawing;
  const { why, about } = tieMarks({ root, session, player, said, pictures, outlines, on }, [hosts]);
  tiePictureKeys(hosts, { on, session, selection, edits, entries, why, derived });
  selection.listen((selected, told) => {
    const place = selection.written();
    const world = selected === undefined || selected.world === 0 ? undefined : session.now.worlds[selected.world];
    const name = selected === undefined ? '' : (selection.nameOf(selected) ?? '');
    inspector.choose(
      place,
      world === undefined
        ? ''
        : place === undefined
          ? `${name} is only in the world “${world.title}”, which is made from the written one.`
          : `${name} in the world “${world.title}” is made from this one of the text:`,
    );
    about(0, selected);
    if (told) {
      drawing.show();
      if (selected !== undefined) said.say(world === undefined ? name : `${world.title}: ${name}`);
    }
  });
  session.listen((change) => {
    if (change === 'time') drawing.move();
  });

  // Tools, window, and what was here last time.
  const showHistory = (): void => {
    const [undo, redo] = [part<HTMLButtonElement>(root, 'undo'), part<HTMLButtonElement>(root, 'redo')];
    able(undo, draft.canUndo, redo);
    able(redo, draft.canRedo, undo);
  };
  const start = async (name: string): Promise<void> => {
    try {
      const text = await beginningText(name);
      open({ text, beside: '' });
      notices.tell('What was here before is one step back: Undo.');
      if (name === 'nothing') await draft.go(text.length);
    } catch (error) {
      notices.tell(error instanceof Error ? error.message : 'This scenario could not be opened.');
    }
  };
  const tools = tieTools({ root, on, draft, player, playing, edits, start, keep: () => keeping.later() });
  on(part(root, 'discard'), 'click', () => {
    open({ text: firstScenario, beside: '', panels: ['hosts'] });
    keeping.forget();
    notices.tell('Your work is discarded and forgotten; Undo brings it back.');
  });
  on(document, 'visibilitychange', () => {
    player.sleep(document.hidden);
    if (document.hidden) keeping.now();
  });
  on(window, 'pagehide', () => keeping.now());
  const watch = new IntersectionObserver((seen) => player.sleep(!(seen.at(-1)?.isIntersecting ?? true)));
  watch.observe(part(root, 'column'));
  signal.addEventListener('abort', () => {
    player.pause();
    playing.stop();
    draft.stop();
    drawing.stop();
    watch.disconnect();
  });

  const before = kept(store);
  beside.value = before?.beside ?? '';
  wantedAt = before?.at;
  drawing.wanted = before?.panels ?? [];
  inspector.show(worlds[0]!);
  if (before === undefined) {
    drawing.keep();
    playing.begin(reading);
  } else {
    drawing.show();
    playing.read();
  }
  if (before !== undefined && before.text !== firstScenario) notices.status('Your work of last time is back.');
  for (const control of root.querySelectorAll<HTMLButtonElement>('[data-asleep]')) {
    control.disabled = false;
    control.removeAttribute('data-asleep');
  }
  // The editor is most of the Lab's script: it comes with the first sign of somebody, and at once to who has work here.
  on(part(root, 'editor'), 'pointerdown', () => void draft.load(true));
  for (const sign of ['pointerover', 'focusin', 'keydown'])
    on(root, sign, () => {
      drawing.adopt();
      atRest(() => void draft.load());
    });
  if (before !== undefined) atRest(() => void draft.load());
  void exchange.openAddress();
  void layOut(root.querySelectorAll('.hl-pictures'));
  root.setAttribute('data-awake', '');
}

declare global {
  interface HTMLElementTagNameMap {
    'hostlab-lab': HostlabLab;
  }
}

customElements.define('hostlab-lab', HostlabLab);
