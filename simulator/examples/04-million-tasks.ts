import { parseScenario, simulate } from 'hostlab';

// A million tasks come as columns of numbers, beside the scenario:
// one row a task, times in whole µs.
const count = 1_000_000;
const at = new Float64Array(count);
const work = new Float64Array(count);
for (let i = 0; i < count; i++) {
  at[i] = i * 10_000;
  work[i] = 0.1 + (i % 7) * 0.05;
}

const parsed = parseScenario(
  {
    hostlab: 1,
    hosts: [{ name: 'h', cores: 32, memory: '128 GiB' }],
    containers: [{ name: 'c', on: 'h' }],
    services: [{ name: 's', on: 'c', columns: true, work: 1 }],
  },
  { columns: { tasks: { at, work, service: 0 } } },
);
if (!parsed.ok) throw new Error(parsed.issues[0].path);

// Where only counts are asked for, no trace is written,
// and the run is faster.
const { counters } = simulate(parsed.model, {
  observe: 'counters',
});
console.log(`finished: ${String(counters.tasksFinished)}`);
const mean = counters.responseSeconds / counters.tasksFinished;
console.log(`mean response: ${mean.toFixed(3)} s`);
console.log(
  `last one finished: ${String(counters.lastFinishedAt / 1e6)} s`,
);
