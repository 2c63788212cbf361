/** Widths in thousandths of the font size of the characters from space to ~, of the widest common interface font. */
const regular = [
  318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
  636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863,
  748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635,
  615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
  337, 636, 838,
];
const bold = [
  348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696, 696, 696, 696, 696,
  696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775, 637, 995,
  837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716,
  678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712,
  365, 712, 838,
];

/**
 * About how wide a line of text is, in the unit of `size`.
 *
 * Never less than in the usual interface fonts (the table is DejaVu Sans, the widest of them); characters beyond ASCII
 * count as one em, the middle dot as a third.
 */
export function textWidth(text: string, size: number, isBold: boolean = false): number {
  const table = isBold ? bold : regular;
  let sum = 0;
  for (const character of text) sum += table[character.charCodeAt(0) - 32] ?? (character === '·' ? 380 : 1000);
  return (sum * size) / 1000;
}

/** The first of `variants` (longest first) that fits into `width`; else the last one, cut off with an ellipsis, or ''. */
export function fitting(variants: readonly string[], width: number, size: number, isBold: boolean = false): string {
  for (const variant of variants) if (textWidth(variant, size, isBold) <= width) return variant;
  const last = variants[variants.length - 1] ?? '';
  for (let length = last.length - 1; length >= 2; length--) {
    const cut = `${last.slice(0, length).trimEnd()}…`;
    if (textWidth(cut, size, isBold) <= width) return cut;
  }
  return '';
}

/** Blanks at which a line may end: not before a unit. */
const between = / (?!(?:%|[KMGT]i?B|[mµ]?s|min|h|cores?)(?:\W|$))/;

/** Breaks a text at its blanks into lines of at most `width`; a word that is wider stands alone. */
export function lines(text: string, width: number, size: number, isBold: boolean = false): string[] {
  const out: string[] = [];
  let line = '';
  for (const word of text.split(between)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size, isBold) > width) {
      out.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') out.push(line);
  return out;
}
