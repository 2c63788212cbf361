import { inflateSync } from 'node:zlib';

/** An object of a PDF: its dictionary as text, and what streams from it. */
interface Thing {
  readonly head: string;
  readonly stream: string;
}

/** The text of a PDF as Chromium prints it, page by page, without blanks: glyphs are told what they stand for by each font's table. */
export function textOfPdf(bytes: Buffer): string {
  const file = bytes.toString('latin1');
  const things = new Map<string, Thing>();
  for (const [, number = '', body = ''] of file.matchAll(/(?:^|\s)(\d+) 0 obj([\s\S]*?)endobj/g)) {
    const at = body.indexOf('stream');
    const head = at < 0 ? body : body.slice(0, at);
    const raw = at < 0 ? '' : body.slice(at).replace(/^stream\r?\n/, '');
    const packed = Buffer.from(raw, 'latin1');
    things.set(number, {
      head,
      stream: head.includes('/FlateDecode') ? inflateSync(packed, { finishFlush: 2 }).toString('latin1') : raw,
    });
  }
  const linked = (head: string, name: string): Thing | undefined =>
    things.get(new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1] ?? '');

  const tables = new Map<string, ReadonlyMap<number, string>>();
  const tableOf = (font: string): ReadonlyMap<number, string> => {
    let table = tables.get(font);
    if (table === undefined) {
      table = glyphs(linked(things.get(font)?.head ?? '', 'ToUnicode')?.stream ?? '');
      tables.set(font, table);
    }
    return table;
  };
  let out = '';
  for (const { head } of things.values()) {
    if (!/\/Type\s*\/Page\b/.test(head)) continue;
    const resources = `${head} ${linked(head, 'Resources')?.head ?? ''}`;
    const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', to = '']) => [name, to]));
    let table: ReadonlyMap<number, string> = new Map();
    const content = linked(head, 'Contents')?.stream ?? '';
    for (const [, font, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
      if (font !== undefined) table = tableOf(fonts.get(font) ?? '');
      for (const glyph of hex?.match(/.{4}/g) ?? []) out += table.get(Number.parseInt(glyph, 16)) ?? '';
    }
  }
  return out.replaceAll(/\s+/g, '');
}

const character = (hex: string): string =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));

/** What each glyph of a font stands for: single ones, and ranges that count on. */
function glyphs(table: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [, chars = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, from = '', to = ''] of chars.matchAll(/<(\w+)>\s*<(\w+)>/g))
      found.set(Number.parseInt(from, 16), character(to));
  for (const [, ranges = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', last = '', to = ''] of ranges.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const first = Number.parseInt(from, 16);
      const target = Number.parseInt(to, 16);
      for (let i = first; i <= Number.parseInt(last, 16); i++) found.set(i, String.fromCharCode(target + i - first));
    }
  return found;
}
