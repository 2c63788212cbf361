import type { PlacementName } from 'hostlab';

/** What each placement policy does, in one sentence. */
export const policyWords: Readonly<Record<PlacementName, string>> = {
  'first-fit': 'The first host, in the order of the scenario, where the promises fit.',
  'best-fit': 'The host that is left with the least room; equal room: the first.',
  'worst-fit': 'The host that is left with the most room; equal room: the first.',
  'round-robin': 'The next host after the last one chosen, around in a circle, where the promises fit.',
  'least-allocated': 'The host with the smallest share promised, mean of cores and memory; equal: the first. Spreads.',
  'most-allocated': 'The host with the largest share promised, mean of cores and memory; equal: the first. Packs.',
};
