import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { driven } from '../../kit/site/driven.ts';
import { atHome, caption, drawing } from '../../kit/site/home.ts';

const site = driven();
const clock = (page: Page): Promise<string> => page.locator('[data-part=clock]').innerText();

describe('the figure', () => {
  test('is drawn by the page as it was drawn at build time', async () => {
    let built = '';
    await atHome(
      site,
      { javaScriptEnabled: false, asleep: true, viewport: { width: 1000 + 32 + 16, height: 900 } },
      async ({ page }) => {
        built = await drawing(page);
      },
    );
    await atHome(site, {}, async ({ page }) => {
      // The build draws for one width, the page for the width there is: the words are the same.
      const words = (svg: string): string[] => [...svg.matchAll(/>([^<>]+)<\/text>/g)].map(([, text]) => text ?? '');
      const [before, after] = [words(built), words(await drawing(page))];
      expect(before.length).toBeGreaterThan(20);
      expect(after.filter((text) => /^\d+ VMs$|host-\d/.test(text))).toEqual(
        before.filter((text) => /^\d+ VMs$|host-\d/.test(text)),
      );
    });
  });

  test('moves when it is played, and stands still when it is paused', async () => {
    await atHome(site, {}, async ({ page }) => {
      const before = { clock: await clock(page), drawing: await drawing(page) };
      await page.getByRole('button', { name: 'Play' }).click();
      await expect.poll(() => clock(page)).not.toBe(before.clock);
      await expect.poll(() => drawing(page)).not.toBe(before.drawing);
      await page.getByRole('button', { name: 'Pause' }).click();
      const paused = await clock(page);
      await page.waitForTimeout(300);
      expect(await clock(page)).toBe(paused);
    });
  });

  test('steps from event to event, on and back', async () => {
    await atHome(site, {}, async ({ page }) => {
      const value = (): Promise<number> =>
        page.locator('[data-part=time]').evaluate((input: HTMLInputElement) => Number(input.value));
      await page.getByRole('button', { name: 'all asked for' }).click();
      // What marks say to who points at them is written when the picture is at rest.
      await page.waitForTimeout(400);
      const begin = await drawing(page);
      let steps = 0;
      for (; (await value()) === 0 && steps < 200; steps++)
        await page.getByRole('button', { name: 'Next event' }).click();
      expect(await value()).toBeGreaterThan(0);
      for (; steps > 0; steps--) await page.getByRole('button', { name: 'Previous event' }).click();
      expect(await value()).toBe(0);
      await expect.poll(() => drawing(page)).toBe(begin);
    });
  });

  test('goes to the moments that matter, and its finding goes with it', async () => {
    await atHome(site, {}, async ({ page }) => {
      await page.getByRole('button', { name: 'all asked for' }).click();
      expect(await caption(page)).toContain('After 0 s, 0 of 20 VMs and 0 of 20 containers can serve.');
      await page.getByRole('button', { name: 'containers ready' }).click();
      expect(await caption(page)).toContain('0 of 20 VMs and 20 of 20 containers can serve.');
      await page.getByRole('button', { name: 'VMs ready' }).click();
      expect(await caption(page)).toMatch(
        /^As VMs they reserve 32\d of 384 GiB on three hosts and use \d+\. As containers the same work fits on one host; two are not needed\.$/,
      );
    });
  });

  test('is played again when the knob moves, and finds otherwise for busy services', async () => {
    await atHome(site, {}, async ({ page }) => {
      const before = await drawing(page);
      await page.getByLabel('How busy are they, per cent').fill('100');
      await expect.poll(() => caption(page)).toContain('As containers the same work takes three hosts');
      expect(await drawing(page)).not.toBe(before);
      expect(await page.locator('[data-part=hosts-1]').innerText()).toBe('3 of 3');
      await page.getByRole('button', { name: 'Back to 5 %' }).click();
      await expect.poll(() => drawing(page)).toBe(before);
    });
  });

  test('is right however busy they are: what is used is what is wanted, and never more than there is', async () => {
    await atHome(site, {}, async ({ page }) => {
      for (const busy of [0, 1, 20, 50, 99]) {
        await page.getByLabel('How busy are they, per cent').fill(String(busy));
        const mean = async (world: number): Promise<number> =>
          Number.parseFloat(await page.locator(`[data-part=mean-${String(world)}]`).innerText());
        // Eighty vCPUs in twenty VMs; one hour of chance, and a minute of booting.
        const wanted = (busy / 100) * 80;
        await expect
          .poll(async () => Math.abs((await mean(0)) - wanted), { message: `${String(busy)} %` })
          .toBeLessThan(4);
        expect(Math.abs((await mean(1)) - wanted), `${String(busy)} %`).toBeLessThan(6);
      }
    });
  });

  test('keeps the focus in its explanation while the explanation changes', async () => {
    await atHome(site, {}, async ({ page }) => {
      const focus = (): Promise<string> =>
        page.evaluate(() => document.activeElement?.closest('[data-part]')?.getAttribute('data-part') ?? 'lost');
      await page.locator('[data-part=why] > summary').click();
      await page.locator('[data-part=why-chain] button').last().focus();
      for (const key of [',', ',', '.', 'Home', '.']) {
        await page.keyboard.press(key);
        expect(await focus(), key).toMatch(/^why/);
      }
    });
  });

  test('says in its table what it says in its drawing', async () => {
    await atHome(site, {}, async ({ page }) => {
      await page.locator('summary', { hasText: 'table' }).click();
      const row = (await page.locator('[data-part=table] tbody tr').first().locator('td').allInnerTexts()).map((cell) =>
        cell.trim(),
      );
      const drawn = await drawing(page);
      expect(drawn).toContain(`>${row[0] ?? ''} VMs</text>`);
      expect(drawn).toContain(
        `${(row[2] ?? '').replace(' GiB', '')} GiB promised, ${(row[3] ?? '').replace(' GiB', '')} used`,
      );
      expect(drawn).toContain(`${row[5] ?? ''} of ${row[4] ?? ''} cores`);
    });
  });

  test('can be worked by keys alone', async () => {
    await atHome(site, {}, async ({ page }) => {
      const focused = (): Promise<string> =>
        page.evaluate(
          () =>
            document.activeElement?.getAttribute('data-part') ??
            document.activeElement?.getAttribute('data-moment') ??
            document.activeElement?.tagName ??
            '',
        );
      await page.locator('[data-part=play]').focus();
      const walked = [await focused()];
      for (let i = 0; i < 12; i++) {
        await page.keyboard.press('Tab');
        walked.push(await focused());
      }
      expect(walked.slice(0, 9)).toEqual(['play', 'previous', 'next', 'time', 'busy', 'busy-field', 'begin', '1', '0']);
      await page.locator('[data-part=time]').focus();
      const before = await clock(page);
      await page.keyboard.press('Home');
      expect(await clock(page)).toBe('0:00');
      await page.keyboard.press('ArrowRight');
      expect(await clock(page)).not.toBe(before);
      await page.locator('[data-part=busy]').focus();
      await page.keyboard.press('ArrowRight');
      expect(await page.locator('[data-part=busy-field]').inputValue()).toBe('6');
      await page.locator('[data-part=play]').focus();
      await page.keyboard.press('.');
      await page.keyboard.press('k');
      await page.getByRole('button', { name: 'Pause' }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Play' }).waitFor();
    });
  });

  test('tells those who listen what changed, at most once in half a second', async () => {
    await atHome(site, {}, async ({ page }) => {
      await page.getByRole('button', { name: 'containers ready' }).click();
      await expect.poll(() => page.locator('[data-part=said]').innerText()).toContain('20 of 20 containers can serve');
      expect(await page.locator('.hl-wide svg').getAttribute('aria-labelledby')).toContain('-title');
      expect(await page.locator('.hl-wide svg desc').textContent()).toContain('all containers share one kernel');
    });
  });

  test('steps instead of gliding where motion is not wanted', async () => {
    await atHome(site, { reducedMotion: 'reduce' }, async ({ page }) => {
      await page.getByRole('button', { name: 'containers ready' }).click();
      await page.getByRole('button', { name: 'VMs ready' }).click();
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    });
  });

  test('asks for no frame while it is out of sight', async () => {
    await atHome(site, {}, async ({ page }) => {
      await page.getByRole('button', { name: 'Play' }).click();
      await page.evaluate(() => {
        document.querySelector('hostlab-figure')!.insertAdjacentHTML('beforebegin', '<div style="height:400vh"></div>');
        scrollTo(0, 0);
      });
      await page.waitForTimeout(300);
      const before = await clock(page);
      await page.waitForTimeout(400);
      expect(await clock(page)).toBe(before);
      await page.locator('hostlab-figure').scrollIntoViewIfNeeded();
      await expect.poll(() => clock(page)).not.toBe(before);
    });
  });
});
