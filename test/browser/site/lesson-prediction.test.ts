import { describe, expect, test } from 'vitest';
import { driven } from '../../kit/site/driven.ts';
import { sticksOut } from '../../kit/site/layout.ts';
import { cardOf, figureOf, inLesson } from '../../kit/site/lesson.ts';

const site = driven();

describe('the prediction', () => {
  test('is committed before the run is shown, and is answered', async () => {
    await inLesson(site, {}, async (page) => {
      const card = cardOf(page);
      await page.locator('hostlab-predict[data-ready]').first().waitFor();
      expect(await card.locator('[data-part=reveal]').isVisible()).toBe(false);
      expect(await figureOf(page).locator('.hl-layout').first().isVisible()).toBe(false);
      await card.getByRole('button', { name: 'Commit' }).click();
      expect(await card.getAttribute('data-committed')).toBeNull();
      await card.getByText('16, since 64 is 16 times 4').click();
      await card.getByText('fairly sure').click();
      await card.getByRole('button', { name: 'Commit' }).click();
      expect(await card.getAttribute('data-committed')).toBe('fairly');
      expect(await card.locator('[data-part=verdict]').innerText()).toContain('The host itself needs memory too');
      expect(await card.locator('[data-part=reveal]').innerText()).toContain('15 fit');
      expect(await figureOf(page).locator('[data-part=caption]').isVisible()).toBe(true);
      expect(await card.locator('input:enabled, button:enabled:not([data-part=again])').count()).toBe(0);
    });
  });

  test('keeps the focus of who works by keys: undone, redone, committed, predicted again', async () => {
    await inLesson(site, {}, async (page) => {
      const card = cardOf(page);
      await page.locator('hostlab-predict[data-ready]').first().waitFor();
      const focus = (): Promise<string> =>
        page.evaluate(() => document.activeElement?.closest('button')?.textContent.trim() ?? '');
      await card.locator('[name=choice]').first().focus();
      await page.keyboard.press('Space');
      await card.getByRole('button', { name: 'Undo' }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(focus).toBe('Redo');
      await page.keyboard.press('Enter');
      await expect.poll(focus).toBe('Undo');
      await card.locator('[name=confidence]').first().focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      await expect.poll(focus).toBe('Predict again');
      await page.waitForTimeout(100);
      expect(await focus()).toBe('Predict again');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('choice');
    });
  });

  test('can be undone and redone while it is a draft', async () => {
    await inLesson(site, {}, async (page) => {
      const card = page.locator('hostlab-predict[data-lab=recorded-day]');
      await page.locator('hostlab-predict[data-lab=recorded-day][data-ready]').waitFor();
      const first = card.locator('input[type=number]').first();
      await first.fill('7');
      await first.press('Tab');
      await first.fill('9');
      await first.press('Control+z');
      expect(await first.inputValue()).toBe('7');
      await card.getByRole('button', { name: 'Redo' }).click();
      expect(await first.inputValue()).toBe('9');
    });
  });

  test.each([
    ['reservation', 'recorded-day'],
    ['sharing', 'sharing'],
    ['cost', 'break-even'],
  ])('of %s is answered by a table that a phone has room for, with what was drawn beside it', async (lesson, lab) => {
    for (const width of [320, 360])
      await site.visit({ path: `/lessons/${lesson}/`, viewport: { width, height: 800 } }, async ({ page }) => {
        const card = page.locator(`hostlab-predict[data-lab=${lab}]`);
        await page.locator(`hostlab-predict[data-lab=${lab}][data-ready]`).waitFor();
        await card.locator('.hl-heights input').nth(1).fill('5');
        for (const question of await card.locator('fieldset:has([type=radio])').all())
          await question.locator('input').first().check();
        await card.getByRole('button', { name: 'Commit' }).click();
        const reveal = card.locator('[data-part=reveal]');
        expect(await reveal.locator('tbody tr').nth(1).locator('td').last().innerText()).toBe('5');
        const wide = await reveal.evaluate(
          (all) =>
            [all, ...all.querySelectorAll('*')].filter(
              (one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0,
            ).length,
        );
        expect(wide).toBe(0);
        const [table, edge] = [(await reveal.locator('table').boundingBox())!, (await card.boundingBox())!];
        expect(table.x + table.width).toBeLessThanOrEqual(edge.x + edge.width);
        expect(await page.evaluate(sticksOut)).toEqual([]);
      });
  });

  test('is a curve by pointer, and the same curve by keys', async () => {
    await inLesson(site, {}, async (page) => {
      const card = page.locator('hostlab-predict[data-lab=recorded-day]');
      const curve = card.locator('[data-part=curve]');
      await page.locator('hostlab-predict[data-lab=recorded-day][data-ready]').waitFor();
      await curve.scrollIntoViewIfNeeded();
      const box = (await curve.boundingBox())!;
      await page.mouse.move(box.x + 60, box.y + 190);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width - 20, box.y + 60, { steps: 12 });
      await page.mouse.up();
      const inputs = card.locator('.hl-heights input');
      const values = await inputs.evaluateAll((all) => all.map((input) => Number((input as HTMLInputElement).value)));
      expect(values.at(-1)).toBeGreaterThan(50);
      expect(values).toEqual(values.toSorted((a, b) => a - b));
      const drawn = await curve.locator('path[data-key=drawn]').getAttribute('d');
      await inputs.nth(2).fill('3');
      expect(await curve.locator('path[data-key=drawn]').getAttribute('d')).not.toBe(drawn);
      await card.getByText('a guess').click();
      await card.getByRole('button', { name: 'Commit' }).click();
      await curve.locator('path[data-key=answer]').waitFor();
      expect(await card.locator('[data-part=verdict]').innerText()).toContain('On average your curve is');
      // And it stands in the figure, however late that wakes.
      const figure = page.locator('hostlab-figure[data-lab=recorded-day]');
      await figure.scrollIntoViewIfNeeded();
      await figure.locator('path[data-key=prediction]').first().waitFor({ state: 'attached' });
    });
  });
});
