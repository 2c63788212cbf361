/** What is played in every engine. Bundled to one classic script that leaves `hostlabReport()` behind; no DOM, no Node. */
import { parseScenario, simulate } from 'hostlab';
import { traceLines } from 'hostlab/text';
import { catalogue } from 'hostlab/presets';
import { cos, exp, ln, pow, sin } from '../../simulator/src/random/fixed-math.ts';
import { hash128 } from '../../simulator/src/random/hash.ts';
import { randomStream } from '../../simulator/src/random/streams.ts';
import type { Report } from './report.ts';
import { scenarios } from './scenarios.ts';

/** All text of the shells is one-byte, so a hash over UTF-16 units is a hash over bytes. */
function hash(text: string): string {
  return hash128(0, text)
    .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
    .join('');
}

/** A long lesson is played so far; an interpreter without compiler has to get through it too. */
const eventBudget = 30_000;

function playAll(): Record<string, string[]> {
  const blocks: Record<string, string[]> = {};
  for (const { name, scenario } of scenarios) {
    const parsed = parseScenario(scenario, { catalogue });
    if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.issues[0])}`);
    const run = simulate(parsed.model, { seed: scenario.seed ?? 1, eventBudget });
    blocks[name] = [...traceLines(run.trace)].map(hash);
    blocks[name].push(hash(JSON.stringify([run.counters, run.stop, run.endedAt, run.events])));
  }
  return blocks;
}

const calls = 20_000;

/** Texts of many values: the shortest decimal that reads as the same double, which all engines write alike. */
function values(draw: () => number): string[] {
  const texts: string[] = [];
  for (let i = 0; i < calls; i++) texts.push(String(draw()));
  return [hash(texts.join())];
}

/** The five functions, ours or the engine's. */
interface Elementary {
  readonly ln: (x: number) => number;
  readonly exp: (x: number) => number;
  readonly pow: (x: number, y: number) => number;
  readonly sin: (x: number) => number;
  readonly cos: (x: number) => number;
}

function elementary(of: Elementary): Record<string, string[]> {
  const stream = randomStream(7, 'engines');
  const any = (): number => (stream.uniform() - 0.5) * of.exp(stream.uniform() * 12);
  return {
    ln: values(() => of.ln(Math.abs(any()))),
    exp: values(() => of.exp(stream.uniform() * 1400 - 700)),
    pow: values(() => of.pow(Math.abs(any()), stream.uniform() * 20 - 10)),
    sin: values(() => of.sin(any())),
    cos: values(() => of.cos(any())),
  };
}

function streams(): Record<string, string[]> {
  const stream = randomStream(Number.MAX_SAFE_INTEGER, 'engines');
  return {
    uniform: values(() => stream.uniform()),
    exponential: values(() => stream.exponential(3)),
    normal: values(() => stream.normal()),
    integer: values(() => stream.integer(-1000, 1_000_000)),
  };
}

function native(): string {
  try {
    const { log, exp, pow, sin, cos } = Math;
    return hash(Object.values(elementary({ ln: log, exp, pow, sin, cos })).join());
  } catch {
    return 'thrown';
  }
}

/** Plays everything and reports it as JSON. */
(globalThis as { hostlabReport?: () => string }).hostlabReport = () => {
  const report: Report = {
    blocks: { ...elementary({ ln, exp, pow, sin, cos }), ...streams(), ...playAll() },
    native: native(),
  };
  return JSON.stringify(report);
};
