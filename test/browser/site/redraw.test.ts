import { describe, expect, test } from 'vitest';
import { driven } from '../../kit/site/driven.ts';
import { openTwoHundred, redraws, slowDown } from '../../kit/site/redraw.ts';

const site = driven();

describe('a figure answers at once', () => {
  // Milliseconds are for `npm run bench:redraw`; a machine that is shared is as slow with the yardstick.
  test.each([
    { what: 'few of which change', growing: false, most: 2.5 },
    { what: 'all of which change', growing: true, most: 4 },
  ])('with 200 guests, $what, on a processor four times slower', async ({ growing, most }) => {
    await site.visit({ path: 'about:blank' }, async ({ page }) => {
      await openTwoHundred(page, site.origin, growing);
      // What is done for the first time is compiled first; how long that takes is the bench's to tell.
      await redraws(page, 40);
      await slowDown(page, 4);
      const { time, yardstick } = await redraws(page, 40);
      expect(time.p50 / yardstick.p50).toBeLessThan(most);
    });
  });

  test('and a style that has all styles worked out again at each change is seen to be too slow', async () => {
    await site.visit({ path: 'about:blank' }, async ({ page }) => {
      await openTwoHundred(page, site.origin);
      await page.evaluate(() => {
        const slow = new CSSStyleSheet();
        slow.replaceSync('.moved { --moved: 1 }');
        document.adoptedStyleSheets = [slow];
        document.addEventListener('input', () => document.documentElement.classList.toggle('moved'));
      });
      await slowDown(page, 4);
      const { time, yardstick } = await redraws(page, 40);
      expect(time.p50 / yardstick.p50).toBeGreaterThan(4);
    });
  });

  test('while it is played again: the run is a worker’s, who waits is told so, and the page goes on', async () => {
    await site.visit({ path: 'about:blank' }, async ({ page, context }) => {
      // A worker that is long in coming is as good as a long run.
      await context.route(/worker/, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 1500));
        await route.continue();
      });
      await page.goto(`${site.origin}/embed/reservation/`);
      await page.locator('hostlab-figure[data-awake]').waitFor();
      const notice = page.locator('[data-part=busy-notice]');
      expect(await notice.isVisible()).toBe(false);
      await page.locator('[data-part=memory]').evaluate((range: HTMLInputElement) => {
        range.value = '8';
        range.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await notice.waitFor({ state: 'visible' });
      expect(await notice.locator('progress').count()).toBe(1);
      expect(await page.locator('[data-part=caption]').innerText()).toContain('15 of 20');
      await page.locator('summary', { hasText: 'table' }).click();
      expect(await page.locator('[data-part=table]').isVisible()).toBe(true);
      await expect.poll(() => page.locator('[data-part=caption]').innerText()).toContain('7 of 20');
      await notice.waitFor({ state: 'hidden' });
      expect(page.workers().length).toBeGreaterThan(0);
    });
  });
});
