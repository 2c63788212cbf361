import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { driven } from '../../kit/site/driven.ts';
import { cardOf, inLesson } from '../../kit/site/lesson.ts';
import { readPages } from '../../kit/site/pages.ts';

const site = driven();
const ready = (page: Page): Promise<void> => page.locator('hostlab-predict[data-ready]').last().waitFor();
const compare = (page: Page) => page.locator('.hl-veiled[data-lab=reservation]').first();
const told = 'The outlines do not move';

/** Numbers of runs that can be read below a veiled figure, in its part of the lesson, in the one that compares, and in the worked example. */
function toldTooEarly(): string[] {
  const out: string[] = [];
  let isBelow = false;
  for (const block of document.querySelector('.sl-markdown-content')!.children) {
    const heading = block.querySelector(':scope > h2') ?? (block.matches('h2') ? block : null);
    if (block.matches('hostlab-predict') || (heading !== null && heading.id !== 'compare')) isBelow = false;
    if (block.matches('hostlab-figure[data-veiled]') || heading?.id === 'worked-example') isBelow = true;
    if (!isBelow) continue;
    for (const number of block.querySelectorAll('.hl-measured'))
      if (number.checkVisibility()) out.push(number.parentElement!.textContent.trim().slice(0, 80));
  }
  return out;
}

describe('what would give a prediction’s answer away', () => {
  const lessons = readPages().filter((path) => path.startsWith('/lessons/'));

  test.each(lessons)('cannot be read in %s before it is committed or skipped', async (path) => {
    await site.visit({ path }, async ({ page }) => {
      await ready(page);
      expect(await page.locator('.hl-veiled[data-veiled]').count()).toBeGreaterThan(0);
      expect(await page.evaluate(toldTooEarly)).toEqual([]);
      for (const skip of await page.locator('hostlab-predict [data-part=skip]').all()) await skip.click();
      expect(await page.locator('[data-veiled]').count()).toBe(0);
      expect(await page.locator('.hl-veil:visible').count()).toBe(0);
    });
  });

  test('would be found: a lesson that forgets its veil', async () => {
    await inLesson(site, {}, async (page) => {
      await compare(page).evaluate((part) => part.removeAttribute('data-veiled'));
      expect((await page.evaluate(toldTooEarly)).length).toBeGreaterThan(0);
    });
  });

  test('says when it will be shown, leads to the prediction, and is veiled again with it', async () => {
    await inLesson(site, {}, async (page) => {
      await ready(page);
      expect(await compare(page).innerText()).toBe(
        'This part is shown here once you have committed or skipped your prediction.',
      );
      await compare(page).getByRole('link').click();
      expect(await page.evaluate(() => document.querySelector(':target')?.id)).toBe('reservation-predict');
      const at = async (): Promise<number> => (await cardOf(page).boundingBox())!.y;
      const before = await at();
      await cardOf(page).locator('[data-part=skip]').click();
      expect(await at()).toBe(before);
      expect(await compare(page).innerText()).toContain(told);
      await cardOf(page).getByRole('button', { name: 'Predict again' }).click();
      expect(await compare(page).innerText()).not.toContain(told);
    });
  });

  test.each(['#compare', '#inside'])('is shown to whom an address leads there: %s', async (hash) => {
    await inLesson(site, {}, async (page) => {
      await ready(page);
      await compare(page).evaluate((part) => {
        part.querySelector(':scope > p')!.id = 'inside';
      });
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
      await expect.poll(() => compare(page).innerText()).toContain(told);
      const y = (await page.locator(hash).boundingBox())!.y;
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(400);
      // The figure itself waits on.
      expect(await page.locator('hostlab-figure[data-lab=reservation][data-veiled]').count()).toBe(1);
    });
  });

  test('is shown at once to who opens such an address', async () => {
    await inLesson(site, { hash: '#compare' }, async (page) => {
      await expect.poll(() => compare(page).innerText()).toContain(told);
      await page.goto(page.url().replace('#compare', '#100%'));
      await ready(page);
    });
  });

  test('is there on paper, without script, and in the text of the whole course', async () => {
    await inLesson(site, {}, async (page) => {
      await ready(page);
      await page.emulateMedia({ media: 'print' });
      expect(await compare(page).innerText()).toContain(told);
      expect(await compare(page).locator('.hl-veil').isVisible()).toBe(false);
    });
    await inLesson(site, { javaScriptEnabled: false }, async (page) => {
      expect(await compare(page).innerText()).toContain(told);
      expect(await compare(page).locator('.hl-veil').isVisible()).toBe(false);
    });
    expect(await (await fetch(`${site.origin}/llms-full.txt`)).text()).toContain(told);
  });
});
