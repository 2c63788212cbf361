import { group, line, text } from '../draw.ts';
import type { Mark } from '../marks.ts';
import type { Role } from '../roles.ts';
import { rowHeight, type Plan } from './plan.ts';

/** Lines down through the plot, each to a dot with its words. */
export function uprightMarks(plan: Plan, top: number, rows: number): Mark[] {
  let y = rows;
  const drawn: Mark[] = [];
  for (const { upright, before, words } of plan.rows) {
    const at = plan.x(upright.at);
    const { key, kind } = upright;
    const dot = y + rowHeight / 2;
    const stroke: Role = kind === 'prediction' ? 'prediction' : 'moment';
    const role: Role = kind === 'prediction' ? 'prediction-words' : kind === 'bad' ? 'moment-alert' : 'moment-words';
    const spot: Role = kind === 'prediction' ? 'prediction-dot' : kind === 'bad' ? 'moment-dot' : 'kernel';
    drawn.push(
      group(
        key,
        [
          line(`${key}-line`, stroke, at, top - 4, at, dot),
          { kind: 'dot', key: `${key}-dot`, role: spot, x: at, y: dot, radius: 4 },
          ...words.map((each, i) =>
            text(`${key}-words-${String(i)}`, role, before ? at - 9 : at + 9, y + 13 + i * rowHeight, each, {
              anchor: before ? 'end' : 'start',
            }),
          ),
        ],
        { label: upright.words[0] ?? '', ...(upright.of === undefined ? {} : { of: upright.of }) },
      ),
    );
    y += words.length * rowHeight;
  }
  // The lowest line is drawn first, so that words stand on lines.
  return drawn.toReversed();
}
