import { isAlias, isMap, isScalar, isSeq, parseDocument, stringify, type Node, type Pair, type YAMLMap } from 'yaml';

/** The way to a value: keys of maps and numbers in lists. */
export type Path = readonly (string | number)[];

/** What may be written into a scenario by the picture. */
export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/** An edit that cannot be made without destroying what was written, such as in a part that an alias brings in. */
export class EditRefused extends Error {}

type Plain = { [key: string]: unknown } | unknown[];

/**
 * Sets the value at a path; maps on the way that are missing are made. Comments and layout of all the rest stay.
 *
 * @throws EditRefused where the text cannot be edited so
 */
export function setIn(text: string, path: Path, value: Value): string {
  return edited(
    text,
    (root) => put(root, path, value),
    (nodes) => setText(text, nodes, path, value),
  );
}

/** Takes away the value at a path, with its key; nothing where there is none. @throws EditRefused */
export function removeIn(text: string, path: Path): string {
  return edited(
    text,
    (root) => take(root, path),
    (nodes) => removeText(text, nodes, path),
  );
}

/** Adds a value at the end of a list of the scenario, which is made where there is none. @throws EditRefused */
export function appendIn(text: string, list: string, value: Value): string {
  return edited(
    text,
    (root) => {
      const before = (root as Record<string, unknown>)[list];
      if (Array.isArray(before)) before.push(value);
      else (root as Record<string, unknown>)[list] = [value];
    },
    (nodes) => appendText(text, nodes, list, value),
  );
}

/** One text for another: the smallest stretch that holds all differences. */
export function changeBetween(
  before: string,
  after: string,
): { readonly from: number; readonly to: number; readonly insert: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

/**
 * Edits the text in place where that gives exactly what is meant; else through the document, which keeps comments but
 * lays the text out anew.
 */
function edited(
  text: string,
  plainly: (root: Plain) => void,
  inPlace: (root: Node | null) => string | undefined,
): string {
  const document = read(text);
  const wanted = plainCopy(document.toJS());
  if (typeof wanted !== 'object' || wanted === null) throw new EditRefused('This text holds no scenario yet.');
  plainly(wanted as Plain);
  const tried = inPlace(document.contents);
  if (tried !== undefined && says(tried, wanted)) return tried;
  const through = rewritten(text, wanted);
  if (through !== undefined && says(through, wanted)) return through;
  throw new EditRefused('This part is shared by an alias; change it in the text.');
}

function read(text: string): ReturnType<typeof parseDocument> {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
  if (document.errors.length > 0)
    throw new EditRefused('The text has to be readable before the picture can change it.');
  return document;
}

function plainCopy(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null)) as unknown;
}

function says(text: string, wanted: unknown): boolean {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
  if (document.errors.length > 0) return false;
  return sameJson(plainCopy(document.toJS()), wanted);
}

function sameJson(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) =>
        Object.hasOwn(other, key) &&
        sameJson((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
    )
  );
}

function put(root: Plain, path: Path, value: Value): void {
  let at = root as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) {
    const next = at[step];
    if (typeof next !== 'object' || next === null) at[step] = {};
    at = at[step] as Record<string | number, unknown>;
  }
  at[path.at(-1)!] = value;
}

function take(root: Plain, path: Path): void {
  let at: unknown = root;
  for (const step of path.slice(0, -1)) {
    if (typeof at !== 'object' || at === null) return;
    at = (at as Record<string | number, unknown>)[step];
  }
  if (Array.isArray(at)) at.splice(Number(path.at(-1)), 1);
  else if (typeof at === 'object' && at !== null) delete (at as Record<string | number, unknown>)[path.at(-1)!];
}

