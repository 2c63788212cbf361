// @ts-check
// `npm run lighthouse`: one page of each kind of the built site (site/dist, or HOSTLAB_SITE), as Lighthouse sees it on a phone. Fails
// below the bounds. A machine that is shared slows a page down: a page that is too slow is looked at again, up to three times, and its
// median counts; beside it stands Lighthouse's index of how fast the machine is. Give addresses to look at others: npm run lighthouse -- /glossary/
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';
import { createServer } from 'node:http';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromiumFlags, findChromium } from '../../.ci/chromium.mjs';

const folder = process.env['HOSTLAB_SITE'] ?? fileURLToPath(new URL('../../site/dist/', import.meta.url));

/** The least that a page of any kind has to reach; a hundred is all. */
const least = { performance: 98, accessibility: 100, 'best-practices': 96, seo: 100 };
/** Layout shift, and milliseconds in which the page does not answer. */
const most = { 'cumulative-layout-shift': 0.02, 'total-blocking-time': 100 };

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

if (!existsSync(join(folder, 'index.html'))) {
  console.error('The site is not built: run `npx astro build` first.');
  process.exit(1);
}
const executablePath = await findChromium();
if (executablePath === undefined) {
  console.error('There is no Chromium: install one, or set CHROMIUM_PATH to one.');
  process.exit(1);
}

/** @type {Map<string, Buffer>} */
const compressed = new Map();
// As any web server does it: compressed, and kept by the browser.
const server = createServer((request, response) => {
  const wanted = join(folder, normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)));
  const file = [wanted, join(wanted, 'index.html')].find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  if (file === undefined) return response.writeHead(404).end();
  let body = compressed.get(file);
  if (body === undefined) {
    body = brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    compressed.set(file, body);
  }
  return response
    .writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-encoding': 'br',
      'cache-control': file.includes('_astro') ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
    .end(body);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('The server has no port.');
const { port } = address;

/** Every page of a folder. @param {string} name */
const allOf = (name) =>
  existsSync(join(folder, name))
    ? readdirSync(join(folder, name))
        .sort()
        .map((page) => `/${name}/${page}/`)
    : [];
const kinds = [
  '/',
  ...allOf('lessons'),
  '/lab/',
  '/embed/quiet-services/',
  '/embed/reservation/',
  '/glossary/',
  '/how-to/embed/',
  '/404.html',
  '/teach/',
  '/build/',
  '/model/presets/',
  '/api/hostlab/functions/simulate/',
].filter((path) => existsSync(join(folder, path)));
const asked = process.argv.slice(2);

/** One look at a page. @param {string} path */
async function look(path) {
  const page = await browser.newPage();
  const result = await lighthouse(
    `http://localhost:${String(port)}${path}`,
    { logLevel: 'error', output: 'json', onlyCategories: Object.keys(least) },
    undefined,
    page,
  );
  await page.close();
  if (result === undefined) throw new Error(`Lighthouse says nothing of ${path}.`);
  return result.lhr;
}

/** @param {import('lighthouse').Result['categories']} categories @param {string} name */
const scoreOf = (categories, name) => Math.round((categories[name]?.score ?? 0) * 100);
/** @param {import('lighthouse').Result} one @param {import('lighthouse').Result} other */
const bySpeed = (one, other) => scoreOf(one.categories, 'performance') - scoreOf(other.categories, 'performance');
/** @param {import('lighthouse').Result} look */
const isSlow = ({ categories, audits }) =>
  scoreOf(categories, 'performance') < least.performance ||
  (audits['total-blocking-time']?.numericValue ?? 0) > most['total-blocking-time'];
/**
 * Whether a page is found fault with for nothing but that it asks search engines to leave it out: what stands in another
 * page is not found by itself.
 *
 * @param {import('lighthouse').Result} look @param {string} path @param {string} name
 */
const isLeftOut = ({ categories, audits }, path, name) =>
  name === 'seo' &&
  path.startsWith('/embed/') &&
  (categories['seo']?.auditRefs ?? []).every(
    ({ id, weight }) => weight === 0 || id === 'is-crawlable' || (audits[id]?.score ?? 1) === 1,
  );

const browser = await puppeteer.launch({
  executablePath,
  args: chromiumFlags.filter((flag) => !flag.startsWith('--headless')),
});
const faults = [];
try {
  for (const path of asked.length > 0 ? asked : kinds) {
    const looks = [await look(path)];
    if (looks.every(isSlow)) looks.push(await look(path), await look(path));
    const median = /** @type {import('lighthouse').Result} */ (looks.toSorted(bySpeed)[looks.length >> 1]);
    const { categories, audits, environment } = median;
    const scores = Object.entries(least).map(([name, bound]) => ({ name, bound, score: scoreOf(categories, name) }));
    const numbers = Object.entries(most).map(([name, bound]) => ({
      name,
      bound,
      value: audits[name]?.numericValue ?? 0,
    }));
    console.log(
      `${path}  ${scores.map(({ name, score }) => `${name} ${String(score)}`).join(', ')}, ${numbers
        .map(({ name, value }) => `${name} ${value.toFixed(2)}`)
        .join(
          ', ',
        )} (${looks.length === 1 ? 'one look' : `median of ${String(looks.length)}`}, machine ${environment.benchmarkIndex.toFixed(0)})`,
    );
    for (const { name, bound, score } of scores)
      if (score < bound && !isLeftOut(median, path, name))
        faults.push(`${path}: ${name} ${String(score)} < ${String(bound)}`);
    for (const { name, bound, value } of numbers)
      if (value > bound) faults.push(`${path}: ${name} ${value.toFixed(2)} > ${String(bound)}`);
    for (const { id, title, score } of Object.values(audits))
      if (
        score !== null &&
        score < 0.9 &&
        scores.some(
          ({ name, score, bound }) =>
            score < bound && categories[name]?.auditRefs.some((ref) => ref.id === id && ref.weight > 0),
        )
      )
        console.log(`  ${id}: ${title}`);
  }
} finally {
  await browser.close();
  server.close();
}
if (faults.length > 0) {
  console.error(`\n${faults.join('\n')}`);
  process.exitCode = 1;
}
