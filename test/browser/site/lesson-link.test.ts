import { describe, expect, test } from 'vitest';
import { deflateRawSync } from 'node:zlib';
import { driven } from '../../kit/site/driven.ts';
import { awake, caption, figureOf, inLesson } from '../../kit/site/lesson.ts';

const site = driven();
const packed = (data: unknown): string => `#l=1.z${deflateRawSync(JSON.stringify(data)).toString('base64url')}`;

describe('a link', () => {
  test('opens elsewhere what it was made of', async () => {
    let address = '';
    await inLesson(site, {}, async (page) => {
      const figure = await awake(page);
      await figure.getByLabel('Memory of each VM, GiB').fill('8');
      await figure.locator('[data-part=use-field]').fill('50');
      await expect.poll(() => caption(figure)).toContain('7 of 20');
      await figure.locator('summary', { hasText: 'share' }).click();
      await figure.getByRole('button', { name: 'Copy a link' }).click();
      await expect.poll(() => figure.locator('[data-part=link]').inputValue()).toContain('#l=1.');
      address = await figure.locator('[data-part=link]').inputValue();
    });
    expect(address.length).toBeLessThan(300);
    await inLesson(site, { hash: new URL(address).hash }, async (page) => {
      const figure = figureOf(page);
      await figure.scrollIntoViewIfNeeded();
      await expect.poll(() => caption(figure)).toContain('7 of 20');
      expect(await figure.locator('[data-part=memory-field]').inputValue()).toBe('8');
      expect(await figure.locator('[data-part=use-field]').inputValue()).toBe('50');
      expect(await figure.locator('[data-part=caption]').isVisible()).toBe(true);
    });
  });

  test.each([
    ['too much', packed({ lab: 'reservation', knobs: { memory: 4_000 } }), 'cannot be'],
    ['a knob that is none', packed({ lab: 'reservation', knobs: { '<img src=x>': 1 } }), 'does not have'],
    ['nothing but damage', '#l=1.z<script>', 'damaged'],
    ['another version', '#l=7.abc', 'version 7'],
    [
      'a bomb',
      `#l=1.z${deflateRawSync(Buffer.alloc(1_000_000), { level: 9 }).toString('base64url')}`,
      'unpacks to more',
    ],
  ])('that holds %s is refused with a sentence', async (_, hash, words) => {
    await inLesson(site, { hash }, async (page) => {
      const figure = await awake(page);
      await expect.poll(() => figure.locator('[data-part=notice]').innerText()).toContain(words);
      expect(await caption(figure)).toContain('15 of 20');
      expect(await page.locator('img[src=x]').count()).toBe(0);
    });
  });

  test('leads into the Lab with the scenario as it stands', async () => {
    await inLesson(site, {}, async (page) => {
      const figure = await awake(page);
      const lab = figure.locator('a[data-world]');
      await lab.hover();
      await expect.poll(() => lab.getAttribute('href')).toContain('/lab/#s=1.');
      const before = await lab.getAttribute('href');
      await figure.getByLabel('Memory of each VM, GiB').fill('8');
      await expect.poll(() => caption(figure)).toContain('7 of 20');
      await page.mouse.move(0, 0);
      await lab.hover();
      await expect.poll(() => lab.getAttribute('href')).not.toBe(before);
    });
  });

  test('is not all that can be taken along: SVG, PNG, CSV', async () => {
    await inLesson(site, { acceptDownloads: true }, async (page) => {
      const figure = await awake(page);
      await figure.locator('summary', { hasText: 'share' }).click();
      for (const [kind, begins] of [
        ['SVG', '<?xml'],
        ['PNG', '\u2030PNG'],
        ['CSV', 'Host'],
      ] as const) {
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          figure.getByRole('button', { name: `as ${kind}` }).click(),
        ]);
        const chunks: Buffer[] = [];
        for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
        const bytes = Buffer.concat(chunks);
        expect(file.suggestedFilename()).toBe(`reservation-hosts.${kind.toLowerCase()}`);
        if (kind === 'PNG') expect([...bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
        else expect(bytes.toString('utf8')).toContain(kind === 'SVG' ? 'CC BY 4.0' : begins);
      }
    });
  });
});
