import { textLimits } from './text-limits.ts';
import { placeKey } from './positions.ts';

/** A fault in the text itself, at an offset. */
export interface TextFault {
  readonly offset: number;
  readonly message: string;
}

interface Open {
  readonly list: boolean;
  readonly keys: Set<string> | undefined;
  step: string | number;
}

/** Past a quoted text that starts at `at`. */
function afterText(text: string, at: number): number {
  for (let i = at + 1; ; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x5c) i++;
    else if (code === 0x22) return i + 1;
  }
}

/** The first place where brackets are nested deeper than allowed, or −1. Brackets in quoted texts do not count. */
export function tooDeep(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) {
      for (i++; i < text.length && text.charCodeAt(i) !== 0x22; i++) if (text.charCodeAt(i) === 0x5c) i++;
    } else if (code === 0x5b || code === 0x7b) {
      if (++depth > textLimits.depth) return i;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return -1;
}

/**
 * Walks a text that `JSON.parse` has accepted: where each wanted value stands and, under `key …`, its key; and keys that are written twice,
 * which `JSON.parse` passes over in silence.
 */
export function walkJson(
  text: string,
  wanted: ReadonlySet<string>,
): { readonly offsets: ReadonlyMap<string, number>; readonly faults: readonly TextFault[] } {
  const offsets = new Map<string, number>();
  const faults: TextFault[] = [];
  const stack: Open[] = [];
  const mark = (offset: number, what = ''): void => {
    if (wanted.size === 0) return;
    const key = placeKey(stack.map((open) => open.step));
    if (wanted.has(key) && !offsets.has(what + key)) offsets.set(what + key, offset);
  };
  let keyNext = false;
  for (let i = 0; i < text.length;) {
    const char = text[i]!;
    if (char === ' ' || char === '\n' || char === '\r' || char === '\t' || char === ':') i++;
    else if (char === ',') {
      const open = stack.at(-1)!;
      if (open.list) open.step = (open.step as number) + 1;
      else keyNext = true;
      i++;
    } else if (char === '}' || char === ']') {
      stack.pop();
      keyNext = false;
      i++;
    } else if (char === '{' || char === '[') {
      mark(i);
      const list = char === '[';
      stack.push({ list, keys: list ? undefined : new Set(), step: list ? 0 : '' });
      keyNext = !list;
      i++;
    } else if (char === '"') {
      const end = afterText(text, i);
      if (keyNext) {
        const open = stack.at(-1)!;
        const key = JSON.parse(text.slice(i, end)) as string;
        if (open.keys!.has(key))
          faults.push({ offset: i, message: `the key ${JSON.stringify(key.slice(0, 60))} is written twice` });
        open.keys!.add(key);
        open.step = key;
        mark(i, 'key ');
        keyNext = false;
      } else mark(i);
      i = end;
    } else {
      mark(i);
      while (i < text.length && !/[\s,\]}]/.test(text[i]!)) i++;
    }
  }
  return { offsets, faults };
}
