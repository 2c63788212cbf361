import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Each invariant of the house, broken on purpose in a scratch copy: a check that cannot fail is none. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = (program: string): string => join(root, 'node_modules/.bin', program);
let scratch = '';

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'hostlab-house-'));
  for (const path of [
    '.oxlintrc.json',
    'package.json',
    'test/house',
    'simulator/tsconfig.base.json',
    'simulator/package.json',
  ]) {
    await cp(join(root, path), join(scratch, path), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(scratch, 'node_modules'));
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

interface Outcome {
  readonly ok: boolean;
  readonly text: string;
}

function run(program: string, args: readonly string[], cwd: string): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(bin(program), args, { cwd }, (error, stdout, stderr) =>
      resolve({ ok: error === null, text: stdout + stderr }),
    );
  });
}

let plots = 0;

/** Trees that wait to be linted, and what is done with what the linter says of them. */
const pending = new Map<string, (outcome: Outcome) => void>();

/** Writes the files into a scratch tree of their own and lints them there as the repository is linted. */
async function lint(files: Readonly<Record<string, string>>): Promise<Outcome> {
  const name = `plot-${(plots += 1)}`;
  const plot = join(scratch, name);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(plot, path)), { recursive: true });
    await writeFile(join(plot, path), text);
  }
  await cp(join(scratch, '.oxlintrc.json'), join(plot, '.oxlintrc.json'));
  await mkdir(join(plot, 'test'), { recursive: true });
  await symlink(join(scratch, 'test/house'), join(plot, 'test/house'));
  return new Promise((resolve) => {
    pending.set(name, resolve);
    if (pending.size === 1) setTimeout(() => void lintAll(), 200);
  });
}

