import { placeName, seriesOf, valueAt, type Place, type SeriesName } from 'hostlab';
import {
  seriesCaption,
  seriesFrame,
  seriesSize,
  seriesTable,
  seriesView,
  type Sentence,
  type SeriesFrame,
  type SeriesLimit,
  type SeriesTrack,
} from 'hostlab/figures';
import type { LabFigure, Now, Played } from '../../kit/lab.ts';
import type { Selected } from '../selection.ts';

type Unit = 'cpu' | 'memory';

interface Line {
  readonly name: string;
  readonly what: SeriesName;
}

const linesOf: Readonly<Record<Unit, readonly Line[]>> = {
  cpu: [
    { name: 'used', what: 'cpu-used' },
    { name: 'promised', what: 'cpu-reserved' },
    { name: 'wanted', what: 'cpu-wanted' },
  ],
  memory: [
    { name: 'used', what: 'memory-used' },
    { name: 'promised', what: 'memory-reserved' },
  ],
};

/** Frames without their cursor: a run is read once, however often its instant changes. */
const frames = new WeakMap<readonly Played[], Map<string, SeriesFrame>>();

/** CPU or memory over time: of what is selected, else of all hosts; of two worlds the use of each, with their difference shaded. */
export function overTime(unit: Unit, selected?: Selected): LabFigure {
  const label = unit === 'cpu' ? 'CPU over time' : 'Memory over time';
  return {
    name: `${unit}-over-time`,
    label,
    view: (now, width, title) => {
      const frame = overTimeFrame(now, unit, selected);
      return seriesView(frame, seriesSize(frame, width), title);
    },
    table: (now) => seriesTable(overTimeFrame(now, unit, selected), label),
  };
}

/** Of whom it is, and what it finds. */
export function overTimeCaption(now: Now, selected?: Selected): Sentence {
  const subject = subjectOf(now, selected);
  const who =
    subject === undefined
      ? 'All hosts: '
      : `${placeName(subject.world.run.model, subject.place)}${now.worlds.length > 1 ? ` (${subject.world.title})` : ''}: `;
  return [who, ...seriesCaption(overTimeFrame(now, 'cpu', selected))];
}

function overTimeFrame(now: Now, unit: Unit, selected: Selected | undefined): SeriesFrame {
  const known = frames.get(now.worlds) ?? new Map<string, SeriesFrame>();
  frames.set(now.worlds, known);
  const key = `${unit} ${selected === undefined ? 'all' : `${String(selected.world)} ${String(selected.place)}`}`;
  let frame = known.get(key);
  if (frame === undefined) {
    frame = frameOf(now, unit, selected);
    known.set(key, frame);
  }
  return { ...frame, cursor: { at: now.at, values: frame.lines.map(({ steps }) => valueAt(steps, now.at)) } };
}

function frameOf(now: Now, unit: Unit, selected: Selected | undefined): SeriesFrame {
  const subject = subjectOf(now, selected);
  if (subject !== undefined) {
    const { world, place } = subject;
    return seriesFrame(tracksOf(world, [place], linesOf[unit]), { limits: limitsOf(world, place, unit) });
  }
  const [first, second] = now.worlds;
  if (first === undefined) throw new RangeError('Nothing was played yet.');
  const used = linesOf[unit].slice(0, 1);
  const tracks =
    second === undefined
      ? tracksOf(first, hostsOf(first), linesOf[unit])
      : [first, second].flatMap((world) =>
          tracksOf(world, hostsOf(world), used).map((track) => ({ ...track, name: world.title })),
        );
  return seriesFrame(tracks, { difference: second !== undefined });
}

function subjectOf(
  now: Now,
  selected: Selected | undefined,
): { readonly world: Played; readonly place: Place } | undefined {
  const world = selected === undefined ? undefined : now.worlds[selected.world];
  if (selected === undefined || world === undefined) return undefined;
  const { hosts, machines } = world.run.model;
  return selected.place < hosts.length + machines.length ? { world, place: selected.place } : undefined;
}

function hostsOf({ run }: Played): Place[] {
  return run.model.hosts.map((_, place) => place);
}

/** Lines that say something: used always, the others where they are ever above nothing. */
function tracksOf({ run }: Played, places: readonly Place[], lines: readonly Line[]): SeriesTrack[] {
  const [first, ...others] = lines;
  const wishes = others.flatMap(({ what }) => places.map((place) => ({ place, what })));
  const read = wishes.length === 0 ? [] : seriesOf(run.model, run.trace, wishes);
  const telling = others.filter((_, i) =>
    read.slice(i * places.length, (i + 1) * places.length).some(({ value }) => value.some((each) => each > 0)),
  );
  return [...(first === undefined ? [] : [first]), ...telling].map(({ name, what }) => ({
    name,
    what,
    places,
    model: run.model,
    trace: run.trace,
  }));
}

/** What the selected one cannot pass. */
function limitsOf({ run }: Played, place: Place, unit: Unit): SeriesLimit[] {
  const { hosts, machines } = run.model;
  const host = hosts[place];
  if (host !== undefined) return [{ name: 'all of it', value: unit === 'cpu' ? host.cores : host.memory }];
  const machine = machines[place - hosts.length];
  if (machine === undefined) return [];
  if (machine.kind === 'vm')
    return [{ name: 'all of it', value: unit === 'cpu' ? Math.min(machine.vcpus, machine.cpu.limit) : machine.memory }];
  const limit = unit === 'cpu' ? machine.cpu.limit : machine.memory.limit;
  return limit < Infinity ? [{ name: 'limit', value: limit }] : [];
}
