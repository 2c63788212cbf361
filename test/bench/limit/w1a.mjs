import { IdHeap } from './id-heap.mjs';

/**
 * One server, first come first served. The next arrival and the end of the service at hand are the only events that wait.
 *
 * @param {{ arrival: Float64Array, service: Float64Array }} input in order of arrival
 */
export function oneServer({ arrival, service }) {
  const count = arrival.length;
  const events = new IdHeap(16);
  const line = new Uint32Array(count);
  let first = 0;
  let behindLast = 0;
  let busy = false;
  let now = 0;
  let timeInSystem = 0;

  // An event is twice the customer's number, plus one where it is the end of a service.
  events.push(arrival[0], 0);
  while (events.size > 0) {
    now = events.keys[0];
    const event = events.ids[0];
    const customer = event >>> 1;
    events.pop();
    if ((event & 1) === 0) {
      if (customer + 1 < count) events.push(arrival[customer + 1], event + 2);
      if (busy) line[behindLast++] = customer;
      else {
        busy = true;
        events.push(now + service[customer], event | 1);
      }
    } else {
      timeInSystem += now - arrival[customer];
      if (first < behindLast) {
        const next = line[first++];
        events.push(now + service[next], (next << 1) | 1);
      } else busy = false;
    }
  }
  return { mean: timeInSystem / count, last: now };
}
