import { arrivalOrder } from './arrival-order.mjs';
import { KeyedHeap } from './keyed-heap.mjs';

const capacity = 64;

/**
 * One host, containers of any weight and limit, weighted max-min.
 *
 * With `level` cores for each unit of weight, a container has its limit (where the level would give more) or its weight times
 * the level. The limited end at times that are known; the others share a clock that runs at the level, and their ends on that
 * clock never change. After each arrival and end a few containers cross from one set to the other.
 *
 * @param {{ arrival: Float64Array, work: Float64Array, weight: Float64Array, limit: Float64Array }} input
 */
export function anyWeights({ arrival, work, weight, limit }) {
  const count = arrival.length;
  const order = arrivalOrder(arrival);
  const crossesAt = new Float64Array(count);
  for (let i = 0; i < count; i++) crossesAt[i] = limit[i] / weight[i];

  const sharedEnd = new KeyedHeap(count);
  const sharedCrossing = new KeyedHeap(count);
  const limitedEnd = new KeyedHeap(count);
  const limitedCrossing = new KeyedHeap(count);
  let clock = 0;
  let level = Infinity;
  let sharedCapacity = capacity;
  let sharedWeight = 0;
  let now = 0;
  let timeInSystem = 0;
  let arrived = 0;
  let active = 0;
  let peak = 0;

  while (arrived < count || active > 0) {
    const arrivesAt = arrived < count ? arrival[order[arrived]] : Infinity;
    const sharedEndsAt = sharedEnd.size > 0 ? now + (sharedEnd.leastKey - clock) / level : Infinity;
    const limitedEndsAt = limitedEnd.leastKey;
    const then = Math.min(arrivesAt, sharedEndsAt, limitedEndsAt);
    if (sharedEnd.size > 0) clock += level * (then - now);
    now = then;

    if (then === arrivesAt) {
      const item = order[arrived++];
      if (crossesAt[item] <= level) limitedEnters(item, work[item]);
      else sharedEnters(item, work[item]);
      if (++active > peak) peak = active;
    } else {
      let item;
      if (then === sharedEndsAt) {
        item = sharedEnd.members[0];
        clock = sharedEnd.key[item];
        sharedLeaves(item);
      } else {
        item = limitedEnd.members[0];
        limitedLeaves(item);
      }
      timeInSystem += now - arrival[item];
      active--;
    }
    if (sharedEnd.size === 0) clock = 0;
    settle();
  }
  return { mean: timeInSystem / count, last: now, peak };

  function settle() {
    for (;;) {
      // Sums over nobody are made exact, so that rounding cannot pile up.
      if (sharedEnd.size === 0) sharedWeight = 0;
      if (limitedEnd.size === 0) sharedCapacity = capacity;
      if (sharedEnd.size > 0) level = sharedCapacity / sharedWeight;
      else level = sharedCapacity >= -1e-9 ? Infinity : -1;

      if (sharedCrossing.leastKey <= level && sharedCrossing.size > 0) {
        const item = sharedCrossing.members[0];
        const left = (sharedEnd.key[item] - clock) * weight[item];
        sharedLeaves(item);
        limitedEnters(item, left);
      } else if (limitedCrossing.size > 0 && -limitedCrossing.leastKey > level) {
        const item = limitedCrossing.members[0];
        const left = (limitedEnd.key[item] - now) * limit[item];
        limitedLeaves(item);
        sharedEnters(item, left);
      } else return;
    }
  }

  function sharedEnters(item, left) {
    sharedEnd.set(item, clock + left / weight[item]);
    sharedCrossing.set(item, crossesAt[item]);
    sharedWeight += weight[item];
  }
  function sharedLeaves(item) {
    sharedEnd.remove(item);
    sharedCrossing.remove(item);
    sharedWeight -= weight[item];
  }
  function limitedEnters(item, left) {
    limitedEnd.set(item, now + left / limit[item]);
    limitedCrossing.set(item, -crossesAt[item]);
    sharedCapacity -= limit[item];
  }
  function limitedLeaves(item) {
    limitedEnd.remove(item);
    limitedCrossing.remove(item);
    sharedCapacity += limit[item];
  }
}
