// @ts-check
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toMdast } from 'hast-util-to-mdast';
import { toString } from 'hast-util-to-string';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';

/** @typedef {NonNullable<ReturnType<typeof select>>} Element */
/** @typedef {Element['children'][number]} Content */
/** @typedef {(element: Element, address: string) => readonly Content[] | undefined} Rule */

/** What only a page can show or do, and what stands there for the eye alone. */
const leftOut = [
  'script, style, template, svg, button, dialog, progress, nav, pre:empty',
  '[hidden], [aria-hidden=true], [role=status]:empty, [aria-live], .sl-anchor-link, figcaption .sr-only',
  // What a reader without script is not shown, what is shown to nobody else, and the veils.
  '.hl-scripted, .hl-veil, .hl-controls, .hl-knob, .hl-confidence, .hl-heights, form[data-part=whose]',
].join(', ');

/** @param {string} tagName @param {readonly Content[]} children @param {Element['properties']} [properties] @returns {Element} */
const element = (tagName, children, properties = {}) => ({
  type: 'element',
  tagName,
  properties,
  children: [...children],
});
/** @param {string} value @returns {Content} */
const text = (value) => ({ type: 'text', value });
/** @param {Element} of */
const words = (of) => toString(of).trim();

/** What is said otherwise where nothing can be touched; the first rule that fits holds. @type {readonly (readonly [string, Rule])[]} */
const rules = [
  [leftOut, () => []],
  ['p', (paragraph) => (words(paragraph) === '' ? [] : undefined)],
  ['hostlab-figure', figure],
  // A word of the glossary is a word; its sentence stands in the glossary.
  ['term-card', (card) => select('a', card)?.children ?? []],
  ['.hl-kind', (kind) => [text(`(${words(kind)})`)]],
  ['fieldset', choice],
  ['summary, legend', (head) => [element('p', [element('strong', [text(words(head))])])]],
  ['pre', code],
  ['table', table],
  ['a[href^="#"]', (link, address) => [withHref(link, address)]],
  ['hostlab-predict, hostlab-drill, hostlab-check, form, label', (box) => [element('div', box.children)]],
];

/** The figure as its question, its finding, what its pictures show, its numbers, and where it can be played. @type {Rule} */
function figure(whole, address) {
  const question = select('.hl-question', whole);
  if (question === undefined) return undefined;
  const pictures = selectAll('.hl-picture', whole).flatMap((picture) => {
    const name = select('.hl-picture-name', picture);
    const description = select('.hl-wide desc', picture) ?? select('desc', picture);
    if (description === undefined) return [];
    const says = name === undefined ? words(description) : `${words(name)}: ${words(description)}`;
    return [element('p', [text(says)])];
  });
  const parts = ['.hl-numbers', '.hl-goals', '[data-part=chip]'].flatMap((part) => select(part, whole) ?? []);
  const link = element('a', [text('The figure, to be played')], {
    href: `${address}#${String(question.properties.id)}`,
  });
  const caption = select('.hl-caption', whole);
  return [question, ...(caption ? [caption] : []), ...pictures, ...parts, element('p', [link])];
}

/** What can be chosen is a list. @type {Rule} */
function choice(fieldset) {
  const options = selectAll('label.hl-option', fieldset).map((option) => element('li', option.children));
  return [...selectAll('legend', fieldset), element('ul', options)];
}

/** Code without what colours its lines. @type {Rule} */
function code(pre) {
  const lines = selectAll('.ec-line', pre);
  if (lines.length === 0) return undefined;
  const language = pre.properties['dataLanguage'];
  const className = typeof language === 'string' ? [`language-${language}`] : [];
  const whole = lines.map((line) => toString(line).replace(/\n$/, '')).join('\n');
  return [element('pre', [element('code', [text(whole)], { className })])];
}

/** A table’s caption stands above it: Markdown’s tables have none. @type {Rule} */
function table(whole) {
  const caption = whole.children.find((child) => child.type === 'element' && child.tagName === 'caption');
  if (caption?.type !== 'element') return undefined;
  const rest = element(
    'table',
    whole.children.filter((child) => child !== caption),
  );
  return [element('p', [text(`${words(caption)}:`)]), rest];
}

/** @param {Element} link @param {string} address */
function withHref(link, address) {
  return element('a', link.children, { href: `${address}${String(link.properties.href)}` });
}

/** The rule of each element that has one. @param {Element} content */
function rulesOf(content) {
  /** @type {Map<unknown, Rule>} */
  const ruleOf = new Map();
  for (const [selector, rule] of rules)
    for (const found of selectAll(selector, content)) if (!ruleOf.has(found)) ruleOf.set(found, rule);
  return ruleOf;
}

/**
 * All rules applied, from the outside to the inside.
 *
 * @param {Element} content
 * @param {string} address
 */
function readable(content, address) {
  const ruleOf = rulesOf(content);
  /** @param {Content} part @returns {readonly Content[]} */
  const read = (part) => {
    if (part.type !== 'element') return [part];
    const instead = ruleOf.get(part)?.(part, address);
    return instead?.flatMap(read) ?? [{ ...part, children: part.children.flatMap(read) }];
  };
  return read(content);
}

/**
 * A page that was built, in plain Markdown: what a reader without a screen needs of it. It is read off the page itself, not
 * off its source: there the numbers are expressions, and what a component shows is known to the component alone.
 *
 * @param {string} html
 * @param {string} address
 */
export function pageInMarkdown(html, address) {
  const page = fromHtml(html);
  const title = select('h1', page);
  const content = select('.sl-markdown-content', page);
  if (title === undefined || content === undefined) throw new Error(`${address} has no title or no content.`);
  const description = select('meta[name=description]', page)?.properties.content;
  const head = select('.lesson-head', page);
  const root = toMdast({
    type: 'root',
    children: [
      element('h1', [text(words(title))]),
      element('p', [text(`Address: ${address}`)]),
      element('p', [text(typeof description === 'string' ? description : '')]),
      ...(head === undefined ? [] : readable(head, address)),
      ...readable(content, address),
    ],
  });
  if (root.type !== 'root') throw new Error(`${address} is no page.`);
  return toMarkdown(root, {
    bullet: '-',
    emphasis: '_',
    rule: '-',
    listItemIndent: 'one',
    fences: true,
    resourceLink: true,
    extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
  });
}
