import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { driven } from '../../kit/site/driven.ts';
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