/** One run of the linter for all that wait: each tree has settings of its own, and each is told its own faults. */
async function lintAll(): Promise<void> {
  const waiting = [...pending];
  pending.clear();
  const { text } = await run('oxlint', ['--deny-warnings', '--format=unix', ...waiting.map(([name]) => name)], scratch);
  // What names no tree is a fault of the linter itself, and everybody's.
  const common = text.split('\n').filter((line) => !/\bplot-\d+\//.test(line) && !/^(\d+ problems?)?$/.test(line));
  for (const [name, resolve] of waiting) {
    const own = text.split('\n').filter((line) => line.includes(`${name}/`));
    const lines = [...own, ...common];
    resolve({ ok: lines.length === 0, text: `${lines.join('\n')}${lines.length > 0 ? '\nproblem' : ''}` });
  }
}

/** Compiles one file under the simulator's own settings. */
async function compile(text: string): Promise<Outcome> {
  const plot = join(scratch, `plot-${(plots += 1)}`);
  await mkdir(plot, { recursive: true });
  await writeFile(join(plot, 'fault.ts'), text);
  const settings = {
    extends: join(root, 'simulator/tsconfig.base.json'),
    compilerOptions: { composite: false, noEmit: true },
  };
  await writeFile(join(plot, 'tsconfig.json'), JSON.stringify({ ...settings, include: ['fault.ts'] }));
  return run('tsc', ['-p', plot], plot);
}

const empty = 'export const x = 1;\n';

/** A file that imports another one, which exists. */
function importing(from: string, to: string, statement = `export { x } from '%';`): Record<string, string> {
  const relative = `../${to}`;
  return { [`simulator/src/${from}`]: `${statement.replace('%', relative)}\n`, [`simulator/src/${to}`]: empty };
}

async function refused(files: Readonly<Record<string, string>>, message: RegExp): Promise<void> {
  const outcome = await lint(files);

  expect(outcome.text).toMatch(message);
  expect(outcome.ok).toBe(false);
}

async function accepted(files: Readonly<Record<string, string>>): Promise<void> {
  const outcome = await lint(files);

  expect(outcome.text).not.toMatch(/problem/);
  expect(outcome.ok).toBe(true);
}

describe('1. kernel and resources contain no domain noun', () => {
  test.each([
    ['a name', 'export const hostCount = 1;'],
    ['a comment', '/** Divides a core among claims. */\nexport const x = 1;'],
    ['a text', "export const x = 'machine';"],
    ['a property', 'export const x = { vmWeight: 1 };'],
  ])('%s is seen', async (_, text) => {
    await refused({ 'simulator/src/kernel/queue.ts': `${text}\n` }, /is a word of what is simulated/);
    await refused({ 'simulator/src/resources/share.ts': `${text}\n` }, /is a word of what is simulated/);
  });

  test('words that only contain such a noun pass', () =>
    accepted({ 'simulator/src/kernel/queue.ts': '/** Scores and ghosts; hosting. */\nexport const scored = 1;\n' }));

  test('they import nothing of the domain either', async () => {
    await refused(importing('kernel/queue.ts', 'model/model.ts'), /"kernel" may not import from "model"/);
    await refused(importing('resources/share.ts', 'units/quantities.ts'), /"resources" may not import from "units"/);
  });
});

describe('2. engine never sees a scenario', () => {
  test('an import is seen', () =>
    refused(importing('engine/world.ts', 'scenario/parse.ts'), /"engine" may not import from "scenario"/));

  test('an import of a type alone is seen', () =>
    refused(
      importing('engine/world.ts', 'scenario/parse.ts', `export type { x } from '%';`),
      /"engine" may not import from "scenario"/,
    ));

  test("a type written as import('…') is seen", () =>
    refused(
      importing('engine/world.ts', 'scenario/parse.ts', `export type X = typeof import('%');`),
      /may not import from "scenario"/,
    ));

  test('a dynamic import is seen', () =>
    refused(
      importing('engine/world.ts', 'scenario/parse.ts', `export const x = (): unknown => import('%');`),
      /may not import from "scenario"/,
    ));

  test('it never sees presets', () =>
    refused(importing('engine/world.ts', 'presets/index.ts'), /"engine" may not import from "presets"/));

  test('it may import a model', () => accepted(importing('engine/world.ts', 'model/model.ts')));
});

describe('3. policies never import entities or engine', () => {
  test.each(['entities/machine.ts', 'engine/run.ts'])('%s is refused', (to) =>
    refused(importing('policies/first-fit.ts', to), /"policies" may not import from/),
  );
});

describe('4. metrics, cost and trace never import engine', () => {
  test.each(['metrics/measures.ts', 'cost/bill.ts', 'trace/state.ts'])('%s may not', (from) =>
    refused(importing(from, 'engine/run.ts', `export type { x } from '%';`), /may not import from "engine"/),
  );
});

describe('5. presets is imported by nobody in src but the own-path rooms', () => {
  test.each(['scenario/parse.ts', 'metrics/measures.ts', 'workload/poisson.ts', 'worlds/compare.ts'])(
    '%s may not',
    (from) => refused(importing(from, 'presets/index.ts'), /may not import from "presets"/),
  );

  test('the face may not', () =>
    refused(
      { 'simulator/src/index.ts': "export * from './presets/index.ts';\n", 'simulator/src/presets/index.ts': empty },
      /may not import from "presets"/,
    ));

  test('presets see of a scenario the types only', async () => {
    await refused(importing('presets/scenarios.ts', 'scenario/shape.ts'), /only types from "scenario"/);
    await accepted(importing('presets/scenarios.ts', 'scenario/shape.ts', `export type { x } from '%';`));
  });
});

describe('6. no file in src names document, process, performance, Date or Math.random', () => {
  test.each(['document', 'process', 'performance', 'window', 'console', 'setTimeout'])(
    'the compiler knows no %s',
    async (name) => {
      const outcome = await compile(`export const x: unknown = ${name};\n`);

      expect(outcome.text).toMatch(/Cannot find name|Do you need to change your target library/);
      expect(outcome.ok).toBe(false);
    },
  );

  test('the compiler passes what is pure', async () => expect(await compile(empty)).toMatchObject({ ok: true }));

  test.each([
    ['Date', 'export const x = new Date();'],
    ['Date.now', 'export const x = Date.now();'],
    ['Intl', 'export const x = Intl;'],
    ['WeakRef', 'export const x = new WeakRef({});'],
    ['a promise', 'export const x = Promise.resolve(1);'],
    ['globalThis', 'export const x: unknown = globalThis;'],
    ['an async function', 'export async function x(): Promise<void> {}'],
    ['Math.random', 'export const x = Math.random();'],
    ['Math.log', 'export const x = Math.log(2);'],
    ['a computed function of Math', "export const x = (f: 'log'): number => Math[f](2);"],
    ['Math under another name', 'const { log } = Math;\nexport const x = log(2);'],
    ['Math handed on', 'const f = (m: Math): number => m.LN2;\nexport const x = f(Math);'],
    ['**', 'export const x = (y: number): number => y ** 2;'],
    ['**=', 'export const x = (y: number): number => {\n  let z = y;\n  z **= 2;\n  return z;\n};'],
    ['for in', 'export function x(o: object): void {\n  for (const key in o) x({ key });\n}'],
    ['localeCompare', "export const x = 'a'.localeCompare('b');"],
    ['toLocaleString', 'export const x = (1).toLocaleString();'],
    ['normalize', "export const x = 'a'.normalize();"],
    ['a Unicode class', 'export const x = /\\p{L}/u;'],
    ['code from text', "export const x: unknown = new Function('return 1');"],
  ])('the linter refuses %s', async (_, text) => {
    const outcome = await lint({ 'simulator/src/model/fault.ts': `${text}\n` });

    expect(outcome.text).toMatch(/house\(same-bits\)|no-restricted-globals|no-new-func/);
    expect(outcome.ok).toBe(false);
  });

  test('exact arithmetic passes', () =>
    accepted({
      'simulator/src/model/fine.ts':
        'export const x = (y: number): number => Math.sqrt(Math.max(Math.round(y), Math.LN2));\n',
    }));
});

describe('7. frame, view, kit, widgets', () => {
  test('a frame has no D3', async () => {
    await refused({ 'simulator/src/figures/hosts/frame.ts': "export { max as x } from 'd3-array';\n" }, /has no D3/);
    await refused({ 'site/src/widgets/race/frame.ts': "export { max as x } from 'd3-array';\n" }, /has no D3/);
  });

  test('a view has no simulator', async () => {
    await refused(viewOn('trace/trace.ts', 'export { x }'), /A view has no simulator/);
    await refused(
      { 'site/src/widgets/race/view.ts': "export { simulate as x } from 'hostlab';\n" },
      /only by its frame's type/,
    );
  });

  test('of a frame a view sees the type only', async () => {
    await refused(viewOn('figures/hosts/frame.ts', 'export { x }'), /only its frame's type/);
    await accepted(viewOn('figures/hosts/frame.ts', 'export type { x }'));
  });

  test('figures never run the engine', () =>
    refused(importing('figures/hosts.ts', 'engine/run.ts'), /"figures" may not import from "engine"/));

  test('the kit knows no lesson and no widget another', async () => {
    const race = { 'site/src/widgets/race/lab.ts': empty, 'site/src/widgets/kit/player.ts': empty };

    await refused(
      { ...race, 'site/src/widgets/kit/knob.ts': "export { x } from '../race/lab.ts';\n" },
      /The kit knows no lesson/,
    );
    await refused(
      { ...race, 'site/src/widgets/hosts/lab.ts': "export { x } from '../race/lab.ts';\n" },
      /No widget imports another/,
    );
    await accepted({ ...race, 'site/src/widgets/hosts/lab.ts': "export { x } from '../kit/player.ts';\n" });
  });

  test('the command line and the site use the front door and the same figures', async () => {
    const model = { 'simulator/src/model/model.ts': empty };

    await refused(
      { ...model, 'simulator/cli/run.ts': "export { x } from '../src/model/model.ts';\n" },
      /Use the package's exports/,
    );
    await refused(
      { ...model, 'site/src/widgets/race/lab.ts': "export { x } from '../../../../simulator/src/model/model.ts';\n" },
      /Use the package's exports/,
    );
    await refused({ 'simulator/cli/draw.ts': "export { max as x } from 'd3-array';\n" }, /draws with hostlab\/figures/);
    await accepted({ 'simulator/cli/run.ts': "export { simulate as x } from 'hostlab';\n" });
  });
});

describe('text that somebody else wrote stays text', () => {
  test.each(['innerHTML', 'outerHTML'])('a page that sets %s is refused', (property) =>
    refused(
      {
        'site/src/widgets/kit/show.ts': `export const show = (place: Element): string => (place.${property} = 'x');\n`,
      },
      /is restricted from being used/,
    ),
  );

  test('setting the text of an element passes', () =>
    accepted({ 'site/src/widgets/kit/show.ts': "export const show = (place: Element): void => place.append('x');\n" }));
});

describe('8. no import circle anywhere', () => {
  test('a circle of two files is seen', () =>
    refused(
      {
        'simulator/src/model/a.ts': "export { b as a } from './b.ts';\n",
        'simulator/src/model/b.ts': "export { a as b } from './a.ts';\n",
      },
      /no-cycle/,
    ));

  test('a circle of types alone is seen', () =>
    refused(
      {
        'simulator/src/model/a.ts': "import type { B } from './b.ts';\nexport interface A {\n  readonly b: B;\n}\n",
        'simulator/src/model/b.ts': "import type { A } from './a.ts';\nexport interface B {\n  readonly a: A;\n}\n",
      },
      /no-cycle/,
    ));

  test('a circle of three files on the site is seen', () =>
    refused(
      {
        'site/src/widgets/kit/a.ts': "export { b as a } from './b.ts';\n",
        'site/src/widgets/kit/b.ts': "export { c as b } from './c.ts';\n",
        'site/src/widgets/kit/c.ts': "export { a as c } from './a.ts';\n",
      },
      /no-cycle/,
    ));
});

describe('the house', () => {
  test('a room that is not in the table is refused', () =>
    refused({ 'simulator/src/utils/x.ts': empty }, /has no room "utils"/));

  test('a room takes only the packages it is allowed', () =>
    refused(
      { 'simulator/src/model/x.ts': "export { string as x } from 'valibot';\n" },
      /may not import the package "valibot"/,
    ));

  test('nothing is imported from outside the simulator’s src', () =>
    refused(
      { 'simulator/src/model/x.ts': "export { x } from '../../../site/src/x.ts';\n", 'site/src/x.ts': empty },
      /imports nothing from outside/,
    ));
});

/** A view beside its frame that imports a file of `src`. */
function viewOn(path: string, what: string): Record<string, string> {
  return { 'simulator/src/figures/hosts/view.ts': `${what} from '../../${path}';\n`, [`simulator/src/${path}`]: empty };
}
