/** Lengths that are rounded to a tenth of a pixel; a drawing of the page is never shown at more than twice its size. */
const lengths = / (x|y|width|height|x1|y1|x2|y2|cx|cy)="(-?\d+\.\d+)"/g;

/** What only a figure that has woken asks of a mark: it draws anew, and gives each its own. */
const forTheAwake = / (?:data-key|data-place|data-record)="[^"]*"/g;

/**
 * A drawing of `toSvg` in fewer bytes, the same to the eye: a page has each one for three widths, and they are half of
 * its text. What is known where SVG stands in HTML is left out; paths tell their steps, which repeat, not their places.
 */
export function inFewerBytes(svg: string): string {
  return svg
    .replace(' xmlns="http://www.w3.org/2000/svg"', '')
    .replace(forTheAwake, '')
    .replace(lengths, (_, name: string, value: string) => ` ${name}="${tenths(Number(value) * 10)}"`)
    .replace(/ d="([MLHVZ\d\s,.-]+)"/g, (_, d: string) => ` d="${relative(d)}"`);
}

/** A path of absolute lines as one of relative ones; each end is rounded, so that no error adds up. */
function relative(d: string): string {
  const words = d.match(/[MLHVZ]|-?\d*\.?\d+/g) ?? [];
  const next = (): number => Math.round(Number(words.shift()) * 10);
  let [x, y] = [0, 0];
  let [startX, startY] = [0, 0];
  let command = '';
  let out = '';
  while (words.length > 0) {
    if (/[A-Z]/.test(words[0] ?? '')) command = words.shift() ?? '';
    if (command === 'Z') {
      out += 'z';
      [x, y] = [startX, startY];
      continue;
    }
    const endX = command === 'V' ? x : next();
    const endY = command === 'H' ? y : next();
    if (command === 'M') {
      out += `M${tenths(endX)},${tenths(endY)}`;
      [startX, startY] = [endX, endY];
      command = 'L';
    } else if (endX === x) out += endY === y ? '' : `v${tenths(endY - y)}`;
    else out += endY === y ? `h${tenths(endX - x)}` : `l${tenths(endX - x)},${tenths(endY - y)}`;
    [x, y] = [endX, endY];
  }
  return out;
}

/** A whole number of tenths. */
function tenths(value: number): string {
  return String(Math.round(value) / 10);
}
