import { isOrdered, orderByTime } from './order-by-time.ts';
import { SimulationError } from './simulation-error.ts';
import { Timers } from './timers.ts';

/** Within an instant what is given back comes before what is asked for, and one settling comes last. */
export const rank = { release: 0, claim: 1, settle: 2 } as const;
const SETTLE = 2;

/** Who is played for: told what is next, and free to set timers, to add streams and to ask for a settling. */
export interface Player {
  /** A timer has gone off; it is no longer set. */
  timer(timer: number): void;
  /** The next item of a stream has come: `index` is its place in the `times` that were added. */
  item(stream: number, index: number): void;
  /** Everything of this instant has happened (so far): divide what is to be divided. */
  settle(): void;
}

/** What was added as one stream: sorted times, read once from front to back. */
interface Stream {
  readonly number: number;
  readonly times: Float64Array;
  readonly order: Uint32Array | undefined;
  readonly rank: number;
  next: number;
}

/**
 * Simulated time: plays timers and streams in order of time, then rank, then setting.
 *
 * Items of streams come before timers of the same time and rank, and among streams the one added first. When `unsettled` is set,
 * `Player.settle` is called once all events up to (now, rank settle) are handled; what happens after it in the same instant makes a
 * further round. Times are whole µs from 0.
 */
export class Kernel {
  /** The simulated time, µs. It starts as −0 so that the field holds doubles from the start; add 0 where it is shown. */
  now = -0;
  /** Events handled so far: timers and items, not settlings. */
  handled = -0;
  /** Set it to have `settle` called before time, or rank settle, is passed. */
  unsettled = false;
  readonly timers: Timers = new Timers();

  private readonly player: Player;
  private streams: Stream[] = [];
  private added = 0;
  /** The stream whose item is next, with its time and rank; without one the time is `Infinity`. */
  private front: Stream | undefined = undefined;
  private frontAt = Infinity;
  private frontRank = 0;

  constructor(player: Player) {
    this.player = player;
  }

  /**
   * Adds items that come at `times` (µs, whole, not before now) and returns the number of the stream: 0, 1, 2, …
   *
   * `order` lists the indices in order of time; without it they are sorted here, equal times in order of index. The arrays are
   * kept, not copied: they must not change. Each item costs O(streams with items left).
   *
   * @throws SimulationError if a time is before now or is no number, or `order` is not in order of time
   */
  addStream(times: Float64Array, rank: number, order?: Uint32Array): number {
    const sorting = order ?? (isOrdered(times) ? undefined : orderByTime(times));
    const sorted = sorting === undefined ? times : gather(times, sorting);
    const number = this.added++;
    if (sorted.length > 0 && !(sorted[0]! >= this.now))
      throw new SimulationError('late-item', `stream ${number} begins at ${sorted[0]} µs, which is past`, this.now);
    if (!isRising(sorted)) throw new SimulationError('disorder', `stream ${number} is not in order of time`, this.now);
    if (sorted.length > 0) {
      this.streams.push({ number, times: sorted, order: sorting, rank, next: 0 });
      this.findFront();
    }
    return number;
  }

  /**
   * Sets a timer, or moves it.
   *
   * @throws SimulationError if `at` is before now, or is no number
   */
  setAt(timer: number, at: number, rank: number): void {
    if (!(at >= this.now))
      throw new SimulationError('late-timer', `timer ${timer} is set to ${at} µs, which is past`, this.now);
    this.timers.set(timer, at, rank);
  }

  /** Sets a timer, or moves it, to `delay` µs from now. Errors as in `setAt`. */
  setAfter(timer: number, delay: number, rank: number): void {
    this.setAt(timer, this.now + delay, rank);
  }

  /**
   * Plays until nothing is left, or all up to and including `horizon` is handled, or `budget` events were handled by this call.
   *
   * `now` moves to the horizon only where that is what stopped the play; else it stays at the last event. It can be called again to play on.
   */
  run(horizon: number, budget: number): 'drained' | 'horizon' | 'event-budget' {
    const { timers, player } = this;
    const last = this.handled + budget;
    for (;;) {
      const timerAt = timers.nextAt();
      const fromStream = this.frontAt < timerAt || (this.frontAt === timerAt && this.frontRank <= timers.nextRank());
      const at = fromStream ? this.frontAt : timerAt;
      if (this.unsettled && (at > this.now || (fromStream ? this.frontRank : timers.nextRank()) > SETTLE)) {
        this.unsettled = false;
        player.settle();
        continue;
      }
      if (at === Infinity) return 'drained';
      if (at > horizon) {
        if (horizon > this.now) this.now = horizon;
        return 'horizon';
      }
      if (this.handled >= last) return 'event-budget';
      if (at < this.now)
        throw new SimulationError('time-went-back', `the next event is at ${at} µs, which is past`, this.now);
      this.now = at;
      this.handled++;
      if (fromStream) this.playItem();
      else player.timer(timers.take());
    }
  }

  private playItem(): void {
    const stream = this.front as Stream;
    const place = stream.next++;
    if (stream.next === stream.times.length) {
      this.streams = this.streams.filter((other) => other !== stream);
      this.findFront();
    } else if (this.streams.length > 1) {
      this.findFront();
    } else {
      this.frontAt = stream.times[stream.next]!;
    }
    this.player.item(stream.number, stream.order === undefined ? place : stream.order[place]!);
  }

  private findFront(): void {
    this.front = undefined;
    this.frontAt = Infinity;
    for (const stream of this.streams) {
      const at = stream.times[stream.next]!;
      if (at < this.frontAt || (at === this.frontAt && stream.rank < this.frontRank)) {
        this.front = stream;
        this.frontAt = at;
        this.frontRank = stream.rank;
      }
    }
  }
}

// One pass here, rather than one jump an item later: the misses of the cache overlap.
function gather(times: Float64Array, order: Uint32Array): Float64Array {
  const sorted = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) sorted[i] = times[order[i]!]!;
  return sorted;
}

/** Unlike `!isOrdered`, false also where a time is no number. */
function isRising(times: Float64Array): boolean {
  for (let i = 1; i < times.length; i++) if (!(times[i]! >= times[i - 1]!)) return false;
  return true;
}
