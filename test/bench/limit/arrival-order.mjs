/**
 * The numbers of the items by time of arrival, lower number first where two arrive at once.
 *
 * One bucket for each item, spread evenly over the time: uniform arrivals land about one to a bucket, and the insertion
 * pass at the end has next to nothing to do. For arrivals that crowd together this is the wrong sort.
 *
 * @param {Float64Array} arrival
 */
export function arrivalOrder(arrival) {
  const count = arrival.length;
  let latest = 0;
  for (let i = 0; i < count; i++) if (arrival[i] > latest) latest = arrival[i];
  const scale = (count - 1) / (latest || 1);

  const bucketStart = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) bucketStart[((arrival[i] * scale) | 0) + 1]++;
  for (let bucket = 0; bucket < count; bucket++) bucketStart[bucket + 1] += bucketStart[bucket];
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[bucketStart[(arrival[i] * scale) | 0]++] = i;

  for (let i = 1; i < count; i++) {
    const item = order[i];
    const time = arrival[item];
    let hole = i;
    while (hole > 0 && comesAfter(order[hole - 1], item, time)) {
      order[hole] = order[hole - 1];
      hole--;
    }
    order[hole] = item;
  }
  return order;

  function comesAfter(other, item, time) {
    return arrival[other] > time || (arrival[other] === time && other > item);
  }
}
