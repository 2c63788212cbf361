import { phaseNames, type PhaseSpec } from '../model/machines.ts';
import { placeName, type Place } from '../model/model.ts';
import { fact, given, lastRecord, type Story, type Why } from './because.ts';
import { recordsUntil } from './reader.ts';
import type { RecordKind, TraceRecord } from './records.ts';
import { kindCode, recordAt } from './trace.ts';
import { isShort, whyShort } from './why-cpu.ts';
import { coreWords, phaseWords, rateWords, sizeWords, timeWords, workWords } from './words.ts';

const stations: readonly RecordKind[] = ['requested', 'waiting', 'placed', 'phase-began', 'phase-ended', 'restarting'];

/** One step of a start-up. */
interface Step {
  readonly began: TraceRecord;
  readonly ended: TraceRecord;
}

/** Why a machine was ready when it was: what each step of its start took, and how long it waited for a place. */
export function whyReady(story: Story, ready: TraceRecord): Why {
  const { steps, first } = startOf(story, ready);
  const place = ready.who;
  const requested = requestOf(story, first);
  const since = first.kind === 'restarting' ? first : (requested ?? first);
  const took = timeWords(ready.at - since.at);
  const after = first.kind === 'restarting' ? 'its process had ended' : 'it was asked for';
  const words =
    ready.at === since.at
      ? `${placeName(story.model, place)} was ready at ${timeWords(ready.at)}, as soon as ${after}.`
      : `${placeName(story.model, place)} was ready at ${timeWords(ready.at)}, ${took} after ${after}.`;
  const slow = steps.filter(({ began, ended }) => ended.at > began.at).map((step) => whyStep(story, place, step));
  return fact(story, ready, [...slow, ...story.explain([first.id])], words);
}

/** Why a machine was put where it is only then: it waited for room, or for the VM it goes into. */
export function whyPlaced(story: Story, placed: TraceRecord): Why {
  const requested = requestOf(story, placed);
  const waited = placed.at - (requested ?? placed).at;
  const known = placed.causes.map((cause) => recordAt(story.trace, cause));
  if (waited === 0 || known.some(({ kind }) => kind === 'waiting') || placed.where < story.model.hosts.length)
    return fact(story, placed, story.explain(placed.causes));
  const opened = lastRecord(story.trace, placed.id, ['ready'], 'who', placed.where);
  return fact(story, placed, story.explain([...(opened === undefined ? [] : [opened.id]), ...placed.causes]));
}

/** Why a machine that was asked for is not placed yet: the VM it goes into is not ready. */
export function whyRequested(story: Story, requested: TraceRecord, at: number): Why {
  const { model, trace } = story;
  const machine = model.machines[requested.who - model.hosts.length];
  if (machine?.on.kind !== 'machine') return fact(story, requested, []);
  const target = model.hosts.length + machine.on.machine;
  const words = `At ${timeWords(at)} ${machine.name} waits for ${placeName(model, target)} to be ready.`;
  const last = lastRecord(trace, recordsUntil(trace, at), stations, 'who', target);
  return { ...given(at, words), causes: story.explain([...(last === undefined ? [] : [last.id]), requested.id]) };
}

/** The steps behind a `ready`, and the record they begin with: placed, or restarting. */
function startOf(story: Story, ready: TraceRecord): { steps: Step[]; first: TraceRecord } {
  const steps: Step[] = [];
  let ended: TraceRecord | undefined;
  let record = ready;
  for (;;) {
    const next = record.causes[0];
    if (next === undefined) break;
    record = recordAt(story.trace, next);
    if (record.kind === 'phase-ended') ended = record;
    else if (record.kind === 'phase-began' && ended !== undefined) {
      steps.unshift({ began: record, ended });
      ended = undefined;
    } else if (record.kind !== 'phase-began') break;
  }
  return { steps, first: record };
}

function requestOf(story: Story, from: TraceRecord): TraceRecord | undefined {
  let record = from;
  while (record.kind !== 'requested') {
    const next = record.causes[0];
    if (next === undefined) return undefined;
    record = recordAt(story.trace, next);
  }
  return record;
}

function whyStep(story: Story, place: Place, { began, ended }: Step): Why {
  const doing = phaseWords[phaseNames[ended.a]!];
  const [from, to] = [timeWords(began.at), timeWords(ended.at)];
  // Late in a long run times are told too coarsely to tell the two apart.
  const when = from === to ? `at ${from}` : `from ${from} to ${to}`;
  const words = `${doing[0]!.toUpperCase()}${doing.slice(1)} took ${timeWords(ended.at - began.at)}, ${when}.`;
  return fact(story, ended, stepCauses(story, place, began, ended), words);
}

