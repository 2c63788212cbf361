import { parseScenario, simulate, stateAt } from 'hostlab';
import {
  describeHosts,
  hostsFrame,
  hostsSize,
  hostsTable,
  hostsView,
  tableToText,
  toSvg,
} from 'hostlab/figures';
import { catalogue, quietServicesAt } from 'hostlab/presets';

const parsed = parseScenario(quietServicesAt(0.05), {
  catalogue,
});
if (!parsed.ok)
  throw new Error('A scenario of the presets is right.');
const { model, trace, endedAt } = simulate(parsed.model);

// A frame is plain data, a view makes marks of it;
// the marks become an SVG file, a table and words.
const frame = hostsFrame(model, stateAt(model, trace, endedAt), {
  title: 'Twenty quiet services',
});
const size = hostsSize([frame], 1040);
const picture = hostsView([frame], size, 'Twenty quiet services');
const svg = toSvg(picture, { theme: 'auto' });
console.log(svg.slice(0, 4), svg.length > 10_000);
// A table is rows of words; its first four columns fit on a phone.
const { title, columns, rows } = hostsTable([frame], frame.title);
const first = <T>(cells: readonly T[]): readonly T[] =>
  cells.slice(0, 4);
console.log(
  tableToText({
    title,
    columns: first(columns),
    rows: rows.map(first),
  }),
);
console.log(describeHosts([frame]));