/** The document with what differs from `wanted` set by its nodes. */
function rewritten(text: string, wanted: unknown): string | undefined {
  const document = read(text);
  const differ = (before: unknown, after: unknown, path: readonly (string | number)[]): void => {
    if (sameJson(before, after)) return;
    const both = typeof before === 'object' && before !== null && typeof after === 'object' && after !== null;
    if (!both || Array.isArray(before) !== Array.isArray(after)) {
      document.setIn(path, document.createNode(after, { flow: path.length > 1 }));
      return;
    }
    if (Array.isArray(before) && Array.isArray(after)) {
      let i = 0;
      while (i < before.length && i < after.length && sameJson(before[i], after[i])) i++;
      if (after.length === before.length - 1) return void document.deleteIn([...path, i]);
      for (let k = i; k < after.length; k++) {
        if (k < before.length) differ(before[k], after[k], [...path, k]);
        else document.addIn(path, document.createNode(after[k], { flow: true }));
      }
      return;
    }
    for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) document.deleteIn([...path, key]);
    for (const [key, value] of Object.entries(after))
      differ((before as Record<string, unknown>)[key], value, [...path, key]);
  };
  try {
    differ(plainCopy(document.toJS()), wanted, []);
    return document.toString({ lineWidth: 0 });
  } catch {
    return undefined;
  }
}

/** A value as it is written within a line. */
function written(value: Value): string {
  if (typeof value === 'object') return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
  // Between braces a text may not hold what it may hold on a line of its own; so written it is right in both.
  const [, inner] =
    /^\{ v: ([\s\S]*) \}$/.exec(stringify({ v: value }, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd()) ?? [];
  return inner ?? JSON.stringify(value);
}

function rangeOf(node: unknown): readonly [number, number] | undefined {
  const range = (node as Node | null | undefined)?.range;
  return range === undefined || range === null ? undefined : [range[0], range[1]];
}

function pairOf(map: YAMLMap, key: string | number): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
}

function child(node: unknown, step: string | number): unknown {
  if (isMap(node)) return pairOf(node, step)?.value;
  return isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
}

function setText(text: string, root: Node | null, path: Path, value: Value): string | undefined {
  let parent: unknown = root;
  for (let i = 0; i < path.length; i++) {
    if (isAlias(parent)) return undefined;
    const step = path[i]!;
    const last = i === path.length - 1;
    const next = child(parent, step);
    if (next === undefined || (isScalar(next) && !last)) {
      const rest = path.slice(i + 1).reduceRight<Value>((inner, key) => ({ [key]: inner }), value);
      if (next !== undefined) return replaced(text, next, rest);
      return isMap(parent) ? withPair(text, parent, String(step), rest) : undefined;
    }
    if (last) return replaced(text, next, value);
    parent = next;
  }
  return undefined;
}

function replaced(text: string, node: unknown, value: Value): string | undefined {
  const range = rangeOf(node);
  if (range === undefined || isAlias(node)) return undefined;
  const [from, to] = range;
  const blank = from === to && /[:-]/.test(text[from - 1] ?? '') ? ' ' : '';
  return text.slice(0, from) + blank + written(value) + text.slice(to);
}

/** Where a node's own text ends, without the blank lines and comments after it. */
function endOf(text: string, node: unknown): number | undefined {
  if ((isMap(node) || isSeq(node)) && node.flow !== true) {
    const last: unknown = node.items.at(-1);
    if (last === undefined) return rangeOf(node)?.[1];
    return isMap(node) ? endOfPair(text, last as Pair) : endOf(text, last);
  }
  const range = rangeOf(node);
  return range === undefined ? undefined : Math.max(range[0], text.slice(0, range[1]).trimEnd().length);
}

