import { arrivalOrder } from './arrival-order.mjs';
import { IdHeap } from './id-heap.mjs';

const capacity = 64;
const weights = [1, 2, 4, 8];
const limits = [0.5, 1, 2, 4];

/**
 * One host, containers of sixteen kinds, weighted max-min.
 *
 * All containers of a kind run at one rate, so a kind has one clock (what each of its containers has been given) and one heap
 * of ends on that clock. A change costs a look at sixteen kinds, however many containers there are.
 *
 * @param {{ arrival: Float64Array, work: Float64Array, weight: Float64Array, limit: Float64Array }} input
 */
export function sixteenKinds({ arrival, work, weight, limit }) {
  const count = arrival.length;
  const order = arrivalOrder(arrival);
  // By limit for each unit of weight: whoever reaches their limit first stands first.
  const kinds = weights
    .flatMap((w) => limits.map((l) => ({ weight: w, limit: l })))
    .sort((a, b) => a.limit / a.weight - b.limit / b.weight);
  const kindWeight = Float64Array.from(kinds, (kind) => kind.weight);
  const kindLimit = Float64Array.from(kinds, (kind) => kind.limit);
  const reachesLimit = Float64Array.from(kinds, (kind) => kind.limit / kind.weight);
  const kindOf = new Int32Array(16 * (2 * 4 + 1));
  kinds.forEach((kind, k) => {
    kindOf[kind.weight * 16 + kind.limit * 2] = k;
  });
  const given = new Float64Array(kinds.length);
  const rate = new Float64Array(kinds.length);
  const members = new Int32Array(kinds.length);
  const ends = kinds.map(() => new IdHeap());

  let now = 0;
  let timeInSystem = 0;
  let arrived = 0;
  let active = 0;
  let peak = 0;
  let activeWeight = 0;
  let nextEnd = Infinity;
  let nextKind = -1;

  while (arrived < count || active > 0) {
    const arrivesAt = arrived < count ? arrival[order[arrived]] : Infinity;
    const then = arrivesAt < nextEnd ? arrivesAt : nextEnd;
    const passed = then - now;
    for (let k = 0; k < kinds.length; k++) if (members[k] > 0) given[k] += rate[k] * passed;
    now = then;

    if (arrivesAt < nextEnd) {
      const item = order[arrived++];
      const kind = kindOf[weight[item] * 16 + limit[item] * 2];
      ends[kind].push(given[kind] + work[item], item);
      members[kind]++;
      activeWeight += kindWeight[kind];
      if (++active > peak) peak = active;
    } else {
      const heap = ends[nextKind];
      given[nextKind] = heap.keys[0];
      timeInSystem += now - arrival[heap.ids[0]];
      heap.pop();
      active--;
      activeWeight -= kindWeight[nextKind];
      if (--members[nextKind] === 0) given[nextKind] = 0;
    }
    divide();
  }
  return { mean: timeInSystem / count, last: now, peak };

  /** Fills kind after kind up to its limit while the rest could have as much for their weight; then finds the next end. */
  function divide() {
    nextEnd = Infinity;
    if (active === 0) return;
    let left = capacity;
    let leftWeight = activeWeight;
    let k = 0;
    for (; k < kinds.length && leftWeight > 0; k++) {
      if (members[k] === 0) continue;
      if (reachesLimit[k] * leftWeight > left) break;
      left -= kindLimit[k] * members[k];
      leftWeight -= kindWeight[k] * members[k];
      rate[k] = kindLimit[k];
    }
    const level = leftWeight > 0 ? left / leftWeight : 0;
    for (; k < kinds.length; k++) rate[k] = kindWeight[k] * level;

    let soonest = Infinity;
    for (k = 0; k < kinds.length; k++) {
      if (members[k] === 0) continue;
      const until = (ends[k].keys[0] - given[k]) / rate[k];
      if (until < soonest) {
        soonest = until;
        nextKind = k;
      }
    }
    nextEnd = now + soonest;
  }
}
