/**
 * Changes the buttons of a place. Who holds one of them holds it still, or the one with the same words that has come for it, or what is
 * given instead: the focus is never lost.
 */
export function holding(place: Element, change: () => void, instead: () => HTMLElement | null): void {
  const { activeElement: held } = document;
  const isHere = held instanceof HTMLElement && place.contains(held);
  change();
  // What is taken out loses the focus, even if it is put in again.
  if (!isHere || document.activeElement === held) return;
  const same = [...place.querySelectorAll('button')].find(({ textContent }) => textContent === held.textContent);
  (held.isConnected ? held : (same ?? instead()))?.focus({ preventScroll: true });
}
