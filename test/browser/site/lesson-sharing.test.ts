import type { Locator, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { driven } from '../../kit/site/driven.ts';

const site = driven();
const path = '/lessons/sharing/';
const cardOf = (page: Page): Locator => page.locator('hostlab-predict[data-lab=sharing]');
const figureOf = (page: Page, lab = 'sharing'): Locator => page.locator(`hostlab-figure[data-lab=${lab}]`);

const heightAt = (page: Page, place: string): Locator =>
  cardOf(page).getByRole('spinbutton', { name: place, exact: true });

/** The card, ready; its curve has the focus, which came there by keys. */
async function atTheCurve(page: Page): Promise<Locator> {
  await page.locator('hostlab-predict[data-lab=sharing][data-ready]').waitFor();
  const curve = cardOf(page).getByRole('slider');
  for (let i = 0; i < 60 && !(await curve.evaluate((area) => area === document.activeElement)); i++)
    await page.keyboard.press('Tab');
  return curve;
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function awake(page: Page, lab: string): Promise<Locator> {
  const figure = figureOf(page, lab);
  await figure.scrollIntoViewIfNeeded();
  await page.locator(`hostlab-figure[data-lab=${lab}][data-awake]`).waitFor();
  return figure;
}

describe('the drawn prediction of lesson 6', () => {
  test('is drawn, undone, committed and found in the figure by keys alone, and is still there after a reload', async () => {
    await site.visit({ path }, async ({ page }) => {
      const card = cardOf(page);
      const curve = await atTheCurve(page);
      const said = (): Promise<string | null> => curve.getAttribute('aria-valuetext');
      expect(await said()).toBe('0 s: 4.5 GiB');
      await press(page, 'ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp');
      expect(await said()).toBe('20 s: 5.5 GiB');
      expect(await heightAt(page, '20 s').inputValue()).toBe('5.5');
      await press(page, 'Control+z', 'Control+z');
      expect(await heightAt(page, '20 s').inputValue()).toBe('5');
      await press(page, 'Control+Shift+z', 'ArrowRight', 'PageUp', 'PageUp', 'End', 'PageDown');
      expect(await said()).toBe('60 s: 3.25 GiB');
      expect(await heightAt(page, '30 s').inputValue()).toBe('7');
      // On through the table of heights to the two questions.
      for (let i = 0; i < 8; i++) await press(page, 'Tab');
      await press(page, 'Space', 'ArrowDown', 'Tab', 'Space', 'ArrowDown');
      await press(page, 'Enter');
      expect(await card.getAttribute('data-committed')).toBe('fairly');
      const verdict = await card.locator('[data-part=verdict]').innerText();
      expect(verdict).toMatch(/^That is what happens\. .* On average your curve is 0\.63 GiB away from the run’s\./);
      expect(await card.locator('[data-part=reveal]').innerText()).toMatch(/db is killed after 38\ss/);
      expect(await curve.locator('path[data-key=answer]').getAttribute('d')).toMatch(/L\d/);

      const predicted = (await awake(page, 'sharing')).locator('.hl-layout:visible path[data-key$=-prediction]');
      await predicted.waitFor();
      const drawn = await predicted.getAttribute('d');
      expect(await predicted.evaluate((line) => getComputedStyle(line).strokeDasharray)).not.toBe('none');

      await page.reload();
      await page.locator('hostlab-predict[data-lab=sharing][data-committed=fairly]').waitFor();
      expect(await card.locator('[data-part=verdict]').innerText()).toBe(verdict);
      await awake(page, 'sharing');
      await expect.poll(() => predicted.getAttribute('d')).toBe(drawn);
      await card.getByRole('button', { name: 'Predict again' }).click();
      expect(await heightAt(page, '20 s').inputValue()).toBe('4.5');
      expect(await figureOf(page).locator('.hl-layout').first().isVisible()).toBe(false);
      await page.reload();
      await page.locator('hostlab-predict[data-lab=sharing][data-ready]').waitFor();
      expect(await card.getAttribute('data-committed')).toBeNull();
    });
  });

  test('leaves no place out, however quick the stroke', async () => {
    await site.visit({ path }, async ({ page }) => {
      await page.locator('hostlab-predict[data-lab=sharing][data-ready]').waitFor();
      const curve = cardOf(page).getByRole('slider');
      await curve.scrollIntoViewIfNeeded();
      const box = (await curve.boundingBox())!;
      await page.mouse.move(box.x + 56, box.y + 200);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width - 20, box.y + 20);
      await page.mouse.up();
      const heights = await cardOf(page)
        .locator('.hl-heights input')
        .evaluateAll((all) => all.map((field) => Number((field as HTMLInputElement).value)));
      expect(heights).toEqual(heights.toSorted((a, b) => a - b));
      expect(new Set(heights).size).toBe(7);
      await cardOf(page).getByRole('button', { name: 'Undo' }).click();
      expect(await heightAt(page, '30 s').inputValue()).toBe('4.5');
    });
  });

  test('says on paper and without script what the run says', async () => {
    await site.visit({ path, javaScriptEnabled: false }, async ({ page }) => {
      expect(await cardOf(page).locator('form').isVisible()).toBe(false);
      await cardOf(page).locator('summary').click();
      expect(await cardOf(page).innerText()).toMatch(/db is killed after 38\ss/);
      expect(await cardOf(page).locator('table').innerText()).toContain('6.75');
      expect(await figureOf(page).locator('.hl-layout:visible').first().isVisible()).toBe(true);
      expect(await page.locator('.hl-veil:visible').count()).toBe(0);
    });
  });
});

describe('the figures of lesson 6', () => {
  test('wait behind a small frame that says what will come, and need one screen for the comparison', async () => {
    await site.visit({ path }, async ({ page }) => {
      const figure = figureOf(page);
      const heightOf = async (one: Locator): Promise<number> => (await one.boundingBox())!.height;
      expect(await heightOf(figure)).toBeLessThan(300);
      expect(await figure.locator('.hl-veil').innerText()).toContain('Memory in use');
      await cardOf(page).locator('[data-part=skip]').click();
      await awake(page, 'sharing');
      const head = (await figure.locator('.hl-question').boundingBox())!;
      const play = (await figure.locator('.hl-buttons').boundingBox())!;
      expect(play.y + play.height - head.y).toBeLessThan(850);
      expect(await figure.locator('.hl-veil').isVisible()).toBe(false);
    });
  });

  test('explain the kill of db when its sign is asked', async () => {
    await site.visit({ path }, async ({ page }) => {
      await cardOf(page).locator('[data-part=skip]').click();
      const figure = await awake(page, 'sharing');
      await figure.getByRole('button', { name: 'first kill, shared' }).click();
      await figure.locator('.hl-layout:visible [data-key^=w1-kill]').first().locator('text').first().click();
      const chain = figure.locator('[data-part=why-chain]');
      await expect.poll(() => chain.innerText()).toContain('Containers: db killed');
      const words = await chain.innerText();
      expect(words).toContain('of those in it db came first, with 4 GiB in use');
      expect(words).toContain('the memory of batch grows by 100 MiB/s');
    });
  });

  test('tick the tasks of the exercise from the run, which also checks the number', async () => {
    await site.visit({ path }, async ({ page }) => {
      const figure = await awake(page, 'limits');
      expect(await figure.locator('[data-met]').count()).toBe(0);
      await figure.getByLabel('Limit of batch, GiB').fill('1.75');
      await figure.getByLabel('Limit of db, GiB').fill('4.5');
      await figure.locator('[data-goal=all-live][data-met]').waitFor();
      expect(await figure.locator('[data-goal=thrifty][data-met]').count()).toBe(0);
      await figure.getByLabel('Limit of db, GiB').fill('4');
      await figure.getByLabel('Limit of web, GiB').fill('0.5');
      await figure.locator('[data-goal=thrifty][data-met]').waitFor();
      const waste = await figure.locator('[data-part=waste-0]').innerText();
      const exercise = page.locator('#choose-limits');
      await exercise.locator('input').fill(waste.replace(/\D.*$/, ''));
      await exercise.getByRole('button', { name: 'Check' }).click();
      expect(await exercise.locator('[role=status]').innerText()).toBe('Right.');
    });
  });

  test('find by the knob where sharing wins and where reserving does', async () => {
    await site.visit({ path }, async ({ page }) => {
      await cardOf(page).locator('[data-part=skip]').click();
      const figure = await awake(page, 'sharing');
      await figure.getByLabel('batch grows by, MiB/s').fill('50');
      await figure.locator('[data-goal=lent][data-met]').waitFor();
      await figure.getByLabel('batch grows by, MiB/s').fill('60');
      await expect.poll(() => figure.locator('[data-part=caption]').innerText()).toContain('db is killed');
      const exercise = page.locator('#reserve-or-share');
      await exercise.locator('input').fill('60');
      await exercise.getByRole('button', { name: 'Check' }).click();
      expect(await exercise.locator('[role=status]').innerText()).toBe('Right.');
    });
  });
});
