// @ts-check
// `npm run test:engines`: the same scenarios in every JavaScript engine of this machine, and whether all tell the same traces.
import { readFileSync } from 'node:fs';
import { bundleSubject } from './bundle.ts';
import { engines } from './engines.ts';
import { differences } from './report.ts';

/** @typedef {import('./report.ts').Report} Report */

const script = await bundleSubject();
/** @type {Report | undefined} */
let reference;
/** Families whose engines have told the same as the reference. */
const heard = new Set();
/** @type {Map<string, Set<string>>} */
const natives = new Map();
let failed = false;

/** @param {string} name @param {() => Promise<Report>} play @returns {Promise<Report | undefined>} */
async function hear(name, play) {
  const begin = performance.now();
  try {
    const report = await play();
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    const wrong = reference === undefined ? [] : differences(reference, report);
    if (wrong.length === 0) console.log(`ok       ${name} (${seconds} s)`);
    else {
      failed = true;
      console.log(`DIFFERS  ${name} (${seconds} s)\n${wrong.map((line) => `           ${line}`).join('\n')}`);
    }
    return wrong.length === 0 ? report : undefined;
  } catch (error) {
    failed = true;
    console.log(`FAILED   ${name}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

for (const engine of engines) {
  const program = await engine.find();
  if (program === undefined) {
    console.log(`missing  ${engine.name}: ${engine.install}`);
    continue;
  }
  const report = await hear(engine.name, () => engine.play(program, script, {}));
  if (report === undefined) continue;
  reference ??= report;
  heard.add(engine.family);
  natives.set(report.native, (natives.get(report.native) ?? new Set()).add(engine.name));
}

// A `Math.exp` that has slipped in is seen on a processor with other instructions: hide some from the C library, which engines ask.
const withoutFma = { GLIBC_TUNABLES: 'glibc.cpu.hwcaps=-FMA,-AVX2,-FMA4' };
if (process.platform === 'linux' && process.arch === 'x64' && / fma /.test(readFileSync('/proc/cpuinfo', 'utf8'))) {
  for (const engine of engines.filter(({ name }) => name === 'Node' || name === 'jsc')) {
    const program = await engine.find();
    if (program === undefined) continue;
    const report = await hear(`${engine.name} on a processor without FMA`, () =>
      engine.play(program, script, withoutFma),
    );
    if (report !== undefined && engine.name === 'jsc')
      console.log(
        `         (its own Math ${natives.get(report.native)?.has('jsc') ? 'does not differ there: this tells nothing' : 'differs there, so a leak would be seen'})`,
      );
  }
} else {
  console.log('skipped  a processor without FMA: needs Linux on x86-64 with FMA to hide');
}

// And where every approximated function throws, a call is seen in any engine.
const stubbed = await bundleSubject(true);
await hear('Node with Math.exp and its like thrown out', async () => {
  const report = await engines[0]?.play(process.execPath, stubbed, {});
  if (report?.native !== 'thrown') throw new Error('the stubs do not throw');
  return report;
});

const scenarios = Object.keys(reference?.blocks ?? {}).length;
const quiet = ['V8', 'SpiderMonkey', 'JavaScriptCore'].filter((family) => !heard.has(family));
console.log(
  `\n${scenarios} traces and functions compared in ${[...heard].join(', ')}${quiet.length > 0 ? `; nothing heard of ${quiet.join(', ')}` : ''}.`,
);
console.log(
  `The engines' own Math gives ${natives.size} different answers: ${[...natives.values()].map((names) => [...names].join(' = ')).join(' | ')}.`,
);
process.exitCode = failed ? 1 : 0;
