import { describe, expect, test } from 'vitest';
import { axeEverywhere, axeFaults } from '../../kit/site/axe.ts';
import { driven } from '../../kit/site/driven.ts';
import { sticksOut } from '../../kit/site/layout.ts';
import { awake, caption, cardOf, figureOf, inLesson } from '../../kit/site/lesson.ts';

const site = driven();

describe('the page', () => {
  test('keeps the place of a picture far down, and lays it out when it is at rest', async () => {
    await site.visit({ path: '/lessons/cost/' }, async ({ page }) => {
      const last = page.locator('.hl-layout').filter({ visible: true }).last();
      for (const skip of await page.locator('hostlab-predict [data-part=skip]').all()) await skip.click();
      const before = (await last.boundingBox())!.height;
      expect(before).toBeGreaterThan(100);
      await expect.poll(() => page.locator('.hl-pictures:not(.hl-laid-out)').count()).toBe(0);
      const visibility = await last.evaluate((layout) => getComputedStyle(layout).contentVisibility);
      expect({ visibility, height: (await last.boundingBox())!.height }).toEqual({
        visibility: 'visible',
        height: before,
      });
    });
  });

  test('is whole without script: question, answer, figure, table, exercises, sources; and no dead controls', async () => {
    await inLesson(site, { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('.hl-controls').first().isVisible()).toBe(false);
      expect(await cardOf(page).locator('form').isVisible()).toBe(false);
      await cardOf(page).locator('summary').click();
      expect(await cardOf(page).innerText()).toContain('15 fit');
      expect(await caption(figureOf(page))).toContain('15 of 20 VMs fit');
      expect(await figureOf(page).locator('.hl-layout:visible svg rect').count()).toBeGreaterThan(40);
      await figureOf(page).locator('summary', { hasText: 'table' }).click();
      expect(await figureOf(page).locator('table').last().isVisible()).toBe(true);
      await page.locator('#how-many summary', { hasText: 'Answer' }).click();
      expect(await page.locator('#how-many').innerText()).toContain('so 14');
    });
  });

  test('checks an exercise and names the wrong idea', async () => {
    await inLesson(site, {}, async (page) => {
      const exercise = page.locator('#how-many');
      const answer = exercise.getByLabel('Your answer, VMs');
      const verdict = exercise.locator('.hl-verdict');
      await answer.fill('16');
      await exercise.getByRole('button', { name: 'Check' }).click();
      expect(await verdict.innerText()).toContain('the host itself needs');
      await answer.fill('14');
      await answer.press('Enter');
      expect(await verdict.innerText()).toBe('Right.');
    });
  });

  test('has no fault that axe knows in light and dark at 320, 768 and 1280 px: asleep, awake with all open, with the help', async () => {
    await inLesson(site, { reducedMotion: 'reduce' }, async (page) => {
      await page.locator('hostlab-predict[data-ready]').first().waitFor();
      expect(await axeEverywhere(page), 'before the prediction').toEqual([]);
      const figure = await awake(page);
      for (const summary of await page.locator('main summary:visible').all()) await summary.click();
      await figure.locator('[data-part=why-chain] li').first().waitFor();
      expect(await axeEverywhere(page), 'all open').toEqual([]);
      expect(await page.evaluate(sticksOut)).toEqual([]);
      await figure.getByRole('button', { name: 'Keys' }).click();
      expect(await axeEverywhere(page), 'help').toEqual([]);
    });
  });

  test('axe would tell: a knob that loses its name is found', async () => {
    await inLesson(site, {}, async (page) => {
      const figure = await awake(page);
      await figure.locator('[data-part=memory-field]').evaluate((field) => field.removeAttribute('aria-label'));
      expect((await axeFaults(page)).join(' ')).toMatch(/^label: /);
    });
  });

  test('has targets of at least 24 by 24 pixels, and 44 for play and steps', async () => {
    await inLesson(site, { viewport: { width: 360, height: 900 } }, async (page) => {
      const figure = await awake(page);
      for (const summary of await figure.locator('summary').all()) await summary.click();
      const small = await figure
        .locator('button:visible, summary:visible, select:visible, .hl-slider input:visible')
        .evaluateAll((all) =>
          all.flatMap((one) => {
            const { width, height } = one.getBoundingClientRect();
            const least = one.closest('.hl-buttons') === null ? 24 : 44;
            return width < least - 0.01 || height < least - 0.01
              ? [`${one.outerHTML.slice(0, 80)} ${String(width)}×${String(height)}`]
              : [];
          }),
        );
      expect(small).toEqual([]);
    });
  });

  test('prints figure, prediction and exercises without controls', async () => {
    await inLesson(site, {}, async (page) => {
      await page.locator('hostlab-predict[data-ready]').first().waitFor();
      await page.emulateMedia({ media: 'print' });
      expect(await figureOf(page).locator('.hl-controls').isVisible()).toBe(false);
      expect(await figureOf(page).locator('[data-part=caption]').isVisible()).toBe(true);
      expect(await page.locator('#how-many').isVisible()).toBe(true);
    });
  });
});
