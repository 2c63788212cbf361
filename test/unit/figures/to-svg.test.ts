import {
  escapeXml,
  figureStyles,
  figureStylesIn,
  light,
  dark,
  plain,
  strong,
  tableToHtml,
  tableToText,
  toSvg,
  type Picture,
} from 'hostlab/figures';
import { expect, test } from 'vitest';

const picture: Picture = {
  width: 100,
  height: 50,
  title: 'What & why?',
  description: '<script>"x"</script>',
  marks: [
    {
      kind: 'rect',
      key: 'a',
      role: 'use',
      x: 1 / 3,
      y: 0,
      width: 10,
      height: 10,
      label: 'a < b',
      of: { place: 3, record: 17 },
    },
    { kind: 'text', key: 'b', role: 'label', x: 0, y: 12, text: "a & b's", size: 12, anchor: 'end', bold: true },
    { kind: 'rect', key: 'c', role: 'waste', x: 0, y: 0, width: 1, height: 1, fill: 'hatch' },
  ],
};

test('what people wrote is escaped wherever it stands', () => {
  const svg = toSvg(picture, { theme: 'light', source: '</svg><script>' });
  expect(svg).not.toContain('<script>');
  expect(svg).toContain('<title>a &lt; b</title>');
  expect(svg).toContain('a &amp; b&#39;s');
  expect(escapeXml('a\u0000b\u001Fc\td')).toBe('abc\td');
});

test('a mark carries its key, what it stands for, and its role', () => {
  const svg = toSvg(picture);
  expect(svg).toContain(
    '<rect class="hl-use" data-key="a" data-place="3" data-record="17" x="0.33" y="0" width="10" height="10">',
  );
  expect(svg).toContain('aria-labelledby="hostlab-title hostlab-description"');
});

test('hatching refers to the pattern of its own picture', () => {
  const svg = toSvg(picture, { id: 'f7' });
  expect(svg).toContain('<pattern id="f7-hatch"');
  expect(svg).toContain('fill="url(#f7-hatch)"');
});

test('a file has its colours in it and names its source; a page has neither', () => {
  for (const theme of ['light', 'dark', 'auto'] as const) {
    const svg = toSvg(picture, { theme, source: 'hostlab 0.1.0' });
    expect(svg).not.toContain('var(');
    expect(svg).toContain('hostlab 0.1.0</text>');
  }
  expect(toSvg(picture, { source: 'x' })).not.toContain('<style>');
  expect(toSvg(picture, { theme: 'auto' })).toContain('prefers-color-scheme:dark');
});

test('every custom property that the style sheet names is in both themes', () => {
  const named = [...figureStyles().matchAll(/--hl-([a-z-]+)/g)]
    .map((match) => match[1])
    .filter((name) => name !== 'font');
  for (const theme of [light, dark]) expect(new Set(named)).toEqual(new Set(Object.keys(theme)));
  expect(figureStylesIn(light)).not.toContain('inherit');
});

test('a table is the same in a page and in a terminal', () => {
  const table = {
    title: 'T',
    columns: ['Host', 'used'],
    rows: [
      ['a<b', '1'],
      ['c', '10 GiB'],
    ],
  };
  expect(tableToHtml(table)).toBe(
    '<table><caption>T</caption><thead><tr><th scope="col">Host</th><th scope="col">used</th></tr></thead><tbody><tr><th scope="row">a&lt;b</th><td>1</td></tr><tr><th scope="row">c</th><td>10 GiB</td></tr></tbody></table>',
  );
  expect(tableToText(table)).toBe('Host    used\n────  ──────\na<b        1\nc     10 GiB');
});

test('a sentence keeps its words when its emphasis goes', () => {
  expect(plain(['As VMs they use ', strong('47'), '.'])).toBe('As VMs they use 47.');
});
