import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Functions of `Math` whose last digits are the engine's own affair, and chance. */
const approximated =
  'acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 hypot log log10 log1p log2 pow sin sinh tan tanh random'.split(
    ' ',
  );

/** Replaces them by functions that throw, before anything is loaded. */
const stubs = `for (const name of ${JSON.stringify(approximated)}) Math[name] = () => { throw new Error('Math.' + name + ' was called'); };`;

/** What the shells of 2022 lack and the package may use. */
const older = `for (const [type, name, f] of [
  [Array, 'toSorted', function (c) { return this.slice().sort(c); }],
  [Array, 'toReversed', function () { return this.slice().reverse(); }],
  [Array, 'with', function (i, v) { const a = this.slice(); a[i < 0 ? a.length + i : i] = v; return a; }],
  [Array, 'findLast', function (f) { for (let i = this.length - 1; i >= 0; i--) if (f(this[i], i, this)) return this[i]; }],
  [Array, 'findLastIndex', function (f) { for (let i = this.length - 1; i >= 0; i--) if (f(this[i], i, this)) return i; return -1; }],
]) if (!(name in type.prototype)) Object.defineProperty(type.prototype, name, { value: f });`;

/**
 * The subject as one classic script for any engine from 2021 on.
 *
 * @param stubbed with it `**` becomes `Math.pow`, and every approximated function throws
 */
export async function bundleSubject(stubbed = false): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [here('subject.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
    supported: stubbed ? { 'exponent-operator': false } : {},
    banner: { js: stubbed ? `${older}\n${stubs}` : older },
    conditions: ['hostlab-source'],
    logLevel: 'warning',
  });
  return outputFiles[0]!.text;
}
