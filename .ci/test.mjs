// @ts-check
// `npm test`: everything that is checked, in one go, with a summary. `node .ci/test.mjs --check` runs the checks alone (`npm run check`).
import { readFile, rm } from 'node:fs/promises';
import { root, runStep, summaryLine } from './step.mjs';
import { checks, tests } from './steps.mjs';

const onlyChecks = process.argv.includes('--check');
await rm(`${root}test/results`, { recursive: true, force: true });

const begin = performance.now();
const results = [];
for (const step of checks) results.push(await runStep(step));

const sum = { passed: 0, failed: 0, skipped: 0 };
if (!onlyChecks) {
  for (const step of tests) {
    const result = await runStep(step, { loud: step.counts !== undefined });
    results.push(result);
    if (step.counts !== undefined) add(sum, await countsOf(step.counts, result.ok));
  }
}

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
