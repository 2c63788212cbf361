import type { Opened } from './lab-link.ts';

/** What of the Lab survives a reload. */
export type Kept = Opened;

/** How it went: kept, or a sentence why not. */
export type Keeping = { readonly ok: true } | { readonly ok: false; readonly why: string };

const key = 'hostlab.lab/1';

/** Characters that are kept at most: browsers give a page a few MB in all. */
export const mostKept = 1_000_000;

/** Keeps the work in the browser. Never throws: a full or forbidden store is told. */
export function keep(store: () => Pick<Storage, 'setItem'>, kept: Kept): Keeping {
  if (kept.text.length > mostKept)
    return { ok: false, why: 'This scenario is too long to be kept in this browser; save it as a file.' };
  try {
    store().setItem(key, JSON.stringify({ version: 1, ...kept }));
    return { ok: true };
  } catch {
    return { ok: false, why: 'This browser keeps nothing for this page; save your work as a file.' };
  }
}

/** What was kept; nothing where there is none, or where what is there was not written by this version. */
export function kept(store: () => Pick<Storage, 'getItem'>): Kept | undefined {
  try {
    const text = store().getItem(key);
    const data: unknown = text === null || text.length > 2 * mostKept + 1000 ? undefined : JSON.parse(text);
    if (typeof data !== 'object' || data === null) return undefined;
    const { version, text: written, beside, at, panels } = data as Record<string, unknown>;
    if (version !== 1 || typeof written !== 'string' || written.length > mostKept) return undefined;
    return {
      text: written,
      beside: typeof beside === 'string' ? beside : '',
      at: typeof at === 'number' && Number.isFinite(at) && at >= 0 ? at : undefined,
      panels: Array.isArray(panels) ? panels.filter((name) => typeof name === 'string') : undefined,
    };
  } catch {
    return undefined;
  }
}

/** Forgets what was kept. */
export function discard(store: () => Pick<Storage, 'removeItem'>): void {
  try {
    store().removeItem(key);
  } catch {
    // What keeps nothing has nothing to forget.
  }
}
