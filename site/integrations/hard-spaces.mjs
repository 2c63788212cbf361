// @ts-check
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { held } from '../src/widgets/kit/held.ts';

/** What is left as it is: code, drawings, and what a script of ours goes on writing in. */
const apart = 'script|style|pre|code|svg|title|textarea|option|hostlab-[a-z]+';
const piece = new RegExp(`<(${apart})\\b[\\s\\S]*?</\\1>|<[^>]+>|[^<]+`, 'g');

/** Code within a sentence; of a few letters it stays whole, and so does a word of it with hyphens. */
const inlineCode = /<code( dir="auto")?>([^<\n]+)<\/code>(?!<\/pre>)/g;
const few = 22;
const hyphened = /[^\s&;]*-[^\s&;]*/g;

/** @param {string} words */
const wordsWhole = (words) =>
  words.replace(hyphened, (word) => (word.length > few ? word : `<span class="hl-short">${word}</span>`));

/**
 * A page in which no line ends between a number and its unit, or within a few letters of code.
 *
 * @param {string} html
 */
export function withHardSpaces(html) {
  const whole = html.replace(inlineCode, (_, way = '', code) =>
    code.length <= few ? `<code${way} class="hl-short">${code}</code>` : `<code${way}>${wordsWhole(code)}</code>`,
  );
  return whole.replace(piece, (found) => (found.startsWith('<') ? found : held(found)));
}

/** Holds numbers and units together in every page that people read. @returns {import('astro').AstroIntegration} */
export default function hardSpaces() {
  return {
    name: 'hostlab-hard-spaces',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        let changed = 0;
        for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
          if (!name.endsWith('.html') || name.startsWith('api')) continue;
          const html = readFileSync(join(folder, name), 'utf8');
          const together = withHardSpaces(html);
          if (together === html) continue;
          writeFileSync(join(folder, name), together);
          changed++;
        }
        logger.info(`${String(changed)} pages hold their numbers and units together`);
      },
    },
  };
}