function endOfPair(text: string, pair: Pair): number | undefined {
  const range = rangeOf(pair.value);
  return range === undefined || range[0] === range[1] ? (rangeOf(pair.key)?.[1] ?? 0) + 1 : endOf(text, pair.value);
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** A new line after the one in which something ends. */
function lineAfter(text: string, at: number, line: string): string {
  const end = lineEnd(text, at);
  return `${text.slice(0, end)}\n${line}${text.slice(end)}`;
}

function withPair(text: string, map: YAMLMap, key: string, value: Value): string | undefined {
  const range = rangeOf(map);
  if (range === undefined) return undefined;
  const pair = `${key}: ${written(value)}`;
  const last = map.items.at(-1);
  if (last === undefined) return `${text.slice(0, range[0])}{ ${pair} }${text.slice(range[1])}`;
  const end = endOfPair(text, last);
  if (end === undefined) return undefined;
  if (map.flow === true) return `${text.slice(0, end)}, ${pair}${text.slice(end)}`;
  const first = rangeOf(map.items[0]?.key);
  if (first === undefined) return undefined;
  const column = first[0] - lineStart(text, first[0]);
  return lineAfter(text, end, ' '.repeat(column) + pair);
}

function appendText(text: string, root: Node | null, list: string, value: Value): string | undefined {
  if (!isMap(root)) return undefined;
  const entry = written(value);
  const pair = pairOf(root, list);
  if (pair === undefined) {
    if (root.flow === true) return withPair(text, root, list, [value]);
    const end = root.items.length === 0 ? undefined : endOfPair(text, root.items.at(-1)!);
    return end === undefined ? undefined : lineAfter(text, end, `${list}:\n  - ${entry}`);
  }
  const seq = pair.value;
  if (!isSeq(seq)) return undefined;
  const range = rangeOf(seq);
  const last = seq.items.at(-1);
  if (range === undefined) return undefined;
  if (last === undefined) return `${text.slice(0, range[0])}[${entry}]${text.slice(range[1])}`;
  const end = endOf(text, last);
  if (end === undefined) return undefined;
  if (seq.flow === true) return `${text.slice(0, end)}, ${entry}${text.slice(end)}`;
  const column = range[0] - lineStart(text, range[0]);
  return lineAfter(text, end, `${' '.repeat(column)}- ${entry}`);
}

function removeText(text: string, root: Node | null, path: Path): string | undefined {
  let parent: unknown = root;
  for (const step of path.slice(0, -1)) {
    if (isAlias(parent)) return undefined;
    parent = child(parent, step);
  }
  const last = path.at(-1)!;
  if (isMap(parent)) {
    const i = parent.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === last);
    const pair = parent.items[i];
    const from = rangeOf(pair?.key)?.[0];
    const to = pair === undefined ? undefined : endOfPair(text, pair);
    if (pair === undefined || from === undefined || to === undefined) return undefined;
    const next = parent.items[i + 1];
    if (parent.flow === true) {
      const before = parent.items[i - 1];
      return cut(text, from, to, before && endOfPair(text, before), rangeOf(next?.key)?.[0]);
    }
    // The first key may stand on the line of its dash: then the next one moves up to it.
    const alone = text.slice(lineStart(text, from), from).trim() === '';
    if (alone) return withoutLines(text, from, to);
    const start = rangeOf(next?.key)?.[0];
    return start === undefined ? undefined : text.slice(0, from) + text.slice(start);
  }
  if (!isSeq(parent) || typeof last !== 'number') return undefined;
  const item: unknown = parent.items[last];
  const from = rangeOf(item)?.[0];
  const to = endOf(text, item);
  if (from === undefined || to === undefined) return undefined;
  if (parent.flow === true) {
    const before: unknown = parent.items[last - 1];
    return cut(
      text,
      from,
      to,
      before === undefined ? undefined : endOf(text, before),
      rangeOf(parent.items[last + 1])?.[0],
    );
  }
  const dash = text.lastIndexOf('-', from - 1);
  if (text.slice(lineStart(text, dash), dash).trim() !== '') return undefined;
  return withoutLines(text, dash, to);
}

/** Out of a list within a line: with the comma after it or, at the end, the one before it. */
function cut(text: string, from: number, to: number, before: number | undefined, after: number | undefined): string {
  if (after !== undefined) return text.slice(0, from) + text.slice(after);
  return text.slice(0, before ?? from) + text.slice(to);
}

function withoutLines(text: string, from: number, to: number): string {
  const end = lineEnd(text, to);
  return text.slice(0, lineStart(text, from)) + text.slice(Math.min(text.length, end + 1));
}
