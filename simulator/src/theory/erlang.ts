import { notNegative, wholeFrom } from './check.ts';

/**
 * Erlang B: the share of customers who find all servers busy and are lost, in M/G/c/c.
 *
 * By the recursion B(0) = 1, B(k) = a B(k − 1) ⁄ (k + a B(k − 1)), which neither overflows nor cancels. Takes `servers` steps.
 *
 * Source: A. K. Erlang 1917; the recursion in any text on queues (Kleinrock, Queueing Systems I, 1975, section 3.6).
 *
 * @param load offered load a = λ ⁄ μ in erlangs, ≥ 0
 * @param servers c ≥ 0, whole
 * @throws RangeError if a parameter is out of range
 */
export function erlangB(load: number, servers: number): number {
  notNegative(load, 'the offered load');
  wholeFrom(0, servers, 'the number of servers');
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (load * blocked) / (k + load * blocked);
  return blocked;
}

/**
 * Erlang C: the share of customers who must wait, in M/M/c; 1 where the load is no less than the servers.
 *
 * C = B ⁄ (1 − ρ (1 − B)), ρ = a ⁄ c.
 *
 * Source: A. K. Erlang 1917; Kleinrock, Queueing Systems I, 1975, section 3.5.
 *
 * @param load offered load a = λ ⁄ μ in erlangs, ≥ 0
 * @param servers c ≥ 1, whole
 * @throws RangeError if a parameter is out of range
 */
export function erlangC(load: number, servers: number): number {
  notNegative(load, 'the offered load');
  wholeFrom(1, servers, 'the number of servers');
  if (load >= servers) return 1;
  const blocked = erlangB(load, servers);
  return blocked / (1 - (load / servers) * (1 - blocked));
}
