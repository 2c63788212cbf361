import type { Catalogue, Model } from 'hostlab';
import { plain } from 'hostlab/figures';
import type { Addressed } from './address.ts';
import { tieGoals } from './goals.ts';
import { pressed } from './keys.ts';
import { tieKnobs } from './knobs.ts';
import { nowOf } from './instants.ts';
import { usualValues, type Answer, type Lab, type Played } from './lab.ts';
import { tieMarks } from './marks.ts';
import { Outlines } from './outlines.ts';
import { maybePart, part, readData, type On } from './parts.ts';
import { pause } from './pause.ts';
import { Pictures } from './pictures.ts';
import { playedAs, runnerFor } from './runner.ts';
import type { Player } from './player.ts';
import { Said } from './said.ts';
import { showSentence } from './sentence.ts';
import { Session, type Change } from './session.ts';
import type { Sharing } from './share.ts';
import { showTables } from './show-table.ts';
import { standingStill, tieTime } from './time.ts';
import { heardRun, type ToldRun } from './told-run.ts';

/** What the build tells the page beside what it has drawn. */
export interface Told {
  readonly catalogue: Catalogue;
  /** Its runs before anybody has touched it, where those are smaller than the simulator; else the models of those. */
  readonly runs?: readonly ToldRun[];
  readonly models?: readonly Model[];
}

/** What a figure tells its page when it has woken: the detail of the event `hostlab-awake`. */
export interface Woken {
  readonly session: Session;
  readonly player: Player;
}

/** A figure of a lesson: drawn at build time, woken when it is seen. */
class HostlabFigure extends HTMLElement {
  #stop: AbortController | undefined;

