/**
 * `npm run bench:peers [-- --json] [--pairs N] [--only w1a,w2] [--no-peers] [--no-build]`
 *
 * Holds the simulator against the fastest program we could write for each workload (`../limit`), and against other simulators
 * that are installed. Whole processes, held on one core, in turn; medians. The answers of every single run are checked, so
 * that faster cannot mean less. Exit 1 if a bound is missed or an answer is wrong.
 *
 * A time by itself says little on a shared machine: read the ratios. Where others keep the core busy, read the one in
 * processor time; on a quiet machine it is the same.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { growth, peerSizes, tracing, workloads } from './bounds.mjs';
import { wrong } from './expected.mjs';
import { installedPeers } from './installed-peers.mjs';
import { median, pinned, playPairs } from './pairs.mjs';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    pairs: { type: 'string', default: '5' },
    only: { type: 'string' },
    'no-peers': { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
  },
});
const pairs = Math.max(1, Number(options.pairs));
const only = options.only?.split(',');
const asked = (/** @type {{ workload: string }} */ row) => only === undefined || only.includes(row.workload);

const path = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
const ours = (workload, size, ...more) => ({
  command: process.execPath,
  args: [path('ours.mjs'), workload, `${size}`, ...more],
});
const limit = (workload, size) => ({
  command: process.execPath,
  args: [path('../limit/limit.mjs'), workload, `${size}`],
});

/** @type {Record<string, unknown>[]} */
const rows = [];
/** @type {string[]} */
const missed = [];
const say = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);
const rounded = (/** @type {number} */ value, digits = 3) => Number(value.toFixed(digits));

if (!options['no-build']) build();
say(`${pairs} pairs a row, ${pinned}; seconds are whole processes.`);
againstLimit();
growing();
telling();
if (!options['no-peers']) againstPeers();
if (options.json) process.stdout.write(`${JSON.stringify(rows)}\n`);
for (const line of missed) say(`MISSED ${line}`);
say(missed.length === 0 ? 'All inside their bounds.' : `${missed.length} outside their bounds.`);
process.exitCode = missed.length === 0 ? 0 : 1;

/** Measured is what is shipped: a build that is older than its source would tell of the past. */
function build() {
  const made = spawnSync(process.execPath, [path('../../../simulator/scripts/compile.mjs')], { encoding: 'utf8' });
  if (made.status === 0) return;
  say(`The package does not build, so there is nothing to measure:\n${made.stdout}${made.stderr}`);
  process.exit(1);
}

function againstLimit() {
  for (const { workload, size, ratio: bound, aim, memory, says } of workloads.filter(asked)) {
    const check = checker(workload, size);
    const run = playPairs(ours(workload, size), limit(workload, size), pairs, (each, of) =>
      check(each, of === 'one' ? 'rounded' : 'exact', of === 'one' ? 'ours' : 'the limit'),
    );
    const rss = Math.max(...run.ones.map((each) => each.answer.peakMb));
    const row = {
      workload,
      size,
      ours: rounded(median(run.ones.map((each) => each.wall))),
      limit: rounded(median(run.others.map((each) => each.wall))),
      ratio: rounded(run.ratio),
      rssMb: rounded(rss, 1),
      answers: check.verdict(),
      bound,
      aim,
      inside: rounded(median(run.ones.map((each, i) => each.answer.seconds / run.others[i].answer.seconds))),
      cpuRatio: rounded(median(run.ones.map((each, i) => each.answer.cpu / run.others[i].answer.cpu))),
      limitRssMb: rounded(Math.max(...run.others.map((each) => each.answer.peakMb)), 1),
    };
    rows.push(row);
    const held = holds(`${workload} ${size}: ratio`, run.ratio, bound);
    const small = memory === undefined || holds(`${workload} ${size}: peak memory, MB`, rss, memory);
    say(
      `${name(workload, size)} ours ${seconds(row.ours)}  limit ${seconds(row.limit)}  ratio ${run.ratio.toFixed(2)} ` +
        `(≤ ${bound}, aim ${aim}; play alone ${row.inside.toFixed(2)}; in processor time ${row.cpuRatio.toFixed(2)})  ${rss.toFixed(0)} MB${memory === undefined ? '' : ` (≤ ${memory})`}  ` +
        `answers ${row.answers}  ${held && small ? 'inside' : 'OUTSIDE'}   ${says}`,
    );
  }
}

