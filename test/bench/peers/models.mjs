/**
 * The workloads as models of the simulator: what `simulate` is given. Hosts and VMs are spelled out; tasks and containers
 * come as columns. Times are rounded to whole microseconds.
 */

/** @typedef {import('hostlab').Model} Model */

const gibibyte = 2 ** 30;

/** @param {Float64Array} seconds */
function microseconds(seconds) {
  const whole = new Float64Array(seconds.length);
  for (let i = 0; i < seconds.length; i++) whole[i] = Math.round(seconds[i] * 1e6);
  return whole;
}

/** A column of whole numbers, each so many times as large. */
function times(column, factor) {
  const product = new Float64Array(column.length);
  for (let i = 0; i < column.length; i++) product[i] = column[i] * factor;
  return product;
}

const noTax = { cpu: 1, memory: 1, systemCalls: 1, io: 1 };
const noHypervisor = {
  name: 'none',
  type: 0,
  tax: noTax,
  vmMemory: { fixed: 0, share: 0 },
  cpuRatio: Infinity,
  memoryRatio: 1,
};

/** @param {string} name @param {number} cores @param {number} memory */
function host(name, cores, memory) {
  return {
    name,
    cores,
    speed: 1,
    memory,
    disk: Infinity,
    diskBandwidth: Infinity,
    networkBandwidth: Infinity,
    system: { memory: 0, cores: 0 },
    hypervisor: noHypervisor,
    power: { idle: 0, peak: 0 },
    architecture: 'any',
    price: '',
  };
}

const noGuest = { name: 'none', memory: 0, disk: 0, boot: [], kernels: 0 };

/** @param {string} name @param {number} onHost */
function reservedVm(name, onHost) {
  return {
    kind: 'vm',
    name,
    on: { kind: 'host', host: onHost },
    at: 0,
    stopAt: undefined,
    stopAs: 'stopped',
    memoryUse: { initial: 0, growth: 0, ceiling: 0 },
    oomScoreAdjust: 0,
    price: '',
    vcpus: 1,
    memory: gibibyte,
    disk: { size: 0, provisioning: 'thin' },
    cpu: { mode: 'reserved', limit: Infinity, weight: 0, guarantee: 0 },
    guest: noGuest,
    micro: false,
  };
}

/**
 * @param {string} name
 * @param {Record<string, unknown>} parts
 * @returns {Model}
 */
function model(name, parts) {
  return /** @type {any} */ ({
    format: 1,
    name,
    until: undefined,
    placement: 'first-fit',
    hosts: [],
    machines: [],
    images: [],
    registry: { uplink: Infinity, parallelLayers: 3 },
    tasks: [],
    loads: [],
    services: [],
    columns: {},
    prices: undefined,
    ...parts,
  });
}

/** One host of one core, and a service on it that serves one request at a time. */
export function oneServer({ arrival, service }) {
  return model('w1a', {
    hosts: [host('server', 1, gibibyte)],
    services: [
      {
        name: 'counter',
        on: { kind: 'host', host: 0 },
        from: 0,
        until: undefined,
        concurrency: 1,
        between: undefined,
        work: { kind: 'constant', value: 1 },
        count: Infinity,
      },
    ],
    columns: { tasks: { at: microseconds(arrival), work: service, service: 0 } },
  });
}

/** Ten VMs a host, each with one core set aside; task `k` runs on VM `⌊k / 10⌋`. */
export function timeSharedVms({ vms, arrival, length }) {
  const work = new Float64Array(length.length);
  const machine = new Float64Array(length.length);
  for (let k = 0; k < length.length; k++) {
    work[k] = length[k] / 1000;
    machine[k] = Math.floor(k / 10);
  }
  return model('w2', {
    hosts: Array.from({ length: vms / 10 }, (_, h) => host(`host-${h + 1}`, 10, 64 * gibibyte)),
    machines: Array.from({ length: vms }, (_, v) => reservedVm(`vm-${v + 1}`, Math.floor(v / 10))),
    columns: { tasks: { at: microseconds(arrival), work, machine } },
  });
}

/** All containers on the one host, each gone when its work is done. */
export function oneHost({ arrival, work, weight, limit }) {
  return model('w3', {
    hosts: [host('host', 64, 256 * gibibyte)],
    columns: {
      containers: { at: microseconds(arrival), work, weight, limit, host: new Float64Array(arrival.length) },
    },
  });
}

/**
 * @param {ReturnType<typeof import('../limit/inputs.mjs').clusterContainers>} input
 * @param {'first-fit' | 'least-allocated'} policy
 */
export function cluster({ hosts, arrival, cores, memory, startup, run }, policy) {
  return model(policy, {
    placement: policy,
    hosts: Array.from({ length: hosts }, (_, h) => host(`host-${h + 1}`, 64, 256 * gibibyte)),
    columns: {
      containers: {
        at: microseconds(arrival),
        startup: microseconds(startup),
        duration: microseconds(run),
        cpuRequest: new Float64Array(cores),
        memoryRequest: times(memory, gibibyte),
      },
    },
  });
}
