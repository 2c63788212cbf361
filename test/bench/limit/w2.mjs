import { arrivalOrder } from './arrival-order.mjs';
import { KeyedHeap } from './keyed-heap.mjs';

/** Million instructions a second of one core. */
const speed = 1000;
/** More tasks never meet in one VM: an assumption that a library cannot make. */
const room = 10;

/**
 * Many VMs, each dividing one core equally among its tasks.
 *
 * A VM keeps what each of its tasks has been given since the VM was last idle: one number, the same for all. A task is done
 * when that number has grown by its length, whoever comes and goes meanwhile. So one event touches one VM, and the VM only
 * says when its next task would be done.
 *
 * @param {{ vms: number, arrival: Float64Array, length: Float64Array }} input
 */
export function timeSharedVms({ vms, arrival, length }) {
  const count = arrival.length;
  const order = arrivalOrder(arrival);
  const given = new Float64Array(vms);
  const givenAt = new Float64Array(vms);
  const running = new Int32Array(vms);
  // The tasks of VM v stand from v·room on; the one that ends next stands last.
  const endsAt = new Float64Array(vms * room);
  const task = new Uint32Array(vms * room);
  const nextEnd = new KeyedHeap(vms);
  let arrived = 0;
  let now = 0;
  let timeInSystem = 0;

  while (arrived < count || nextEnd.size > 0) {
    const arrivesAt = arrived < count ? arrival[order[arrived]] : Infinity;
    if (arrivesAt < nextEnd.leastKey) {
      now = arrivesAt;
      const k = order[arrived++];
      const vm = (k / room) | 0;
      const before = running[vm];
      const givenNow = before > 0 ? given[vm] + ((now - givenAt[vm]) * speed) / before : given[vm];
      given[vm] = givenNow;
      givenAt[vm] = now;

      const start = vm * room;
      const end = givenNow + length[k];
      let place = start + before;
      while (place > start && endsAt[place - 1] < end) {
        endsAt[place] = endsAt[place - 1];
        task[place] = task[place - 1];
        place--;
      }
      endsAt[place] = end;
      task[place] = k;
      running[vm] = before + 1;
      nextEnd.set(vm, now + ((endsAt[start + before] - givenNow) * (before + 1)) / speed);
    } else {
      now = nextEnd.leastKey;
      const vm = nextEnd.members[0];
      const left = --running[vm];
      const start = vm * room;
      timeInSystem += now - arrival[task[start + left]];
      if (left > 0) {
        const givenNow = endsAt[start + left];
        given[vm] = givenNow;
        givenAt[vm] = now;
        nextEnd.set(vm, now + ((endsAt[start + left - 1] - givenNow) * left) / speed);
      } else {
        given[vm] = 0;
        givenAt[vm] = now;
        nextEnd.remove(vm);
      }
    }
  }
  return { mean: timeInSystem / count, last: now };
}
