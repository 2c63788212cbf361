// @ts-check
// Runs steps side by side, two at once where there are two processors; a step with workers of its own has the machine to itself.
import { availableParallelism } from 'node:os';
import { runStep } from './step.mjs';

/**
 * @typedef {import('./step.mjs').Step & { after?: readonly string[], alone?: boolean }} LaneStep
 * `after`: names of steps that must have ended well; else the step is not run, and has failed.
 * @typedef {Awaited<ReturnType<typeof runStep>>} Result
 */

/**
 * Runs all steps, begun in the order of the list as far as what they wait for allows it, and returns their results in that order.
 *
 * @param {readonly LaneStep[]} steps
 * @param {(step: LaneStep) => Promise<Result>} [run]
 * @param {number} [lanes]
 * @returns {Promise<Result[]>}
 */
export async function runLanes(steps, run = runAsIs, lanes = Math.min(2, availableParallelism())) {
  /** @type {Map<string, Result>} */
  const ended = new Map();
  /** @type {Map<LaneStep, Promise<void>>} */
  const running = new Map();
  const waiting = [...steps];
  const finish = async (/** @type {LaneStep} */ step) => {
    ended.set(step.name, await run(step));
    running.delete(step);
  };
  const taken = () => [...running.keys()].reduce((sum, step) => sum + widthOf(step, lanes), 0);

  for (;;) {
    for (const step of [...waiting]) {
      const needs = (step.after ?? []).map((name) => ended.get(name));
      const lost = needs.some((need) => need?.ok === false);
      if (!lost && needs.includes(undefined)) continue;
      // Whoever is next in the list is not overtaken for ever by those who need less room.
      if (!lost && taken() + widthOf(step, lanes) > lanes) break;
      waiting.splice(waiting.indexOf(step), 1);
      if (lost) ended.set(step.name, { name: step.name, ok: false, seconds: 0 });
      else running.set(step, finish(step));
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  return steps.map(({ name }) => ended.get(name) ?? { name, ok: false, seconds: 0 });
}

/** @param {LaneStep} step @param {number} lanes */
function widthOf(step, lanes) {
  return step.alone === true ? lanes : 1;
}

/** @param {LaneStep} step */
function runAsIs(step) {
  return runStep(step, { loud: step.alone === true });
}
