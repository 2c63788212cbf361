import { clock, duration } from 'hostlab/figures';
import { holding } from './hold.ts';
import type { Stop } from './lab.ts';
import { part, type On } from './parts.ts';
import { Player } from './player.ts';
import { setText } from './sentence.ts';
import type { Session } from './session.ts';

/**
 * Ties the player to the page: play and pause, steps from event to event, the time line, the speed, the stops.
 *
 * @param isBuilt whether the page was built for the very runs of the session, so that its stops are theirs
 */
export function tieTime(root: HTMLElement, session: Session, on: On, isBuilt: boolean = false): Player {
  const play = part<HTMLButtonElement>(root, 'play');
  const time = part<HTMLInputElement>(root, 'time');
  const face = part(root, 'clock');
  const speed = part<HTMLSelectElement>(root, 'speed');
  const stops = part(root, 'stops');

  const played = () => ({
    end: session.now.end,
    next: (at: number): number => after(session.instants, at) ?? session.now.end,
    previous: (at: number): number => before(session.instants, at) ?? 0,
  });
  const player = new Player(played(), session.now.at, {
    show: (at) => session.seek(at),
    changed: (playing) => {
      play.setAttribute('aria-label', playing ? 'Pause' : 'Play');
      play.toggleAttribute('data-playing', playing);
    },
  });
  const pace = (): number => session.lab.pace ?? Math.max(session.now.end / 60e6, 1e-3);
  const setSpeed = (): void => {
    player.speed = Number(speed.value) * pace();
  };
  const showTime = (): void => {
    const { at, end } = session.now;
    time.value = String(at / 1e6);
    const words = clock(at, end);
    time.setAttribute('aria-valuetext', words);
    setText(face, words);
  };
  const showSpeeds = (): void => {
    for (const option of speed.options)
      option.textContent = `${option.value}× (1 s is ${duration(Number(option.value) * pace() * 1e6)})`;
  };
  /** A lab without stops of its own has the moments that matter, and what finds them comes when it is needed. */
  const findStops = (): void => {
    const { lab, now } = session;
    if (lab.stops !== undefined) showStops(lab.stops(now.worlds));
    else void import('./stops.ts').then(({ stopsOf }) => showStops(stopsOf(lab, session.now.worlds)));
  };
  const showStops = (wanted: readonly Stop[]): void => {
    part(root, 'go-to').hidden = wanted.length === 0;
    const before = new Map(
      [...stops.querySelectorAll('button')].map((button) => [button.dataset['moment'] ?? '', button]),
    );
    const buttons = wanted.map(({ key, label, at }) => {
      const button = before.get(key) ?? document.createElement('button');
      button.type = 'button';
      button.dataset['moment'] = key;
      button.dataset['at'] = String(at);
      button.textContent = label;
      return button;
    });
    if (buttons.length !== before.size || buttons.some((button, i) => stops.children[i] !== button))
      holding(
        stops,
        () => stops.replaceChildren(...buttons),
        () => play,
      );
  };
  const replaced = (): void => {
    player.replace(played());
    time.max = String(session.now.end / 1e6);
    setSpeed();
    showSpeeds();
    showTime();
  };

  on(play, 'click', () => player.toggle());
  on(part(root, 'previous'), 'click', () => player.previous());
  on(part(root, 'next'), 'click', () => player.next());
  on(time, 'input', () => {
    player.pause();
    player.seek(Number(time.value) * 1e6);
  });
  on(speed, 'change', setSpeed);
  on(stops, 'click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('[data-at]');
    if (button === null) return;
    player.pause();
    player.seek(Number(button.dataset['at']));
  });
  session.listen((change) => {
    if (change === 'run') {
      replaced();
      findStops();
    } else if (change === 'time') showTime();
  });
  replaced();
  if (!isBuilt) findStops();
  return player;
}

/** The player of a figure that shows nothing of time: it stands still, at the end. */
export function standingStill({ now }: Session): Player {
  const nothing = (): void => undefined;
  const stay = (at: number): number => at;
  return new Player({ end: now.end, next: stay, previous: stay }, now.end, { show: nothing, changed: nothing });
}

function after(instants: Float64Array, at: number): number | undefined {
  return instants[firstAbove(instants, at)];
}

function before(instants: Float64Array, at: number): number | undefined {
  let i = firstAbove(instants, at) - 1;
  while (i >= 0 && (instants[i] ?? 0) >= at) i--;
  return instants[i];
}

function firstAbove(instants: Float64Array, at: number): number {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((instants[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
