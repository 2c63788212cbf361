import { explainIssues, parseScenario } from 'hostlab';

// Mistakes are values, not exceptions: all are told at once.
const parsed = parseScenario({
  hostlab: 1,
  hosts: [{ name: 'h', cores: 4, memory: '16 Gib' }],
  containers: [{ name: 'c', on: 'host', cpu: { limit: -1 } }],
});
if (!parsed.ok) console.log(explainIssues(parsed.issues));
