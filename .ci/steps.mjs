// @ts-check
// What is checked, in order. `npm run check` runs the first list; `npm test` runs both.

/** @type {readonly import('./step.mjs').Step[]} */
export const checks = [
  { name: 'simulator compiles', command: 'node simulator/scripts/compile.mjs' },
  { name: 'tests compile', command: 'tsc -p test/tsconfig.json' },
  { name: 'site compiles', command: 'astro check --minimumFailingSeverity hint' },
  { name: 'lint', command: 'oxlint --type-aware --deny-warnings --quiet' },
  { name: 'format', command: 'prettier --check . --log-level warn' },
  { name: 'nothing unused', command: 'knip' },
  { name: 'every symbol documented', command: 'npm run --silent docs:check' },
];

/**
 * Test runs; each writes its counts beside the others. The browser needs the built site, so it comes last.
 *
 * @type {readonly (import('./step.mjs').Step & { counts?: string })[]}
 */
export const tests = [
  vitest('tests', ['unit', 'laws', 'golden', 'house', 'types']),
  { name: 'site builds', command: 'astro build' },
  // The walk over every page takes four minutes more: `npm run test:site` has it.
  vitest('browser tests', ['browser', 'site'], 'home lesson lab embed'),
  { name: 'package', command: 'node .ci/pack.mjs' },
];

/** @param {string} name @param {readonly string[]} projects @param {string} only files whose path has this in it */
function vitest(name, projects, only = '') {
  const counts = `test/results/${name.replace(' ', '-')}.json`;
  const chosen = projects.map((project) => `--project ${project}`).join(' ');
  const reporters = `--reporter=default --reporter=json --outputFile.json=${counts}`;
  return { name, counts, command: `vitest run --config test/vitest.config.ts ${chosen} ${reporters} ${only}` };
}
