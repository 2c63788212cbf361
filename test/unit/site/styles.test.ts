import { dark, figureStyles, light, themeProperties } from 'hostlab/figures';
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
