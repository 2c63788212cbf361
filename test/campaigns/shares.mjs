// Plays many random worlds of nested sharing against the naive tree: node test/campaigns/shares.mjs [worlds] [first seed]
import { playShareWorld } from '../kit/share-worlds.ts';

const worlds = Number(process.argv[2] ?? 10_000);
const first = Number(process.argv[3] ?? 1);
const total = { rates: 0, ends: 0, squeezed: 0, worstRate: 0, worstLeft: 0 };
for (let seed = first; seed < first + worlds; seed++) {
  const report = playShareWorld(seed);
  for (const key of ['rates', 'ends', 'squeezed']) total[key] += report[key];
  for (const key of ['worstRate', 'worstLeft']) total[key] = Math.max(total[key], report[key]);
}
console.log(JSON.stringify({ worlds, ...total }));
