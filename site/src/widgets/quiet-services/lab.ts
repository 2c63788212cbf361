import {
  clock,
  describeHosts,
  hostsCaption,
  hostsSize,
  hostsTable,
  hostsView,
  percent,
  plain,
  tableToHtml,
} from 'hostlab/figures';
import { part, readData } from '../kit/parts.ts';
import { Pictures } from '../kit/pictures.ts';
import { Player } from '../kit/player.ts';
import { Said } from '../kit/said.ts';
import { showSentence } from '../kit/sentence.ts';
import { decidingNumbers } from './numbers.ts';
import { framesAt, instantsOf, playWorlds, type Plan, type Played } from './worlds.ts';

/** The figure "Twenty quiet services", woken: the page's drawing, moved by the very code that drew it. */
class QuietServices extends HTMLElement {
  #stop: AbortController | undefined;

  connectedCallback(): void {
    if (this.#stop !== undefined) return;
    const stop = new AbortController();
    this.#stop = stop;
    wake(this, stop.signal);
  }

  disconnectedCallback(): void {
    this.#stop?.abort();
    this.#stop = undefined;
  }
}

function wake(root: HTMLElement, signal: AbortSignal): void {
  const plan = readData<Plan>(part(root, 'data').textContent);
  const play = part<HTMLButtonElement>(root, 'play');
  const time = part<HTMLInputElement>(root, 'time');
  const clockFace = part(root, 'clock');
  const busyRange = part<HTMLInputElement>(root, 'busy');
  const busyField = part<HTMLInputElement>(root, 'busy-field');
  const reset = part<HTMLButtonElement>(root, 'busy-reset');
  const speed = part<HTMLSelectElement>(root, 'speed');
  const twin = part<HTMLDetailsElement>(root, 'twin');
  const said = new Said(part(root, 'said'));

  let busy = plan.busy;
  let played = playWorlds(plan, busy);
  let instants = instantsOf(played);
  let frames = framesAt(played, plan.at);

  const pictures = new Pictures(part(root, 'pictures'), (width) =>
    hostsView(frames, hostsSize(frames, width), plan.question),
  );
  const end = (): number => Math.max(...played.map(({ run }) => run.endedAt));

  const showTwin = (): void => {
    if (twin.open)
      part(root, 'table').innerHTML = tableToHtml(hostsTable(frames, `All hosts at ${clock(player.at, end())}`));
  };
  const show = (at: number): void => {
    frames = framesAt(played, at);
    pictures.refresh();
    showSentence(part(root, 'caption'), hostsCaption(frames));
    for (const { key, cells } of decidingNumbers(played, frames))
      cells.forEach((cell, world) => showSentence(part(root, `${key}-${String(world)}`), cell));
    time.value = String(at / 1e6);
    time.setAttribute('aria-valuetext', clock(at, end()));
    clockFace.textContent = clock(at, end());
    showTwin();
    if (!player.playing) said.say(plain(hostsCaption(frames)));
  };
  const changed = (playing: boolean): void => {
    play.setAttribute('aria-label', playing ? 'Pause' : 'Play');
    play.toggleAttribute('data-playing', playing);
    if (!playing) said.say(describeHosts(frames));
  };
  const timeOf = (all: readonly Played[]) => ({
    end: Math.max(...all.map(({ run }) => run.endedAt)),
    next: (at: number): number => instants.find((instant) => instant > at) ?? end(),
    previous: (at: number): number => instants.findLast((instant) => instant < at) ?? 0,
  });
  const player = new Player(timeOf(played), plan.at, { show, changed });

  const setBusy = (value: number): void => {
    const whole = Math.min(100, Math.max(0, Math.round(value)));
    busyRange.value = String(whole);
    busyRange.setAttribute('aria-valuetext', percent(whole / 100));
    if (document.activeElement !== busyField || busyField.value !== '') busyField.value = String(whole);
    reset.disabled = whole === plan.busy;
    if (wanted === undefined) requestAnimationFrame(replay);
    wanted = whole;
  };
  /** Once a frame at most, however fast the knob moves. */
  let wanted: number | undefined;
  const replay = (): void => {
    const whole = wanted ?? busy;
    wanted = undefined;
    if (whole === busy) return;
    busy = whole;
    played = playWorlds(plan, busy);
    instants = instantsOf(played);
    player.replace(timeOf(played));
    time.max = String(end() / 1e6);
    show(player.at);
  };

  const on = (element: EventTarget, type: string, handle: (event: Event) => void): void =>
    element.addEventListener(type, handle, { signal });
  on(play, 'click', () => player.toggle());
  on(part(root, 'previous'), 'click', () => player.previous());
  on(part(root, 'next'), 'click', () => player.next());
  on(time, 'input', () => {
    player.pause();
    player.seek(Number(time.value) * 1e6);
  });
  on(speed, 'change', () => {
    player.speed = Number(speed.value);
  });
  on(busyRange, 'input', () => setBusy(Number(busyRange.value)));
  on(busyField, 'input', () => {
    if (busyField.value !== '') setBusy(Number(busyField.value));
  });
  on(busyField, 'change', () => setBusy(busyField.value === '' ? plan.busy : Number(busyField.value)));
  on(reset, 'click', () => {
    setBusy(plan.busy);
    busyRange.focus();
  });
  for (const moment of root.querySelectorAll<HTMLButtonElement>('[data-moment]'))
    on(moment, 'click', () => {
      player.pause();
      player.seek(momentOf(moment.dataset['moment'] ?? '', played));
    });
  on(twin, 'toggle', showTwin);
  on(root, 'keydown', (event) => keys(event as KeyboardEvent, player));
  on(document, 'visibilitychange', () => player.sleep(document.hidden));
  const watch = new IntersectionObserver((entries) => player.sleep(!(entries.at(-1)?.isIntersecting ?? true)));
  watch.observe(root);
  signal.addEventListener('abort', () => {
    player.pause();
    pictures.stop();
    watch.disconnect();
  });

  for (const control of root.querySelectorAll<HTMLButtonElement | HTMLInputElement>('button, input, select'))
    control.disabled = false;
  reset.disabled = true;
  time.max = String(end() / 1e6);
  show(plan.at);
  root.setAttribute('data-awake', '');
}

/** The instant of a named moment in these runs, µs: `begin`, or when the last machine of world 0, 1, … is ready. */
function momentOf(name: string, played: readonly Played[]): number {
  const world = played[Number(name)];
  return name === 'begin' || world === undefined ? 0 : world.measures.startup.max * 1e6;
}

/** Keys of the whole figure; fields and buttons keep their own. */
function keys(event: KeyboardEvent, player: Player): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const target = event.target;
  const typing = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
  if (typing && !(event.key === 'k' && target.type === 'range')) return;
  if (event.key === 'k') player.toggle();
  else if (event.key === ',') player.previous();
  else if (event.key === '.') player.next();
  else return;
  event.preventDefault();
}

customElements.define('quiet-services', QuietServices);
