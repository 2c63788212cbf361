import { scenarios } from 'hostlab/presets';
import { parse } from 'yaml';
import { expect, it } from 'vitest';
import { openedData, readOpened } from '../../../../site/src/widgets/lab/lab-link.ts';
import { yamlOf } from '../../../../site/src/widgets/lab/yaml-of.ts';

const known = { worlds: ['container'], panels: ['hosts', 'series', 'bill'] };

it('what is put into a link is what comes out of it', () => {
  for (const opened of [
    { text: '# mine\nhostlab: 1\n', beside: 'container', at: 5e6 },
    { text: '', beside: '' },
    { text: 'a', beside: '', panels: ['hosts', 'series'] },
  ])
    expect(readOpened(openedData(opened), known)).toEqual({ ok: true, opened });
});

it('a scenario that a figure hands over is one, and is written as YAML, every preset to the letter', () => {
  for (const { spec } of scenarios) {
    const data = JSON.parse(JSON.stringify(spec));
    expect(readOpened(data, known)).toEqual({ ok: true, scenario: data });
    expect(parse(yamlOf(data))).toEqual(data);
    expect(
      Math.max(
        ...yamlOf(spec)
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThan(140);
  }
});

it('whatever else a link holds is refused with a sentence', () => {
  for (const data of [
    null,
    7,
    'yaml',
    [],
    {},
    { lab: 'x' },
    { yaml: 1 },
    { yaml: 'a', script: 'b' },
    { yaml: 'a', beside: 'elsewhere' },
    { yaml: 'a', at: -1 },
    { yaml: 'a', at: 'x' },
    { yaml: `a\n${'b'.repeat(30_000)}\nc` },
    { yaml: 'a', panels: 'hosts' },
    { yaml: 'a', panels: ['hosts', 'elsewhere'] },
    { yaml: 'a', panels: ['hosts', 'hosts', 'hosts', 'hosts'] },
  ]) {
    const read = readOpened(data, known);
    expect(read).toMatchObject({ ok: false, why: expect.stringMatching(/^This link .*\.$/) });
  }
});
