/** Acts after what the page itself has to do; soon, all the same. */
export function whenIdle(act: () => void): void {
  // Safari has no such call.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: 500 });
  else setTimeout(act);
}
