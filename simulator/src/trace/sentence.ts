import { phaseNames } from '../model/machines.ts';
import { placeName, type Model, type Place } from '../model/model.ts';
import { stopOutcomes, waitReasons, type StopOutcome, type TraceRecord, type WaitReason } from './records.ts';
import {
  coreWords,
  decimals,
  loadName,
  phaseWords,
  rateWords,
  sizeWords,
  timeWords,
  workName,
  workWords,
} from './words.ts';

const waits: Readonly<Record<WaitReason, string>> = {
  'no-host': 'there is no place of the kind it asks for',
  cpu: 'too few cores are left to promise',
  memory: 'too little memory is left to promise',
  'cpu-and-memory': 'too few cores and too little memory are left to promise in one place',
  disk: 'too little disk is left to promise',
  'target-gone': 'the machine it should go into is gone',
};

const rejections: Readonly<Record<WaitReason, string>> = {
  'no-host': 'there is no place of the kind it asks for',
  cpu: 'no place has so many cores to promise, even when empty',
  memory: 'no place has so much memory to promise, even when empty',
  'cpu-and-memory': 'no place has so many cores and so much memory to promise, even when empty',
  disk: 'no place has so much disk, even when empty',
  'target-gone': 'the machine it should go into is gone',
};

const ends: Readonly<Record<StopOutcome, string>> = {
  stopped: 'was stopped, and keeps what is promised to it',
  deallocated: 'was stopped, and gave back what was promised to it',
  exited: 'exited',
  'oom-killed': 'was killed because memory was full',
  failed: 'failed',
};

/** One record in words: a plain sentence with its time. Numbers are rounded for reading. */
export function sentence(model: Model, record: TraceRecord): string {
  const when = timeWords(record.at);
  const { who, where, a, b } = record;
  const name = (place: Place): string => (place < 0 ? 'nowhere' : placeName(model, place));
  switch (record.kind) {
    case 'host-up':
      return `${name(who)} came up at ${when} with ${coreWords(a)} and ${sizeWords(b)} of memory.`;
    case 'requested':
      return `${name(who)} was asked for at ${when}.`;
    case 'waiting':
      return `${name(who)} has to wait from ${when} on: ${waits[waitReasons[a] ?? 'no-host']}.`;
    case 'rejected':
      return `${name(who)} was rejected at ${when}: ${rejections[waitReasons[a] ?? 'no-host']}.`;
    case 'placed':
      return `${name(who)} was put on ${name(where)} at ${when}, with ${coreWords(a)} and ${promised(b)} promised to it.`;
    case 'phase-began':
      return `${name(who)} began ${phaseWords[phaseNames[a]!]} at ${when}.`;
    case 'phase-ended':
      return `${name(who)} finished ${phaseWords[phaseNames[a]!]} at ${when}.`;
    case 'ready':
      return `${name(who)} was ready at ${when}.`;
    case 'stopped':
      return `${name(who)} ${ends[stopOutcomes[a] ?? 'failed']} at ${when}.`;
    case 'restarting':
      return `${name(who)} ${restart(stopOutcomes[b])} at ${when}; it starts again after ${timeWords(a)}.`;
    case 'submitted':
      return submitted(model, record);
    case 'started':
      return `${workName(model, who)} began to run on ${name(where)} at ${when}, on at most ${coreWords(b)}.`;
    case 'finished':
      return `${workName(model, who)} was done on ${name(where)} at ${when}, after ${workWords(a)}.`;
    case 'killed':
      return `${workName(model, who)} was killed on ${name(where)} at ${when}, with ${workWords(a)} left to do.`;
    case 'refused':
      return `${workName(model, who)} was refused at ${when}: ${name(where)} will never run it.`;
    case 'unfinished':
      return `${workName(model, who)} still ran on ${name(where)} when the run ended at ${when}, with ${workWords(a)} left to do.`;
    case 'level':
      return `${loadName(model, who)} wants ${coreWords(b)} on ${name(where)} from ${when} on.`;
    case 'divided':
      return divided(name(where), a, b, when);
    case 'squeezed':
      return `On ${name(where)} the guarantees do not fit from ${when} on: each gets ${decimals(a * 100, 1)} % of its own.`;
    case 'memory':
      return `${name(who)} uses ${sizeWords(a)} of memory from ${when} on${growth(b)}.`;
    case 'exhausted':
      return `The memory of ${name(where)} was full at ${when}: ${sizeWords(a)} were wanted, and ${sizeWords(b)} are there.`;
    case 'disk':
      return `On the disk of ${name(who)} ${sizeWords(a)} are set aside and ${sizeWords(b)} are written from ${when} on.`;
    case 'flow-began':
      return `${name(who)} began to ${b === 0 ? 'fetch' : 'write'} ${sizeWords(a)} ${medium(b)} at ${when}.`;
    case 'flow-rate':
      return `${name(who)} ${b === 0 ? 'fetches' : 'writes'} ${medium(b)} at ${rateWords(a)} from ${when} on.`;
    case 'flow-ended':
      return `${name(who)} had ${b === 0 ? 'fetched' : 'written'} ${sizeWords(a)} ${medium(b)} at ${when}.`;
    case 'layer':
      return `Layer ${String(who + 1)} lies on ${name(where)} from ${when} on and need not be pulled there again.`;
  }
}

function promised(bytes: number): string {
  return bytes === 0 ? 'no memory' : `${sizeWords(bytes)} of memory`;
}

function growth(bytesPerSecond: number): string {
  if (bytesPerSecond === 0) return '';
  return bytesPerSecond > 0
    ? `, growing by ${rateWords(bytesPerSecond)}`
    : `, shrinking by ${rateWords(-bytesPerSecond)}`;
}

function medium(kind: number): string {
  return kind === 0 ? 'from the registry' : 'to the disk';
}

function restart(outcome: StopOutcome | undefined): string {
  if (outcome === 'oom-killed') return 'was killed because memory was full';
  return outcome === 'failed' ? 'failed' : 'ended';
}

function submitted(model: Model, { who, where, a, b, at }: TraceRecord): string {
  const service = model.services[b];
  const what = service === undefined ? workName(model, who) : `${workName(model, who)}, a request to ${service.name},`;
  return `${what} came to ${placeName(model, where)} at ${timeWords(at)} with ${workWords(a)} of work.`;
}

function divided(pool: string, theta: number, granted: number, when: string): string {
  if (granted === 0) return `Nobody gets a core of ${pool} from ${when} on.`;
  if (theta === Infinity)
    return `On ${pool} everybody gets all they want from ${when} on: ${coreWords(granted)} in all.`;
  return `On ${pool} ${coreWords(granted)} are shared by weight from ${when} on: ${coreWords(theta * 100)} for a thread.`;
}
