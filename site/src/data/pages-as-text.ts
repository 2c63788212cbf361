import { getCollection, type CollectionEntry } from 'astro:content';
import { glossary } from './glossary.ts';

type Page = CollectionEntry<'docs'>;

const head = `# Hostlab

> What does it cost to reserve, and what does it cost to share? A deterministic simulator of hosts, hypervisors, virtual
> machines and containers (npm package \`hostlab\`), and an open course whose figures run it. Text CC BY 4.0, code MIT.
`;

/** The pages that people read: all but the error page and the programming interface, which has its own list. */
async function pages(): Promise<readonly Page[]> {
  const all = await getCollection('docs');
  return all
    .filter(({ id }) => id !== '404' && !id.startsWith('api'))
    .sort((a, b) => (a.id === 'index' ? -1 : b.id === 'index' ? 1 : a.id < b.id ? -1 : 1));
}
const address = ({ id }: Page): string => (id === 'index' ? '/' : `/${id}/`);

/** The text of a page without what only a page can show. */
function text(page: Page): string {
  const body = (page.body ?? '')
    .replaceAll(/^import .*;?$/gm, '')
    .replaceAll(/<Term id="([^"]*)" \/>/g, (_, id: string) => glossary.find((entry) => entry.id === id)?.term ?? id)
    .replaceAll(/<Term [^>]*>([^<]*)<\/Term>/g, '$1')
    .replaceAll("{' '}", ' ')
    .replaceAll(/<Link(?:Card|Button)[\s\S]*?\/>/g, '')
    .replaceAll(/<\/?[A-Z][\s\S]*?>/g, '')
    .replaceAll(/\n{3,}/g, '\n\n');
  return `# ${page.data.title}\n\nAddress: ${address(page)}\n\n${page.data.description ?? ''}\n\n${body.trim()}\n`;
}

/** All pages with one line each. */
export async function listOfPages(): Promise<string> {
  const lines = (await pages()).map(
    (page) => `- [${page.data.title}](${address(page)}): ${page.data.description ?? ''}`,
  );
  return `${head}
Everything in one file: [llms-full.txt](/llms-full.txt)

## Pages

${lines.join('\n')}
- [Programming interface](/api/): Every exported symbol of the package, with units, ranges, ties and errors.
`;
}

/** All pages and the glossary, one after the other. */
export async function wholeText(): Promise<string> {
  const words = glossary.map(({ term, sentence }) => `- **${term}**: ${sentence}`);
  return [head, ...(await pages()).map(text), `# Words\n\n${words.join('\n')}\n`].join('\n\n');
}
