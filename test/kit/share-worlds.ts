import { Kernel, rank } from '../../simulator/src/kernel/kernel.ts';
import { Shares } from '../../simulator/src/resources/shares.ts';
import { divide, naiveRoot, work, type NaiveJob, type NaivePool } from './naive-shares.ts';

/** What a world was found to do: the worst differences, and how much was looked at. */
export interface WorldReport {
  rates: number;
  ends: number;
  squeezed: number;
  worstRate: number;
  worstLeft: number;
}

interface Job {
  claim: number;
  pool: number;
  naive: NaiveJob;
}

/** mulberry32: a seed makes a world, the same one everywhere. */
export function numbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Plays one random nested world on `Shares` and on the naive tree, and throws at the first thing that differs: a rate, the work left, an end
 * that comes early, late or never, a grant above its capacity, or what the listener was told.
 */
export function playShareWorld(seed: number, steps = 60): WorldReport {
  const next = numbers(seed);
  const below = (n: number): number => Math.floor(next() * n);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!;
  const report: WorldReport = { rates: 0, ends: 0, squeezed: 0, worstRate: 0, worstLeft: 0 };
  const fail = (what: string): never => {
    throw new Error(`world ${seed} at ${kernel.now} µs: ${what}`);
  };
  const near = (a: number, b: number, tolerance: number): boolean =>
    Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));

  const told = new Map<number, { level: number; granted: number; part: number; due: number }>();
  const toldOf = (pool: number): { level: number; granted: number; part: number; due: number } => {
    let of = told.get(pool);
    if (of === undefined) told.set(pool, (of = { level: Infinity, granted: 0, part: 1, due: Infinity }));
    return of;
  };
  const shares = new Shares({
    divided(pool, level, granted) {
      const of = toldOf(pool);
      if (of.level === level && of.granted === granted) fail(`pool ${pool} was told twice to be divided at ${level}`);
      of.level = level;
      of.granted = granted;
    },
    squeezed(pool, part) {
      toldOf(pool).part = part;
    },
    due(pool, at) {
      toldOf(pool).due = at;
      if (at === Infinity) kernel.timers.clear(pool);
      else kernel.setAt(pool, at, rank.release);
    },
  });

  const pools = new Map<number, NaivePool>();
  const roots: number[] = [];
  const jobs = new Set<Job>();
  let naiveNow = 0;
  let running = true;

  const advance = (): void => {
    for (const root of roots) work(pools.get(root)!, kernel.now - naiveNow);
    naiveNow = kernel.now;
    shares.now = kernel.now;
    kernel.unsettled = true;
  };
  const capacity = (): number => pick([0, 0.5, 1, 2, 8 * next()]);
  const most = (): number => pick([0, 1, 1, 1, 0.5, 2, 0.1 + 3 * next()]);
  const least = (): number => pick([0, 0, 0, 0.25, 1, 2 * next()]);
  const weight = (): number => pick([100, 100, 1, 1 + 500 * next(), 0.5]);
  const workOf = (): number => pick([Infinity, 1e6, 1e6, 1, 1e-3, next() * 1e7, below(1000)]);
  const parents = (): number[] => [...pools.keys()];

  const addRoot = (): void => {
    const c = capacity() + 0.5;
    const pool = shares.addRoot(c);
    pools.set(pool, naiveRoot(c));
    roots.push(pool);
  };
  const depthOf = (pool: NaivePool): number => (pool.parent === undefined ? 0 : 1 + depthOf(pool.parent));
  const addGroup = (): void => {
    const parent = pick(parents());
    const above = pools.get(parent)!;
    if (depthOf(above) >= 3) return;
    const limits = { cap: pick([Infinity, 1, 2, 4 * next()]), guarantee: least(), weight: pick([0, 0, weight()]) };
    const pool = shares.addGroup(parent, limits.cap, limits.guarantee, limits.weight);
    if (pools.has(pool)) fail(`group number ${pool} was given twice`);
    const naive: NaivePool = { ...naiveRoot(0), ...limits, parent: above, groups: [], jobs: [] };
    above.groups.push(naive);
    pools.set(pool, naive);
    told.delete(pool);
  };
  const removeGroup = (): void => {
    for (const [pool, naive] of pools) {
      if (naive.parent === undefined || naive.groups.length + naive.jobs.length > 0) continue;
      shares.removePool(pool);
      naive.parent.groups = naive.parent.groups.filter((group) => group !== naive);
      pools.delete(pool);
      if (toldOf(pool).due !== Infinity) fail(`pool ${pool} was removed and left its timer set`);
      return;
    }
  };
  const join = (pool = pick(parents())): void => {
    const naive: NaiveJob = { weight: weight(), most: most(), least: least(), left: workOf(), rate: 0 };
    const claim = shares.join(pool, naive.weight, naive.most, naive.least, naive.left);
    const job = { claim, pool, naive };
    pools.get(pool)!.jobs.push(naive);
    jobs.add(job);
  };
  const forget = (job: Job): void => {
    const of = pools.get(job.pool)!;
    of.jobs = of.jobs.filter((other) => other !== job.naive);
    jobs.delete(job);
  };
  const checkLeft = (job: Job, left: number): void => {
    const naive = Math.max(0, job.naive.left);
    if (naive === left) return;
    const worst = Math.abs(left - naive) / Math.max(1, naive);
    report.worstLeft = Math.max(report.worstLeft, worst);
    if (!(worst <= 1e-6)) fail(`claim ${job.claim} has ${left} left, naively ${job.naive.left}`);
  };
  const leave = (job: Job): void => {
    checkLeft(job, shares.left(job.claim));
    checkLeft(job, shares.leave(job.claim));
    forget(job);
  };
  const change = (): void => {
    const job = jobs.size > 0 ? pick([...jobs]) : undefined;
    const kind = below(12);
    if (kind < 4 || job === undefined) join();
    else if (kind < 5) leave(job);
    else if (kind < 6) {
      job.naive.left = workOf();
      shares.renew(job.claim, job.naive.left);
    } else if (kind < 8) {
      const to = { weight: weight(), most: most(), least: least() };
      Object.assign(job.naive, to);
      shares.adjust(job.claim, to.weight, to.most, to.least);
    } else if (kind < 9) {
      const root = pick(roots);
      const c = capacity();
      pools.get(root)!.capacity = c;
      shares.setCapacity(root, c);
    } else if (kind < 10) {
      const pool = pick(parents());
      const naive = pools.get(pool)!;
      if (naive.parent === undefined) return;
      Object.assign(naive, {
        cap: pick([Infinity, 1, 0, 3 * next()]),
        guarantee: least(),
        weight: pick([0, weight()]),
      });
      shares.setGroup(pool, naive.cap, naive.guarantee, naive.weight);
    } else if (kind < 11) addGroup();
    else removeGroup();
  };
  const end = (pool: number): void => {
    for (let claim = shares.ended(pool); claim >= 0; claim = shares.ended(pool)) {
      const job = [...jobs].find((other) => other.claim === claim) ?? fail(`claim ${claim} ended, but is not there`);
      const { left, rate } = job.naive;
      const slack = 0.502 * rate + 1e-6 * Math.max(1, rate);
      // Joined with less than a µs of work: it lasts one all the same, and has had too much by then.
      if (!(left <= slack && left >= -1.01 * rate - 1e-6))
        fail(`claim ${claim} ended with ${left} left at rate ${rate}`);
      // The last bit of a clock at 10^8 µs, times a weight of 500.
      if (!near(shares.excess, -left, 2e-5)) fail(`claim ${claim} carries ${shares.excess}, naively ${-left}`);
      report.ends++;
      if (running && next() < 0.3) {
        job.naive.left = 1 + workOf() + left;
        shares.renew(claim, job.naive.left);
      } else {
        shares.leave(claim);
        forget(job);
      }
    }
  };
  const check = (): void => {
    for (const root of roots) divide(pools.get(root)!);
    for (const job of jobs) {
      const rate = shares.rate(job.claim);
      const worst = Math.abs(rate - job.naive.rate);
      if (!(worst <= 1e-9)) fail(`claim ${job.claim} gets ${rate}, naively ${job.naive.rate}`);
      report.worstRate = Math.max(report.worstRate, worst);
      report.rates++;
      const of = toldOf(job.pool);
      const { weight, most, least } = job.naive;
      const fromTold =
        of.part < 1
          ? of.part * Math.min(least, most)
          : of.level === Infinity
            ? most
            : Math.min(most, Math.max(Math.min(least, most), weight * of.level));
      if (!near(fromTold, rate, 1e-9)) fail(`claim ${job.claim} gets ${rate}, but what was told says ${fromTold}`);
      if (
        rate > 1e-9 &&
        job.naive.left < Infinity &&
        !(of.due <= kernel.now + Math.max(1, Math.ceil(job.naive.left / rate - 0.49)))
      )
        fail(`claim ${job.claim} is due at ${of.due}, late`);
    }
    for (const [pool, naive] of pools) {
      if (!near(shares.granted(pool), naive.granted, 1e-9))
        fail(`pool ${pool} grants ${shares.granted(pool)}, naively ${naive.granted}`);
      if (shares.granted(pool) > shares.capacity(pool)) fail(`pool ${pool} grants more than it has`);
      const of = toldOf(pool);
      if (of.granted !== shares.granted(pool) || of.level !== shares.theta(pool)) fail(`pool ${pool} was not told of`);
      if (naive.squeezed !== of.part < 1 && Math.abs(of.part - 1) > 1e-9)
        fail(`pool ${pool} is squeezed to ${of.part}`);
      if (of.part < 1) report.squeezed++;
      if (!near(shares.wants(pool), naive.wants, 1e-9))
        fail(`pool ${pool} wants ${shares.wants(pool)}, naively ${naive.wants}`);
      if (shares.members(pool) !== naive.jobs.length + naive.groups.length)
        fail(`pool ${pool} has ${shares.members(pool)} members`);
      if (of.due !== Infinity && of.due <= kernel.now) fail(`pool ${pool} is due in the past`);
    }
    if (shares.dirty) fail('settling left something to do');
  };

  const STEP = 1_000_000;
  const kernel: Kernel = new Kernel({
    timer(timer) {
      advance();
      if (timer === STEP) for (let n = 1 + below(3); n > 0; n--) change();
      else end(timer);
    },
    item() {
      advance();
      change();
    },
    settle() {
      shares.settle();
      check();
    },
  });
  for (let n = 1 + below(2); n > 0; n--) addRoot();
  for (let n = below(8); n > 0; n--) addGroup();
  let at = 0;
  kernel.addStream(
    Float64Array.from({ length: steps }, () => (at += below(pick([2, 1000, 3e6])))),
    rank.claim,
  );
  kernel.run(at, 1e5);

  // To the end: everything has room, nothing new comes, and all that can end does.
  running = false;
  advance();
  for (const root of roots) {
    pools.get(root)!.capacity = 100;
    shares.setCapacity(root, 100);
  }
  for (const job of [...jobs]) if (job.naive.left === Infinity || job.naive.most === 0) leave(job);
  for (const [pool, naive] of pools) {
    if (naive.parent === undefined) continue;
    naive.cap = Infinity;
    shares.setGroup(pool, Infinity, naive.guarantee, naive.weight);
  }
  if (kernel.run(Infinity, 1e5) !== 'drained') fail('the world does not come to rest');
  if (jobs.size > 0) fail(`${jobs.size} jobs never ended`);
  return report;
}
