// @ts-check
// Installs what is missing before `npm start` and `npm test`. Plain Node ≥ 20, no dependencies: it runs on the shell's own Node, and
// what follows it runs on the Node that it installs (node_modules/.bin comes first in the path of every npm script).
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} sentence */
function lacks(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** @param {string} command @param {readonly string[]} args */
function run(command, args) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

/** The npm that started us, if one did: another one may be older or absent. @param {readonly string[]} args */
function npm(args) {
  const started = process.env['npm_execpath'];
  return started === undefined ? run('npm', args) : run(process.execPath, [started, ...args]);
}

/** npm writes its own copy of the lock file last, so that copy's age is the age of the installation. */
function packagesAreFresh() {
  const installed = `${root}node_modules/.package-lock.json`;
  if (!existsSync(installed) || !existsSync(`${root}node_modules/.bin/node`)) return false;
  return statSync(installed).mtimeMs >= statSync(`${root}package-lock.json`).mtimeMs;
}

if (Number.parseInt(process.versions.node, 10) < 20) {
  lacks(`Hostlab needs Node 20 or newer to install itself; this is ${process.versions.node}.`);
}
if (!packagesAreFresh()) {
  console.log('Installing the packages of package-lock.json (npm ci) …');
  if (!npm(['ci', '--include=dev', '--no-audit', '--no-fund'])) {
    lacks(
      'The packages of package-lock.json could not be installed: `npm ci` failed, see above; it needs a package registry.',
    );
  }
}

if (process.argv.includes('--browser') && (await findChromium()) === undefined) {
  const wished = process.env['CHROMIUM_PATH'];
  if (wished) lacks(`CHROMIUM_PATH is ${wished}, and no program is there.`);
  console.log('Installing Chromium for the browser tests …');
  const isRoot = process.getuid?.() === 0;
  const byDebian =
    isRoot &&
    existsSync('/usr/bin/apt-get') &&
    run('apt-get', ['update', '-q']) &&
    run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium']);
  if (!byDebian) npm(['exec', '--', 'playwright', 'install', 'chromium']);
  if ((await findChromium()) === undefined) {
    lacks('The browser tests lack a Chromium: install one, or set CHROMIUM_PATH to one, and run `npm test` again.');
  }
}
