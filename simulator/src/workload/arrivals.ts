import type { Distribution } from '../model/distribution.ts';
import type { ServiceSpec } from '../model/work.ts';
import { randomStream, type RandomStream } from '../random/streams.ts';
import { draw } from './draw.ts';

const microsecondsPerSecond = 1_000_000;

/** Walks over the requests of a service in order of time. Nothing is allocated a step. */
export interface ArrivalCursor {
  /** Goes to the next request; false, for good, if there is none. */
  next(): boolean;
  /** When it comes, whole µs; never before the one in front of it. */
  readonly at: number;
  /** Core-seconds. */
  readonly work: number;
}

class Renewal implements ArrivalCursor {
  // Fields of time and work start as −0, so that they hold doubles from the start.
  at = -0;
  work = -0;
  /** Not rounded, so that roundings do not add up. */
  #clock = -0;
  #left: number;
  readonly #end: number;
  readonly #between: Distribution;
  readonly #size: Distribution;
  readonly #betweenStream: RandomStream;
  readonly #sizeStream: RandomStream;

  constructor(service: ServiceSpec, between: Distribution, seed: number) {
    this.#clock = service.from;
    this.#left = service.count;
    this.#end = service.until ?? Number.MAX_SAFE_INTEGER + 1;
    this.#between = between;
    this.#size = service.work;
    this.#betweenStream = randomStream(seed, `service/${service.name}/between`);
    this.#sizeStream = randomStream(seed, `service/${service.name}/work`);
  }

  next(): boolean {
    if (this.#left <= 0) return false;
    this.#clock += draw(this.#between, this.#betweenStream) * microsecondsPerSecond;
    const at = Math.round(this.#clock);
    if (!(at < this.#end)) {
      this.#left = 0;
      return false;
    }
    this.#left--;
    this.at = at;
    this.work = draw(this.#size, this.#sizeStream);
    return true;
  }
}

const none: ArrivalCursor = { at: 0, work: 0, next: () => false };

/**
 * The requests of a service: the first comes one draw of `between` after `from`, each later one a draw after the one before,
 * the last before `until` and within `count`. A time is rounded to the nearest microsecond; roundings do not add up.
 *
 * Times come from the stream `service/NAME/between` and sizes from `service/NAME/work`: a service of that name meets the
 * same luck in every world. A service without `between` (its requests come as columns) has none here.
 */
export function arrivals(service: ServiceSpec, seed: number): ArrivalCursor {
  return service.between === undefined ? none : new Renewal(service, service.between, seed);
}
