import { describe, expect, test } from 'vitest';
import { driven } from '../../kit/site/driven.ts';
import { bring, drag, inLab, listed, mark, part, shownText, small, soon } from '../../kit/site/lab-page.ts';

const site = driven();

/** Each kind: which place, what its two edges are written as, and how they are called. */
const kinds = [
  {
    name: 'left (host)',
    place: 0,
    memory: /name: left, cores: 4, memory: (?!16 GiB)/,
    cores: /name: left, cores: (?!4,)/,
  },
  { name: 'a (VM)', place: 2, memory: /vcpus: 2, memory: (?!4 GiB)/, cores: /vcpus: (?!2)/ },
  { name: 'c (container)', place: 4, memory: /memory: \{ request: (?!4 GiB)/, cores: /cpu: \{ request: (?!1 )/ },
] as const;

describe.each(kinds)('the size of $name', ({ name, place, memory, cores }) => {
  test('is changed by its edges, by keys and by fields, and undone', async () => {
    await inLab(site, {}, async (page) => {
      await bring(page, small);
      await expect.poll(() => listed(page), soon).toContain('c (container)');
      const back = async (): Promise<void> => {
        await part(page, 'undo').click();
        await expect.poll(() => shownText(page), soon).toBe(small);
        await expect.poll(() => part(page, 'issue-count').innerText(), soon).toContain('No issues');
        await page.waitForTimeout(400);
      };
      await part(page, 'selected').selectOption({ label: name });
      for (const [what, written] of [
        ['memory', memory],
        ['cores', cores],
      ] as const) {
        await mark(page, 0, place).scrollIntoViewIfNeeded();
        await expect.poll(() => page.locator(`.lab-handle[data-resize=${what}]`).count(), soon).toBe(1);
        await drag(page, page.locator(`.lab-handle[data-resize=${what}]`), 0, 40);
        await expect.poll(() => shownText(page), soon).toMatch(written);
        await back();

        await part(page, 'panel-hosts').locator('[data-part=pictures]').focus();
        await page.keyboard.press(what === 'memory' ? '+' : ']');
        await expect.poll(() => shownText(page), soon).toMatch(written);
        await back();

        const field = page.locator(`[data-field=${what}]`);
        await field.fill(what === 'memory' ? '3 GiB' : '3');
        await field.press('Enter');
        await field.blur();
        await expect.poll(() => shownText(page), soon).toMatch(written);
        await back();
      }
    });
  });
});
