import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { driven } from '../../kit/site/driven.ts';
import { bring, inLab, listed, part, paste, soon } from '../../kit/site/lab-page.ts';

const site = driven();

const one = 'hostlab: 1\nhosts: [{ name: h, cores: 1, memory: 1 GiB }]\n';
const nine = Array.from({ length: 9 });

/** Texts that want too much, with the one sentence that they are refused with. */
const greedy: readonly (readonly [string, string, RegExp])[] = [
  ['a thousand million hosts', one.replace('name: h', 'name: h, count: 1000000000'), /expected at most 100000 hosts/],
  [
    'a hundred thousand VMs',
    `${one}vms: [{ name: v, count: 100000, vcpus: 1, memory: 1 MiB }]\n`,
    /the Lab draws at most/,
  ],
  [
    'aliases of aliases',
    [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...Array.from('bcdefgh', (key, i) => `${key}: &${key} [${nine.map(() => `*${'abcdefg'[i]!}`).join(', ')}]`),
    ].join('\n'),
    /aliases repeat more than/,
  ],
  ['lists in lists', `hostlab: 1\nhosts: ${'\n  ['.repeat(100_000)}`, /nested deeper than/],
  [
    'half a million words',
    `${one}vms:\n${'  - { name: v, vcpus: 1, memory: 1 MiB }\n'.repeat(24_000)}`,
    /is longer than \d+ words|expected/,
  ],
];

describe('texts that want too much are refused with a sentence, and the page answers all the while', () => {
  test.each(greedy)('%s', async (_, text, sentence) => {
    await inLab(site, {}, async (page) => {
      await bring(page, text);
      const told = async (): Promise<string> =>
        `${await part(page, 'issues').innerText()} ${await part(page, 'notice').innerText()}`;
      await expect.poll(told, soon).toMatch(sentence);
      // The picture is the last good one, and everything still works.
      expect(await listed(page)).toContain('shop (VM)');
      await part(page, 'undo').click();
      await expect.poll(() => part(page, 'issue-count').innerText(), soon).toContain('No issues');
    });
  });
});

test('files that are too large, or no text, or called like markup, do no harm', async () => {
  await inLab(site, {}, async (page) => {
    await bring(page, 'x'.repeat(10_000_000));
    await expect.poll(() => part(page, 'notice').innerText(), soon).toContain('at most 1 MB');
    await bring(page, 'a\0b');
    await expect.poll(() => part(page, 'notice').innerText(), soon).toContain('not text');
    await bring(page, '['.repeat(300_000), 'deep.json');
    await expect.poll(() => part(page, 'notice').innerText(), soon).toContain('a line of more than');
    await bring(page, one, '<img src=x onerror=alert(1)>.yaml');
    await expect.poll(() => listed(page), soon).toContain('h (host)');
    expect(await part(page, 'notice').innerText()).toContain('<img src=x');
    expect(await page.locator('hostlab-lab img').count()).toBe(0);
  });
});

test('a file that comes while nothing can be fetched is told of, and leaves what is written', async () => {
  await inLab(site, { mayFail: true }, async (page) => {
    await page.route(/read-file/, (route) => route.abort());
    await bring(page, one);
    await expect.poll(() => part(page, 'notice').innerText(), soon).toContain('brought.yaml could not be read');
    expect(await listed(page)).toContain('shop (VM)');
    await page.unroute(/read-file/);
  });
});

/** ms from a key to the picture after next, the middle one of seven. */
async function keyTime(page: Page): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 7; i++) {
    const start = performance.now();
    await page.keyboard.press('y');
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)))),
    );
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[3]!;
}

test('a line of 300,000 characters is written in as quickly as any, in one colour, and undone', async () => {
  await inLab(site, {}, async (page) => {
    const coloured = () => page.locator('.cm-line span').count();
    const wasRead = async (text: string) => (await part(page, 'paper').textContent())?.startsWith(text);
    await paste(page, one);
    await expect.poll(() => wasRead(one), soon).toBe(true);
    await expect.poll(coloured, soon).toBeGreaterThan(3);
    const usual = await keyTime(page);

    const long = `hosts: [${'{ name: h, cores: 1 }, '.repeat(13_000)}]`;
    await paste(page, long);
    expect(await coloured()).toBe(0);
    await expect.poll(() => wasRead(long), { timeout: 30_000 }).toBe(true);
    const slow = await keyTime(page);
    expect(slow / usual, `${slow.toFixed(0)} ms, where ${usual.toFixed(0)} ms are usual`).toBeLessThan(4);

    // Keys that come slowly are undone one by one.
    const undone = async (): Promise<number> => {
      await part(page, 'undo').click();
      return coloured();
    };
    await expect.poll(undone, soon).toBeGreaterThan(3);
  });
});

test('every scenario of the menu opens and is played', async () => {
  await inLab(site, {}, async (page) => {
    const names = await page
      .locator('[data-start]')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-start') ?? ''));
    expect(names.length).toBeGreaterThan(15);
    // The first two are nothing at all, and what is here already.
    for (const name of names.slice(2)) {
      await part(page, 'start-menu').locator('summary').click();
      await page.locator(`[data-start="${name}"]`).click();
      await expect.poll(() => part(page, 'notice').innerText(), soon).toContain('one step back');
      await expect.poll(() => part(page, 'issue-count').innerText(), { ...soon, message: name }).toContain('No issues');
    }
  });
}, 120_000);
