import { expect, test } from 'vitest';
import { driven } from '../../kit/site/driven.ts';
import { listed, part, shownText, soon } from '../../kit/site/lab-page.ts';

const site = driven();

test('from the top of the page to a saved file by keys alone: every control is reached, seen and let go', async () => {
  await site.visit(
    { path: '/lab/', viewport: { width: 1280, height: 1000 }, reducedMotion: 'reduce', acceptDownloads: true },
    async ({ page }) => {
      await page.locator('hostlab-lab[data-awake]').waitFor();
      const reached: string[] = [];
      const where = () =>
        page.evaluate(() => {
          const at = document.activeElement;
          return at === null || at.closest('hostlab-lab') === null
            ? ''
            : (at.getAttribute('data-part') ??
                at.getAttribute('data-add') ??
                at.closest('[data-part]')?.getAttribute('data-part') ??
                at.localName);
        });
      const to = async (name: string): Promise<void> => {
        for (let i = 0; i < 60; i++) {
          await page.keyboard.press('Tab');
          const at = await where();
          if (at !== '') reached.push(at);
          // CodeMirror keeps Tab for the reader: no trap.
          if (at === name) return;
        }
        throw new Error(`${name} is not reached; ${reached.join(' ')}`);
      };
      await to('start-menu');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect.poll(() => shownText(page), soon).toBe('hostlab: 1\n');
      // The menu has put the cursor into the text; the way on leads through it.
      await to('pictures');
      await to('hosts');
      await page.keyboard.press('Enter');
      await expect.poll(() => listed(page), soon).toEqual(['nothing', 'host (host)']);
      await to('vms');
      await page.keyboard.press('Enter');
      await expect.poll(() => listed(page), soon).toContain('vm (VM)');
      for (let i = 0; i < 60 && (await where()) !== 'pictures'; i++) await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('+');
      await expect.poll(() => shownText(page), soon).toContain('memory: 10 GiB');
      await page.keyboard.press('w');
      await expect.poll(() => part(page, 'why-chain').innerText(), soon).toContain('vm');
      await page.keyboard.press('Control+z');
      await expect.poll(() => shownText(page), soon).toContain('memory: 8 GiB');
      for (let i = 0; i < 60 && (await where()) !== 'save-menu'; i++) await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
      expect(download.suggestedFilename()).toBe('scenario.yaml');
      // The focus is always to be seen.
      expect(
        await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle),
      ).not.toBe('none');
    },
  );
});
