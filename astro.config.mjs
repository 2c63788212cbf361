// @ts-check
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { fileURLToPath } from 'node:url';
import starlightLinksValidator from 'starlight-links-validator';
import starlightTypeDoc, { typeDocSidebarGroup } from 'starlight-typedoc';
import hardSpaces from './site/integrations/hard-spaces.mjs';
import modelPagesIntegration from './site/integrations/model-pages.mjs';
import policy from './site/integrations/policy.mjs';
import searchStyle from './site/integrations/search-style.mjs';
import wholeText from './site/integrations/whole-text.mjs';
import hostlab from './simulator/package.json' with { type: 'json' };

/** @param {string} path */
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The package's doors, led to its sources: so no build of it is needed, and none can be stale. */
const doors = Object.entries(hostlab.exports).flatMap(([door, to]) =>
  typeof to === 'string'
    ? []
    : [{ find: new RegExp(`^hostlab${door.slice(1)}$`), replacement: at(`simulator/${to['hostlab-source']}`) }],
);

/**
 * What figures have in common comes in few parts: many small ones are more bytes, and more to ask for. A part takes along what it needs,
 * unless a part before it has that.
 */
const parts = [
  // Pages without a figure have it too.
  { name: 'preload', test: /preload-helper/ },
  {
    name: 'figures',
    test: /simulator\/src\/(?:figures\/(?:attributes|axis|draw|looks|marks|numbers|sentence|text-width|plot\/room)|model\/(?:machines|model)|trace\/(?:records|trace))\.ts$/,
  },
  {
    name: 'kit',
    test: /widgets\/kit\/(?:able|adopt|held|history|instants|lab|looks-same|marks|outlines|parts|patch|pictures|player|said|sentence|session|show-table|time|week)\.ts$/,
  },
  {
    name: 'charts',
    test: /simulator\/src\/figures\/plot\/(?:axes|chart-marks|end-labels|lane|plan|plate|steps-at|uprights)\.ts$/,
  },
  { name: 'told', test: /simulator\/src\/trace\/(?:live|replay|told-world)\.ts$/ },
  {
    name: 'words',
    test: /simulator\/src\/(?:trace\/(?:moments|sentence|words)|units\/(?:range|sizes|written))\.ts$/,
  },
  {
    name: 'over-time',
    test: /simulator\/src\/(?:figures\/(?:series\/\w+|moments|plot\/(?:between|panels)|timeline\/steps)|metrics\/series)\.ts$/,
  },
].map((part, i, all) => ({ ...part, priority: all.length - i }));

export default defineConfig({
  srcDir: './site/src',
  publicDir: './site/public',
  outDir: './site/dist',
  cacheDir: './site/.cache',
  devToolbar: { enabled: false },
  // What fetches pages beforehand watches each change of a page, and figures change all the time.
  prefetch: false,
  build: { inlineStylesheets: 'never' },
  vite: {
    plugins: [searchStyle()],
    environments: { client: { build: { rolldownOptions: { output: { codeSplitting: { groups: parts } } } } } },
    // A worker may bring a part of itself later.
    worker: { format: 'es' },
    resolve: {
      alias: [
        ...doors,
        // Starlight asks for the search's interface on every page; this one comes when it is needed.
        { find: /^@pagefind\/default-ui$/, replacement: at('site/src/search/when-asked.ts') },
        { find: /^.*\/TableOfContents\/starlight-toc$/, replacement: at('site/src/components/contents.ts') },
      ],
    },
  },
  integrations: [
    modelPagesIntegration(),
    starlight({
      title: 'Hostlab',
      description:
        'What does it cost to reserve, and what does it cost to share? Virtual machines and containers in figures that run a real simulator.',
      favicon: '/favicon.svg',
      customCss: ['figures', 'site', 'kit', 'week', 'cards'].map((name) => `./site/src/styles/${name}.css`),
      routeMiddleware: './site/src/route-data.ts',
      components: {
        Footer: './site/src/components/Footer.astro',
        LanguageSelect: './site/src/components/NoLanguages.astro',
        PageTitle: './site/src/components/PageTitle.astro',
      },
      // Long lines of code are broken, so that nothing has to be scrolled sideways.
      expressiveCode: { defaultProps: { wrap: true, hangingIndent: 4 } },
      credits: false,
      pagination: false,
      lastUpdated: false,
      sidebar: [
        { label: 'Twenty quiet services', link: '/' },
        { label: 'The Lab', link: '/lab/' },
        { label: 'Lessons', items: [{ autogenerate: { directory: 'lessons' } }] },
        { label: 'Play your own scenario', slug: 'how-to/command-line' },
        { label: 'Put a figure in your page', slug: 'how-to/embed' },
        {
          label: 'The model',
          items: ['model/how-it-works', 'model/limits', 'model/presets', 'sources', 'glossary'],
        },
        { label: 'For instructors', slug: 'teach' },
        { label: 'For engineers', slug: 'build' },
        { label: 'Licences', slug: 'licences' },
        typeDocSidebarGroup,
      ],
      plugins: [
        starlightTypeDoc({
          output: 'api',
          sidebar: { label: 'Programming interface', readmeLabel: 'Overview', collapsed: false },
          typeDoc: { options: './docs-api/typedoc.json', disableSources: true, entryFileName: 'index' },
        }),
        starlightLinksValidator(),
      ],
    }),
    // Last: they read what the others have written.
    wholeText(),
    hardSpaces(),
    policy(),
  ],
});
