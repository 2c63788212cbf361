import { describe, expect, test } from 'vitest';
import { driven } from '../../kit/site/driven.ts';
import { bring, drag, inLab, listed, mark, part, shownText, small, soon } from '../../kit/site/lab-page.ts';

const site = driven();

describe('two worlds of the Lab', () => {
  test('why? is answered in each by its own run', async () => {
    await inLab(site, {}, async (page) => {
      await bring(page, small);
      await expect.poll(() => listed(page), soon).toContain('c (container)');
      await part(page, 'beside').selectOption('container');
      await mark(page, 1, 2).waitFor();
      const answers: string[] = [];
      for (const world of [0, 1]) {
        await mark(page, world, 2).scrollIntoViewIfNeeded();
        const box = (await mark(page, world, 2).boundingBox())!;
        await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
        if (world === 0) await part(page, 'why').locator('summary').click();
        const title = world === 0 ? 'as written' : 'containers on hosts';
        await expect
          .poll(() => part(page, 'why-chain').locator('p').innerText(), soon)
          .toMatch(new RegExp(`^${title}: `));
        await expect.poll(() => page.locator('.hl-outlines .hl-selected').count(), soon).toBe(1);
        answers.push(await part(page, 'why-chain').innerText());
      }
      expect(answers[0]).not.toBe(answers[1]);
      // What is made from a machine of the text shows that machine in the form.
      expect(await part(page, 'equals').innerText()).toMatch(/in the world “containers on hosts” is made from/);
      expect(await page.locator('[data-field=name]').inputValue()).toBe('a');
    });
  });

  test('what is dragged, or changed by keys, in the derived world says where to change it, and changes nothing', async () => {
    await inLab(site, {}, async (page) => {
      await bring(page, small);
      await expect.poll(() => listed(page), soon).toContain('c (container)');
      await part(page, 'beside').selectOption('vm');
      await mark(page, 1, 2).waitFor();
      await drag(page, mark(page, 1, 2), 120, 10);
      await expect
        .poll(() => part(page, 'notice').innerText(), soon)
        .toMatch(/^This world is made from the written one/);
      await bring(page, `${small}# again\n`);
      await expect.poll(() => part(page, 'notice').innerText(), soon).not.toMatch(/^This world/);
      const hosts = part(page, 'panel-hosts').locator('[data-part=pictures]');
      await part(page, 'beside').selectOption('vm');
      await mark(page, 1, 2).waitFor();
      await hosts.focus();
      for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('+');
      await expect
        .poll(() => part(page, 'notice').innerText(), soon)
        .toMatch(/^This world is made from the written one/);
      expect(await shownText(page)).toBe(`${small}# again\n`);
    });
  });
});

describe('the pictures that the reader chooses', () => {
  test('stand under each other on one clock, follow what is selected, and are kept in the link and over a reload', async () => {
    let address = '';
    await inLab(site, {}, async (page) => {
      await bring(page, small);
      await expect.poll(() => listed(page), soon).toContain('c (container)');
      await page.getByRole('checkbox', { name: 'CPU and memory' }).check();
      await page.getByRole('checkbox', { name: 'Whole run' }).check();
      const series = part(page, 'panel-series');
      await expect.poll(() => series.locator('[data-part=caption]').innerText(), soon).toMatch(/^All hosts: /);
      // Also where they are not laid out yet, far below the window.
      const heights = () =>
        page
          .locator('.lab-slot:not([hidden]) .hl-layout')
          .evaluateAll((all) =>
            all.map((one) => one.getBoundingClientRect().height).filter((_, i) => all[i]!.checkVisibility()),
          );
      await expect.poll(async () => Math.min(...(await heights())), soon).toBeGreaterThan(60);
      await part(page, 'selected').selectOption({ label: 'a (VM)' });
      await expect.poll(() => series.locator('[data-part=caption]').innerText(), soon).toMatch(/^a: /);
      const cursors = () =>
        page
          .locator('.hl-layout:visible :is([data-key=cursor-line], line[data-key=cursor])')
          .evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().x));
      const before = await cursors();
      expect(before).toHaveLength(3);
      await part(page, 'time').fill('20');
      const after = await cursors();
      expect(after.every((x, i) => x < before[i]! - 50)).toBe(true);
      expect(await part(page, 'panel-hosts').isVisible()).toBe(true);

      await page.getByRole('checkbox', { name: 'Hosts' }).uncheck();
      await part(page, 'copy').click();
      await part(page, 'link').waitFor();
      address = await part(page, 'link').inputValue();
      await expect.poll(() => part(page, 'status').innerText(), soon).toMatch(/Kept|copied/);
      await page.waitForTimeout(500);
      await page.reload();
      await page.locator('hostlab-lab[data-awake]').waitFor();
      await expect.poll(() => part(page, 'panel-series').isVisible(), soon).toBe(true);
      expect(await part(page, 'panel-hosts').isVisible()).toBe(false);
    });
    await inLab(site, { path: address.slice(site.origin.length) }, async (page) => {
      await expect.poll(() => part(page, 'panel-time').isVisible(), soon).toBe(true);
      expect(await part(page, 'panel-hosts').isVisible()).toBe(false);
      await expect.poll(() => part(page, 'time').inputValue(), soon).toBe('20');
    });
  });

  test('bring their script when they are chosen, and one that cannot be fetched says so and can be chosen again', async () => {
    await inLab(site, { mayFail: true }, async (page) => {
      let offline = true;
      await page.route('**/time.*.js', (route) => (offline ? route.abort() : route.continue()));
      const box = page.getByRole('checkbox', { name: 'Whole run' });
      await box.click();
      await expect.poll(() => part(page, 'notice').innerText(), soon).toContain('Whole run: this could not be fetched');
      expect(await box.isChecked()).toBe(false);
      expect(await part(page, 'panel-time').isVisible()).toBe(false);
      expect(await part(page, 'panel-hosts').isVisible()).toBe(true);
      offline = false;
      await box.check();
      await part(page, 'panel-time').locator('[data-key]').first().waitFor();
    });
  });

  test('a picture that has nothing to show is not offered', async () => {
    await inLab(site, {}, async (page) => {
      await bring(page, small);
      await expect.poll(() => listed(page), soon).toContain('c (container)');
      const offered = () => page.locator('.lab-tabs label:visible').allInnerTexts();
      await expect.poll(offered, soon).toEqual(['Hosts', 'CPU and memory', 'Whole run']);
    });
  });
});

test('on paper stands all of the text, however long, and no control', async () => {
  await inLab(site, {}, async (page) => {
    const long = `${small}${Array.from({ length: 200 }, (_, i) => `# line ${String(i)}\n`).join('')}`;
    await bring(page, long);
    await expect.poll(() => part(page, 'paper').textContent(), soon).toBe(long);
    await page.emulateMedia({ media: 'print' });
    expect(await part(page, 'paper').isVisible()).toBe(true);
    expect(await part(page, 'editor').isVisible()).toBe(false);
    expect(await page.locator('.lab button:visible, .lab select:visible').allInnerTexts()).toEqual([]);
  });
});