  /** Gives the figure its life; its page has drawn it for this lab. */
  async wake(lab: Lab): Promise<void> {
    if (this.#stop !== undefined) return;
    const stop = new AbortController();
    this.#stop = stop;
    await wake(this, lab, stop.signal);
  }

  disconnectedCallback(): void {
    this.#stop?.abort();
    this.#stop = undefined;
  }
}

async function wake(root: HTMLElement, lab: Lab, signal: AbortSignal): Promise<void> {
  const { catalogue, runs, models } = readData<Told>(part(root, 'data').textContent);
  const asked = await addressed(lab);
  if (signal.aborted) return;
  const notice = part(root, 'busy-notice');
  const progress = part<HTMLProgressElement>(root, 'progress');
  const waiting = {
    started: (share: number | undefined): void => {
      // Who has not touched the figure sees what the build has drawn, and waits for nothing.
      if (!root.hasAttribute('data-awake')) return;
      notice.hidden = false;
      if (share === undefined) progress.removeAttribute('value');
      else progress.value = share;
    },
    ended: (): void => {
      notice.hidden = true;
    },
  };
  const runner = runnerFor(lab, catalogue, waiting);
  const values = asked.shared?.values ?? usualValues(lab);
  const worlds =
    runs !== undefined && asked.shared === undefined
      ? playedAs(lab.scenarios(values, catalogue), runs.map(heardRun))
      : await new Promise<readonly Played[]>((resolve) =>
          runner.play(values, resolve, asked.shared === undefined ? models : undefined),
        );
  if (signal.aborted) return runner.cancel();
  const first = nowOf(lab, values, worlds);
  // On a phone each of these takes a while.
  await pause();
  const session = new Session(lab, catalogue, runner, first);
  const said = new Said(part(root, 'said'));
  const on: On = (element, type, handle) => element.addEventListener(type, handle, { signal });

  const slots = [...root.querySelectorAll<HTMLElement>('[data-part="pictures"]')];
  const outlines = slots.map((slot) => new Outlines(slot));
  const { grip } = lab;
  const gripped = lab.figures.findIndex(({ name }) => name === grip?.figure);
  const slot = slots[gripped];
  let placeGrip: () => void = () => undefined;
  const pictures: Pictures[] = [];
  for (const [i, slot] of slots.entries()) {
    await pause();
    const figure = lab.figures[i];
    if (figure === undefined) throw new Error(`The page draws more figures than ${lab.id} has.`);
    if (signal.aborted) break;
    const picture = new Pictures(
      slot,
      (width) => figure.view(session.now, width, lab.title),
      () => {
        outlines[i]?.draw();
        if (i === gripped) placeGrip();
      },
    );
    pictures.push(picture);
    // The handle at a mark's edge is where that mark is drawn.
    if (asked.shared === undefined && i !== gripped) picture.keep();
    else picture.refresh();
  }
  await pause();
  const adopt = (event: Event): void => {
    // A finger on its way down the page only passes.
    if (event instanceof PointerEvent && event.type === 'pointerover' && event.pointerType === 'touch') return;
    for (const picture of pictures) picture.adopt();
  };
  for (const sign of ['pointerover', 'click', 'focusin', 'keydown'])
    root.addEventListener(sign, adopt, { signal, capture: true });
  const player = lab.timeless ? standingStill(session) : tieTime(root, session, on, asked.shared === undefined);
  await tieKnobs(root, session, on);
  for (const knob of root.querySelectorAll('.hl-controls > :is(div.hl-slider, fieldset)'))
    for (const sign of ['pointerover', 'focusin', 'input'])
      knob.addEventListener(sign, runner.warm, { signal, once: true });
  on(part(root, 'cancel'), 'click', () => session.cancel());
  tieGoals(root, session, said);
  const { why } = tieMarks({ root, session, player, said, pictures: slots, outlines, on });
  if (grip !== undefined && slot !== undefined) {
    const { tieGrip } = await import('./grips.ts');
    placeGrip = tieGrip({ slot, picture: () => pictures[gripped]?.picture, session, grip, signal });
  }
  let sharing: Promise<Sharing> | undefined;
  const share = (): Promise<Sharing> =>
    (sharing ??= import('./share.ts').then(({ tieSharing }) =>
      tieSharing(root, session, on, (words) => said.say(words)),
    ));
  const chips = part(root, 'chips');
  for (const type of ['focusin', 'pointerover'])
    chips.addEventListener(type, () => void share(), { signal, once: true });
  on(chips, 'click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-world]');
    if (link === null || link.hash !== '') return;
    // Followed before it was aimed.
    event.preventDefault();
    void share()
      .then(({ aim }) => aim())
      .then(() => location.assign(link.href));
  });

  const twin = part<HTMLDetailsElement>(root, 'twin');
  const showTwin = (): void => {
    if (!twin.open) return;
    lab.figures.forEach((figure, i) => {
      const place = maybePart(root, `table-${String(i)}`);
      if (place !== null) showTables(place, [figure.table(session.now)]);
    });
  };
  const show = (change: Change): void => {
    const { now } = session;
    for (const picture of pictures) picture.refresh(change === 'run');
    showSentence(part(root, 'caption'), lab.caption(now));
    for (const { key, cells } of lab.numbers?.(now) ?? [])
      cells.forEach((cell, world) => {
        const place = maybePart(root, `${key}-${String(world)}`);
        if (place !== null) showSentence(place, cell);
      });
    showTwin();
    if (!player.playing) said.say(plain(lab.caption(now)));
  };
  session.listen((change) => {
    if (change !== 'knobs') show(change);
  });
  on(twin, 'toggle', showTwin);

  const speed = maybePart<HTMLSelectElement>(root, 'speed');
  const faster = (steps: number): void => {
    if (speed === null) return;
    speed.selectedIndex = Math.min(speed.length - 1, Math.max(0, speed.selectedIndex + steps));
    speed.dispatchEvent(new Event('change'));
    said.say(speed.selectedOptions[0]?.textContent ?? '');
  };
  const help = part<HTMLDialogElement>(root, 'help');
  on(part(root, 'help-open'), 'click', () => help.showModal());
  on(root, 'keydown', (event) =>
    pressed(event as KeyboardEvent, {
      time: lab.timeless ? undefined : { player, end: () => session.now.end, faster },
      session,
      why,
      table: () => {
        twin.open = !twin.open;
      },
      help: () => help.showModal(),
    }),
  );
  on(document, `hostlab-predicted:${lab.id}`, (event) =>
    // A detail of nothing arrives as null: the card was skipped.
    session.predict((event as CustomEvent<Answer | null>).detail ?? undefined),
  );
  on(document, 'visibilitychange', () => player.sleep(document.hidden));
  const watch = new IntersectionObserver((entries) => player.sleep(!(entries.at(-1)?.isIntersecting ?? true)));
  watch.observe(root);
  const end = (): void => {
    player.pause();
    session.stop();
    for (const picture of pictures) picture.stop();
    watch.disconnect();
  };
  signal.addEventListener('abort', end);
  if (signal.aborted) return end();

  for (const control of root.querySelectorAll<HTMLButtonElement | HTMLInputElement>('[data-asleep]')) {
    control.disabled = false;
    control.removeAttribute('data-asleep');
  }
  const refuse = (reason: string | undefined): void => {
    const notice = part(root, 'notice');
    notice.hidden = reason === undefined;
    notice.textContent = reason === undefined ? '' : `${reason} The figure is left as it was.`;
  };
  const follow = async (): Promise<void> => {
    const { shared, why: reason } = await addressed(lab);
    refuse(reason);
    if (shared === undefined) return;
    session.setAll(shared.values);
    player.seek(shared.at ?? session.now.end);
  };
  on(window, 'hashchange', () => void follow());
  refuse(asked.why);
  if (asked.shared !== undefined) player.seek(asked.shared.at ?? first.end);
  // The prediction may have been committed before the figure was seen.
  const given = document.querySelector<HTMLElement>(`hostlab-predict[data-lab="${lab.id}"]`)?.dataset['answer'];
  if (given !== undefined) session.predict(JSON.parse(given) as Answer);
  if (asked.shared !== undefined) root.removeAttribute('data-veiled');
  root.setAttribute('data-awake', '');
  root.dispatchEvent(new CustomEvent<Woken>('hostlab-awake', { bubbles: true, detail: { session, player } }));
}

/** The state in the address; nothing is loaded to read an address without one. */
async function addressed(lab: Lab): Promise<Addressed> {
  if (!location.hash.startsWith('#l=')) return {};
  return (await import('./address.ts')).stateInAddress(lab, location.hash);
}

declare global {
  interface HTMLElementTagNameMap {
    'hostlab-figure': HostlabFigure;
  }
}

customElements.define('hostlab-figure', HostlabFigure);
