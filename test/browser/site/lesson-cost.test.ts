import type { Locator, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { axeFaults } from '../../kit/site/axe.ts';
import { driven, type Visiting } from '../../kit/site/driven.ts';
import { sticksOut } from '../../kit/site/layout.ts';
import { caption } from '../../kit/site/lesson.ts';

const site = driven();
/** A week is played in a worker where the machine is slow. */
const patient = { timeout: 15_000 };

/** Opens the lesson with one of its figures awake. */
async function inCost(
  lab: string,
  options: Visiting & { readonly hash?: string },
  walk: (figure: Locator, page: Page) => Promise<void>,
): Promise<void> {
  const { hash = '', ...visiting } = options;
  await site.visit({ path: `/lessons/cost/${hash}`, ...visiting }, async ({ page }) => {
    for (const skip of await page.locator('hostlab-predict [data-part=skip]').all()) await skip.click();
    const figure = page.locator(`hostlab-figure[data-lab=${lab}]`);
    await figure.scrollIntoViewIfNeeded();
    await page.locator(`hostlab-figure[data-lab=${lab}][data-awake]`).waitFor();
    await walk(figure, page);
  });
}
const hour = (figure: Locator, name: string): Locator => figure.getByRole('button', { name, exact: true });
const pressed = (figure: Locator): Promise<number> => figure.locator('[data-hour][aria-pressed=true]').count();

describe('the week', () => {
  test('is painted with the mouse and played again: start and stop, bills, and one edit to undo', async () => {
    await inCost('usage-week', {}, async (figure, page) => {
      expect(await caption(figure)).toContain('40 of 168 hours');
      const before = await figure.locator('[data-part=instance-0]').innerText();
      await hour(figure, 'Saturday, 03:00 to 04:00').scrollIntoViewIfNeeded();
      const from = (await hour(figure, 'Saturday, 03:00 to 04:00').boundingBox())!;
      const to = (await hour(figure, 'Saturday, 12:00 to 13:00').boundingBox())!;
      await page.mouse.move(from.x + 8, from.y + 8);
      await page.mouse.down();
      await page.mouse.move(to.x + 8, to.y + 8, { steps: 3 });
      await page.mouse.up();
      await expect.poll(() => caption(figure), patient).toContain('50 of 168 hours');
      expect(await pressed(figure)).toBe(50);
      expect(await figure.locator('[data-part=instance-0]').innerText()).not.toBe(before);
      await figure.locator('[data-goal=office][data-met]').waitFor();
      await figure.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => caption(figure), patient).toContain('40 of 168 hours');
      await figure.getByRole('button', { name: 'Redo' }).click();
      await expect.poll(() => pressed(figure), patient).toBe(50);
      // Painting from an hour that is used takes hours away.
      await hour(figure, 'Saturday, 05:00 to 06:00').click();
      await expect.poll(() => caption(figure), patient).toContain('49 of 168 hours');
    });
  });

  test('is painted with keys, by the day and at once', async () => {
    await inCost('usage-week', {}, async (figure, page) => {
      await hour(figure, 'Monday, 00:00 to 01:00').focus();
      await page.keyboard.press('Space');
      await expect.poll(() => caption(figure), patient).toContain('41 of 168');
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Shift+ArrowDown');
      await expect.poll(() => caption(figure), patient).toContain('43 of 168');
      expect(await hour(figure, 'Tuesday, 01:00 to 02:00').getAttribute('aria-pressed')).toBe('true');
      await page.keyboard.press('End');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
        'Tuesday, 23:00 to 24:00',
      );
      await figure.getByRole('button', { name: 'Sun, all hours or none' }).click();
      await expect.poll(() => caption(figure), patient).toContain('67 of 168');
      await figure.getByRole('button', { name: 'Never' }).click();
      await expect.poll(() => caption(figure), patient).toContain('0 of 168');
      await figure.getByRole('button', { name: 'Weekdays 08:00 to 18:00' }).click();
      await expect.poll(() => caption(figure), patient).toContain('50 of 168');
      // One stop for Tab, not 168.
      expect(await figure.locator('[data-hour][tabindex="0"]').count()).toBe(1);
    });
  });

  test('travels in a link', async () => {
    let hash = '';
    await inCost('usage-week', {}, async (figure, page) => {
      await hour(figure, 'Sunday, 04:00 to 05:00').click();
      await expect.poll(() => caption(figure), patient).toContain('41 of 168');
      await figure.locator('summary', { hasText: 'share' }).click();
      await figure.getByRole('button', { name: 'Copy a link' }).click();
      const link = figure.locator('[data-part=link]');
      await expect.poll(() => link.inputValue().catch(() => ''), patient).toContain('#l=1.');
      ({ hash } = new URL(await link.inputValue()));
      await page.close();
    });
    await inCost('usage-week', { hash }, async (figure) => {
      await expect.poll(() => caption(figure), patient).toContain('41 of 168');
      await expect
        .poll(() => hour(figure, 'Sunday, 04:00 to 05:00').getAttribute('aria-pressed'), patient)
        .toBe('true');
    });
  });

  test('has a day a column where the page is narrow, with targets of 24 px, and no fault that axe knows', async () => {
    await inCost('usage-week', { viewport: { width: 320, height: 900 }, colorScheme: 'dark' }, async (figure, page) => {
      const [first, next, tuesday] = await Promise.all(
        ['Monday, 00:00 to 01:00', 'Monday, 01:00 to 02:00', 'Tuesday, 00:00 to 01:00'].map((name) =>
          hour(figure, name).boundingBox(),
        ),
      );
      expect(next!.y).toBeGreaterThan(first!.y);
      expect(tuesday!.x).toBeGreaterThan(first!.x);
      for (const box of [first!, next!, tuesday!]) {
        expect(box.width).toBeGreaterThanOrEqual(24);
        expect(box.height).toBeGreaterThanOrEqual(24);
      }
      expect(await page.evaluate(sticksOut)).toEqual([]);
      await hour(figure, 'Monday, 00:00 to 01:00').focus();
      await page.keyboard.press('ArrowDown');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
        'Monday, 01:00 to 02:00',
      );
      expect(await axeFaults(page)).toEqual([]);
    });
  });
});

