import { dark, figureStyles, light, themeProperties } from 'hostlab/figures';
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The style sheet of the site's figures: the package's looks, in Starlight's themes and on paper. */
const css = `/* Written from the package's looks by test/unit/site/styles.test.ts; after a change: npx vitest run -u … styles.test.ts */
:root{${themeProperties(dark)}}
:root[data-theme='light']{${themeProperties(light)}}
@media print{:root,:root[data-theme]{${themeProperties(light)}}}
${figureStyles()}
`;

test("the site's figures look as the package says", async () => {
  await expect(css).toMatchFileSnapshot('../../../site/src/styles/figures.css');
});

/** Selectors by which a change anywhere has the styles of everything worked out again. */
const ofTheWholePage = /(?:^|[\s,}])(?::root|html|body)[^\s,{>+~]*:has\(/;

test('no style asks of the whole page what is in it', () => {
  const sheets = globSync('site/src/**/*.{css,astro}');
  expect(sheets.length).toBeGreaterThan(20);
  for (const sheet of sheets) expect(ofTheWholePage.exec(readFileSync(sheet, 'utf8'))?.[0], sheet).toBeUndefined();
});

test.each([
  ':root:has(.lab) {',
  'html:has(.lab) .panel {',
  '.a, body.dark:has(> .lab) {',
  "\n:root[data-theme='light']:has(.x){",
])('that check sees %s', (style) => {
  expect(style).toMatch(ofTheWholePage);
});
