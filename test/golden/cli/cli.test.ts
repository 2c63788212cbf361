import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hostlab } from '../../kit/cli.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const examples = readdirSync(`${root}/simulator/examples`).filter((file) => file.endsWith('.yaml')).sort();
const transcript = (name: string): string => fileURLToPath(new URL(`${name}.txt`, import.meta.url));

/** Examples name files from the root of the repository, as its readers do. */
const fromRoot = (words: readonly string[]): readonly string[] => words.map((word) => (word.startsWith('simulator/') ? `${root}/${word}` : word));

describe('each example is played as it was', () => {
  it.each(examples)('%s', async (file) => {
    const { exit, out, err } = await hostlab(['run', `${root}/simulator/examples/${file}`]);

    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    await expect(out).toMatchFileSnapshot(transcript(`run-${file.replace('.yaml', '')}`));
  });
});

describe('each command has a screen of help', () => {
  it.each(['', 'run', 'check', 'compare', 'why', 'trace', 'show'])('hostlab %s --help', async (command) => {
    const { exit, out, err } = await hostlab(command === '' ? ['--help'] : [command, '--help']);

    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    const lines = out.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    await expect(out).toMatchFileSnapshot(transcript(`help${command === '' ? '' : `-${command}`}`));
  });
});

describe('examples of the help screens say what they said', () => {
  it.each([
    ['check-quiet-services', 'check simulator/examples/quiet-services.yaml'],
    ['compare-quiet-services', 'compare simulator/examples/quiet-services.yaml'],
    ['why-leaky', 'why simulator/examples/noisy-neighbour.yaml --entity leaky'],
    ['show-policies', 'show policies'],
    ['show-ubuntu-server', 'show presets ubuntu-server'],
    ['show-quiet-services', 'show presets quiet-services'],
    ['run-two-reserving-vms-json', 'run simulator/examples/two-reserving-vms.yaml --json'],
    ['run-two-reserving-vms-csv', 'run simulator/examples/two-reserving-vms.yaml --csv'],
  ])('%s', async (name, line) => {
    const { exit, out, err } = await hostlab(fromRoot(line.split(' ')));

    expect(exit).toBe(0);
    await expect(out + err.replaceAll(`${root}/`, '').replaceAll(root, '')).toMatchFileSnapshot(transcript(name));
  });
});
