/** A rectangle on the page. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Lays sizes out as boxes whose area is to scale, in rows from the bottom up, in the order given.
 *
 * A row is as wide as the box, so that all free room is above the last row. The number of rows is the one that makes
 * the tiles most like `shape` (height ÷ width); of equal ones, the fewest. Sizes of 0 get a box without area.
 *
 * @param whole the size that fills `box`; if the sizes sum to more, the rows go on above it
 */
export function tile(sizes: readonly number[], box: Box, whole: number, shape: number): Box[] {
  if (sizes.length === 0 || !(whole > 0))
    return sizes.map(() => ({ x: box.x, y: box.y + box.height, width: 0, height: 0 }));
  let best: Box[] = [];
  let bestScore = Infinity;
  const mostRows = Math.min(sizes.length, 40);
  for (let rows = 1; rows <= mostRows; rows++) {
    const tried = inRows(sizes, box, whole, rows);
    let score = 0;
    for (const { width, height } of tried) {
      if (width <= 0 || height <= 0) continue;
      const ratio = height / width / shape;
      score += ratio < 1 ? 1 / ratio : ratio;
    }
    if (score < bestScore - 1e-9) {
      best = tried;
      bestScore = score;
    }
  }
  return best;
}

function inRows(sizes: readonly number[], box: Box, whole: number, rows: number): Box[] {
  const perRow = Math.ceil(sizes.length / rows);
  const out: Box[] = [];
  let bottom = box.y + box.height;
  for (let from = 0; from < sizes.length; from += perRow) {
    const row = sizes.slice(from, from + perRow);
    const sum = row.reduce((total, size) => total + size, 0);
    const height = (box.height * sum) / whole;
    let x = box.x;
    for (const size of row) {
      const width = sum === 0 ? 0 : (box.width * size) / sum;
      out.push({ x, y: bottom - height, width, height });
      x += width;
    }
    bottom -= height;
  }
  return out;
}

/** A box made smaller on all sides; never less than nothing. */
export function inset(box: Box, by: number): Box {
  return {
    x: box.x + by,
    y: box.y + by,
    width: Math.max(0, box.width - 2 * by),
    height: Math.max(0, box.height - 2 * by),
  };
}
