import { describe, expect, test } from 'vitest';
import { fileOf, readPages } from '../../kit/site/pages.ts';

const whole = fileOf('/llms-full.txt');
/** Without code, which may contain anything. */
const prose = whole.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '').replaceAll(/`[^`\n]*`/g, '');

/** The text of the first element of a class, without its markup. */
function firstOf(className: string, html: string): string {
  const text = new RegExp(`class="${className}"[^>]*>(.*?)</p>`, 's').exec(html)?.[1] ?? '';
  return text.replaceAll(/<[^>]*>/g, '').trim();
}
const lessons = readPages().filter((path) => /^\/lessons\/./.test(path));

describe('the whole course as one text', () => {
  test('is Markdown, with nothing of the pages’ sources in it', () => {
    expect(prose.match(/^.*(?<!\\)<\/?[A-Za-z].*$/gm)).toBeNull();
    expect(prose.match(/^.*\{.*$/gm)).toBeNull();
    expect(prose.match(/^(import|export) .*$/gm)).toBeNull();
  });

  test('has all pages that people read, the lessons in their order', () => {
    const addresses = [...whole.matchAll(/^Address: (.*)$/gm)].map(([, address]) => address);
    const people = readPages().filter((path) => !/^\/(404\.html|api\/|embed\/)/.test(path));
    expect(new Set(addresses)).toEqual(new Set(people));
    expect(addresses.slice(0, 4)).toEqual(['/', '/lessons/reservation/', '/lessons/sharing/', '/lessons/start-up/']);
  });

  test.each(lessons)('has the findings, the descriptions, the exercises and the answers of %s', (path) => {
    // Pages hold numbers and their units together; the text does not have to.
    const html = fileOf(path).replaceAll('\u00a0', ' ');
    const from = whole.indexOf(`Address: ${path}\n`);
    const text = whole.slice(from, whole.indexOf('\n---\n', from));
    const finding = firstOf('hl-caption', html);
    expect(finding).toMatch(/\d/);
    expect(text.replaceAll(/[*\\]/g, '')).toContain(finding);
    const figures = html.match(/<hostlab-figure/g)!.length;
    expect(text.match(/^\[The figure, to be played\]\(\/lessons\/[^)]*-question\)$/gm)).toHaveLength(figures);
    for (const [, description = ''] of html.matchAll(/-wide-description">([^<]*)</g))
      expect(text.replaceAll('\\', '')).toContain(description.trim().replaceAll('&amp;', '&'));
    for (const [, name = ''] of html.matchAll(/<h3 id="[^"]*-title">([^<]*)</g)) expect(text).toContain(`### ${name}`);
    const answers = html.match(/<summary>Answer<\/summary>/g)!.length;
    expect(text.match(/^ *\*\*Answer\*\*\n\n *\S/gm)).toHaveLength(answers);
  });

  test('breaks no paragraph off in the middle of a sentence', () => {
    const paragraphs = prose.split(/\n{2,}/);
    const broken = paragraphs.filter((text, i) => /[a-z,]$/.test(text) && /^[a-z]/.test(paragraphs[i + 1] ?? ''));
    expect(broken).toEqual([]);
  });
});
