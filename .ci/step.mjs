// @ts-check
// Runs programs one after another and tells, in a line each, how it went and how long it took.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @typedef {object} Step
 * @property {string} name What is seen in the summary.
 * @property {string} command A program of node_modules/.bin or of the path, with its arguments, as one would type it.
 */

/**
 * Runs a step and shows what it printed only if it failed, or at once if `loud`.
 *
 * @param {Step} step
 * @param {{ loud?: boolean }} [options]
 * @returns {Promise<{ name: string, ok: boolean, seconds: number }>}
 */
export async function runStep(step, options = {}) {
  const begin = performance.now();
  const loud = options.loud === true;
  const child = spawn(step.command, {
    cwd: root,
    shell: true,
    env: {
      ...process.env,
      PATH: `${root}node_modules/.bin:${process.env['PATH'] ?? ''}`,
      ASTRO_TELEMETRY_DISABLED: '1',
    },
    stdio: ['ignore', loud ? 'inherit' : 'pipe', loud ? 'inherit' : 'pipe'],
  });
  /** @type {Buffer[]} */
  const printed = [];
  child.stdout?.on('data', (chunk) => printed.push(chunk));
  child.stderr?.on('data', (chunk) => printed.push(chunk));
  /** @type {number} */
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (status) => resolve(status ?? 1));
  });
  const seconds = (performance.now() - begin) / 1000;
  if (code !== 0 && !loud) process.stdout.write(Buffer.concat(printed));
  console.log(summaryLine({ name: step.name, ok: code === 0, seconds }));
  return { name: step.name, ok: code === 0, seconds };
}

/** @param {{ name: string, ok: boolean, seconds: number }} result */
export function summaryLine({ name, ok, seconds }) {
  return `${ok ? '✓' : '✗'} ${name.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s`;
}
