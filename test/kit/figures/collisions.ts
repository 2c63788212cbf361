import { everyMark, textWidth, type Picture, type TextMark } from 'hostlab/figures';

/** Texts that leave the picture or run into each other, by their estimated widths; none is what one wants. */
export function collisions(picture: Picture): string[] {
  const texts = [...everyMark(picture.marks)].filter(
    (mark): mark is TextMark => mark.kind === 'text' && mark.text !== '',
  );
  const boxes = texts.map((mark) => {
    const width = textWidth(mark.text, mark.size, mark.bold);
    const left = mark.anchor === 'start' ? mark.x : mark.anchor === 'middle' ? mark.x - width / 2 : mark.x - width;
    return {
      text: mark.text,
      left,
      right: left + width,
      top: mark.y - mark.size * 0.75,
      bottom: mark.y + mark.size * 0.25,
    };
  });
  const out: string[] = [];
  boxes.forEach((a, i) => {
    if (a.left < -0.5 || a.right > picture.width + 0.5 || a.top < -0.5 || a.bottom > picture.height + 0.5)
      out.push(`"${a.text}" leaves the picture`);
    for (const b of boxes.slice(i + 1)) {
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        out.push(`"${a.text}" runs into "${b.text}"`);
    }
  });
  return out;
}