test('a line of a bill cites the records it came from', async () => {
  await inCost('cost', {}, async (figure) => {
    await figure.locator('.hl-layout:visible [data-key="way-0-row-1"] text').first().click();
    const chain = figure.locator('[data-part=why-chain]');
    await chain.locator('li').first().waitFor();
    expect(await chain.innerText()).toContain('VM stopped, still allocated: US$ 46.72');
    expect(await chain.innerText()).toMatch(/stopped/);
    expect(await chain.locator('> ul > li').count()).toBeGreaterThan(0);
    expect(await figure.locator('.hl-outlines .hl-selected').count()).toBeGreaterThan(0);
  });
});

test('the drawn cost is judged, and its crossing stands in the figure', async () => {
  await site.visit({ path: '/lessons/cost/' }, async ({ page }) => {
    const card = page.locator('hostlab-predict[data-lab=break-even]');
    await page.locator('hostlab-predict[data-lab=break-even][data-ready]').waitFor();
    const heights = card.locator('.hl-heights input');
    for (const [i, height] of ['100', '100', '100', '100', '100'].entries()) await heights.nth(i).fill(height);
    await card.getByText('about a half').click();
    await card.getByText('a guess').click();
    await card.getByRole('button', { name: 'Commit' }).click();
    const verdict = await card.locator('[data-part=verdict]').innerText();
    expect(verdict).toContain('dearer, but not twice as dear');
    expect(verdict).toContain('A level curve is what is paid for whether it is used or not');
  });
  await site.visit({ path: '/lessons/cost/' }, async ({ page }) => {
    const card = page.locator('hostlab-predict[data-lab=break-even]');
    await page.locator('hostlab-predict[data-lab=break-even][data-ready]').waitFor();
    const heights = card.locator('.hl-heights input');
    for (const [i, height] of ['0', '50', '100', '150', '200'].entries()) await heights.nth(i).fill(height);
    await card.getByText('about four fifths').click();
    await card.getByText('a guess').click();
    await card.getByRole('button', { name: 'Commit' }).click();
    const figure = page.locator('hostlab-figure[data-lab=break-even]');
    await figure.scrollIntoViewIfNeeded();
    await expect
      .poll(() =>
        figure
          .locator('.hl-layout:visible')
          .innerText()
          .catch(() => ''),
      )
      .toContain('predicted 50 %');
  });
});

test('the week is there without script: the hours that are painted, the bills, and no dead controls', async () => {
  await site.visit({ path: '/lessons/cost/', javaScriptEnabled: false }, async ({ page }) => {
    const figure = page.locator('hostlab-figure[data-lab=usage-week]');
    expect(await pressed(figure)).toBe(40);
    expect(await figure.locator('[data-hour]:enabled').count()).toBe(0);
    expect(await caption(figure)).toContain('40 of 168 hours');
    expect(await figure.locator('.hl-week-sets').isVisible()).toBe(false);
    await page.locator('#duty-cycle summary', { hasText: 'Answer' }).click();
    expect(await page.locator('#duty-cycle').innerText()).toContain('is cheaper, by US$');
  });
});
