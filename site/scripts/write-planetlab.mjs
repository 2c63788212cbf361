// Summarises the recorded days of ../shared/data/planetlab into site/src/data/planetlab.ts:
//   node site/scripts/write-planetlab.mjs
// test/unit/site/planetlab.test.ts tells when the file and the recording no longer agree.
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { summaryOf } from '../src/data/planetlab-summary.ts';

const folder = new URL('../../../shared/data/planetlab/', import.meta.url);
const days = ['20110303', '20110322'].map((name) => {
  const text = gunzipSync(readFileSync(new URL(`${name}.csv.gz`, folder))).toString('utf8');
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.split(',').map(Number));
  return summaryOf(`${name.slice(0, 4)}-${name.slice(4, 6)}-${name.slice(6)}`, rows);
});
writeFileSync(
  new URL('../src/data/planetlab.ts', import.meta.url),
  `import type { DaySummary } from './planetlab-summary.ts';

/** Where the recordings are from. */
export const planetlabSource = {
  title: 'CPU use of PlanetLab virtual machines, ten days of March and April 2011',
  by: 'CoMon project; published with CloudSim by A. Beloglazov',
  year: 2011,
  address: 'https://github.com/beloglazov/planetlab-workload-traces',
} as const;

/** Two recorded days. Written by site/scripts/write-planetlab.mjs; not edited by hand. */
export const planetlabDays: readonly DaySummary[] = ${JSON.stringify(days)};
`,
);
