import { attributesOf, coordinate } from './attributes.ts';
import { everyMark, type Mark, type Picture } from './marks.ts';
import { dark, figureStylesIn, light, type Role } from './roles.ts';

/** How a picture is written as SVG. */
export interface SvgOptions {
  /**
   * `page` (default): classes only; the page has the style sheet and the custom properties.
   * `light`, `dark`: a file with that theme's colours. `auto`: a file that follows the reader's setting.
   */
  readonly theme?: 'page' | 'light' | 'dark' | 'auto';
  /** Unique within the page; ids begin with it. Default `hostlab`. */
  readonly id?: string;
  /** Where the numbers come from; a file shows it at the foot. Default none. */
  readonly source?: string;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in XML, between tags and in quoted attributes. Characters that XML forbids are dropped. */
export function escapeXml(text: string): string {
  let out = '';
  for (const character of text) {
    const code = character.charCodeAt(0);
    const forbidden = (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffe || code === 0xffff;
    if (!forbidden) out += escapes[character] ?? character;
  }
  return out;
}

/** Marks as SVG text. */
export function marksToSvg(marks: readonly Mark[], hatchId: string): string {
  return marks
    .map((mark) => {
      const [tag, attributes] = attributesOf(mark, hatchId);
      const open = `<${tag}${attributes.map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('')}`;
      const hint = mark.label === undefined ? '' : `<title>${escapeXml(mark.label)}</title>`;
      const inside =
        mark.kind === 'group' ? marksToSvg(mark.marks, hatchId) : mark.kind === 'text' ? escapeXml(mark.text) : '';
      return hint + inside === '' ? `${open}/>` : `${open}>${hint}${inside}</${tag}>`;
    })
    .join('');
}

/**
 * A picture as SVG text: named and described for those who do not see it, hatching included.
 *
 * The same picture and options give the same bytes. Coordinates are rounded to a hundredth of a pixel.
 */
export function toSvg(picture: Picture, options: SvgOptions = {}): string {
  const { theme = 'page', id = 'hostlab', source } = options;
  const used = new Set<Role>(['muted', ...[...everyMark(picture.marks)].map(({ role }) => role)]);
  const foot = source === undefined || theme === 'page' ? 0 : 26;
  const margin = theme === 'page' ? 0 : 16;
  const left = -margin;
  const width = picture.width + 2 * margin;
  const height = picture.height + foot + 2 * margin;
  const box = [left, left, width, height].map(coordinate).join(' ');
  const size = theme === 'page' ? '' : ` width="${coordinate(width)}" height="${coordinate(height)}"`;
  const styles =
    theme === 'page'
      ? ''
      : `<style>${figureStylesIn(theme === 'dark' ? dark : light, used)}${paper(theme, used)}</style><rect class="hl-sheet" x="${coordinate(left)}" y="${coordinate(left)}" width="${coordinate(width)}" height="${coordinate(height)}"/>`;
  const footer =
    foot === 0
      ? ''
      : `<text class="hl-muted" x="0" y="${coordinate(picture.height + foot - 4)}" font-size="12">${escapeXml(source ?? '')}</text>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="hl-figure" viewBox="${box}"${size} role="img" aria-labelledby="${id}-title ${id}-description">` +
    `<title id="${id}-title">${escapeXml(picture.title)}</title><desc id="${id}-description">${escapeXml(picture.description)}</desc>` +
    `<defs><pattern id="${id}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hl-hatching" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>` +
    `${styles}${marksToSvg(picture.marks, `${id}-hatch`)}${footer}</svg>`
  );
}

function paper(theme: 'light' | 'dark' | 'auto', used: ReadonlySet<Role>): string {
  const sheet = `.hl-sheet{fill:${(theme === 'dark' ? dark : light).paper}}`;
  if (theme !== 'auto') return sheet;
  return `${sheet}@media (prefers-color-scheme:dark){.hl-sheet{fill:${dark.paper}}${figureStylesIn(dark, used)}}`;
}
