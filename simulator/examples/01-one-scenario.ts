import {
  explainIssues,
  measure,
  parseScenario,
  simulate,
} from 'hostlab';

// One host, two machines that want the same:
// one has half a core reserved, one shares.
const parsed = parseScenario({
  hostlab: 1,
  name: 'one host',
  until: '30 s',
  hosts: [{ name: 'h', cores: 4, memory: '16 GiB' }],
  vms: [
    {
      name: 'reserved',
      vcpus: 2,
      memory: '4 GiB',
      cpu: { mode: 'reserved', limit: 0.5 },
    },
    {
      name: 'shared',
      vcpus: 2,
      memory: '4 GiB',
      cpu: { mode: 'shared' },
    },
  ],
  tasks: [
    { name: 'task-1', on: 'reserved', work: 10 },
    { name: 'task-2', on: 'shared', work: 10 },
  ],
});
if (!parsed.ok) throw new Error(explainIssues(parsed.issues));

const run = simulate(parsed.model, { seed: 1 });
const { tasks, hosts } = measure(run.model, run.trace);
for (const { task, finished } of tasks) {
  const seconds =
    finished === null ? 'never' : `${String(finished / 1e6)} s`;
  console.log(`task-${String(task + 1)}: ${seconds}`);
}
console.log(
  `wasted: ${String(hosts[0]?.wastedCoreSeconds)} core-seconds`,
);
