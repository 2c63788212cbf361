import { placeName, type Place } from '../model/model.ts';
import { fact, given, lastRecord, type Story, type Why } from './because.ts';
import { stopOutcomes, type TraceRecord } from './records.ts';
import { recordAt } from './trace.ts';
import { coreWords, rateWords, sizeWords, timeWords } from './words.ts';

const OOM = stopOutcomes.indexOf('oom-killed');

/** Why a machine ended, or its process did. */
export function whyEnded(story: Story, record: TraceRecord): Why {
  const full = record.causes.map((cause) => recordAt(story.trace, cause)).find(({ kind }) => kind === 'exhausted');
  const outcome = record.kind === 'restarting' ? record.b : record.a;
  if (full !== undefined && outcome === OOM) return whyKilled(story, record, full);
  const machine = story.model.machines[record.who - story.model.hosts.length];
  if (
    machine?.stopAt !== undefined &&
    machine.stopAt <= record.at &&
    outcome === stopOutcomes.indexOf(machine.stopAs)
  ) {
    const order = given(machine.stopAt, `The scenario stops ${machine.name} at ${timeWords(machine.stopAt)}.`);
    return fact(story, record, [order]);
  }
  return fact(story, record, story.explain([...record.causes].reverse()));
}

function whyKilled(story: Story, record: TraceRecord, full: TraceRecord): Why {
  const name = placeName(story.model, record.who);
  const again = record.kind === 'restarting' ? ` It starts again after ${timeWords(record.a)}.` : '';
  const when = `${name} was killed at ${timeWords(record.at)}`;
  if (full.where === record.who) {
    const words = `${when}: its memory reached its limit of ${sizeWords(full.b)}.${again}`;
    return fact(story, record, [...whyGrew(story, record, full), memoryLimit(story, record.who)], words);
  }
  const owner = placeName(story.model, full.where);
  const used = story.before(record.id).memoryAtInstant(record.who, record.at);
  const words = `${when}: the memory of ${owner}, ${sizeWords(full.b)}, was full, and of those in it ${name} came first, with ${sizeWords(used)} in use.${again}`;
  const order = given(record.at, choice(story, record.who));
  return fact(
    story,
    record,
    [...whyGrew(story, record, full), order, memoryLimit(story, record.who), memoryLimit(story, full.where)],
    words,
  );
}

/** How the memory came to be full: by what the killed one used, and what it stood on. */
function whyGrew(story: Story, record: TraceRecord, full: TraceRecord): Why[] {
  const own = lastRecord(story.trace, record.id, ['memory'], 'who', record.who);
  const causes = own === undefined ? [] : story.explain([own.id]);
  return full.where === record.who ? causes : [...causes, ...story.explain([full.id])];
}

/** What a place uses, in the words that fit it best. */
export function whyMemory(story: Story, record: TraceRecord): Why {
  const name = placeName(story.model, record.who);
  const when = timeWords(record.at);
  const words =
    record.b > 0
      ? `${name} used ${sizeWords(record.a)} of memory at ${when}, and that grew by ${rateWords(record.b)} from then on.`
      : `${name} used ${sizeWords(record.a)} of memory from ${when} on.`;
  return fact(story, record, [...growthGiven(story, record), ...story.explain(record.causes)], words);
}

function growthGiven(story: Story, record: TraceRecord): Why[] {
  const machine = story.model.machines[record.who - story.model.hosts.length];
  const growth = machine?.memoryUse.growth ?? 0;
  if (record.b <= 0 || growth <= 0) return [];
  return [given(0, `In the scenario the memory of ${machine!.name} grows by ${rateWords(growth)} once it is ready.`)];
}

function choice(story: Story, place: Place): string {
  const machine = story.model.machines[place - story.model.hosts.length];
  const adjust = machine?.oomScoreAdjust ?? 0;
  const rule = 'The one that uses the greatest share is killed first';
  return adjust === 0
    ? `${rule}.`
    : `${rule}, moved by its oom_score_adj, and that of ${machine!.name} is ${String(adjust)}.`;
}

function memoryLimit(story: Story, place: Place): Why {
  const host = story.model.hosts[place];
  if (host !== undefined) return given(0, `The scenario gives ${host.name} ${sizeWords(host.memory)} of memory.`);
  const machine = story.model.machines[place - story.model.hosts.length];
  if (machine === undefined) return given(0, 'The scenario sets no memory limit for it.');
  if (machine.kind === 'vm')
    return given(0, `The scenario gives ${machine.name} ${sizeWords(machine.memory)} of memory.`);
  if (machine.memory.limit === Infinity)
    return given(0, `The scenario sets no memory limit for ${machine.name}, so only the memory below it holds it.`);
  return given(0, `The scenario limits ${machine.name} to ${sizeWords(machine.memory.limit)} of memory.`);
}

/** Why a machine waits, or was turned away: what it asks for, who has taken the last place, what is gone. */
export function whyUnplaced(story: Story, record: TraceRecord): Why {
  const machine = story.model.machines[record.who - story.model.hosts.length];
  const asks: string[] = [];
  if (machine?.kind === 'vm') {
    asks.push(`${sizeWords(machine.memory)} of memory`);
    if (machine.cpu.mode === 'reserved')
      asks.push(`${coreWords(Math.min(machine.cpu.limit, machine.vcpus))} set aside`);
    else if (machine.cpu.guarantee > 0) asks.push(`${coreWords(machine.cpu.guarantee)} guaranteed`);
  } else if (machine !== undefined) {
    asks.push(`${sizeWords(machine.memory.request)} of memory`, coreWords(machine.cpu.request));
  }
  const want = machine === undefined ? [] : [given(machine.at, `${machine.name} asks for ${asks.join(' and ')}.`)];
  return fact(story, record, [...want, ...story.explain([...record.causes].reverse())]);
}
