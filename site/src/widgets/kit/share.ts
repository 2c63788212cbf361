import { maybePart, type On } from './parts.ts';
import { labAddress, stateKey } from './address.ts';
import { encodeLink, type Json } from './link.ts';
import { sharedData } from './state-link.ts';
import { download, pictureFile, tableToCsv, toPng } from './save.ts';
import type { Session } from './session.ts';

/** What sharing offers to the figure. */
export interface Sharing {
  /** Points the links into the Lab at the scenarios as they are now. */
  readonly aim: () => Promise<void>;
}

/** Copies links, saves pictures and tables, and keeps the way into the Lab up to date. */
export function tieSharing(root: HTMLElement, session: Session, on: On, say: (words: string) => void): Sharing {
  const { lab } = session;
  const width = 820;
  const source = (): string => `${location.origin}${location.pathname} · Hostlab, CC BY 4.0`;
  const copy = maybePart(root, 'copy');
  const field = maybePart<HTMLInputElement>(root, 'link');

  const link = async (): Promise<string> => {
    const { at, end } = session.now;
    const state = await encodeLink(sharedData(lab, { values: session.values, ...(at === end ? {} : { at }) }));
    return `${location.origin}${location.pathname}#${stateKey}${state}`;
  };
  const copied = async (): Promise<void> => {
    const address = await link();
    if (field !== null) {
      field.hidden = false;
      field.value = address;
      field.select();
    }
    try {
      await navigator.clipboard.writeText(address);
      say('The link is copied.');
    } catch {
      say('Here is the link, to be copied by hand.');
    }
  };
  if (copy !== null) on(copy, 'click', () => void copied());

  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-save]')) {
    const figure = lab.figures[Number(button.dataset['figure'] ?? 0)];
    if (figure === undefined) continue;
    const name = `${lab.id}-${figure.name}`;
    on(button, 'click', () => {
      const { now } = session;
      if (button.dataset['save'] === 'csv') {
        download(`${name}.csv`, tableToCsv(figure.table(now)), 'text/csv');
        return;
      }
      const svg = pictureFile(figure.view(now, width, lab.title), source());
      if (button.dataset['save'] === 'svg') download(`${name}.svg`, svg, 'image/svg+xml');
      else void toPng(svg).then((png) => download(`${name}.png`, png, 'image/png'));
    });
  }

  const links = [...root.querySelectorAll<HTMLAnchorElement>('a[data-world]')];
  const aim = async (): Promise<void> => {
    const worlds = lab.scenarios(session.values, session.catalogue);
    for (const anchor of links) {
      const world = worlds[Number(anchor.dataset['world'])];
      if (world !== undefined) anchor.href = await labAddress(world.scenario as unknown as Json);
    }
  };
  session.listen((change) => {
    if (change === 'run') for (const anchor of links) anchor.hash = '';
  });
  for (const anchor of links) for (const type of ['focus', 'pointerenter']) on(anchor, type, () => void aim());
  void aim();
  return { aim };
}
