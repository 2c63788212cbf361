import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { driven } from '../../kit/site/driven.ts';
import { atHome } from '../../kit/site/home.ts';

const site = driven();
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** How the drawing that is shown is laid out, and how many of its marks can be asked about. */
function shown(page: Page): Promise<{ box: string | null; asked: number; height: number }> {
  return page.locator('.hl-layout:visible svg').evaluate((svg) => ({
    box: svg.getAttribute('viewBox'),
    asked: svg.querySelectorAll('[data-place]').length,
    height: svg.getBoundingClientRect().height,
  }));
}

/** The middle of a mark of the drawing, wherever it is known by name. */
async function middleOf(page: Page, words: string): Promise<{ x: number; y: number }> {
  const mark = page.locator('.hl-layout:visible g', { has: page.locator(`:scope > title:text-matches("^${words}:")`) });
  await mark.first().scrollIntoViewIfNeeded();
  const box = (await mark.first().boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

describe('on a phone', () => {
  test('a figure is what the build has drawn, until somebody touches it; and then it looks the same', async () => {
    await atHome(site, phone, async ({ page }) => {
      const before = await shown(page);
      expect(before).toMatchObject({ asked: 0, box: expect.stringMatching(/^0 0 328 /) });
      await page.locator('summary', { hasText: 'table' }).tap();
      await expect.poll(async () => (await shown(page)).asked).toBeGreaterThan(20);
      expect(await shown(page)).toMatchObject({ box: before.box, height: before.height });
    });
  });

  test('the first tap already chooses the machine that it is on, and asks why', async () => {
    await atHome(site, phone, async ({ page }) => {
      const { x, y } = await middleOf(page, 'service-9');
      await page.touchscreen.tap(x, y);
      await expect.poll(() => page.locator('.hl-outlines .hl-selected').count()).toBe(1);
      await expect.poll(() => page.locator('[data-part=why-chain]').innerText()).toMatch(/^A VM each: service-9/);
    });
  });

  test('a finger that only passes leaves it as it is', async () => {
    await atHome(site, phone, async ({ page }) => {
      const { x, y } = await middleOf(page, 'service-9');
      const session = await page.context().newCDPSession(page);
      await session.send('Input.synthesizeScrollGesture', { x, y, yDistance: -300, gestureSourceType: 'touch' });
      expect(await page.evaluate(() => scrollY)).toBeGreaterThan(100);
      expect((await shown(page)).asked).toBe(0);
    });
  });
});
