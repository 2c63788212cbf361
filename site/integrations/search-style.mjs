// @ts-check
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const globalStyle = /<style is:global>([\s\S]*?)<\/style>/;
const ours = fileURLToPath(new URL('../src/search/search.css', import.meta.url));

/**
 * Moves the style of the search's interface, a quarter of what every page is styled with, from Starlight's component
 * to `search.css`, which comes with the interface when somebody is about to search.
 *
 * @returns {import('vite').Plugin}
 */
export default function searchStyle() {
  return {
    name: 'hostlab-search-style',
    enforce: 'pre',
    async load(id) {
      // Whoever asks for its address (`?url`) is served by Vite, which then asks for the style itself.
      if (id.split('?')[0] !== ours || /[?&]url\b/.test(id)) return null;
      const component = fileURLToPath(import.meta.resolve('@astrojs/starlight/components/Search.astro'));
      const [, style] = globalStyle.exec(await readFile(component, 'utf8')) ?? [];
      if (style === undefined) throw new Error('Starlight’s search has no style of its own any more.');
      return style;
    },
    transform(code, id) {
      // The component's second style is the global one.
      if (/\/Search\.astro\?astro&type=style&index=1\b/.test(id) && code.includes('pagefind-ui')) return '';
      return null;
    },
  };
}
