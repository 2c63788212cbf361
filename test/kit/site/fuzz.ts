import { everyMark, plain, type Table } from 'hostlab/figures';
import type { Page } from 'playwright';
import type { Lab } from '../../../site/src/widgets/kit/lab.ts';
import { weekText } from '../../../site/src/widgets/kit/week.ts';
import { stateOf } from './labs.ts';

/** What a figure listens to, and what else a hand may hit. */
const keys = [
  ...[
    'Space',
    'k',
    '.',
    ',',
    'ArrowRight',
    'ArrowLeft',
    'ArrowUp',
    'ArrowDown',
    'Home',
    'End',
    '+',
    '-',
    'w',
    't',
    '?',
  ],
  ...['Control+z', 'Control+Shift+z', 'Control+y', 'Enter', 'Escape', 'PageUp', 'PageDown', 'Backspace', 'Delete'],
  ...['Tab', 'Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', '0', '1', '5', '9', 'm', 'd', '[', ']'],
];

/** As many keys as are wished for, the same ones for the same seed (mulberry32). */
export function randomKeys(seed: number, count: number): readonly string[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return keys[((mixed ^ (mixed >>> 14)) >>> 0) % keys.length]!;
  });
}

/** Before a page loads: has it tell when a key loses the focus, and when a live region speaks twice in half a second. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const faults: string[] = [];
    Object.assign(globalThis, { hostlabFaults: faults });
    let key = '';
    let held = false;
    let leads = false;
    const look = (): void => {
      // Tab may leave the page, and a link within it leads to what is read, not worked; nothing else may.
      if (held && key !== 'Tab' && !leads && (document.activeElement ?? document.body) === document.body)
        faults.push(`${key} loses the focus`);
      held = document.activeElement !== null && document.activeElement !== document.body;
    };
    addEventListener(
      'keydown',
      (event) => {
        look();
        ({ key } = event);
        leads = key === 'Enter' && document.activeElement?.matches('a[href^="#"]') === true;
      },
      true,
    );
    addEventListener('keyup', look, true);
    const spoken = new WeakMap<Node, number>();
    const hear = new MutationObserver((changes) => {
      for (const target of new Set(changes.map((change) => change.target))) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest('[aria-live]');
        if (region === null || region === undefined) continue;
        const now = performance.now();
        const passed = now - (spoken.get(region) ?? -Infinity);
        if (passed < 480) faults.push(`it speaks again after ${passed.toFixed(0)} ms: "${region.textContent}"`);
        spoken.set(region, now);
      }
    });
    hear.observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** What the watch has seen so far. */
export function seen(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (globalThis as unknown as { hostlabFaults: readonly string[] }).hostlabFaults);
}

/** Presses keys one after the other, and takes the focus back into a figure that Tab has left. */
export async function press(page: Page, pressed: readonly string[], home: string): Promise<void> {
  for (const key of pressed) {
    if (key.endsWith('Tab') || key === 'Escape')
      await page.evaluate((home) => {
        if (document.activeElement === document.body) document.querySelector<HTMLElement>(home)?.focus();
      }, home);
    await page.keyboard.press(key);
  }
}

/** A figure of a page, as it tells itself. */
interface Told {
  readonly values: Readonly<Record<string, string>>;
  /** µs; none where the figure shows nothing of time. */
  readonly at: number | undefined;
  readonly caption: string;
  readonly pictures: readonly { readonly width: number; readonly texts: readonly string[] }[];
  readonly tables: readonly (readonly string[])[] | undefined;
}

function told(): Told {
  const figure = document.querySelector('hostlab-figure')!;
  const values: Record<string, string> = {};
  for (const knob of figure.querySelectorAll<HTMLInputElement>('.hl-controls input[type=range]'))
    if (knob.dataset['part'] !== 'time') values[knob.dataset['part'] ?? ''] = knob.value;
  for (const knob of figure.querySelectorAll<HTMLInputElement>('input[data-knob]:checked'))
    values[knob.dataset['knob'] ?? ''] = knob.value;
  for (const week of figure.querySelectorAll<HTMLElement>('.hl-week'))
    values[week.dataset['part'] ?? ''] = [...week.querySelectorAll('[data-hour]')]
      .map((hour) => (hour.getAttribute('aria-pressed') === 'true' ? '1' : '0'))
      .join('');
  const words = (element: Element): string => element.textContent.replaceAll(/\s+/g, ' ').trim();
  const twin = figure.querySelector<HTMLDetailsElement>('[data-part=twin]');
  const time = figure.querySelector<HTMLInputElement>('[data-part=time]');
  return {
    values,
    at: time === null ? undefined : Math.round(Number(time.value) * 1e6),
    caption: words(figure.querySelector('[data-part=caption]')!),
    pictures: [...figure.querySelectorAll('[data-part=pictures]')].map((slot) => {
      const svg = [...slot.querySelectorAll('.hl-layout > svg')].find((one) => one.getClientRects().length > 0);
      const texts = [...(svg?.querySelectorAll(':scope > desc, text') ?? [])].map(words);
      return { width: Math.round(slot.clientWidth), texts: texts.filter((text) => text !== '') };
    }),
    tables:
      twin?.open === true
        ? [...twin.querySelectorAll('table')].map((table) => [...table.querySelectorAll('td, tbody th')].map(words))
        : undefined,
  };
}

const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const cells = ({ rows }: Table): readonly string[] => rows.flat().map(tidy);

/** In what a woken figure does not show what its pure functions make of the same knobs and the same instant. */
async function difference(page: Page, lab: Lab): Promise<string | undefined> {
  const { values, at, caption, pictures, tables } = await page.evaluate(told);
  const set = Object.fromEntries(
    Object.entries(lab.knobs).map(([name, knob]) => {
      const value = values[name] ?? '';
      if (knob.kind === 'range') return [name, Number(value)];
      return [name, knob.kind === 'week' ? weekText((day, hour) => value[24 * day + hour] === '1') : value];
    }),
  );
  const now = stateOf(lab, set, at);
  const compare = (what: string, shown: unknown, meant: unknown): string | undefined => {
    const [is, ought] = [JSON.stringify(shown), JSON.stringify(meant)];
    if (is === ought) return undefined;
    const from = Math.max(0, is.split('').findIndex((character, i) => character !== ought[i]) - 60);
    const state = `${JSON.stringify(set)} at ${String(at)}`;
    return `${what} shows ${is.slice(from, from + 160)} and not ${ought.slice(from, from + 160)} (${state})`;
  };
  return (
    compare('the caption', caption, tidy(plain(lab.caption(now)))) ??
    lab.figures
      .map((figure, i) => {
        const { description, marks } = figure.view(now, pictures[i]?.width ?? 0, lab.title);
        const texts = [...everyMark(marks)].flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
        const meant = [description, ...texts].map(tidy).filter((text) => text !== '');
        return (
          compare(`the picture ${figure.name}`, pictures[i]?.texts, meant) ??
          (tables && compare(`the table of ${figure.name}`, tables[i], cells(figure.table(now))))
        );
      })
      .find((found) => found !== undefined)
  );
}

/** The same, once runs that are under way have had their time. */
export async function disagreement(page: Page, lab: Lab): Promise<string | undefined> {
  for (let tries = 0; ; tries++) {
    const found = await difference(page, lab);
    if (found === undefined || tries === 40) return found;
    await page.waitForTimeout(250);
  }
}
