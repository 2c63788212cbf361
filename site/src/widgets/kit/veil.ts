/** Veils what a prediction would be told by, or shows it; what was never veiled stays as it is. */
export function veil(element: Element, veiled: boolean): void {
  if (!element.hasAttribute(veiled ? 'data-unveiled' : 'data-veiled')) return;
  element.toggleAttribute('data-veiled', veiled);
  element.toggleAttribute('data-unveiled', !veiled);
}

/** Shows what is veiled where an address leads: into it, or to the heading right above it. */
export function unveilTarget(hash: string): void {
  const target = hash.length > 1 ? document.getElementById(decoded(hash.slice(1))) : null;
  if (target === null) return;
  const below = (target.closest('.sl-heading-wrapper') ?? target).nextElementSibling;
  for (const element of [target.closest('.hl-veiled'), below])
    if (element?.matches('.hl-veiled[data-veiled]') === true) {
      veil(element, false);
      // What was not there could not be scrolled to.
      target.scrollIntoView();
    }
}

/** Who writes an address by hand may write one that stands for nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
