/** The widths at which a layout begins; between two of them height is proportional to width. */
const layouts = [820, 460, 288] as const;

/**
 * How high a figure is at a width: as high as its layout needs where the layout begins, and in proportion from there, so that
 * a drawing that is scaled and one that is laid out anew take the same room.
 *
 * @param needed the height that is needed at a width; must not grow with the width within a layout
 */
export function heightFor(width: number, needed: (width: number) => number): number {
  const least = layouts.find((from) => width >= from);
  const own = needed(width);
  if (least === undefined) return Math.ceil(own);
  return Math.ceil(Math.max(own, (needed(least) * width) / least));
}
