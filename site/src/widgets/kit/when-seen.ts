/** Calls `wake` once, when an element comes near the window. */
export function whenSeen(element: Element, wake: () => void): void {
  const watch = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watch.disconnect();
      wake();
    },
    { rootMargin: '200px' },
  );
  watch.observe(element);
}
