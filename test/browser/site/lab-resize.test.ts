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

test('what a container asks for stops at its limit, by edge, key and field alike, and it is said', async () => {
  await inLab(site, {}, async (page) => {
    const limited = small.replace(
      'cpu: { request: 1 }, memory: { request: 4 GiB }',
      'cpu: { request: 1, limit: 1.5 }, memory: { request: 4 GiB, limit: 4500 MiB }',
    );
    const picture = part(page, 'panel-hosts').locator('[data-part=pictures]');
    const ways = {
      memory: { key: '+', value: '7 GiB', at: 'memory: { request: 4500 MiB, limit: 4500 MiB }', most: '4500 MiB' },
      cores: { key: ']', value: '3', at: 'cpu: { request: 1.5, limit: 1.5 }', most: '1.5 cores' },
    } as const;
    for (const what of ['memory', 'cores'] as const) {
      const { key, value, at, most } = ways[what];
      const field = page.locator(`[data-field=${what}]`);
      for (const way of [
        async () => {
          await mark(page, 0, 4).scrollIntoViewIfNeeded();
          await expect.poll(() => page.locator(`.lab-handle[data-resize=${what}]`).count(), soon).toBe(1);
          await drag(page, page.locator(`.lab-handle[data-resize=${what}]`), 0, -150);
        },
        async () => {
          await picture.focus();
          for (let i = 0; i < 4; i++) await page.keyboard.press(key);
        },
        async () => {
          await field.fill(value);
          await field.blur();
        },
      ]) {
        await bring(page, limited);
        await expect.poll(() => shownText(page), soon).toBe(limited);
        await expect.poll(() => listed(page), soon).toContain('c (container)');
        await page.waitForTimeout(400);
        await part(page, 'selected').selectOption({ label: 'c (container)' });
        await way();
        await expect.poll(() => shownText(page), soon).toContain(at);
        await expect.poll(() => part(page, 'notice').innerText(), soon).toContain(`no more than its limit, ${most}`);
        await expect.poll(() => part(page, 'issue-count').innerText(), soon).toContain('No issues');
        await expect.poll(() => field.inputValue(), soon).toBe(most.replace(' cores', ''));
      }
    }
  });
});
