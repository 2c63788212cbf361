import { exp, ln } from '../random/fixed-math.ts';

/** CPU shares of cgroup v1 for a request in cores, as the kubelet gives them: 1024 a core, at least 2. */
export function sharesOf(cores: number): number {
  return Math.max(2, Math.floor((Math.round(cores * 1000) * 1024) / 1000));
}

/**
 * CPU weight of cgroup v2 for shares of v1, as runc ≥ 1.3.2 and crun ≥ 1.23 convert them (fact `k8s-weight-new`): 2 shares
 * are 1, 1024 are 100, 262144 and more are 10000. Not linear: twice the request is less than twice the weight.
 */
export function weightOf(shares: number): number {
  if (shares <= 2) return 1;
  if (shares >= 262_144) return 10_000;
  const log = ln(shares) / ln(2);
  const power = exp(((log * log + 125 * log - 126) / 612) * ln(10));
  // Where the formula is a whole number, the last bit must not lift it to the next.
  return Math.ceil(power - 1e-11 * power);
}

/** The weight that a container gets for its request in cores, where it states none: Kubernetes' and runc's conversion, or 100 without a request. */
export function defaultWeight(request: number): number {
  return request > 0 ? weightOf(sharesOf(request)) : 100;
}
