// Plays many random worlds of flows against the naive filling: node test/campaigns/flows.mjs [worlds] [first seed]
import { playFlowWorld } from '../kit/flow-worlds.ts';

const worlds = Number(process.argv[2] ?? 10_000);
const first = Number(process.argv[3] ?? 1);
const total = { rates: 0, ends: 0, worst: 0 };
for (let seed = first; seed < first + worlds; seed++) {
  const report = playFlowWorld(seed);
  total.rates += report.rates;
  total.ends += report.ends;
  total.worst = Math.max(total.worst, report.worst);
}
console.log(JSON.stringify({ worlds, ...total }));
