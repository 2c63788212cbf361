/** What one asks of a capacity. */
export interface Claim {
  /** > 0, finite: two who share get in proportion to it. */
  readonly weight: number;
  /** The least of limit and demand, ≥ 0. Default: no limit. */
  readonly most?: number;
  /** A guarantee, ≥ 0, finite; it counts up to `most`. Default 0. */
  readonly least?: number;
}

/**
 * Divides `capacity` among `claims` by weighted max-min fairness with guarantees.
 *
 * Everybody gets min(most, max(least, weight · θ)) with one θ for all, such that the grants add up to the capacity, or to what all want where that
 * is less. Where the guarantees alone do not fit, all are squeezed by one factor, and who has none gets nothing. Grants keep the order of the
 * claims; equal claims get equal grants. The clear way to do it, O(n · log n) for one division; `Shares` keeps up with changes instead.
 *
 * @param capacity ≥ 0, finite
 * @throws RangeError if the capacity or a claim is out of range; the message names the claim's index and the value
 */
export function shareCapacity(capacity: number, claims: readonly Claim[]): Float64Array {
  if (!(capacity >= 0 && capacity < Infinity))
    throw new RangeError(`a capacity is finite and not below 0, not ${capacity}`);
  const bounds = claims.map(checked);
  const grants = new Float64Array(claims.length);

  const floors = bounds.reduce((sum, { least }) => sum + least, 0);
  if (floors >= capacity) {
    bounds.forEach(({ least }, i) => (grants[i] = floors > 0 ? least * (capacity / floors) : 0));
    return grants;
  }

  // Between two thresholds the sum of all grants is a straight line in θ: find the piece on which it reaches the capacity.
  let fixed = floors;
  let weights = 0;
  let from = 0;
  let level = Infinity;
  for (const { at, weight, rate } of thresholds(bounds)) {
    if (fixed + weights * at >= capacity) {
      // Rounding must not carry the level off its piece.
      level = weights > 0 ? Math.min(at, Math.max(from, (capacity - fixed) / weights)) : at;
      break;
    }
    weights += weight;
    fixed += rate;
    from = at;
  }
  // After the last threshold only those without limit go on.
  if (level === Infinity && bounds.some(({ most }) => most === Infinity))
    level = Math.max(from, (capacity - fixed) / weights);
  bounds.forEach(({ weight, most, least }, i) => (grants[i] = Math.min(most, Math.max(least, weight * level))));
  return grants;
}

interface Bounds {
  readonly weight: number;
  readonly most: number;
  readonly least: number;
}

function checked({ weight, most = Infinity, least = 0 }: Claim, index: number): Bounds {
  if (!(weight > 0 && weight < Infinity))
    throw new RangeError(`a weight is finite and above 0; claim ${index} has ${weight}`);
  if (!(most >= 0)) throw new RangeError(`a most is not below 0; claim ${index} has ${most}`);
  if (!(least >= 0 && least < Infinity))
    throw new RangeError(`a least is finite and not below 0; claim ${index} has ${least}`);
  return { weight, most, least: Math.min(least, most) };
}

/** Where a claim begins to share (it leaves its least), and where it ceases to (it has its most): how both change the straight line. */
function thresholds(bounds: readonly Bounds[]): { at: number; weight: number; rate: number }[] {
  return bounds
    .flatMap(({ weight, most, least }) => [
      { at: least / weight, weight, rate: -least },
      { at: most / weight, weight: -weight, rate: most },
    ])
    .filter(({ at }) => at < Infinity)
    .sort((a, b) => a.at - b.at || b.weight - a.weight);
}
