// @ts-check
// `npm test`: everything that is checked, in one go, with a summary. `node .ci/test.mjs --check` runs the checks alone (`npm run check`).
import { readFile, rm } from 'node:fs/promises';
import { runLanes } from './lanes.mjs';
import { root, summaryLine } from './step.mjs';
import { steps } from './steps.mjs';

const onlyChecks = process.argv.includes('--check');
await rm(`${root}test/results`, { recursive: true, force: true });

const begin = performance.now();
const wanted = steps.filter(({ check }) => !onlyChecks || check === true);
const results = await runLanes(wanted);

const sum = { passed: 0, failed: 0, skipped: 0 };
for (const [i, { counts }] of wanted.entries())
  if (counts !== undefined) add(sum, await countsOf(counts, results[i]?.ok === true));

const failed = results.filter((result) => !result.ok);
console.log(`\n${results.map(summaryLine).join('\n')}`);
console.log(summaryLine({ name: 'all', ok: failed.length === 0, seconds: (performance.now() - begin) / 1000 }));
if (failed.length > 0) console.log(`Failed: ${failed.map((result) => result.name).join(', ')}.`);
if (!onlyChecks) {
  const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
  console.log(`${sum.passed} passed, ${sum.failed} failed${skipped}`);
}
process.exitCode = failed.length === 0 ? 0 : 1;

/**
 * What a run of Vitest wrote. A file that could not be loaded counts as one failure, and so does a run that broke without naming a test.
 *
 * @param {string} file @param {boolean} ok
 */
async function countsOf(file, ok) {
  try {
    const report = JSON.parse(await readFile(`${root}${file}`, 'utf8'));
    const broken = report.testResults.filter(
      (/** @type {{ status: string, assertionResults: { status: string }[] }} */ result) =>
        result.status === 'failed' && !result.assertionResults.some((assertion) => assertion.status === 'failed'),
    ).length;
    const failed = report.numFailedTests + broken;
    return {
      passed: report.numPassedTests,
      failed: ok ? failed : Math.max(1, failed),
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** @param {typeof sum} to @param {typeof sum} more */
function add(to, more) {
  to.passed += more.passed;
  to.failed += more.failed;
  to.skipped += more.skipped;
}
