import { describe, expect, test } from 'vitest';
import { driven } from '../../kit/site/driven.ts';
import { awake, caption, inLesson } from '../../kit/site/lesson.ts';

const site = driven();

describe('the figure', () => {
  test('counts as the lesson counts, in caption, numbers and table', async () => {
    await inLesson(site, {}, async (page) => {
      const figure = await awake(page);
      expect(await caption(figure)).toContain('15 of 20 VMs fit, five wait');
      await figure.getByLabel('Memory of each VM, GiB').fill('8');
      await expect.poll(() => caption(figure)).toContain('7 of 20 VMs');
      expect(await figure.locator('[data-part=fit-0]').innerText()).toBe('7 of 20');
      await figure.locator('summary', { hasText: 'table' }).click();
      expect(await figure.locator('[data-part=table]').innerText()).toContain('56');
    });
  });

  test('ticks its tasks itself, and they stay ticked', async () => {
    await inLesson(site, {}, async (page) => {
      const figure = await awake(page);
      expect(await figure.locator('[data-met]').count()).toBe(0);
      await figure.getByLabel('Memory of each VM, GiB').fill('3');
      await figure.locator('[data-goal=all-fit][data-met]').waitFor();
      await expect.poll(() => figure.locator('[data-part=said]').innerText()).toMatch(/Done|20 of 20/);
      await figure.getByRole('button', { name: 'Back to 4 GiB' }).click();
      await expect.poll(() => caption(figure)).toContain('15 of 20');
      expect(await figure.locator('[data-goal=all-fit]').innerText()).toContain('Done');
    });
  });

  test('undoes and redoes what the knobs did', async () => {
    await inLesson(site, {}, async (page) => {
      const figure = await awake(page);
      const memory = figure.locator('[data-part=memory]');
      await memory.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => caption(figure)).toContain('10 of 20');
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      await expect.poll(() => caption(figure)).toContain('15 of 20');
      expect(await memory.inputValue()).toBe('4');
      await page.keyboard.press('Control+Shift+z');
      await page.keyboard.press('Control+y');
      await expect.poll(() => caption(figure)).toContain('10 of 20');
      await figure.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => caption(figure)).toContain('12 of 20');
    });
  });

  test('keeps the focus on its way back and forth, also where a button has nothing left to do', async () => {
    await inLesson(site, {}, async (page) => {
      const figure = await awake(page);
      const focus = (): Promise<string> =>
        page.evaluate(
          () => document.activeElement?.getAttribute('data-part') ?? String(document.activeElement?.tagName),
        );
      await figure.getByLabel('Memory of each VM, GiB').fill('8');
      const [undo, redo] = [figure.getByRole('button', { name: 'Undo' }), figure.getByRole('button', { name: 'Redo' })];
      await undo.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => undo.isDisabled()).toBe(true);
      await page.waitForTimeout(100);
      expect(await focus()).toBe('redo');
      await page.keyboard.press('Enter');
      await expect.poll(() => redo.isDisabled()).toBe(true);
      expect(await focus()).toBe('undo');
      await figure.locator('[data-part=memory-reset]').focus();
      await page.keyboard.press('Control+z');
      await page.waitForTimeout(100);
      expect(await focus()).toBe('memory');
    });
  });

  test('says why: by pointer, by arrow keys, by w; with its causes outlined', async () => {
    await inLesson(site, {}, async (page) => {
      const figure = await awake(page);
      const picture = figure.locator('[data-part=pictures]');
      await picture.focus();
      await page.keyboard.press('w');
      const chain = figure.locator('[data-part=why-chain]');
      await expect.poll(() => chain.innerText()).toContain('vm-16');
      expect(await chain.locator('li li').count()).toBeGreaterThan(0);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => figure.locator('.hl-outlines .hl-selected').count()).toBe(1);
      await expect.poll(() => chain.innerText()).toContain('vm-1');
      await expect.poll(() => figure.locator('[data-part=said]').innerText()).toContain('Because');
      await page.keyboard.press('Escape');
      await expect.poll(() => figure.locator('.hl-outlines .hl-selected').count()).toBe(0);
      await picture.click({ position: { x: 300, y: 150 } });
      await expect.poll(() => figure.locator('.hl-outlines .hl-selected').count()).toBe(1);
    });
  });

  test('is worked by keys alone, and tells which', async () => {
    await inLesson(site, {}, async (page) => {
      const figure = await awake(page);
      const clock = (): Promise<string> => figure.locator('[data-part=clock]').innerText();
      await figure.locator('[data-part=pictures]').focus();
      await page.keyboard.press('Home');
      expect(await clock()).toBe('0:00');
      await page.keyboard.press('End');
      expect(await clock()).toBe('10:00');
      await page.keyboard.press(',');
      expect(await clock()).not.toBe('10:00');
      await page.keyboard.press('Home');
      await page.keyboard.press('Space');
      await figure.getByRole('button', { name: 'Pause' }).waitFor();
      await page.keyboard.press('Space');
      await figure.getByRole('button', { name: 'Play' }).waitFor();
      await page.keyboard.press('+');
      expect(await figure.locator('[data-part=speed]').inputValue()).toBe('3');
      await page.keyboard.press('t');
      expect(await figure.locator('[data-part=twin]').getAttribute('open')).not.toBeNull();
      await page.keyboard.press('?');
      const help = page.getByRole('dialog', { name: 'Keys, while the focus is in the figure' });
      await help.waitFor();
      expect(await help.innerText()).toContain('Ctrl-Z');
      await page.keyboard.press('Escape');
      await help.waitFor({ state: 'hidden' });
      // Outside the figure its keys are nobody's.
      await page.getByRole('button', { name: 'Search' }).focus();
      await page.keyboard.press('t');
      expect(await figure.locator('[data-part=twin]').getAttribute('open')).not.toBeNull();
    });
  });

  test('asks for no frame while it is out of sight, nor while it stands still', async () => {
    await inLesson(site, {}, async (page) => {
      const figure = await awake(page);
      await page.evaluate(() => {
        const real = window.requestAnimationFrame.bind(window);
        Object.assign(window, { frames_: 0 });
        window.requestAnimationFrame = (call) => {
          (window as unknown as { frames_: number }).frames_++;
          return real(call);
        };
      });
      const frames = (): Promise<number> => page.evaluate(() => (window as unknown as { frames_: number }).frames_);
      await figure.locator('[data-part=pictures]').focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Space');
      await expect.poll(frames).toBeGreaterThan(2);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await page.waitForTimeout(300);
      const away = await frames();
      await page.waitForTimeout(400);
      expect(await frames()).toBe(away);
      await figure.scrollIntoViewIfNeeded();
      await expect.poll(frames).toBeGreaterThan(away);
      await figure.locator('[data-part=play]').click();
      const still = await frames();
      await page.waitForTimeout(300);
      expect(await frames()).toBe(still);
    });
  });

  test('moves nothing by itself where motion is not wanted', async () => {
    await inLesson(site, { reducedMotion: 'reduce' }, async (page) => {
      const figure = await awake(page);
      await figure.getByLabel('Memory of each VM, GiB').fill('8');
      await expect.poll(() => caption(figure)).toContain('7 of 20');
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    });
  });
});
