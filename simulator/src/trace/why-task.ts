import { placeName, type Place } from '../model/model.ts';
import { fact, given, type Story, type Why } from './because.ts';
import type { TraceRecord } from './records.ts';
import type { Replay } from './replay.ts';
import { taskRow } from './told-world.ts';
import { recordAt } from './trace.ts';
import { whyShort } from './why-cpu.ts';
import { coreWords, timeWords, workName } from './words.ts';

/** Less than a thousandth of what it could have is no slowness worth a word. */
const noticeable = 0.999;

/** Why a task was done when it was: how long it waited, how fast it ran, and what held it back. */
export function whyFinished(story: Story, finished: TraceRecord): Why {
  const started = ancestor(story, finished, 'started');
  if (started === undefined) return fact(story, finished, story.explain(finished.causes.slice(0, 1)));
  const ran = finished.at - started.at;
  const got = ran > 0 ? (finished.a * 1e6) / ran : started.b;
  const slow = got < started.b * noticeable;
  const name = workName(story.model, finished.who);
  const words = slow
    ? `${name} was done at ${timeWords(finished.at)}: it ran for ${timeWords(ran)} and got ${coreWords(got)} on average of the ${coreWords(started.b)} it could use.`
    : `${name} was done at ${timeWords(finished.at)}: it ran for ${timeWords(ran)}, as fast as it can, on ${coreWords(started.b)}.`;
  const held = slow ? whySlow(story, finished.who, started, finished.at) : [];
  return fact(story, finished, [...held, ...story.explain([started.id])], words);
}

/** Why a task did not run faster, told for a moment when it was slow: the end, the beginning, or the middle. */
export function whySlow(story: Story, task: number, started: TraceRecord, end: number): Why[] {
  for (const moment of [end - 1, started.at, Math.floor((started.at + end) / 2)]) {
    const at = Math.max(moment, started.at);
    const replay = story.at(at);
    const row = replay.tasks.row(task + story.model.machines.length);
    if (row >= 0 && replay.rateOf(row) < started.b * noticeable)
      return [heldBack(story, replay, row, started.where, at)];
  }
  return [];
}

function heldBack(story: Story, replay: Replay, row: number, pool: Place, at: number): Why {
  const rate = replay.rateOf(row);
  const name = placeName(story.model, pool);
  const sharers = replay.members[pool]!;
  const most = replay.tasks.values[row * taskRow.width + taskRow.most]!;
  const words = `At ${timeWords(at)} it got ${coreWords(rate)} of ${coreWords(most)}: ${company(sharers, name)}.`;
  return { ...given(at, words), causes: whyShort(story, replay, pool) };
}

function company(sharers: number, name: string): string {
  if (sharers <= 1) return `it was alone on ${name}, which had no more to give`;
  return `${String(sharers)} shared ${name}`;
}

/** Why a task began to run when it did: at once, when its machine was ready, or when its turn came. */
export function whyStarted(story: Story, started: TraceRecord): Why {
  const submitted = ancestor(story, started, 'submitted');
  if (submitted === undefined) return fact(story, started, story.explain(started.causes));
  const waited = started.at - submitted.at;
  if (waited === 0) return fact(story, started, story.explain([submitted.id]));
  const words = `${workName(story.model, started.who)} began to run at ${timeWords(started.at)}, ${timeWords(waited)} after it came.`;
  const also = started.causes.filter((cause) => cause !== submitted.id);
  const service = story.model.services[submitted.b];
  const line =
    service === undefined || service.concurrency === Infinity
      ? []
      : [
          given(
            submitted.at,
            `${service.name} serves ${String(service.concurrency)} at once; the others wait in line.`,
          ),
        ];
  return fact(
    story,
    started,
    [...line, ...story.explain(line.length > 0 ? [] : also), ...story.explain([submitted.id])],
    words,
  );
}

/** A task that still ran when the run ended. */
export function whyUnfinished(story: Story, record: TraceRecord): Why {
  const started = ancestor(story, record, 'started');
  if (started === undefined) return fact(story, record, story.explain(record.causes));
  const held = whySlow(story, record.who, started, record.at);
  const stop =
    story.trace.header.stop === 'horizon' ? 'The scenario looks no further than that.' : 'Nothing was left to happen.';
  return fact(story, record, [...held, given(record.at, stop), ...story.explain([started.id])]);
}

/** The record of that kind about the same thing that a record follows from, through its first causes. */
function ancestor(story: Story, record: TraceRecord, kind: TraceRecord['kind']): TraceRecord | undefined {
  for (const cause of record.causes) {
    const one = recordAt(story.trace, cause);
    if (one.who !== record.who) continue;
    if (one.kind === kind) return one;
    const further = ancestor(story, one, kind);
    if (further !== undefined) return further;
  }
  return undefined;
}
