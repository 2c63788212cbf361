import { describe, expect, test } from 'vitest';
import { axeFaults } from '../../kit/site/axe.ts';
import { driven } from '../../kit/site/driven.ts';
import { awake, caption, inLesson } from '../../kit/site/lesson.ts';
import { plainSpaces } from '../../kit/site/plain-spaces.ts';

const site = driven();
const patient = { timeout: 15_000 };

describe('the edge of a promise', () => {
  test('is dragged to make every promise larger, in one edit that undo takes back', async () => {
    await inLesson(site, {}, async (page) => {
      const figure = await awake(page);
      const handle = figure.getByRole('slider', { name: 'drag this edge' });
      await handle.scrollIntoViewIfNeeded();
      const box = (await handle.boundingBox())!;
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 20, y, { steps: 6 });
      await page.mouse.move(x + 38, y, { steps: 6 });
      await page.mouse.up();
      await expect.poll(() => caption(figure), patient).toContain('7 of 20 VMs');
      expect(await figure.getByLabel('Memory of each VM, GiB').inputValue()).toBe('8');
      expect(await handle.getAttribute('aria-valuetext')).toBe('8 GiB');
      // What was dragged was not asked about.
      expect(await figure.locator('details[data-part=why]').getAttribute('open')).toBeNull();
      await figure.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => caption(figure), patient).toContain('15 of 20 VMs');
      expect(await figure.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
    });
  });

  test('is dragged at the top of any VM', async () => {
    await inLesson(site, {}, async (page) => {
      const figure = await awake(page);
      await figure.getByRole('slider', { name: 'drag this edge' }).scrollIntoViewIfNeeded();
      const fifth = (await figure.locator('.hl-layout:visible [data-key$="-m5-promise"]').boundingBox())!;
      await page.mouse.move(fifth.x + fifth.width / 2, fifth.y + 1);
      await page.mouse.down();
      await page.mouse.move(fifth.x + fifth.width / 2, fifth.y + fifth.height / 2, { steps: 8 });
      await page.mouse.up();
      await expect.poll(() => figure.getByLabel('Memory of each VM, GiB').inputValue(), patient).toBe('2');
      await figure.locator('[data-goal=all-fit][data-met]').waitFor();
    });
  });

  test('is moved by the keys of a slider, and a click on a VM still asks why', async () => {
    await inLesson(site, {}, async (page) => {
      const figure = await awake(page);
      await figure.getByRole('slider', { name: 'drag this edge' }).focus();
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => caption(figure), patient).toContain('12 of 20 VMs');
      await page.keyboard.press('Home');
      await expect.poll(() => figure.getByLabel('Memory of each VM, GiB').inputValue(), patient).toBe('1');
      await page.keyboard.press('PageUp');
      await expect.poll(() => figure.getByLabel('Memory of each VM, GiB').inputValue(), patient).toBe('6');
      await figure.locator('.hl-layout:visible [data-key$="-m3-promise"]').click();
      await expect.poll(() => figure.locator('[data-part=why-chain]').innerText(), patient).toContain('vm-3');
      expect(await axeFaults(page)).toEqual([]);
    });
  });
});

describe('the exercise with numbers of one’s own', () => {
  test('draws them from a code, the same ones again, and checks them', async () => {
    await inLesson(site, {}, async (page) => {
      await page.locator('hostlab-figure[data-lab=reservation]').waitFor();
      const exercise = page.locator('#how-many');
      const question = exercise.locator('[data-part=question]');
      const first = await question.innerText();
      const draw = async (code: string): Promise<string> => {
        await exercise.getByLabel('Your student code').fill(code);
        await exercise.getByRole('button', { name: 'Draw my numbers' }).click();
        await expect
          .poll(() => exercise.locator('[data-part=whose-now]').innerText(), patient)
          .toContain(`of ${code}.`);
        return question.innerText();
      };
      const ada = await draw('ada17');
      const bob = await draw('bob4');
      expect(new Set([first, ada, bob]).size).toBe(3);
      expect(await draw('ADA17')).toBe(ada);
      const [host = 0, own = 0, , vm = 1] = (ada.match(/\d+/g) ?? []).map(Number);
      const answer = exercise.getByLabel('Your answer, VMs');
      await answer.fill(String(Math.floor(host / vm)));
      await answer.press('Enter');
      expect(await exercise.locator('.hl-verdict').innerText()).toContain('never there to be promised');
      await answer.fill(String(Math.floor((host - own) / vm)));
      await answer.press('Enter');
      expect(await exercise.locator('.hl-verdict').innerText()).toBe('Right.');
      await exercise.locator('summary', { hasText: 'Answer' }).click();
      expect(plainSpaces(await exercise.locator('[data-part=worked]').innerText())).toContain(
        `(${String(host)} − ${String(own)})`,
      );
    });
  });
});

test('a skipped curve is no curve: the figure wakes without one', async () => {
  await inLesson(site, {}, async (page) => {
    await page.locator('hostlab-predict[data-lab=recorded-day] [data-part=skip]').click();
    const figure = page.locator('hostlab-figure[data-lab=recorded-day]');
    await figure.scrollIntoViewIfNeeded();
    await page.locator('hostlab-figure[data-lab=recorded-day][data-awake]').waitFor();
    expect(await figure.locator('[data-key=prediction]').count()).toBe(0);
  });
});
