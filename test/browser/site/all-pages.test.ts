import { describe, expect, test } from 'vitest';
import { driven } from '../../kit/site/driven.ts';
import { deadLinks, fileOf, pagesOf, readPages } from '../../kit/site/pages.ts';

const site = driven();

describe('all pages', () => {
  test('lead nowhere that is not there', () => {
    expect(pagesOf().length).toBeGreaterThan(100);
    expect(pagesOf().flatMap((path) => deadLinks(path))).toEqual([]);
  });

  test('have a title and a description of their own', () => {
    const missing = readPages().filter((path) => {
      const html = fileOf(path);
      const described = /<meta name="description" content="[^"]{10,}"/.test(html);
      // What stands in another page is not found by itself; the programming interface is described by its names.
      return !/<title>[^<]{3,}<\/title>/.test(html) || !(described || /^\/(api|embed)\//.test(path));
    });
    expect(missing).toEqual([]);
  });

  test('run the same few inline scripts, and none has a handler in its markup', () => {
    const scripts = new Map<string, string>();
    for (const path of pagesOf()) {
      const html = fileOf(path);
      expect(html.match(/<[^>]+\son[a-z]+="/g), path).toBeNull();
      for (const [, attributes = '', text = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g))
        if (!/\bsrc=|application\/(ld\+)?json/.test(attributes)) scripts.set(text, path);
    }
    expect(scripts.size, [...scripts.values()].join(' ')).toBeLessThanOrEqual(16);
  });
});

describe('the glossary’s cards', () => {
  test('come with the pointer or the focus, stay while they are read, and go with Escape', async () => {
    await site.visit({ path: '/build/', reducedMotion: 'reduce' }, async ({ page }) => {
      const word = page.locator('term-card a').first();
      const card = page.locator('term-card [role=tooltip]').first();
      expect(await card.isVisible()).toBe(false);
      await word.hover();
      await card.waitFor({ state: 'visible' });
      await card.hover();
      await page.waitForTimeout(350);
      expect(await card.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      expect(await card.isVisible()).toBe(false);
      await page.mouse.move(2, 2);
      await word.focus();
      await card.waitFor({ state: 'visible' });
      await word.evaluate((link: HTMLElement) => link.blur());
      await card.waitFor({ state: 'hidden' });
      expect(await word.getAttribute('href')).toBe('/glossary/#determinism');
    });
  });
});
