import {
  Composer,
  Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  visit,
  type Node,
  type Pair,
  YAMLParseError,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import { textLimits } from './text-limits.ts';
import { placeKey } from './positions.ts';
import type { TextFault } from './read-json.ts';

/** The first place where the text is nested too deep or has too many parts; looked for before anything is built of it. */
function tooMuch(text: string): TextFault | undefined {
  let offset = 0;
  let tokens = 0;
  let aliases = 0;
  let flow = 0;
  let block = 0;
  const deep = `lists and maps are nested deeper than ${String(textLimits.depth)}`;
  for (const token of new Lexer().lex(text)) {
    if (++tokens > textLimits.tokens)
      return {
        offset,
        message: `this is longer than ${String(textLimits.tokens)} words and signs; use \`count\`, columns (--tasks) or JSON for so much`,
      };
    if (token.startsWith('*') && token.length > 1 && ++aliases > textLimits.aliases)
      return { offset, message: `there are more than ${String(textLimits.aliases)} aliases` };
    if (token === '[' || token === '{') flow++;
    else if (token === ']' || token === '}') flow--;
    else if (flow === 0 && (token === '-' || token === '?' || token === ':')) block++;
    else if (token.startsWith('\n') || token.startsWith('\r')) {
      block = 0;
    } else if (/^ +$/.test(token) && block === 0 && token.length > 16 * textLimits.depth)
      return { offset, message: 'this line is indented too far' };
    if (flow > textLimits.depth || block > textLimits.depth) return { offset, message: deep };
    offset += token === '\u0002' || token === '\u0018' || token === '\u001f' ? 0 : token.length;
  }
  return undefined;
}

const words: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'there is a second document after `---`; a file holds one scenario',
  TAB_AS_INDENT: 'a tab indents this line; YAML wants blanks',
  DUPLICATE_KEY: 'this key is written twice',
  RESOURCE_EXHAUSTION: 'lists and maps are nested too deep',
};

const faultOf = (error: YAMLError): TextFault => ({
  offset: error.pos[0],
  message: words[error.code] ?? `this is not YAML: ${error.message.split('\n')[0]!.slice(0, 200)}`,
});

/** The one document of a text. Reading ends early where there is a fault or a second one. */
function documentOf(text: string): Document {
  const composer = new Composer({ uniqueKeys: false, logLevel: 'error' });
  let document: Document | undefined;
  const add = (one: Document): void => {
    if (document === undefined) document = one;
    else
      document.errors.push(
        new YAMLParseError([one.range?.[0] ?? 0, one.range?.[1] ?? 0], 'MULTIPLE_DOCS', 'second document'),
      );
  };
  for (const token of new Parser().parse(text)) {
    for (const one of composer.next(token)) add(one);
    if (token.type === 'error' || (document?.errors.length ?? 0) > 0) break;
  }
  if (document === undefined || document.errors.length === 0)
    for (const one of composer.end(true, text.length)) add(one);
  return document ?? new Document();
}

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];

/** Keys written twice in one map. Our own search: the parser's looks at all pairs of keys. */
function repeatedKeys(document: Document): readonly TextFault[] {
  const faults: TextFault[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? String(key.value) : undefined;
        if (name !== undefined && seen.has(name))
          faults.push({
            offset: startOf(key) ?? 0,
            message: `the key ${JSON.stringify(name.slice(0, 60))} is written twice`,
          });
        seen.add(name);
      }
    },
  });
  return faults;
}

/** Where a value stands; for one that an alias brings in, where the alias stands. */
function offsetsIn(document: Document, wanted: readonly (readonly (string | number)[])[]): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  const known = new Map<YAMLMap, ReadonlyMap<string, Pair>>();
  const pairsOf = (map: YAMLMap): ReadonlyMap<string, Pair> => {
    const pairs =
      known.get(map) ??
      new Map(map.items.map((pair) => [String(isScalar(pair.key) ? pair.key.value : pair.key), pair]));
    known.set(map, pairs);
    return pairs;
  };
  for (const steps of wanted) {
    let node: unknown = document.contents;
    let offset = startOf(node) ?? 0;
    offsets.set(placeKey([]), offset);
    for (let i = 0; i < steps.length && node !== undefined; i++) {
      const step = steps[i]!;
      // What an alias brings in stands elsewhere: the alias is what the reader can change here.
      if (isAlias(node)) break;
      const pair = isMap(node) ? pairsOf(node).get(String(step)) : undefined;
      const next: unknown =
        isSeq(node) && typeof step === 'number' ? node.items[step] : isPair(pair) ? pair.value : undefined;
      const start = startOf(next) ?? startOf(pair?.key);
      if (start === undefined) break;
      offset = start;
      offsets.set(placeKey(steps.slice(0, i + 1)), offset);
      if (pair !== undefined) offsets.set(`key ${placeKey(steps.slice(0, i + 1))}`, startOf(pair.key) ?? offset);
      node = next;
    }
  }
  return offsets;
}

/** A YAML text as a value, or why it is none. */
export type YamlRead =
  | { readonly faults: readonly [TextFault, ...TextFault[]] }
  | {
      readonly faults: readonly [];
      readonly value: unknown;
      offsets(wanted: readonly (readonly (string | number)[])[]): ReadonlyMap<string, number>;
    };

/** Reads YAML 1.2. Work and memory are bounded for any text: see {@link textLimits}. */
export function readYaml(text: string): YamlRead {
  const large = tooMuch(text);
  if (large !== undefined) return { faults: [large] };
  let document: Document;
  let value: unknown;
  try {
    document = documentOf(text);
    // What follows the first fault of the text is mostly its consequence.
    const wrong = document.errors.slice(0, 1).map(faultOf);
    const [first, ...more] = wrong.length > 0 ? wrong : repeatedKeys(document).slice(0, textLimits.messages);
    if (first !== undefined) return { faults: [first, ...more] };
    value = document.toJS({ maxAliasCount: textLimits.aliasParts });
  } catch (error) {
    const message =
      error instanceof RangeError
        ? 'lists and maps are nested too deep'
        : error instanceof ReferenceError
          ? error.message.startsWith('Excessive')
            ? `aliases repeat more than ${String(textLimits.aliasParts)} parts`
            : `aliases: ${error.message}`
          : `this is not YAML: ${String(error)}`;
    return { faults: [{ offset: 0, message: message.slice(0, 200) }] };
  }
  return { faults: [], value, offsets: (wanted) => offsetsIn(document, wanted) };
}
