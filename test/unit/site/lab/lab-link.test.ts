import { scenarios } from 'hostlab/presets';
import { parse } from 'yaml';
import { expect, it } from 'vitest';
import { openedData, readOpened, yamlOf } from '../../../../site/src/widgets/lab/lab-link.ts';

it('what is put into a link is what comes out of it', () => {
  for (const opened of [
    { text: '# mine\nhostlab: 1\n', beside: 'container', at: 5e6 },
    { text: '', beside: '' },
  ])
    expect(readOpened(openedData(opened), ['container'])).toEqual({ ok: true, opened });
});

it('a scenario that a figure hands over is written as YAML, every preset to the letter', () => {
  for (const { spec } of scenarios) {
    const read = readOpened(JSON.parse(JSON.stringify(spec)), []);
    expect(read.ok && parse(read.opened.text)).toEqual(JSON.parse(JSON.stringify(spec)));
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
  ]) {
    const read = readOpened(data, ['container']);
    expect(read).toMatchObject({ ok: false, why: expect.stringMatching(/^This link .*\.$/) });
  }
});
