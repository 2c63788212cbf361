/**
 * Uniform numbers strictly between 0 and 1, the same in every language: a 32-bit counter, mixed twice (splitmix32). Each
 * is an odd multiple of 2^-33, so that its logarithm is finite.
 *
 * Good enough to draw a workload; the simulator has its own streams.
 *
 * @param {number} seed whole, below 2^32
 * @returns {() => number}
 */
export function uniformStream(seed) {
  let counter = seed | 0;
  return () => {
    counter = (counter + 0x9e3779b9) | 0;
    let mixed = Math.imul(counter ^ (counter >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    mixed ^= mixed >>> 15;
    return ((mixed >>> 0) + 0.5) * 2 ** -32;
  };
}
