import { spawnSync } from 'node:child_process';

/**
 * @typedef {{ command: string, args: string[] }} Program
 * @typedef {{ wall: number, answer: Record<string, number> }} Play
 */

/** Whether programs can be held on one core here; they are, from the first call on. */
const canPin = spawnSync('taskset', ['-c', '0', process.execPath, '--version']).status === 0;
export const pinned = canPin ? 'each process pinned to core 0' : 'not pinned to a core: there is no taskset here';

/**
 * One whole process, from start to end, in seconds, with the line of JSON that it prints.
 *
 * @param {Program} program
 * @returns {Play}
 * @throws Error with what the program said if it fails
 */
export function play({ command, args }) {
  const [file, list] = canPin ? ['taskset', ['-c', '0', command, ...args]] : [command, args];
  const began = performance.now();
  const ended = spawnSync(file, list, { encoding: 'utf8', maxBuffer: 1 << 24 });
  const wall = (performance.now() - began) / 1000;
  if (ended.status !== 0)
    throw new Error(`${[command, ...args].join(' ')} ended with ${ended.status ?? ended.signal}:\n${ended.stderr}`);
  return { wall, answer: JSON.parse(ended.stdout) };
}

/**
 * Two programs in turn, so that a machine which grows slower or faster meanwhile does so to both.
 *
 * @param {Program} one @param {Program} other @param {number} pairs
 * @param {(play: Play, of: 'one' | 'other') => void} check looks at every single answer
 */
export function playPairs(one, other, pairs, check) {
  const ones = [];
  const others = [];
  for (let pair = 0; pair < pairs; pair++) {
    const first = play(one);
    check(first, 'one');
    ones.push(first);
    const second = play(other);
    check(second, 'other');
    others.push(second);
  }
  return {
    ones,
    others,
    ratio: median(ones.map((first, pair) => first.wall / others[pair].wall)),
  };
}

/** @param {number[]} values at least one */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
