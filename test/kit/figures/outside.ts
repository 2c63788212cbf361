import { everyMark, type Picture } from 'hostlab/figures';

/** Marks other than text that leave the picture, by more than half a pixel; texts are seen to by `collisions`. */
export function outside({ width, height, marks }: Picture): string[] {
  const out: string[] = [];
  const see = (key: string, x: number, y: number): void => {
    if (!(x >= -0.5 && x <= width + 0.5 && y >= -0.5 && y <= height + 0.5))
      out.push(`${key} is at ${String(x)}, ${String(y)} of ${String(width)} × ${String(height)}`);
  };
  for (const mark of everyMark(marks)) {
    switch (mark.kind) {
      case 'rect':
        see(mark.key, mark.x, mark.y);
        see(mark.key, mark.x + mark.width, mark.y + mark.height);
        break;
      case 'line':
        see(mark.key, mark.x1, mark.y1);
        see(mark.key, mark.x2, mark.y2);
        break;
      case 'dot':
        see(mark.key, mark.x, mark.y);
        break;
      case 'path':
        for (const [, x, y] of mark.d.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)) see(mark.key, Number(x), Number(y));
        break;
      case 'group':
      case 'text':
    }
  }
  return out;
}

/** What a good picture has none of: texts that collide or leave, marks outside, keys twice, small text, numbers that are none. */
export function faults(picture: Picture, collisions: (picture: Picture) => string[]): string[] {
  const marks = [...everyMark(picture.marks)];
  const keys = marks.map(({ key }) => key);
  return [
    ...collisions(picture),
    ...outside(picture),
    ...keys.filter((key, i) => keys.indexOf(key) !== i).map((key) => `${key} stands twice`),
    ...marks.flatMap((mark) => (mark.kind === 'text' && mark.size < 12 ? [`"${mark.text}" is below 12 px`] : [])),
    ...(/NaN|Infinity|null|undefined/.test(JSON.stringify(marks)) ? ['a number is none'] : []),
  ];
}
