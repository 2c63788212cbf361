import {
  measure,
  parseScenario,
  records,
  simulate,
} from 'hostlab';
import { decodeTrace, encodeTrace } from 'hostlab/text';

const parsed = parseScenario({
  hostlab: 1,
  hosts: [{ name: 'h', cores: 1, memory: '1 GiB' }],
  containers: [{ name: 'c', on: 'h' }],
  tasks: [{ name: 't', on: 'c', work: 2 }],
});
if (!parsed.ok) throw new Error('The scenario is right.');
const { model, trace } = simulate(parsed.model);

// A trace is a list of records, each with its causes …
for (const { id, at, kind, causes } of records(trace)) {
  const why = causes.join(', ') || 'the scenario';
  const what = `${String(id)} at ${String(at / 1e6)} s: ${kind}`;
  console.log(`${what}, because of ${why}`);
}

// … and as good from a file as fresh: one line of JSON a record.
const file = encodeTrace(trace);
const again = decodeTrace(file);
if (!again.ok) throw new Error('What was written is read.');
console.log(
  measure(model, again.trace).response.mean ===
    measure(model, trace).response.mean,
);
