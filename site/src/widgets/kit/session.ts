import type { Catalogue } from 'hostlab';
import { begin, edit, redo, settled, undo, type History } from './history.ts';
import { fitted, usualValues, type Answer, type Lab, type Now, type Played, type Values } from './lab.ts';
import { endOf, instantsOf } from './instants.ts';
import type { Runner } from './runner.ts';

type Plays = Pick<Runner, 'play' | 'cancel'>;

/** What changed: another run, another instant, the knobs (their run may still be under way), the prediction. */
export type Change = 'run' | 'time' | 'knobs' | 'predicted';

/** The state of one woken figure, and who wants to know when it changes. */
export class Session {
  readonly lab: Lab;
  readonly catalogue: Catalogue;
  readonly #runner: Plays;
  readonly #listeners: ((change: Change) => void)[] = [];
  #history: History<Values>;
  #now: Now;
  #instants: Float64Array;
  #frame = 0;

  constructor(lab: Lab, catalogue: Catalogue, runner: Plays, now: Now) {
    this.lab = lab;
    this.catalogue = catalogue;
    this.#runner = runner;
    this.#history = begin(now.values);
    this.#now = now;
    this.#instants = instantsOf(now.worlds);
  }

  get now(): Now {
    return this.#now;
  }

  /** The knobs as they stand, played or not yet. */
  get values(): Values {
    return this.#history.present;
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  /** µs, of all worlds together, ascending. */
  get instants(): Float64Array {
    return this.#instants;
  }

  listen(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  seek(at: number): void {
    this.#now = { ...this.#now, at };
    this.#tell('time');
  }

  predict(predicted: Answer | undefined): void {
    this.#now = { ...this.#now, predicted };
    this.#tell('predicted');
  }

  /** Sets one knob; the figure is played again, once a frame at most however fast the knob moves. */
  set(name: string, value: number | string): void {
    const knob = this.lab.knobs[name];
    if (knob === undefined) throw new RangeError(`There is no knob ${name}.`);
    const fit = fitted(knob, value);
    if (fit === this.values[name]) return;
    this.#move(edit(this.#history, { ...this.values, [name]: fit }, name));
  }

  /** Sets all knobs in one edit. */
  setAll(values: Values): void {
    this.#move(edit(this.#history, values));
  }

  reset(): void {
    this.setAll(usualValues(this.lab));
  }

  /** The knob was let go: what follows is another edit. */
  settle(): void {
    this.#history = settled(this.#history);
  }

  undo(): void {
    this.#move(undo(this.#history));
  }

  redo(): void {
    this.#move(redo(this.#history));
  }

  /** Other worlds, played elsewhere from another scenario: the Lab's. */
  replace(worlds: readonly Played[]): void {
    this.#arrive(this.values, worlds);
  }

  /** Gives up the run that is under way: the knobs go back to what is shown. */
  cancel(): void {
    this.#runner.cancel();
    this.#history = edit(this.#history, this.#now.values);
    this.#tell('knobs');
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#runner.cancel();
  }

  #move(history: History<Values>): void {
    if (history === this.#history) return;
    this.#history = history;
    this.#tell('knobs');
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#replay();
    });
  }

  #replay(): void {
    const values = this.values;
    this.#runner.play(values, (worlds) => {
      if (values === this.values) this.#arrive(values, worlds);
    });
  }

  #arrive(values: Values, worlds: readonly Played[]): void {
    const end = endOf(worlds);
    this.#instants = instantsOf(worlds);
    // Who looked at the end goes on looking at the end.
    const at = this.#now.at === this.#now.end ? end : Math.min(this.#now.at, end);
    this.#now = { ...this.#now, values, worlds, end, at };
    this.#tell('run');
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
