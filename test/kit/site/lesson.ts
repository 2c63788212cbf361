import { plainSpaces } from './plain-spaces.ts';
import type { Locator, Page } from 'playwright';
import type { Driven, Visiting } from './driven.ts';

/** Opens the lesson on reservation. */
export async function inLesson(
  site: Driven,
  options: Visiting & { readonly hash?: string },
  walk: (page: Page) => Promise<void>,
): Promise<void> {
  const { hash = '', ...visiting } = options;
  await site.visit({ path: `/lessons/reservation/${hash}`, ...visiting }, ({ page }) => walk(page));
}

export const figureOf = (page: Page): Locator => page.locator('hostlab-figure[data-lab=reservation]');
export const cardOf = (page: Page): Locator => page.locator('hostlab-predict[data-lab=reservation]');
export const caption = (figure: Locator): Promise<string> =>
  figure.locator('[data-part=caption]').innerText().then(plainSpaces);

/** Skips the prediction and waits until the figure is awake. */
export async function awake(page: Page): Promise<Locator> {
  await cardOf(page).locator('[data-part=skip]').click();
  const figure = figureOf(page);
  await figure.scrollIntoViewIfNeeded();
  await page.locator('hostlab-figure[data-lab=reservation][data-awake]').waitFor();
  return figure;
}
