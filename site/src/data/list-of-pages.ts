import { getCollection, type CollectionEntry } from 'astro:content';

type Page = CollectionEntry<'docs'>;

const head = `# Hostlab

> What does it cost to reserve, and what does it cost to share? A deterministic simulator of hosts, hypervisors, virtual
> machines and containers (npm package \`hostlab\`), and an open course whose figures run it. Text CC BY 4.0, code MIT.
`;

/** The lessons in their order, and after them the rest. */
const placeOf = ({ id, data }: Page): number =>
  id === 'index' ? 0 : id.startsWith('lessons/') ? 1 + (data.sidebar.order ?? 0) : Infinity;

/** The pages that people read: all but the error page and the programming interface, which has its own list. */
async function pages(): Promise<readonly Page[]> {
  const all = await getCollection('docs');
  return all
    .filter(({ id }) => id !== '404' && !id.startsWith('api'))
    .sort((a, b) => (placeOf(a) === placeOf(b) ? (a.id < b.id ? -1 : 1) : placeOf(a) - placeOf(b)));
}
const address = ({ id }: Page): string => (id === 'index' ? '/' : `/${id}/`);

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
