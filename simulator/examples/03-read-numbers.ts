import {
  measure,
  parseScenario,
  placeName,
  simulate,
  stateAt,
  whyOf,
  type Why,
} from 'hostlab';
import { catalogue, scenarios } from 'hostlab/presets';

const { spec } = scenarios.find(
  ({ name }) => name === 'noisy-neighbour',
)!;
const parsed = parseScenario(spec, { catalogue });
if (!parsed.ok)
  throw new Error('A scenario of the presets is right.');
const { model, trace } = simulate(parsed.model, { seed: 1 });

// Totals over the whole run …
const { machines, kills } = measure(model, trace);
for (const {
  place,
  usedCoreSeconds,
  stealCoreSeconds,
  throttledCoreSeconds,
} of machines.slice(0, 4)) {
  const [used, stolen, throttled] = [
    usedCoreSeconds,
    stealCoreSeconds,
    throttledCoreSeconds,
  ].map(Math.round);
  const parts = [
    `used ${String(used)}`,
    `stolen ${String(stolen)}`,
  ];
  parts.push(`throttled ${String(throttled)} core-seconds`);
  console.log(`${placeName(model, place)}: ${parts.join(', ')}`);
}
console.log(`killed: ${String(kills)}`);

// … the state at any instant …
const minute = stateAt(model, trace, 60e6);
const phases = minute.places.map(({ phase }) => phase);
console.log(`after a minute: ${phases.join(', ')}`);

// … and how it came to that, down to the first cause.
const leaky = model.machines.findIndex(
  ({ name }) => name === 'leaky',
);
const print = (
  { sentence, causes }: Why,
  depth: number,
): void => {
  console.log(`${'  '.repeat(depth)}${sentence}`);
  for (const cause of causes.slice(0, 1)) print(cause, depth + 1);
};
print(
  whyOf(model, trace, { place: model.hosts.length + leaky }),
  0,
);
