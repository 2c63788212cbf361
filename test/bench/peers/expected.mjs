/**
 * The answers, by workload and size. They were found by several programs that share no code: the limits here, one in C++, a
 * naive one that looks at everything at each event, and simulators written by others.
 *
 * `wholeMicroseconds`: what `hostSum` becomes when all times are rounded to whole microseconds, as in the simulator: then
 * thousands of arrivals and leaves fall together that were apart by less, and one different choice of a host changes all
 * that follow. A naive program on rounded times gives these digits.
 *
 * @type {Record<string, Record<number, Record<string, number>>>}
 */
export const expected = {
  w1a: {
    125000: { mean: 10.37011149, last: 138807.6105 },
    250000: { mean: 10.11258818, last: 277939.7439 },
    500000: { mean: 9.889292687, last: 556235.6126 },
    1000000: { mean: 9.874123127, last: 1110740.955 },
  },
  w2: {
    10: { mean: 498.9885999, last: 4931.34371 },
    100: { mean: 524.5235924, last: 5465.207654 },
    125: { mean: 520.8132527, last: 5465.207654 },
    250: { mean: 523.7050523, last: 5465.207654 },
    500: { mean: 527.4480167, last: 5783.627353 },
    1000: { mean: 524.8772773, last: 5783.627353 },
  },
  w3w: {
    1000: { mean: 177.4276744, last: 1397.798637, peak: 298 },
    10000: { mean: 147.7051347, last: 1209.728473, peak: 2416 },
    80000: { mean: 144.5117192, last: 1201.427194, peak: 18862 },
  },
  w3g: {
    1000: { mean: 157.874893, last: 1538.696787, peak: 266 },
    10000: { mean: 145.2770517, last: 1219.619838, peak: 2340 },
    80000: { mean: 143.2725599, last: 1202.068779, peak: 18612 },
  },
  w4f: churn([1655, 191403, 28602370, 113596440, 451473643, 1805524307], [28602370, 113596440, 451442168, 1805470137]),
  w4l: churn(
    [4531, 496080, 77619873, 311214377, 1242752841, 4969303073],
    [77662064, 311182678, 1243844064, 4965804012],
  ),
};

/** @param {number[]} sums @param {number[]} rounded from 125,000 on */
function churn(sums, rounded) {
  const sizes = [1000, 10000, 125000, 250000, 500000, 1000000];
  const peak = [113, 974, 11701, 23250, 46208, 92222];
  const coreHours = [323.1887472, 3462.739411, 43238.98387, 86619.05515, 172921.9261, 346608.6986];
  const last = [4140.010143, 4180.954903, 4198.07479, 4198.07479, 4201.708631, 4201.708631];
  return Object.fromEntries(
    sizes.map((size, i) => [
      size,
      {
        rejected: 0,
        hostSum: sums[i],
        wholeMicroseconds: rounded[i - 2] ?? sums[i],
        peak: peak[i],
        coreHours: coreHours[i],
        last: last[i],
      },
    ]),
  );
}

/**
 * What is wrong with an answer, in words; empty where it is right: counts must be equal, all other numbers to 1e-6 of
 * themselves. Where a size has no expectation nothing can be said, and that is said.
 *
 * @param {string} workload @param {number} size @param {Record<string, number>} answer @param {'exact' | 'rounded'} times
 * @returns {string}
 */
export function wrong(workload, size, answer, times) {
  const row = expected[workload]?.[size];
  if (row === undefined) return `${workload} has no expected answer for size ${size}`;
  const wrongs = [];
  for (const [name, value] of Object.entries(row)) {
    if (name === 'wholeMicroseconds') continue;
    const should = name === 'hostSum' && times === 'rounded' ? row.wholeMicroseconds : value;
    const is = answer[name];
    const counted = name === 'hostSum' || name === 'peak' || name === 'rejected';
    const right = counted ? is === should : Math.abs(is - should) <= 1e-6 * Math.abs(should);
    if (!right) wrongs.push(`${name} is ${is}, should be ${should}`);
  }
  return wrongs.join('; ');
}
