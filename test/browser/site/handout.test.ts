import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { driven } from '../../kit/site/driven.ts';
import { cardOf } from '../../kit/site/lesson.ts';
import { readPages } from '../../kit/site/pages.ts';
import { textOfPdf } from '../../kit/site/pdf.ts';

const site = driven();

/** A text as it is compared: letters and figures alone, ligatures taken apart. */
const bare = (text: string): string => text.normalize('NFKD').replaceAll(/[^\p{L}\p{N}]/gu, '');

interface Handout {
  /** All that is on paper. */
  readonly text: string;
  readonly titles: readonly string[];
  /** Exercises with a number to be filled in. */
  readonly blanks: number;
  /** The beginnings of worked answers and of answers to what was asked from earlier lessons. */
  readonly answers: readonly string[];
}

async function handout(page: Page): Promise<Handout> {
  const cards = await page.evaluate(() => {
    const texts = (selector: string): string[] =>
      [...document.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());
    return {
      titles: texts('main section:has(.hl-answer) > h3'),
      blanks: document.querySelectorAll('main hostlab-check').length,
      answers: texts('main .hl-answer > :not(summary)').filter((text) => text.length > 40),
    };
  });
  const paper = await page.pdf({ format: 'A4' });
  return { ...cards, answers: cards.answers.map((text) => bare(text).slice(0, 60)), text: bare(textOfPdf(paper)) };
}

describe('a lesson on paper', () => {
  test.each(readPages().filter((path) => path.startsWith('/lessons/')))(
    '%s has its questions and blanks, and no answers',
    async (path) => {
      await site.visit({ path }, async ({ page }) => {
        const { text, titles, blanks, answers } = await handout(page);
        expect(titles.length).toBeGreaterThan(1);
        expect(answers.length).toBeGreaterThanOrEqual(titles.length);
        expect(titles.filter((title) => !text.includes(bare(title)))).toEqual([]);
        expect(text.split('Youranswer')).toHaveLength(blanks + 1);
        expect(answers.filter((answer) => text.includes(answer))).toEqual([]);
      });
    },
  );

  test('breaks a figure between its parts, never within one, and leaves its question and finding with the first', async () => {
    await site.visit({ path: '/lessons/sharing/' }, async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      const breaks = (selector: string): Promise<readonly (readonly [string, string])[]> =>
        page.locator(`hostlab-figure ${selector}`).evaluateAll((parts) =>
          parts.map((part) => {
            const { breakInside, breakAfter } = getComputedStyle(part);
            return [breakInside, breakAfter] as const;
          }),
        );
      for (const [inside] of await breaks('figure')) expect(inside).toBe('auto');
      for (const part of ['.hl-picture', '.hl-numbers', '.hl-goals']) {
        const found = await breaks(part);
        expect(found.length).toBeGreaterThan(1);
        for (const [inside] of found) expect(inside, part).toBe('avoid');
      }
      for (const head of ['.hl-question', '.hl-caption'])
        for (const both of await breaks(head)) expect(both, head).toEqual(['avoid', 'avoid']);
    });
  });

  test('has what the reader chose, typed and drew, committed or not', async () => {
    await site.visit({ path: '/lessons/reservation/' }, async ({ page }) => {
      await page.locator('hostlab-predict[data-lab=recorded-day][data-ready]').waitFor();
      const before = (await handout(page)).text;
      const [choice, curve] = [cardOf(page), page.locator('hostlab-predict[data-lab=recorded-day]')];
      const line = curve.locator('path[data-key=drawn]');
      await page.emulateMedia({ media: 'print' });
      // Empty axes and open circles, for a pencil.
      expect(await line.isVisible()).toBe(false);
      expect(await curve.locator('.hl-heights').isVisible()).toBe(false);
      expect(await choice.locator('[name=choice]').count()).toBe(await choice.locator('[name=choice]:visible').count());
      expect(await page.locator('main .hl-card button:visible').count()).toBe(0);
      await page.emulateMedia({ media: null });

      const heights = { '5th': '13', '25th': '37', '50th': '59', '75th': '73', '95th': '97' };
      for (const [place, height] of Object.entries(heights))
        await curve.getByLabel(place, { exact: true }).fill(height);
      await choice.getByText('16, since 64 is 16 times 4').click();
      await choice.getByText('fairly sure').click();
      await page.locator('#how-many').getByLabel('Your answer, VMs').fill('1187');
      const added = [Object.entries(heights).flat().join(''), '1187'];
      expect(added.filter((text) => before.includes(text))).toEqual([]);
      for (const committed of [false, true]) {
        if (committed) await choice.getByRole('button', { name: 'Commit' }).click();
        const { text } = await handout(page);
        expect(added.filter((one) => !text.includes(one))).toEqual([]);
        await page.emulateMedia({ media: 'print' });
        expect(await line.isVisible()).toBe(true);
        const ring = (button: Element): string => getComputedStyle(button).borderTopWidth;
        const chosen = choice.locator('[name=choice]:checked');
        expect(await chosen.isVisible()).toBe(true);
        expect(await chosen.evaluate(ring)).not.toBe(await choice.locator('[name=choice]').first().evaluate(ring));
        await page.emulateMedia({ media: null });
      }
    });
  });

  test('would be found to tell its answers', async () => {
    await site.visit({ path: '/lessons/reservation/' }, async ({ page }) => {
      await page.evaluate(() => {
        for (const answer of document.querySelectorAll<HTMLDetailsElement>('.hl-answer')) answer.open = true;
        document.querySelector('hostlab-check')?.remove();
      });
      const { text, blanks, answers } = await handout(page);
      expect(answers.filter((answer) => text.includes(answer)).length).toBeGreaterThan(1);
      expect(text.split('Youranswer')).toHaveLength(blanks + 1);
    });
  });
});