function growing() {
  for (const { workload, from, to } of growth.of.filter(asked)) {
    const smaller = checker(workload, from);
    const larger = checker(workload, to);
    const run = playPairs(ours(workload, from), ours(workload, to), pairs, (each, of) =>
      (of === 'one' ? smaller : larger)(each, 'rounded', 'ours'),
    );
    const times = median(run.others.map((each, i) => each.answer.seconds / run.ones[i].answer.seconds));
    const exponent = Math.log(times) / Math.log(to / from);
    rows.push({
      workload: `${workload}-growth`,
      size: to,
      from,
      exponent: rounded(exponent),
      bound: growth.exponent,
      answers: worst(smaller, larger),
    });
    const held = holds(`${workload}: growth exponent from ${from} to ${to}`, exponent, growth.exponent);
    say(
      `${name(workload, to)} grows from ${from} with exponent ${exponent.toFixed(2)} (≤ ${growth.exponent})  ${held ? 'inside' : 'OUTSIDE'}`,
    );
  }
}

function telling() {
  for (const { workload, size } of tracing.of.filter(asked)) {
    const check = checker(workload, size);
    const run = playPairs(ours(workload, size, 'trace'), ours(workload, size), pairs, (each) =>
      check(each, 'rounded', 'ours'),
    );
    const { bytesPerRecord, records } = run.ones[0].answer;
    rows.push({
      workload: `${workload}-trace`,
      size,
      ours: rounded(median(run.ones.map((each) => each.wall))),
      counted: rounded(median(run.others.map((each) => each.wall))),
      ratio: rounded(run.ratio),
      rssMb: rounded(Math.max(...run.ones.map((each) => each.answer.peakMb)), 1),
      records,
      bytesPerRecord: rounded(bytesPerRecord ?? NaN, 1),
      bound: tracing.ratio,
      answers: check.verdict(),
    });
    const quick = holds(`${workload} ${size}: told ÷ counted`, run.ratio, tracing.ratio);
    const small = holds(`${workload} ${size}: bytes a record`, bytesPerRecord, tracing.bytesPerRecord);
    say(
      `${name(workload, size)} told ÷ counted ${run.ratio.toFixed(2)} (≤ ${tracing.ratio}, aim ${tracing.aim})  ${records} records of ` +
        `${bytesPerRecord?.toFixed(1)} bytes (≤ ${tracing.bytesPerRecord}, aim ${tracing.aimBytes})  ${quick && small ? 'inside' : 'OUTSIDE'}`,
    );
  }
}

/** Others are told about, not bound. */
function againstPeers() {
  const { peers, missing, clear } = installedPeers();
  for (const line of missing) say(line);
  try {
    for (const peer of peers)
      for (const { workload, size } of peerSizes[peer.name].filter(asked)) {
        const check = checker(workload, size);
        const run = playPairs(peer.program(workload, size), ours(workload, size), pairs, (each, of) =>
          check(each, of === 'one' ? 'exact' : 'rounded', of === 'one' ? peer.name : 'ours'),
        );
        const seconds_ = median(run.ones.map((each) => each.wall));
        const rss = Math.max(...run.ones.map((each) => each.answer.peakMb));
        rows.push({
          peer: peer.name,
          workload,
          size,
          seconds: rounded(seconds_),
          ours: rounded(median(run.others.map((each) => each.wall))),
          ratio: rounded(run.ratio),
          rssMb: rounded(rss, 1),
          answers: check.verdict(),
        });
        say(
          `${name(workload, size)} ${peer.name} ${seconds(seconds_)}, ${run.ratio.toFixed(1)} × ours  ${rss.toFixed(0)} MB  answers ${check.verdict()}`,
        );
      }
  } finally {
    clear();
  }
}

/** Looks at every answer of one workload and size; the first wrong one is what is told. */
function checker(workload, size) {
  let verdict = 'equal';
  const check = (
    /** @type {import('./pairs.mjs').Play} */ { answer },
    /** @type {'exact' | 'rounded'} */ times,
    /** @type {string} */ whose,
  ) => {
    const wrongs = wrong(workload, size, answer, times);
    if (wrongs === '' || verdict !== 'equal') return;
    verdict = `${whose}: ${wrongs}`;
    missed.push(`${workload} ${size}: answers of ${verdict}`);
  };
  check.verdict = () => verdict;
  return check;
}

function worst(...checks) {
  return checks.map((check) => check.verdict()).find((verdict) => verdict !== 'equal') ?? 'equal';
}

/** A value that is not a number holds no bound. */
function holds(what, value, bound) {
  if (value <= bound) return true;
  missed.push(`${what} is ${Number(value).toFixed(2)}, must be at most ${bound}`);
  return false;
}

function name(workload, size) {
  return `${workload.padEnd(4)}${String(size).padStart(8)} `;
}

function seconds(value) {
  return `${value.toFixed(3)} s`;
}
