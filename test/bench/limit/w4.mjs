import { arrivalOrder } from './arrival-order.mjs';
import { HostSets, lowestBit } from './host-sets.mjs';
import { IdHeap } from './id-heap.mjs';

const hostCores = 64;
const hostMemory = 256;
/** Four sizes in cores, three in memory for each core: the only requests there are, which a library cannot know. */
const requestCores = Int32Array.from({ length: 12 }, (_, size) => 1 << Math.floor(size / 3));
const requestMemory = Int32Array.from({ length: 12 }, (_, size) => (2 << (size % 3)) * requestCores[size]);

/**
 * Containers placed on a cluster, started, run and gone. Cores and memory are held from arrival to leave.
 *
 * @param {ReturnType<typeof import('./inputs.mjs').clusterContainers>} input
 * @param {'first-fit' | 'least-allocated'} policy lowest host that fits, or most free cores and then lowest
 */
export function clusterChurn(input, policy) {
  const count = input.arrival.length;
  const cluster = policy === 'first-fit' ? firstFit(input.hosts) : leastAllocated(input.hosts);
  // Columns in order of arrival, so that arrivals read memory from front to back.
  const order = arrivalOrder(input.arrival);
  const arrival = new Float64Array(count);
  const startup = new Float64Array(count);
  const run = new Float64Array(count);
  const cores = new Uint8Array(count);
  const memory = new Uint8Array(count);
  for (let k = 0; k < count; k++) {
    const item = order[k];
    arrival[k] = input.arrival[item];
    startup[k] = input.startup[item];
    run[k] = input.run[item];
    cores[k] = input.cores[item];
    memory[k] = input.memory[item];
  }

  const events = new IdHeap(1 << 17);
  const host = new Int32Array(count);
  const started = new Uint8Array(count);
  let arrived = 0;
  let now = 0;
  let rejected = 0;
  let hostSum = 0;
  let running = 0;
  let peak = 0;
  let coreSeconds = 0;

  while (arrived < count || events.size > 0) {
    // At one instant those who leave go first.
    if (events.size > 0 && (arrived >= count || events.keys[0] <= arrival[arrived])) {
      now = events.keys[0];
      const item = events.ids[0];
      if (started[item] === 0) {
        started[item] = 1;
        if (++running > peak) peak = running;
        events.replaceTop(now + run[item], item);
      } else {
        events.pop();
        running--;
        cluster.change(host[item], cores[item], memory[item]);
        coreSeconds += cores[item] * (startup[item] + run[item]);
      }
    } else {
      const item = arrived++;
      now = arrival[item];
      const found = cluster.find(cores[item], memory[item]);
      if (found < 0) rejected++;
      else {
        host[item] = found;
        hostSum += found;
        cluster.change(found, -cores[item], -memory[item]);
        events.push(now + startup[item], item);
      }
    }
  }
  return { rejected, hostSum, peak, coreHours: coreSeconds / 3600, last: now };
}

/** One set of hosts for each size of request: those on which it fits. @param {number} hosts */
function firstFit(hosts) {
  const freeCores = new Int32Array(hosts).fill(hostCores);
  const freeMemory = new Int32Array(hosts).fill(hostMemory);
  const fits = new HostSets(12, hosts);
  const fitsBits = new Uint16Array(hosts).fill(0xfff);
  for (let host = 0; host < hosts; host++) for (let size = 0; size < 12; size++) fits.add(size, host);

  return {
    find(cores, memory) {
      const size = 3 * lowestBit(cores) + lowestBit(memory / cores) - 1;
      return fits.lowest(size, freeCores, 0);
    },
    change(host, cores, memory) {
      const cpu = (freeCores[host] += cores);
      const ram = (freeMemory[host] += memory);
      let bits = 0;
      for (let size = 0; size < 12; size++)
        if (cpu >= requestCores[size] && ram >= requestMemory[size]) bits |= 1 << size;
      let changed = bits ^ fitsBits[host];
      fitsBits[host] = bits;
      while (changed !== 0) {
        const size = lowestBit(changed);
        changed &= changed - 1;
        if ((bits >> size) & 1) fits.add(size, host);
        else fits.remove(size, host);
      }
    },
  };
}

/** One set of hosts for each number of free cores. @param {number} hosts */
function leastAllocated(hosts) {
  const freeCores = new Int32Array(hosts).fill(hostCores);
  const freeMemory = new Int32Array(hosts).fill(hostMemory);
  const byFree = new HostSets(hostCores + 1, hosts);
  for (let host = 0; host < hosts; host++) byFree.add(hostCores, host);

  return {
    find(cores, memory) {
      for (let free = hostCores; free >= cores; free--) {
        const host = byFree.lowest(free, freeMemory, memory);
        if (host >= 0) return host;
      }
      return -1;
    },
    change(host, cores, memory) {
      const before = freeCores[host];
      freeMemory[host] += memory;
      freeCores[host] = before + cores;
      byFree.remove(before, host);
      byFree.add(before + cores, host);
    },
  };
}
