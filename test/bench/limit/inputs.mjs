/**
 * What is fed to every simulator under comparison: four workloads, drawn from one small generator that any language can
 * repeat. Times in seconds, work in core-seconds unless a field says otherwise.
 *
 * A workload's values are drawn item by item and, within an item, in the order in which the lines stand here.
 */
import { uniformStream } from './uniform-stream.mjs';

/**
 * W1a: customers come to one server that serves them one after the other, in order of arrival. Poisson arrivals at 0.9 a
 * second, exponential service of mean one second: a server that is busy nine tenths of the time.
 *
 * @param {number} count customers
 */
export function customers(count) {
  const next = uniformStream(1);
  const arrival = new Float64Array(count);
  const service = new Float64Array(count);
  let time = 0;
  for (let i = 0; i < count; i++) {
    time += -Math.log(next()) / 0.9;
    arrival[i] = time;
    service[i] = -Math.log(next());
  }
  return { arrival, service };
}

/**
 * W2: ten one-core VMs on each ten-core host, ten tasks for each VM within an hour. Task `k` belongs to VM `⌊k / 10⌋`; a VM
 * divides its core equally among the tasks it has.
 *
 * @param {number} hosts
 */
export function vmTasks(hosts) {
  const next = uniformStream(3);
  const count = hosts * 100;
  const arrival = new Float64Array(count);
  /** Million instructions; a core does 1000 of them in a second. */
  const length = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    arrival[k] = 3600 * next();
    length[k] = Math.floor(4000 + 496_000 * next());
  }
  return { vms: hosts * 10, arrival, length };
}

/**
 * W3: containers with weights and limits on one host of 64 cores, asked for more than it has, so that most of them are
 * there at once.
 *
 * @param {number} count containers
 * @param {boolean} anyWeight false: four weights and four limits; true: any
 */
export function hostContainers(count, anyWeight) {
  const next = uniformStream(4);
  const arrival = new Float64Array(count);
  const work = new Float64Array(count);
  const weight = new Float64Array(count);
  const limit = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    arrival[i] = 1000 * next();
    work[i] = (next() * 2 * 76_800) / count;
    weight[i] = anyWeight ? 0.5 + 7.5 * next() : 1 << Math.floor(4 * next());
    limit[i] = anyWeight ? 0.25 + 3.75 * next() : 0.5 * (1 << Math.floor(4 * next()));
  }
  return { arrival, work, weight, limit };
}

/**
 * W4: containers come to a cluster of hosts with 64 cores and 256 GiB, are placed, start, run and go.
 *
 * @param {number} count containers; a hundredth as many hosts
 */
export function clusterContainers(count) {
  const next = uniformStream(5);
  const arrival = new Float64Array(count);
  const cores = new Uint8Array(count);
  const memory = new Uint8Array(count);
  const startup = new Float64Array(count);
  const run = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    arrival[i] = 3600 * next();
    const asked = 1 << Math.floor(4 * next());
    cores[i] = asked;
    memory[i] = asked * (2 << Math.floor(3 * next()));
    startup[i] = 1 + 4 * next();
    run[i] = 60 + 540 * next();
  }
  /** `memory` in GiB. */
  return { hosts: Math.floor(count / 100), arrival, cores, memory, startup, run };
}
