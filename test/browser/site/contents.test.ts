import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { driven } from '../../kit/site/driven.ts';

const site = driven();
const lesson = '/lessons/cost/';

/** The words of the links that are marked, in the contents that are shown. */
function marked(page: Page): Promise<string[]> {
  return page
    .locator(':is(starlight-toc, mobile-starlight-toc) a[aria-current=true]')
    .evaluateAll((links) =>
      links.filter((link) => link.checkVisibility()).map(({ textContent }) => textContent.trim()),
    );
}

/** Scrolls until a heading is so many pixels from the top of the window. */
async function bringTo(page: Page, heading: string, top: number): Promise<void> {
  await page
    .locator(`#${heading}`)
    .evaluate((element, top) => scrollBy({ top: element.getBoundingClientRect().top - top, behavior: 'instant' }), top);
}

describe('the contents beside a page', () => {
  test('mark the part that is read, down the page and up again', async () => {
    await site.visit({ path: lesson, viewport: { width: 1280, height: 800 } }, async ({ page }) => {
      await expect.poll(() => marked(page)).toEqual(['Overview']);
      await bringTo(page, 'exercises', 60);
      await expect.poll(() => marked(page)).toEqual(['Exercises']);
      // Far into that part, whose heading is out of sight; and where the next one is in sight, but below.
      await bringTo(page, 'recall', 500);
      await expect.poll(() => marked(page)).toEqual(['Exercises']);
      await bringTo(page, 'recall', 60);
      await expect.poll(() => marked(page)).toEqual(['Recall']);
      await page.keyboard.press('Control+Home');
      await expect.poll(() => marked(page)).toEqual(['Overview']);
    });
  });

  test('mark what a link leads to, and say it on a narrow page', async () => {
    await site.visit({ path: lesson, viewport: { width: 1280, height: 800 } }, async ({ page }) => {
      await page.locator('starlight-toc').getByRole('link', { name: 'Recall' }).click();
      await expect.poll(() => marked(page)).toEqual(['Recall']);
      await page.setViewportSize({ width: 360, height: 700 });
      await page.locator('#compare').scrollIntoViewIfNeeded();
      await bringTo(page, 'compare', 80);
      await expect.poll(() => page.locator('mobile-starlight-toc .display-current').innerText()).toBe('Compare');
    });
  });

  test('are the course’s own: a page with thousands of marks is not looked through', async () => {
    await site.visit({ path: lesson, viewport: { width: 1280, height: 800 } }, async ({ page }) => {
      const observed = await page.evaluate(async () => {
        const elements: Element[] = [];
        class Counted extends IntersectionObserver {
          override observe(element: Element): void {
            elements.push(element);
            super.observe(element);
          }
        }
        globalThis.IntersectionObserver = Counted;
        dispatchEvent(new Event('resize'));
        await new Promise((resolve) => setTimeout(resolve, 800));
        return elements.length;
      });
      expect(observed).toBeGreaterThan(5);
      expect(observed).toBeLessThan(100);
    });
  });
});
