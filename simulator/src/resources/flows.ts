import { Heaps } from './heaps.ts';

/** Told what a settling changed. */
export interface FlowsListener {
  /** The flow moves at another rate than told before; `Infinity` where nothing holds it up. */
  rate(flow: number, bytesPerSecond: number): void;
  /** When the next flow ends, whole µs: set or move the timer; `Infinity`: clear it. */
  due(at: number): void;
}

interface Link {
  readonly number: number;
  capacity: number;
  /** Who crosses it, once for each crossing, in no order that means anything. */
  readonly flows: Flow[];
  /** While rates are found: what is not given away yet, and the weights of those who wait for it. */
  room: number;
  load: number;
  waiting: number;
  seen: boolean;
  touched: boolean;
}

interface Flow {
  readonly number: number;
  readonly links: readonly Link[];
  readonly weight: number;
  readonly cap: number;
  rate: number;
  /** Bytes left at `since`, µs. */
  left: number;
  since: number;
  /** While rates are found: the new one; below 0 not yet known. */
  found: number;
  seen: boolean;
}

const SECOND = 1_000_000;
const LATEST = Number.MAX_SAFE_INTEGER;
// Heads and places in the heaps: flows by end, links by what they can give to one unit of weight.
const ENDS = 0;
const END_PLACE = 0;
const GIFTS = 3;
const GIFT_PLACE = 1;
const PLACES = 2;

/**
 * Flows that cross several links at once, and share each of them: weighted max-min fairness with a cap a flow.
 *
 * No flow can be faster without slowing one that has no more per unit of weight than itself. Times are whole µs. Rates move only in
 * `settle`, which finds them anew for all that are connected to a change through links of finite capacity, by filling
 * progressively: O((flows + crossings) · log links) of that part; all others are not looked at. An end is rounded to the nearest µs, and comes at
 * least 1 µs after the beginning, also for no bytes.
 */
export class Flows {
  /** The simulated time, µs. Whoever uses the flows keeps it at the clock. */
  now = -0;

  private readonly listener: FlowsListener;
  private readonly links: Link[] = [];
  private readonly flows: (Flow | undefined)[] = [];
  private readonly free: number[] = [];
  private readonly heaps: Heaps = new Heaps(new Int32Array(6), new Int32Array(PLACES * 64), PLACES);
  // From these a settling looks for all that a change can reach.
  private begun: Flow[] = [];
  private touched: Link[] = [];
  private changed = false;
  private told = Infinity;

  constructor(listener: FlowsListener) {
    this.listener = listener;
  }

  /** Whether `settle` has something to do. */
  get dirty(): boolean {
    return this.changed;
  }

  /** A new link; bytes a second, ≥ 0, `Infinity` for one that holds nobody up. Numbers are 0, 1, 2, … */
  addLink(capacity: number): number {
    const number = this.links.length;
    this.links.push({ number, capacity, flows: [], room: 0, load: 0, waiting: 0, seen: false, touched: false });
    this.growPlaces(number);
    return number;
  }

  /** Gives a link another capacity. */
  setLink(link: number, capacity: number): void {
    const of = this.links[link]!;
    of.capacity = capacity;
    this.touch(of);
  }

  /**
   * Begins to move `bytes` over all of `links` at once, at most `cap` bytes a second. A link that is named twice is crossed twice, and
   * gives twice the rate. Numbers are small, and given again after `end`.
   */
  begin(links: readonly number[], bytes: number, cap: number = Infinity, weight: number = 1): number {
    const number = this.free.pop() ?? this.flows.length;
    const flow: Flow = {
      number,
      links: links.map((link) => this.links[link]!),
      weight,
      cap,
      rate: 0,
      left: bytes,
      since: this.now,
      found: -1,
      seen: false,
    };
    this.flows[number] = flow;
    for (const link of flow.links) link.flows.push(flow);
    this.growPlaces(number);
    this.heaps.add(ENDS, END_PLACE, number, bytes > 0 ? Infinity : this.now + 1);
    this.begun.push(flow);
    this.changed = true;
    return number;
  }

  /** Ends a flow, done or not, and returns the bytes left, ≥ 0. */
  end(flow: number): number {
    const of = this.flows[flow]!;
    const left = this.leftOf(of);
    this.heaps.remove(ENDS, END_PLACE, flow);
    for (const link of of.links) {
      link.flows[link.flows.indexOf(of)] = link.flows.at(-1)!;
      link.flows.pop();
      if (link.capacity < Infinity) this.touch(link);
    }
    if (this.begun.length > 0) this.begun = this.begun.filter((other) => other !== of);
    this.flows[flow] = undefined;
    this.free.push(flow);
    this.changed = true;
    return left;
  }

