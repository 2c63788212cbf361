import { dark, figureStyles, light, themeProperties } from 'hostlab/figures';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const flat = (css: string): string =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};:,>]) ?/g, '$1')
    .replace(/;}/g, '}')
    .replace(/0\.(\d)/g, '.$1')
    .replaceAll('"', "'")
    .trim();

test("the site's figures look as the package says", () => {
  const committed = flat(readFileSync(new URL('../../../site/src/styles/figures.css', import.meta.url), 'utf8'));
  for (const rule of figureStyles().split('\n')) expect(committed).toContain(flat(rule));
  expect(committed).toContain(flat(`:root{${themeProperties(dark)}}`));
  expect(committed).toContain(flat(`:root[data-theme='light']{${themeProperties(light)}}`));
});
