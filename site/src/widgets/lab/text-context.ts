/** Where a cursor stands in a scenario's text. */
export interface TextContext {
  /** Keys of the maps around it; `*` is any entry of a list. */
  readonly path: readonly string[];
  /** A key is being written, or the value of the key that `path` ends with. */
  readonly at: 'key' | 'value';
  /** Where what is being written begins. */
  readonly from: number;
  /** Keys that the map around it has already, as far as they stand before the cursor. */
  readonly taken: readonly string[];
}

interface Level {
  readonly indent: number;
  readonly list: boolean;
  key: string | undefined;
  readonly keys: string[];
}

/** Reads the text before the cursor: by indentation, and within braces and brackets by those. For text that is half written too. */
export function contextAt(text: string, cursor: number): TextContext {
  const before = text.slice(0, cursor);
  const levels: Level[] = [];
  let flow = '';
  let flowFrom = 0;
  let offset = 0;
  const lines = before.split('\n');
  for (const [i, line] of lines.entries()) {
    const last = i === lines.length - 1;
    if (flow !== '') {
      flow += `\n${line}`;
      if (!last && depthOf(flow) <= 0) flow = '';
    } else if (last || (line.trim() !== '' && !line.trimStart().startsWith('#'))) {
      let at = line.length - line.trimStart().length;
      let rest = line.slice(at);
      const enter = (indent: number, list: boolean): void => {
        while (levels.length > 0) {
          const top = levels.at(-1)!;
          if (top.indent < indent || (top.indent === indent && top.list === list)) break;
          // A list may stand at the indentation of its key.
          if (list && !top.list && top.indent === indent && top.key !== undefined) break;
          levels.pop();
        }
        const top = levels.at(-1);
        if (top === undefined || top.indent !== indent || top.list !== list)
          levels.push({ indent, list, key: undefined, keys: [] });
      };
      for (let dash = /^-(\s+|$)/.exec(rest); dash !== null; dash = /^-(\s+|$)/.exec(rest)) {
        enter(at, true);
        at += dash[0].length;
        rest = rest.slice(dash[0].length);
        if (rest !== '' || last) levels.push({ indent: at, list: false, key: undefined, keys: [] });
      }
      const pair = /^("[^"]*"|'[^']*'|[^\s#:{}[\],][^#:{}[\],]*?)\s*:(\s+|$)/.exec(rest);
      if (pair !== null) {
        enter(at, false);
        const top = levels.at(-1)!;
        top.key = pair[1]!.replaceAll(/^["']|["']$/g, '');
        top.keys.push(top.key);
        at += pair[0].length;
        rest = rest.slice(pair[0].length);
        if (last && !/^[{[]/.test(rest)) return { path: pathOf(levels), at: 'value', from: offset + at, taken: [] };
      } else if (last && !/^[{[]/.test(rest)) {
        enter(at, false);
        const top = levels.at(-1)!;
        top.key = undefined;
        return { path: pathOf(levels), at: 'key', from: offset + at, taken: top.keys };
      }
      if (/^[{[]/.test(rest)) {
        flow = rest;
        flowFrom = offset + at;
        if (!last && depthOf(flow) <= 0) flow = '';
      }
    }
    offset += line.length + 1;
  }
  return inFlow(flow, flowFrom, pathOf(levels));
}

function pathOf(levels: readonly Level[]): string[] {
  return levels.flatMap(({ list, key }) => (list ? ['*'] : key === undefined ? [] : [key]));
}

function depthOf(flow: string): number {
  let depth = 0;
  for (const sign of flow.replaceAll(/"[^"]*"|'[^']*'/g, ''))
    depth += sign === '{' || sign === '[' ? 1 : sign === '}' || sign === ']' ? -1 : 0;
  return depth;
}

function inFlow(flow: string, start: number, outer: readonly string[]): TextContext {
  const stack: { readonly list: boolean; key: string | undefined; keys: string[] }[] = [];
  let word = 0;
  for (let i = 0; i < flow.length; i++) {
    const sign = flow[i]!;
    const top = stack.at(-1);
    if (sign === '"' || sign === "'") {
      const end = flow.indexOf(sign, i + 1);
      if (end < 0) break;
      i = end;
    } else if (sign === '{' || sign === '[') {
      stack.push({ list: sign === '[', key: undefined, keys: [] });
      word = i + 1;
    } else if (sign === '}' || sign === ']') {
      stack.pop();
      word = i + 1;
    } else if (sign === ',') {
      if (top !== undefined) top.key = undefined;
      word = i + 1;
    } else if (sign === ':' && top?.list === false && /\s/.test(flow[i + 1] ?? ' ') && top.key === undefined) {
      top.key = flow
        .slice(word, i)
        .trim()
        .replaceAll(/^["']|["']$/g, '');
      top.keys.push(top.key);
      word = i + 1;
    }
  }
  while (word < flow.length && /\s/.test(flow[word]!)) word++;
  const top = stack.at(-1);
  const path = [...outer, ...stack.flatMap(({ list, key }) => (list ? ['*'] : key === undefined ? [] : [key]))];
  const at = top?.list === false && top.key === undefined ? 'key' : 'value';
  return { path, at, from: start + word, taken: at === 'key' ? (top?.keys ?? []) : [] };
}
