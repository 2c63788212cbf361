import type { Distribution } from '../model/distribution.ts';
import type { LoadShape, LoadSpec } from '../model/work.ts';
import { cos } from '../random/fixed-math.ts';
import { randomStream, type RandomStream } from '../random/streams.ts';
import { draw } from './draw.ts';

const microsecondsPerSecond = 1_000_000;
const twoPi = 6.283185307179586;

/** After so many equal steps in a row a cosine is taken to be level for good; it keeps a flat one from being walked forever. */
const mostEqualSteps = 1_000_000;

/**
 * Walks over the changes of a load's level in order of time. Nothing is allocated a step.
 *
 * Before its first change a load wants nothing. Only changes are told: each `at` is later, and each `cores` other, than the
 * one before. Where a load ends, its last change is to 0.
 */
export interface LevelCursor {
  /** Goes to the next change; false, for good, if there is none. */
  next(): boolean;
  /** When the level changes, whole µs. */
  readonly at: number;
  /** The level from then on, cores. */
  readonly cores: number;
}

/** What the shapes have in common: the end, and that only changes are told. */
abstract class Walk implements LevelCursor {
  // Fields of time and level start as −0, so that they hold doubles from the start.
  at = -0;
  cores = -0;
  readonly #until: number;
  #over = false;

  constructor(load: LoadSpec) {
    this.#until = load.until ?? Number.MAX_SAFE_INTEGER + 1;
    if (this.#until <= load.from) this.#over = true;
  }

  /** Goes to the shape's own next step, in {@link stepAt} and {@link stepCores}; false if there is none. */
  protected abstract step(): boolean;
  protected stepAt = -0;
  protected stepCores = -0;

  next(): boolean {
    if (this.#over) return false;
    while (this.step()) {
      if (this.stepAt >= this.#until) return this.#end();
      if (this.stepCores !== this.cores) {
        this.at = this.stepAt;
        this.cores = this.stepCores;
        return true;
      }
    }
    return this.#end();
  }

  #end(): boolean {
    this.#over = true;
    if (this.cores === 0 || this.#until > Number.MAX_SAFE_INTEGER) return false;
    this.at = this.#until;
    this.cores = 0;
    return true;
  }
}

class Steady extends Walk {
  #told = false;
  readonly #from: number;
  readonly #level: number;

  constructor(load: LoadSpec, level: number) {
    super(load);
    this.#from = load.from;
    this.#level = level;
  }

  protected step(): boolean {
    if (this.#told) return false;
    this.#told = true;
    this.stepAt = this.#from;
    this.stepCores = this.#level;
    return true;
  }
}

class OnOff extends Walk {
  readonly #level: number;
  readonly #on: Distribution;
  readonly #off: Distribution;
  readonly #onStream: RandomStream;
  readonly #offStream: RandomStream;
  #busy = false;

  constructor(load: LoadSpec, shape: LoadShape & { readonly kind: 'on-off' }, seed: number) {
    super(load);
    this.#level = shape.cores;
    this.#on = shape.on;
    this.#off = shape.off;
    this.#onStream = randomStream(seed, `load/${load.name}/on`);
    this.#offStream = randomStream(seed, `load/${load.name}/off`);
    this.stepAt = load.from;
  }

  protected step(): boolean {
    const seconds = this.#busy ? draw(this.#on, this.#onStream) : draw(this.#off, this.#offStream);
    this.stepAt += Math.max(1, Math.round(seconds * microsecondsPerSecond));
    this.#busy = !this.#busy;
    this.stepCores = this.#busy ? this.#level : 0;
    return this.stepAt <= Number.MAX_SAFE_INTEGER;
  }
}

class Diurnal extends Walk {
  readonly #from: number;
  readonly #shape: LoadShape & { readonly kind: 'diurnal' };
  #index = 0;
  #equal = 0;

  constructor(load: LoadSpec, shape: LoadShape & { readonly kind: 'diurnal' }) {
    super(load);
    this.#from = load.from;
    this.#shape = shape;
  }

  protected step(): boolean {
    const { low, high, period, peakAt, step } = this.#shape;
    this.stepAt = this.#from + this.#index * step;
    this.#index++;
    // Whole microseconds are taken modulo the period before anything is divided, so late days are like the first.
    const sincePeak = (this.stepAt - peakAt) % period;
    this.stepCores = low + ((high - low) * (1 + cos((twoPi * sincePeak) / period))) / 2;
    this.#equal = this.stepCores === this.cores ? this.#equal + 1 : 0;
    return this.stepAt <= Number.MAX_SAFE_INTEGER && this.#equal < mostEqualSteps;
  }
}

class Recorded extends Walk {
  readonly #from: number;
  readonly #shape: LoadShape & { readonly kind: 'recorded' };
  #index = 0;

  constructor(load: LoadSpec, shape: LoadShape & { readonly kind: 'recorded' }) {
    super(load);
    this.#from = load.from;
    this.#shape = shape;
  }

  protected step(): boolean {
    const { cores, step, values } = this.#shape;
    if (this.#index > values.length) return false;
    this.stepAt = this.#from + this.#index * step;
    this.stepCores = this.#index < values.length ? (values[this.#index] as number) * cores : 0;
    this.#index++;
    return this.stepAt <= Number.MAX_SAFE_INTEGER;
  }
}

/**
 * The changes of a load's level over time, from `from` to `until`.
 *
 * Step i of a cosine or a recording begins at `from` + i · `step`, exactly; a cosine holds its value at the step's beginning.
 * On and off last a draw each, at least a microsecond, from the streams `load/NAME/on` and `load/NAME/off`: a load of that
 * name meets the same luck in every world. `until` comes first: a level that would change then changes to 0.
 */
export function levels(load: LoadSpec, seed: number): LevelCursor {
  const { shape } = load;
  switch (shape.kind) {
    case 'steady':
      return new Steady(load, shape.cores);
    case 'on-off':
      return shape.cores === 0 ? new Steady(load, 0) : new OnOff(load, shape, seed);
    case 'diurnal':
      return shape.low === shape.high ? new Steady(load, shape.low) : new Diurnal(load, shape);
    case 'recorded':
      return new Recorded(load, shape);
  }
}
