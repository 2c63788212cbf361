import { positive, wholeFrom } from './check.ts';

function share(value: number, what: string): void {
  if (!(value >= 0 && value <= 1))
    throw new RangeError(`${what} must lie between 0 and 1, and this is ${String(value)}`);
}

/**
 * Amdahl's law: how many times faster a fixed work is on n cores if only a part of it can be shared out.
 *
 * Source: G. M. Amdahl, AFIPS 1967: 1 ⁄ ((1 − p) + p ⁄ n).
 *
 * @param parallel p, share of the work that can be shared out, 0 to 1
 * @param cores n > 0
 * @throws RangeError if a parameter is out of range
 */
export function amdahl(parallel: number, cores: number): number {
  share(parallel, 'the parallel share');
  positive(cores, 'the number of cores');
  return 1 / (1 - parallel + parallel / cores);
}

/**
 * How many cores n quiet services need together, against one core each: the least c such that more than c are busy at the same
 * time with at most the given probability, where each is busy independently for a share of the time.
 *
 * Source: the binomial distribution; Knightly and Shroff, Admission control for statistical QoS, IEEE Network 1999, on the idea.
 *
 * @param services n ≥ 1, whole; takes n steps
 * @param busy share of the time that each is busy, 0 to 1
 * @param risk probability allowed for needing more, 0 to 1
 * @returns whole cores, 0 to n
 * @throws RangeError if a parameter is out of range
 */
export function multiplexedCores(services: number, busy: number, risk: number): number {
  wholeFrom(1, services, 'the number of services');
  share(busy, 'the busy share');
  share(risk, 'the risk');
  const chances = binomial(services, busy);
  // Summed from the rare end, where the summands are small.
  let beyond = 0;
  for (let cores = services; cores > 0; cores--) {
    beyond += chances[cores] as number;
    if (beyond > risk) return cores;
  }
  return 0;
}

/** Probabilities of 0 to n busy, from the likeliest outwards, so that nothing underflows too early. */
function binomial(n: number, p: number): Float64Array {
  const chances = new Float64Array(n + 1);
  if (p === 0 || p === 1) {
    chances[p * n] = 1;
    return chances;
  }
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  chances[mode] = 1;
  for (let k = mode; k < n; k++) chances[k + 1] = ((chances[k] as number) * (n - k) * odds) / (k + 1);
  for (let k = mode; k > 0; k--) chances[k - 1] = ((chances[k] as number) * k) / ((n - k + 1) * odds);
  const sum = chances.reduce((total, chance) => total + chance, 0);
  return chances.map((chance) => chance / sum);
}
