import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { driven } from '../../kit/site/driven.ts';
import { labs } from '../../kit/site/labs.ts';

const site = driven();
const timeless = labs.filter((lab) => lab.timeless);

/** Presses a key with the focus on the way to the help, and tells whether the figure took it. */
async function takes(page: Page, key: string): Promise<boolean> {
  await page.locator('[data-part=help-open]').focus();
  await page.evaluate(() => {
    Object.assign(globalThis, { taken: undefined });
    const look = (event: Event): void => void Object.assign(globalThis, { taken: event.defaultPrevented });
    addEventListener('keydown', look, { once: true });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => (globalThis as unknown as { taken: boolean }).taken);
}

describe('a figure that shows nothing of time', () => {
  test('is one of a few', () => {
    expect(timeless.map(({ id }) => id)).toEqual(['break-even', 'recorded-day']);
  });

  test.each(timeless.map(({ id }) => id))('has no player, and leaves its keys to the page: %s', async (id) => {
    await site.visit({ path: `/embed/${id}/` }, async ({ page }) => {
      await page.locator('hostlab-figure[data-awake]').waitFor();
      for (const part of ['play', 'previous', 'next', 'time', 'clock', 'speed', 'stops', 'go-to'])
        expect(await page.locator(`[data-part=${part}]`).count(), part).toBe(0);
      expect(await page.getByRole('group', { name: 'Knobs', exact: true }).isVisible()).toBe(true);
      const taken: string[] = [];
      for (const key of ['k', '.', ',', '+', '-', 'ArrowRight', 'ArrowLeft', 'Home', 'End', 't', 'w'])
        if (await takes(page, key)) taken.push(key);
      expect(taken).toEqual(['t', 'w']);
      await page.locator('[data-part=why-chain] li').first().waitFor();
      expect(await page.locator('[data-part=why-chain] .hl-go').count()).toBe(0);
      await page.getByRole('button', { name: 'Keys' }).click();
      const help = await page.getByRole('dialog').innerText();
      expect(help).toContain('undo, redo');
      expect(help).not.toMatch(/play|event|faster/);
    });
  });

  test('is undone and redone, and its link opens the same state', async () => {
    await site.visit({ path: '/embed/break-even/' }, async ({ page }) => {
      await page.locator('hostlab-figure[data-awake]').waitFor();
      const field = page.locator('[data-part=disk-field]');
      await field.fill('64');
      await field.press('Tab');
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await field.inputValue()).toBe('0');
      await page.getByRole('button', { name: 'Redo' }).click();
      expect(await field.inputValue()).toBe('64');
      await page.locator('summary', { hasText: 'share, save' }).click();
      await page.locator('[data-part=copy]').click();
      const link = page.locator('[data-part=link]');
      await expect.poll(() => link.inputValue()).toContain('#l=');
      const address = await link.inputValue();
      await page.goto('about:blank');
      await page.goto(address);
      await page.locator('hostlab-figure[data-awake]').waitFor();
      expect(await field.inputValue()).toBe('64');
    });
  });
});
