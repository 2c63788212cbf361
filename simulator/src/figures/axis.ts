const timeSteps = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7, 15e6, 2e7, 3e7,
  6e7, 12e7, 3e8, 6e8, 9e8, 12e8, 18e8, 36e8, 72e8, 108e8, 216e8, 432e8, 864e8, 1728e8, 432e9, 6048e8, 864e9, 2592e9,
  7776e9, 31536e9,
];

/** Round instants from 0 to `end` (µs), at most `most` + 1 of them. */
export function timeTicks(end: number, most: number): number[] {
  const step = timeSteps.find((each) => end / each <= most) ?? end;
  return multiples(step, end);
}

/** Round values from 0 to `end`, at most `most` + 1 of them: 1, 2 or 5 times a power of ten. */
export function valueTicks(end: number, most: number): number[] {
  if (!(end > 0) || end === Infinity) return [0];
  let power = 1;
  while (power * 10 * most <= end) power *= 10;
  while (power * most > end && power > 1e-9) power /= 10;
  const step = [1, 2, 5, 10, 20, 50].map((each) => each * power).find((each) => end / each <= most) ?? end;
  return multiples(step, end);
}

/** Sizes from 0 to `end` bytes in steps of a power of two. */
export function byteTicks(end: number, most: number): number[] {
  if (!(end > 0) || end === Infinity) return [0];
  let step = 1;
  while (end / step > most) step *= 2;
  return multiples(step, end);
}

function multiples(step: number, end: number): number[] {
  const out: number[] = [];
  for (let i = 0; i * step <= end * 1.000001 && i < 100; i++) out.push(i * step);
  return out;
}

/** Moves labels apart, as little as may be: each at least `gap` from the next, all between `top` and `bottom`. */
export function apart(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const out = wanted.slice();
  let least = top;
  for (const i of order) {
    out[i] = Math.max(least, out[i]!);
    least = out[i] + gap;
  }
  let most = bottom;
  for (const i of order.toReversed()) {
    out[i] = Math.min(most, out[i]!);
    most = out[i] - gap;
  }
  return out;
}
