import axe from 'axe-core';
import type { Page } from 'playwright';
import type { Look } from './look.ts';

export type Theme = 'light' | 'dark';

/** Every theme at every width at which all pages are looked at. */
export const themesAndWidths: readonly (readonly [theme: Theme, width: number])[] = [
  ['light', 1280],
  ['dark', 1280],
  ['dark', 768],
  ['light', 768],
  ['light', 320],
  ['dark', 320],
];

/** The page in a theme, as its reader's system or its own switch would have it. */
export async function inTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate((theme) => {
    document.documentElement.dataset['theme'] = theme;
  }, theme);
}

/** Rules on what a theme or a width changes; the others read names, roles and order, which are the same in all of them. */
const ofTheLook = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

/**
 * What axe finds on the page as it stands: all its rules on WCAG 2.2 A and AA, and its best practices.
 *
 * @param only ids of rules, if not all
 */
export async function axeFaults(page: Page, only: readonly string[] = []): Promise<readonly string[]> {
  // Its program is half a megabyte: each page is given it once.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
    const { violations } = await run(document, {
      resultTypes: ['violations'],
      ...(only.length > 0 ? { runOnly: [...only] } : { rules: { 'target-size': { enabled: true } } }),
      // Style sheets of other origins are never loaded, and frames are pages of their own.
      preload: false,
      iframes: false,
    });
    return violations.map(({ id, nodes }) => {
      const elements = nodes.slice(0, 3).map(({ html }) => html.slice(0, 160));
      return `${id}: ${elements.join(' ')}`;
    });
  }, only);
}

/** The same in each theme at each width, in place, nothing is loaded again; all rules at both ends of the widths. */
export async function axeEverywhere(
  page: Page,
  looks: readonly (readonly [theme: Theme, width: number])[] = themesAndWidths,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [theme, width] of looks) {
    await page.setViewportSize({ width, height: 900 });
    await inTheme(page, theme);
    const all = (theme === 'light' && width === 1280) || (theme === 'dark' && width === 320);
    for (const fault of await axeFaults(page, all ? [] : ofTheLook))
      found.push(`${theme} at ${String(width)} px, ${fault}`);
  }
  return found;
}

/** The same with everything folded out, as a look. */
export const axeInAllLooks: Look = async ({ page }) => {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('main details')) details.open = true;
  });
  const faults = await axeEverywhere(page);
  await inTheme(page, 'light');
  // Menus lie over what is below them, and nobody has two of them open at once.
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('main details')) {
      const menu = details.querySelector(':scope > :not(summary)');
      if (menu !== null && getComputedStyle(menu).position === 'absolute') details.open = false;
    }
  });
  return faults;
};
