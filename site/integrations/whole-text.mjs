// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { pageInMarkdown } from './page-in-markdown.mjs';

/** A page in the list, by its address: `- [Glossary](/glossary/): …`. */
const listed = /^- \[[^\]]*\]\((\/[^)]*)\)/gm;

/**
 * Writes the whole course as one text, `llms-full.txt`: the pages that `llms.txt` lists, one after the other. The
 * programming interface is left to its own pages.
 *
 * @returns {import('astro').AstroIntegration}
 */
export default function wholeText() {
  return {
    name: 'hostlab-whole-text',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        /** @param {string} path */
        const at = (path) => fileURLToPath(new URL(path, dir));
        const list = await readFile(at('llms.txt'), 'utf8');
        const addresses = [...list.matchAll(listed)].map(([, address = '']) => address);
        const read = addresses.filter((address) => !address.startsWith('/api/') && !address.endsWith('.txt'));
        const texts = [];
        for (const address of read)
          texts.push(pageInMarkdown(await readFile(at(`.${address}index.html`), 'utf8'), address));
        const [head = ''] = list.split('\nEverything in one file');
        const whole = [head, ...texts].join('\n---\n\n').replaceAll('\u00a0', ' ');
        await writeFile(at('llms-full.txt'), whole);
        logger.info(`${String(read.length)} pages stand in llms-full.txt`);
      },
    },
  };
}
