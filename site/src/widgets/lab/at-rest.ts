/** Calls when the page has nothing else to do; a browser that cannot tell is given a moment. */
export function atRest(act: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: 4000 });
  else setTimeout(act, 200);
}