function stepCauses(story: Story, place: Place, began: TraceRecord, ended: TraceRecord): Why[] {
  const moved = ended.at > began.at ? bytesMoved(story, place, began, ended) : [];
  const facts = moved.flatMap((bytes, kind) => (bytes >= 1 ? [whyMoved(story, place, began, ended, kind, bytes)] : []));
  if (facts.length > 0) return facts;
  const need = phaseSpecs(story, place).find(({ phase }) => phase === phaseNames[ended.a])?.need;
  if (need?.kind === 'cpu') return [whyWorked(story, place, ended, need.coreSeconds)];
  if (need === undefined) {
    const words = 'Its layers were on their way to the same place for others already; it fetched none of its own.';
    return [{ ...given(began.at, words), causes: story.explain(ended.causes.slice(1)) }];
  }
  if (need.kind !== 'time') return [];
  const chance = need.seconds.kind === 'constant' ? 'a fixed time' : 'a time drawn by chance';
  return [given(began.at, `The scenario gives this step ${chance}, which nobody else can lengthen.`)];
}

function phaseSpecs(story: Story, place: Place): readonly PhaseSpec[] {
  const machine = story.model.machines[place - story.model.hosts.length];
  if (machine === undefined) return [];
  return machine.kind === 'vm' ? machine.guest.boot : (story.model.images[machine.image]?.start ?? []);
}

/** Bytes moved for a machine between two records, of each kind: rate × time, for transfers may reach beyond a step. */
function bytesMoved(story: Story, place: Place, began: TraceRecord, ended: TraceRecord): [number, number] {
  const replay = story.before(began.id + 1);
  const moved: [number, number] = [0, 0];
  /** Whole transfers: all there is to go by where a link holds nobody up, for then bytes have no rate. */
  const whole: [number, number] = [0, 0];
  for (let id = began.id + 1; id <= ended.id; id++) {
    const record = recordAt(story.trace, id);
    const passed = (record.at - replay.now) / 1e6;
    if (passed > 0) for (const kind of [0, 1] as const) moved[kind] += replay.flowRate(place, kind) * passed;
    if (record.kind === 'flow-ended' && record.who === place) whole[record.b === 0 ? 0 : 1] += record.a;
    replay.advanceToRecord(id + 1);
  }
  return [moved[0] || whole[0], moved[1] || whole[1]];
}

function whyMoved(
  story: Story,
  place: Place,
  began: TraceRecord,
  ended: TraceRecord,
  kind: number,
  bytes: number,
): Why {
  const { model } = story;
  const replay = story.at(began.at);
  const host = hostOf(story, place, ended);
  const others = othersMoving(story, place, began, ended, kind, host);
  const seconds = (ended.at - began.at) / 1e6;
  const what = kind === 0 ? 'came from the registry' : 'went to the disk';
  const crowd =
    others === 0
      ? 'Nobody else moved any there at the time.'
      : `${String(others)} more moved theirs there at the time.`;
  const speed = seconds < 0.001 ? 'in an instant' : `at ${rateWords(bytes / seconds)} on average`;
  const words = `${sizeWords(bytes)} ${what} ${speed}. ${crowd}`;
  const spec = model.hosts[host];
  const links: string[] = [];
  if (kind === 0) links.push(`the registry gives ${rateWords(model.registry.uplink)} to all together`);
  if (spec !== undefined && kind === 0)
    links.push(`the network of ${spec.name} carries ${rateWords(spec.networkBandwidth)}`);
  if (spec !== undefined && kind === 1) links.push(`the disk of ${spec.name} writes ${rateWords(spec.diskBandwidth)}`);
  return { ...given(replay.now, words), causes: [given(0, `In the scenario ${links.join(', and ')}.`)] };
}

/** The host under a machine at the moment of a record. */
function hostOf(story: Story, place: Place, record: TraceRecord): Place {
  const replay = story.before(record.id);
  let at = place;
  while (at >= replay.hosts) at = replay.on[at] ?? -1;
  return at;
}

/** Other machines that moved bytes of the same kind between two records: to the same disk, or from the registry. */
function othersMoving(
  story: Story,
  place: Place,
  began: TraceRecord,
  ended: TraceRecord,
  kind: number,
  host: Place,
): number {
  const { flows, hosts } = story.before(began.id);
  const others = new Set<Place>();
  for (let row = 0; row < flows.count; row++) {
    const key = flows.keys[row]!;
    if (key % 2 === kind && (kind === 0 || flows.values[row * flows.width] === host)) others.add(Math.floor(key / 2));
  }
  const code = kindCode['flow-began'];
  for (let id = began.id; id < ended.id; id++) {
    const record = recordAt(story.trace, id);
    if (kindCode[record.kind] === code && record.b === kind && (kind === 0 || record.where === host))
      others.add(record.who);
  }
  others.delete(place);
  return [...others].filter((other) => other >= hosts).length;
}

function whyWorked(story: Story, place: Place, ended: TraceRecord, work: number): Why {
  const replay = story.at(ended.at - 1);
  const short = isShort(replay, place);
  const got = short ? `It got ${coreWords(replay.granted[place]!)} at the end.` : 'It had a core of its own.';
  return {
    ...given(ended.at, `It is ${workWords(work)} of work. ${got}`),
    causes: short ? whyShort(story, replay, place) : [],
  };
}
