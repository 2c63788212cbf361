import style from './search.css?url';

/** What Starlight asks of the search's user interface. */
interface SearchOptions {
  readonly element: string;
}

/**
 * Stands in for the search's user interface, which is a third of a page's script: that comes when somebody is about to
 * search (the pointer or the focus comes to the button, or the dialog opens), not with every page. Called with `new`.
 */
export function PagefindUI(options: SearchOptions): void {
  const place = document.querySelector(options.element);
  const search = place?.closest('site-search');
  const dialog = place?.closest('dialog');
  if (!search || !dialog) return;
  let asked = false;
  const load = async (): Promise<void> => {
    if (asked) return;
    asked = true;
    const dressed = styled();
    // @ts-expect-error The package has no types.
    const { PagefindUI: Real } = (await import('@pagefind/default-ui/npm_dist/mjs/ui-core.mjs')) as {
      PagefindUI: new (options: SearchOptions) => unknown;
    };
    await dressed;
    Reflect.construct(Real, [options]);
    if (dialog.open) dialog.querySelector('input')?.focus();
  };
  for (const sign of ['pointerover', 'focusin', 'click']) search.addEventListener(sign, () => void load());
  new MutationObserver(() => void load()).observe(dialog, { attributeFilter: ['open'] });
}

/** Brings the style of the interface; without it the search works all the same. */
function styled(): Promise<unknown> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = style;
  return new Promise((resolve) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', resolve);
    document.head.append(link);
  });
}
