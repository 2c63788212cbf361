/** What a player plays: a stretch of simulated time (µs) and the instants at which something happens. */
export interface Played {
  readonly end: number;
  /** The first instant after `at` at which something happens; `end` if there is none. */
  readonly next: (at: number) => number;
  /** The last instant before `at` at which something happens; 0 if there is none. */
  readonly previous: (at: number) => number;
}

export interface PlayerOptions {
  /** Called with the instant whenever it changes. */
  readonly show: (at: number) => void;
  /** Called when playing begins or stops. */
  readonly changed: (playing: boolean) => void;
}

/** Under reduced motion time goes on in steps of so many ms. */
const pace = 1000;

/** Moves through simulated time: plays, pauses, steps from event to event. Asks for frames only while it plays. */
export class Player {
  #played: Played;
  readonly #options: PlayerOptions;
  #at: number;
  #speed = 60;
  #frame = 0;
  #last = 0;
  #calm: MediaQueryList;
  #asleep = false;

  constructor(played: Played, at: number, options: PlayerOptions) {
    this.#played = played;
    this.#at = at;
    this.#options = options;
    this.#calm = matchMedia('(prefers-reduced-motion: reduce)');
  }

  get at(): number {
    return this.#at;
  }

  get playing(): boolean {
    return this.#frame !== 0;
  }

  /** Simulated seconds a second. */
  set speed(value: number) {
    this.#speed = value;
  }

  /** Another run, at the same instant. */
  replace(played: Played): void {
    this.#played = played;
    this.#at = Math.min(this.#at, played.end);
  }

  seek(at: number): void {
    this.#at = Math.min(this.#played.end, Math.max(0, at));
    this.#options.show(this.#at);
  }

  next(): void {
    this.pause();
    this.seek(this.#played.next(this.#at));
  }

  previous(): void {
    this.pause();
    this.seek(this.#played.previous(this.#at));
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  play(): void {
    if (this.playing) return;
    if (this.#at >= this.#played.end) this.seek(0);
    this.#last = 0;
    this.#frame = requestAnimationFrame(this.#tick);
    this.#options.changed(true);
  }

  pause(): void {
    if (!this.playing) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#options.changed(false);
  }

  /** Off screen or in a hidden tab nothing moves; what played goes on when it is seen again. */
  sleep(asleep: boolean): void {
    if (asleep && this.playing) {
      this.pause();
      this.#asleep = true;
    } else if (!asleep && this.#asleep) {
      this.#asleep = false;
      this.play();
    }
  }

  readonly #tick = (now: number): void => {
    this.#frame = requestAnimationFrame(this.#tick);
    if (this.#last === 0) this.#last = now;
    const passed = now - this.#last;
    if (this.#calm.matches && passed < pace) return;
    this.#last = now;
    this.seek(this.#at + Math.min(passed, pace) * 1000 * this.#speed);
    if (this.#at >= this.#played.end) this.pause();
  };
}
