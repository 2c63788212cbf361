import type { PlacementName } from '../model/model.ts';

/** What a placement is told of a request. */
export interface PlacementRequest {
  readonly cores: number;
  readonly bytes: number;
  readonly disk: number;
}

/** What a placement may know of a host: what nobody has been promised yet. */
export interface PlacementCandidate {
  readonly freeCores: number;
  readonly freeBytes: number;
  readonly freeDisk: number;
}

/**
 * Chooses a host: its index among the candidates, −1 where the request fits nowhere. Pure.
 *
 * @param previous the index that was chosen last, −1 at first; only round-robin looks at it
 */
export type PlacementPolicy = (
  request: PlacementRequest,
  candidates: readonly PlacementCandidate[],
  previous: number,
) => number;

function fits(request: PlacementRequest, host: PlacementCandidate): boolean {
  return host.freeCores >= request.cores && host.freeBytes >= request.bytes && host.freeDisk >= request.disk;
}

/** The best of those that fit; the first of equals. */
function best(isBetter: (one: PlacementCandidate, than: PlacementCandidate) => boolean): PlacementPolicy {
  return (request, candidates) => {
    let chosen = -1;
    let champion: PlacementCandidate | undefined;
    for (const [index, host] of candidates.entries()) {
      if (fits(request, host) && (champion === undefined || isBetter(host, champion))) {
        champion = host;
        chosen = index;
      }
    }
    return chosen;
  };
}

/** The first host that fits. */
export const firstFit: PlacementPolicy = best(() => false);

/** The next host that fits after the one chosen last, and after the last host the first again. */
export const roundRobin: PlacementPolicy = (request, candidates, previous) => {
  for (let step = 1; step <= candidates.length; step++) {
    const index = (previous + step) % candidates.length;
    if (fits(request, candidates[index] as PlacementCandidate)) return index;
  }
  return -1;
};

/** Of those that fit, the host with the most free CPU: spreads. Equal: the first. */
export const leastAllocated: PlacementPolicy = best((a, b) => a.freeCores > b.freeCores);

/** Of those that fit, the host with the least free CPU: packs. Equal: the first. */
export const mostAllocated: PlacementPolicy = best((a, b) => a.freeCores < b.freeCores);

/** Of those that fit, the host with the least free memory; equal: with the least free CPU; equal again: the first. */
export const bestFit: PlacementPolicy = best(
  (a, b) => a.freeBytes < b.freeBytes || (a.freeBytes === b.freeBytes && a.freeCores < b.freeCores),
);

/** Of those that fit, the host with the most free memory; equal: with the most free CPU; equal again: the first. */
export const worstFit: PlacementPolicy = best(
  (a, b) => a.freeBytes > b.freeBytes || (a.freeBytes === b.freeBytes && a.freeCores > b.freeCores),
);

/**
 * All placements by the name that a scenario knows them by. Each looks at every host: this is the form that says what is
 * meant, and the one that `PlacementIndex` is held against.
 */
export const placements: Readonly<Record<PlacementName, PlacementPolicy>> = {
  'first-fit': firstFit,
  'best-fit': bestFit,
  'worst-fit': worstFit,
  'round-robin': roundRobin,
  'least-allocated': leastAllocated,
  'most-allocated': mostAllocated,
};
