import { rank } from '../kernel/kernel.ts';
import { arrivals, type ArrivalCursor } from '../workload/arrivals.ts';
import { perSecond, threadWeight, type Tasks } from './tasks.ts';
import type { Claims } from './claims.ts';
import type { World } from './world.ts';

// Numbers of other modules that the hottest code uses, as constants of this one: those the engines fold.
const CLAIM = rank.claim;
const THREAD = threadWeight;
const SECOND = perSecond;

/** A first-come-first-served line of task numbers: a ring that grows. */
class Line {
  #ring: Int32Array = new Int32Array(16);
  #head = 0;
  length = 0;

  push(task: number): void {
    if (this.length === this.#ring.length) this.#grow();
    this.#ring[(this.#head + this.length) & (this.#ring.length - 1)] = task;
    this.length++;
  }

  /** Takes the first out; the line must not be empty. */
  shift(): number {
    const task = this.#ring[this.#head]!;
    this.#head = (this.#head + 1) & (this.#ring.length - 1);
    this.length--;
    return task;
  }

  #grow(): void {
    const ring = new Int32Array(2 * this.#ring.length);
    for (let i = 0; i < this.length; i++) ring[i] = this.#ring[(this.#head + i) & (this.#ring.length - 1)]!;
    this.#ring = ring;
    this.#head = 0;
  }
}

/** Requests: when they arrive, who is served, who waits in line. */
export class Services {
  readonly #world: World;
  readonly #claims: Claims;
  readonly #tasks: Tasks;
  readonly #place: Int32Array;
  readonly #most: Float64Array;
  readonly #busy: Int32Array;
  readonly #lines: Line[];
  readonly #arrivals: (ArrivalCursor | undefined)[];

  constructor(world: World, claims: Claims, tasks: Tasks) {
    this.#world = world;
    this.#claims = claims;
    this.#tasks = tasks;
    const { services } = world.model;
    this.#place = Int32Array.from(services, (service) => world.place(service.on));
    this.#most = Float64Array.from(services, (service) => service.concurrency);
    this.#busy = new Int32Array(services.length);
    this.#lines = services.map(() => new Line());
    this.#arrivals = services.map((service) =>
      service.between === undefined ? undefined : arrivals(service, world.seed),
    );
  }

  /** Books the first request of each service. */
  begin(): void {
    for (let service = 0; service < this.#arrivals.length; service++) this.#book(service);
  }

  #book(service: number): void {
    const cursor = this.#arrivals[service];
    if (cursor?.next() === true) this.#world.kernel.timers.set(this.#world.plan.arrivals + service, cursor.at, CLAIM);
  }

  /** The booked request of a service arrives. */
  arrive(service: number): void {
    const place = this.#place[service]!;
    const task = this.#tasks.request(service, place, this.#arrivals[service]!.work);
    this.#take(task, service, place);
    this.#book(service);
  }

  /** A task of the columns arrives at its service. */
  arriveColumn(service: number, index: number): void {
    const place = this.#place[service]!;
    this.#take(this.#tasks.submitColumnTo(service, place, index), service, place);
  }

  #take(task: number, service: number, place: number): void {
    if (this.#world.open[place] === 1 && this.#busy[service]! < this.#most[service]!) {
      this.#busy[service]!++;
      this.#tasks.start(task, place, THREAD, 1);
    } else if (this.#world.closed[place] === 1) this.#tasks.refuse(task, place, this.#world.lastOf[place]!);
    else this.#lines[service]!.push(task);
  }

  /** A request is done: the next in line takes its claim over, with what the rounding of its end let off or added. */
  over(claim: number, service: number): void {
    const line = this.#lines[service]!;
    if (line.length === 0) {
      this.#busy[service]!--;
      this.#claims.leave(claim);
      return;
    }
    const task = line.shift();
    const place = this.#place[service]!;
    const { shares, slow } = this.#world;
    const work = this.#tasks.workOf(task) * SECOND * slow[place]! - shares.excess;
    shares.renew(claim, work);
    shares.setOwner(claim, task);
    this.#tasks.begun(task, place, THREAD, 1, this.#world.changeOf[place]!);
  }

  /** A place has opened: its lines move up. */
  release(place: number): void {
    for (let service = 0; service < this.#lines.length; service++) {
      if (this.#place[service] !== place) continue;
      const line = this.#lines[service]!;
      while (line.length > 0 && this.#busy[service]! < this.#most[service]!) {
        this.#busy[service]!++;
        this.#tasks.start(line.shift(), place, THREAD, 1);
      }
    }
  }

  /** What a place served has been ended; its lines wait on. */
  interrupt(place: number): void {
    for (let service = 0; service < this.#lines.length; service++)
      if (this.#place[service] === place) this.#busy[service] = 0;
  }

  /** A place will never open again: its lines are refused, and whoever comes later. */
  close(place: number, cause: number): void {
    for (let service = 0; service < this.#lines.length; service++) {
      if (this.#place[service] !== place) continue;
      const line = this.#lines[service]!;
      while (line.length > 0) this.#tasks.refuse(line.shift(), place, cause);
    }
  }
}
