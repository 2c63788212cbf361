import { placeName, taskName, type Model, type Place } from '../model/model.ts';
import { fact, given, lastRecord, type About, type Story, type Why } from './because.ts';
import { readerOf, recordsUntil, type TraceReader } from './reader.ts';
import type { RecordKind, TraceRecord } from './records.ts';
import { recordAt, type Trace } from './trace.ts';
import { isShort, whyShort } from './why-cpu.ts';
import { whyEnded, whyMemory, whyUnplaced } from './why-end.ts';
import { whyPlaced, whyReady, whyRequested } from './why-start.ts';
import { whyFinished, whyStarted, whyUnfinished } from './why-task.ts';
import { coresAre, loadName, timeWords } from './words.ts';

export type { About, Why } from './because.ts';
export { sentence } from './sentence.ts';
export { momentsThatMatter, type Moment } from './moments.ts';

/** Facts in one answer: more are read by nobody. */
const mostFacts = 64;

const lives: readonly RecordKind[] = [
  'requested',
  'waiting',
  'rejected',
  'placed',
  'phase-began',
  'ready',
  'restarting',
  'stopped',
  'host-up',
];
const ends: readonly RecordKind[] = ['rejected', 'restarting', 'stopped'];
const works: readonly RecordKind[] = ['submitted', 'started', 'finished', 'killed', 'refused', 'unfinished'];

/**
 * Explains why something is as it is: a chain of facts down to first causes, which are records without causes and what
 * the scenario says.
 *
 * About a place or a task, `at` (µs) says as of when. Left out, it is the end of the run, and what ended a machine is told
 * before what it does now. About a record, `at` means nothing.
 *
 * @throws RangeError if there is no such place, task or record
 */
export function whyOf(model: Model, trace: Trace, about: About, at?: number): Why {
  const story = storyOf(readerOf(model, trace));
  if ('record' in about) return top(story, recordAt(trace, about.record));
  const until = at ?? trace.header.endedAt;
  return 'place' in about ? whyPlace(story, about.place, until, at === undefined) : whyTask(story, about.task, until);
}

function storyOf(reader: TraceReader): Story {
  const told = new Set<number>();
  const story: Story = {
    model: reader.model,
    trace: reader.trace,
    before: (record) => reader.replayBefore(record),
    at: (at) => reader.replayAt(at),
    explain: (records) => {
      const facts: Why[] = [];
      for (const id of records) {
        if (told.has(id) || told.size >= mostFacts) continue;
        told.add(id);
        facts.push(explain(story, recordAt(reader.trace, id)));
      }
      return facts;
    },
  };
  return story;
}

/** What an answer begins with: told once, so not again among its own causes. */
function top(story: Story, record: TraceRecord): Why {
  return story.explain([record.id])[0] ?? fact(story, record, []);
}

/** One record, with the causes that matter to a reader. */
function explain(story: Story, record: TraceRecord): Why {
  switch (record.kind) {
    case 'ready':
      return whyReady(story, record);
    case 'placed':
      return whyPlaced(story, record);
    case 'stopped':
    case 'restarting':
      return whyEnded(story, record);
    case 'waiting':
    case 'rejected':
      return whyUnplaced(story, record);
    case 'memory':
      return whyMemory(story, record);
    case 'started':
      return whyStarted(story, record);
    case 'finished':
      return whyFinished(story, record);
    case 'unfinished':
      return whyUnfinished(story, record);
    case 'level':
      // The level before is no cause of this one: both come from the scenario.
      return fact(story, record, [
        given(record.at, `The scenario says how busy ${loadName(story.model, record.who)} wants to be.`),
      ]);
    default:
      return fact(story, record, story.explain(record.causes));
  }
}

function whyPlace(story: Story, place: Place, at: number, dramatic: boolean): Why {
  const { model, trace } = story;
  const places = model.hosts.length + model.machines.length + (model.columns.containers?.at.length ?? 0);
  if (!(Number.isInteger(place) && place >= 0 && place < places))
    throw new RangeError(`There are places 0 to ${String(places - 1)}; there is no place ${String(place)}.`);
  const before = recordsUntil(trace, at);
  const last =
    (dramatic ? lastRecord(trace, before, ends, 'who', place) : undefined) ??
    lastRecord(trace, before, lives, 'who', place);
  const name = placeName(model, place);
  if (last === undefined) {
    const asked = model.machines[place - model.hosts.length]?.at;
    const plan = asked === undefined ? [] : [given(asked, `The scenario asks for ${name} at ${timeWords(asked)}.`)];
    return { ...given(at, `Nothing has happened to ${name} by ${timeWords(at)}.`), causes: plan };
  }
  if (last.kind === 'requested') return whyRequested(story, last, at);
  const life = top(story, last);
  if (last.kind !== 'ready' && last.kind !== 'host-up') return life;
  const replay = story.at(at);
  if (place >= replay.spelled || !isShort(replay, place)) return life;
  const words = `At ${timeWords(at)} ${coresAre(replay.wants[place]!)} wanted in ${name}, and ${coresAre(replay.granted[place]!)} there.`;
  return { ...given(at, words), causes: [...whyShort(story, replay, place), life] };
}

function whyTask(story: Story, task: number, at: number): Why {
  const { model, trace } = story;
  const last = lastRecord(trace, recordsUntil(trace, at), works, 'who', task);
  if (last !== undefined && task >= 0) return top(story, last);
  const asked = model.tasks[task]?.at;
  if (asked === undefined) throw new RangeError(`The trace tells nothing of a task ${String(task)}.`);
  const plan = given(asked, `The scenario gives it at ${timeWords(asked)}.`);
  return { ...given(at, `${taskName(model, task)} has not come by ${timeWords(at)}.`), causes: [plan] };
}