  /** Finds the rates again of all that a change can reach, and tells what is new. */
  settle(): void {
    if (!this.changed) return;
    this.changed = false;
    const part = this.reach();
    this.fill(part);
    for (const flow of part) {
      if (flow.found !== flow.rate) this.setRate(flow, flow.found);
      flow.seen = false;
    }
    const due = this.heaps.heads[ENDS + 1]! > 0 ? this.heaps.leastKey(ENDS) : Infinity;
    if (due === this.told) return;
    this.told = due;
    this.listener.due(due);
  }

  /** A flow that is done by now, or −1. Call `end` on each before asking again. */
  ended(): number {
    if (this.heaps.heads[ENDS + 1] === 0 || this.heaps.leastKey(ENDS) > this.now) return -1;
    return this.heaps.leastItem(ENDS);
  }

  /** Bytes a second since the last settling. */
  rate(flow: number): number {
    return this.flows[flow]!.rate;
  }

  /** Bytes left now, ≥ 0. */
  left(flow: number): number {
    return this.leftOf(this.flows[flow]!);
  }

  private touch(link: Link): void {
    this.changed = true;
    if (link.touched) return;
    link.touched = true;
    this.touched.push(link);
  }

  private leftOf(flow: Flow): number {
    if (flow.rate === 0 || this.now === flow.since) return flow.left;
    return Math.max(0, flow.left - (flow.rate * (this.now - flow.since)) / SECOND);
  }

  private setRate(flow: Flow, rate: number): void {
    flow.left = this.leftOf(flow);
    flow.since = this.now;
    flow.rate = rate;
    const wait = flow.left === 0 ? 0 : (flow.left / rate) * SECOND;
    // Rounded before it is added: a short wait would vanish beside a late clock.
    const due = this.now + Math.max(1, Math.ceil(wait - 0.5));
    this.heaps.move(ENDS, END_PLACE, flow.number, due <= LATEST ? due : Infinity);
    this.listener.rate(flow.number, rate);
  }

  /** All flows that are connected to the touched ones through finite links; links are made ready to be filled. */
  private reach(): Flow[] {
    const part: Flow[] = [];
    const found = (flow: Flow): void => {
      if (flow.seen) return;
      flow.seen = true;
      flow.found = -1;
      part.push(flow);
    };
    for (const flow of this.begun) found(flow);
    for (const link of this.touched) {
      link.touched = false;
      for (const flow of link.flows) found(flow);
    }
    this.begun = [];
    this.touched = [];
    for (let i = 0; i < part.length; i++) {
      for (const link of part[i]!.links) {
        if (link.seen || link.capacity === Infinity) continue;
        link.seen = true;
        link.room = link.capacity;
        link.load = 0;
        link.waiting = link.flows.length;
        for (const flow of link.flows) {
          link.load += flow.weight;
          found(flow);
        }
        this.heaps.add(GIFTS, GIFT_PLACE, link.number, link.room / link.load);
      }
    }
    return part;
  }

  /**
   * Gives to all at the same speed until a link is full or a cap is reached; those it concerns stand still, the others go on.
   *
   * What a link can give to one unit of weight only grows while others stand still, so a key in the heap that is too small is
   * noticed when it comes up.
   */
  private fill(part: readonly Flow[]): void {
    const { heaps } = this;
    const capped = part.filter((flow) => flow.cap < Infinity).sort((a, b) => a.cap / a.weight - b.cap / b.weight);
    let next = 0;
    while (heaps.heads[GIFTS + 1]! > 0) {
      const link = this.links[heaps.leastItem(GIFTS)]!;
      if (link.waiting === 0) {
        heaps.remove(GIFTS, GIFT_PLACE, link.number);
        link.seen = false;
        continue;
      }
      const gift = Math.max(0, link.room) / link.load;
      if (gift > heaps.leastKey(GIFTS)) {
        heaps.move(GIFTS, GIFT_PLACE, link.number, gift);
        continue;
      }
      while (next < capped.length && capped[next]!.found >= 0) next++;
      const first = capped[next];
      if (first !== undefined && first.cap / first.weight <= gift) stand(first, first.cap);
      else for (const flow of link.flows) if (flow.found < 0) stand(flow, gift * flow.weight);
    }
    for (const flow of part) if (flow.found < 0) flow.found = flow.cap;
  }

  private growPlaces(number: number): void {
    const { places } = this.heaps;
    if (PLACES * (number + 1) <= places.length) return;
    const wider = new Int32Array(2 * places.length);
    wider.set(places);
    this.heaps.places = wider;
  }
}

function stand(flow: Flow, rate: number): void {
  flow.found = rate;
  for (const link of flow.links) {
    link.room -= rate;
    link.load -= flow.weight;
    link.waiting--;
  }
}
