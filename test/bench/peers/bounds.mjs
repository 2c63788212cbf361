/** What is run, how big, and what must not be passed. `ratio`: ours ÷ limit, whole processes. */
export const workloads = [
  { workload: 'w1a', size: 1_000_000, ratio: 4, aim: 3, says: 'customers through one server' },
  { workload: 'w2', size: 1000, ratio: 4, aim: 3, says: 'hosts, ten time-shared VMs on each, 100 tasks a host' },
  { workload: 'w3w', size: 10_000, ratio: 2.5, aim: 1.8, says: 'containers on one host, 16 kinds' },
  { workload: 'w3w', size: 80_000, ratio: 2.5, aim: 1.8, says: 'containers on one host, 16 kinds' },
  { workload: 'w3g', size: 10_000, ratio: 2.5, aim: 1.8, says: 'containers on one host, any weight and limit' },
  { workload: 'w3g', size: 80_000, ratio: 2.5, aim: 1.8, says: 'containers on one host, any weight and limit' },
  { workload: 'w4f', size: 1_000_000, ratio: 2.2, aim: 1.5, memory: 250, says: 'containers on a cluster, first fit' },
  {
    workload: 'w4l',
    size: 1_000_000,
    ratio: 2.2,
    aim: 1.5,
    memory: 250,
    says: 'containers on a cluster, least allocated',
  },
];

/** With everything told ÷ with everything only counted. */
export const tracing = {
  ratio: 1.6,
  aim: 1.35,
  bytesPerRecord: 48,
  aimBytes: 40,
  of: [
    { workload: 'w1a', size: 1_000_000 },
    { workload: 'w2', size: 1000 },
    { workload: 'w3w', size: 80_000 },
    { workload: 'w3g', size: 80_000 },
    { workload: 'w4f', size: 1_000_000 },
  ],
};

/** How the time of the play alone grows from the smaller size to the larger: time ~ size^exponent. */
export const growth = {
  exponent: 1.1,
  of: [
    { workload: 'w3w', from: 10_000, to: 80_000 },
    { workload: 'w3g', from: 10_000, to: 80_000 },
  ],
};

/** Sizes at which other simulators are run: what they do in a few seconds. */
export const peerSizes = {
  simgrid: [
    { workload: 'w1a', size: 1_000_000 },
    { workload: 'w2', size: 1000 },
    { workload: 'w3w', size: 10_000 },
    { workload: 'w3g', size: 10_000 },
  ],
  simpy: [
    { workload: 'w1a', size: 125_000 },
    { workload: 'w2', size: 100 },
  ],
};
