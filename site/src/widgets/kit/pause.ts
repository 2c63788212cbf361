/** Ends a piece of work: the page answers whoever waits, and then the next piece begins. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
