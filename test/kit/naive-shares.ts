/**
 * The obvious share tree: objects, everything visited at every look, levels found by bisection. The oracle of `Shares`; shares no line
 * with it.
 */
export interface NaivePool {
  capacity: number;
  parent: NaivePool | undefined;
  cap: number;
  guarantee: number;
  weight: number;
  groups: NaivePool[];
  jobs: NaiveJob[];
  /** Found by `divide`. */
  wants: number;
  granted: number;
  squeezed: boolean;
}

export interface NaiveJob {
  weight: number;
  most: number;
  least: number;
  left: number;
  rate: number;
}

export const naiveRoot = (capacity: number): NaivePool => ({
  capacity,
  parent: undefined,
  cap: Infinity,
  guarantee: 0,
  weight: 0,
  groups: [],
  jobs: [],
  wants: 0,
  granted: 0,
  squeezed: false,
});

/** One claim of a pool: its weight, the most it can use, what it is sure of, and where to put what it gets. */
interface Member {
  weight: number;
  most: number;
  least: number;
  give: (rate: number) => void;
}

/** Finds all rates below a root. */
export function divide(root: NaivePool): void {
  want(root);
  give(root, root.capacity);
}

/** Lets all jobs below a pool work for a time at their rates. */
export function work(pool: NaivePool, time: number): void {
  for (const job of pool.jobs) job.left -= job.rate * time;
  for (const group of pool.groups) work(group, time);
}

function want(pool: NaivePool): void {
  for (const group of pool.groups) want(group);
  pool.wants = members(pool).reduce((sum, member) => sum + member.most, 0);
}

function members(pool: NaivePool): Member[] {
  const jobs = pool.jobs.map((job) => ({
    weight: job.weight,
    most: job.most,
    least: Math.min(job.least, job.most),
    give: (rate: number) => {
      job.rate = rate;
    },
  }));
  const groups = pool.groups.map((group) => {
    const most = Math.min(group.cap, group.wants);
    return {
      weight: group.weight > 0 ? group.weight : 100 * most,
      most,
      least: Math.min(group.guarantee, most),
      give: (rate: number) => give(group, rate),
    };
  });
  return [...jobs, ...groups];
}

function give(pool: NaivePool, capacity: number): void {
  const all = members(pool);
  const rates = naiveRates(capacity, all);
  pool.squeezed = all.reduce((sum, member) => sum + member.least, 0) > capacity * (1 + 1e-9);
  pool.granted = rates.reduce((sum, rate) => sum + rate, 0);
  all.forEach((member, i) => member.give(rates[i]!));
}

/** min(most, max(least, weight · θ)) for everybody, with θ by bisection; all least squeezed by one factor where they do not fit. */
export function naiveRates(
  capacity: number,
  claims: readonly { weight: number; most: number; least: number }[],
): number[] {
  const sum = (of: (claim: { weight: number; most: number; least: number }) => number): number =>
    claims.reduce((total, claim) => total + of(claim), 0);
  if (sum((c) => c.most) <= capacity) return claims.map((c) => c.most);
  const floors = sum((c) => c.least);
  if (floors >= capacity) return claims.map((c) => (floors === 0 ? 0 : (c.least * capacity) / floors));
  const rate = (c: { weight: number; most: number; least: number }, level: number): number =>
    Math.min(c.most, Math.max(c.least, c.weight * level));
  let low = 0;
  let high = Math.max(...claims.filter((c) => c.most > 0).map((c) => c.most / c.weight));
  for (let i = 0; i < 200; i++) {
    const level = (low + high) / 2;
    if (sum((c) => rate(c, level)) > capacity) high = level;
    else low = level;
  }
  return claims.map((c) => rate(c, low));
}
