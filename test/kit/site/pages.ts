import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { siteFolder } from './serve.ts';

/** Addresses of all pages of a built site, `/` first; 404.html is `/404.html`. */
export function pagesOf(folder: string = siteFolder): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`)
    .sort();
}

/** The text of a page's file. */
export function fileOf(path: string, folder: string = siteFolder): string {
  return readFileSync(join(folder, path.endsWith('/') ? `${path}index.html` : path), 'utf8');
}

/** Pages that people read one by one; of the programming interface, one of each kind. */
export function readPages(folder: string = siteFolder): readonly string[] {
  const all = pagesOf(folder);
  const kinds = new Map<string, string>();
  for (const path of all.filter((path) => path.startsWith('/api/'))) {
    const kind = /\/(functions|interfaces|variables|type-aliases|classes)\/./.exec(path)?.[1];
    if (kind !== undefined && !kinds.has(kind)) kinds.set(kind, path);
  }
  return [...all.filter((path) => !path.startsWith('/api/')), '/api/', ...kinds.values()];
}

/** One page of each kind: home, the first lesson, the first embed, the Lab, a page of the interface, and one that is all text. */
export function pageOfEachKind(folder: string = siteFolder): readonly string[] {
  const kinds = new Map<string, string>();
  for (const path of readPages(folder)) {
    const part = path.split('/')[1] ?? '';
    const kind = ['', 'lessons', 'embed', 'lab', 'api'].includes(part) ? part : 'text';
    if (!kinds.has(kind)) kinds.set(kind, path);
  }
  return [...kinds.values()];
}

/** Links within a site that lead nowhere: a page that is not there, or a place on it that is not. */
export function deadLinks(path: string, folder: string = siteFolder): readonly string[] {
  const out: string[] = [];
  for (const [, href = ''] of fileOf(path, folder).matchAll(/\shref="([^"]*)"/g)) {
    if (/^([a-z]+:|\/\/)/i.test(href)) continue;
    const { pathname, hash } = new URL(href.replaceAll('&amp;', '&'), `http://site${path}`);
    const target = join(folder, decodeURIComponent(pathname));
    const file = pathname.endsWith('/') ? join(target, 'index.html') : target;
    const anchor = decodeURIComponent(hash.slice(1));
    if (!existsSync(file)) out.push(`${path} leads to ${href}, which is not there`);
    else if (
      anchor !== '' &&
      file.endsWith('.html') &&
      anchor !== '_top' &&
      !placesOf(file).has(anchor) &&
      !anchor.includes('=')
    )
      out.push(`${path} leads to ${href}, and that page has no such place`);
  }
  return [...new Set(out)];
}

const places = new Map<string, ReadonlySet<string>>();
function placesOf(file: string): ReadonlySet<string> {
  let found = places.get(file);
  if (found === undefined) {
    found = new Set([...readFileSync(file, 'utf8').matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!));
    places.set(file, found);
  }
  return found;
}
