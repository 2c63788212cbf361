import { placeName, type Place } from '../model/model.ts';
import { given, type Story, type Why } from './because.ts';
import type { Replay } from './replay.ts';
import { capOf, isReserved, taskRow } from './told-world.ts';
import { coresAre, coreWords, listWords, loadName, workName } from './words.ts';

/** Less than a thousandth of what is wanted is no shortage worth a word. */
const noticeable = 0.999;

/** Others that are named where many compete. */
const mostNamed = 3;

/** Whether what is in a place gets noticeably less than it wants at the instant of a replay. */
export function isShort(replay: Replay, place: Place): boolean {
  return replay.granted[place]! < replay.wants[place]! * noticeable;
}

/** Why what is in a place gets less than it wants: its own limit, or others who compete below it, down to the host. */
export function whyShort(story: Story, replay: Replay, place: Place): Why[] {
  const wants = replay.wants[place]!;
  const allowed = replay.allowed[place]!;
  const granted = replay.granted[place]!;
  const name = placeName(story.model, place);
  if (place < replay.hosts) return granted < wants * noticeable ? [crowd(story, replay, place, -1)] : [];
  const facts: Why[] = [];
  if (allowed < wants * noticeable) {
    const words = `What runs in ${name} wants ${coreWords(wants)}, and the limit of ${name} lets ${coreWords(allowed)} through.`;
    facts.push({ ...given(replay.now, words), causes: [ownLimit(story, replay, place)] });
  }
  if (granted < allowed * noticeable) {
    const on = replay.on[place]!;
    const words = `${name} could use ${coreWords(allowed)} and gets ${coreWords(granted)}: others have the rest.`;
    const below = on < 0 ? [] : [crowd(story, replay, on, place)];
    const deeper = on >= replay.hosts ? whyShort(story, replay, on) : [];
    facts.push({ ...given(replay.now, words), causes: [...below, ...deeper] });
  }
  return facts;
}

/** Who else wants cores of a place, besides one of its machines. */
function crowd(story: Story, replay: Replay, place: Place, besides: Place): Why {
  const { model } = story;
  const others: { name: string; wants: number }[] = [];
  model.machines.forEach((machine, number) => {
    const other = replay.hosts + number;
    if (other === besides || replay.on[other] !== place || isReserved(machine)) return;
    others.push({ name: machine.name, wants: replay.allowed[other]! });
  });
  model.loads.forEach((_, load) => {
    if (replay.loadPool[load] === place) others.push({ name: loadName(model, load), wants: replay.loadMost[load]! });
  });
  const { keys, values } = replay.tasks;
  for (let row = 0; row < replay.tasks.count; row++) {
    if (values[row * taskRow.width + taskRow.pool] !== place) continue;
    const task = keys[row]! - model.machines.length;
    others.push({ name: workName(model, task), wants: values[row * taskRow.width + taskRow.most]! });
  }
  const wanting = others.filter(({ wants }) => wants > 0).sort((one, other) => other.wants - one.wants);
  const named = wanting.slice(0, mostNamed).map(({ name, wants }) => `${name} (${coreWords(wants)})`);
  const rest = wanting.length - named.length;
  if (rest > 0) named.push(`${String(rest)} more`);
  const who = named.length === 0 ? 'nobody else' : listWords(named);
  const there = capacity(replay, place);
  const name = placeName(model, place);
  const competes =
    besides < 0 ? `Those who want them are ${who}.` : `With ${placeName(model, besides)} compete ${who}.`;
  const words = `On ${name} ${coresAre(replay.wants[place]!)} wanted, and ${coresAre(there)} there to share. ${competes}`;
  return { ...given(replay.now, words), causes: slices(story, replay, place) };
}

/** What a pool has to share: of a host the cores beside slices and its own system, of a machine what it is granted. */
function capacity(replay: Replay, place: Place): number {
  const host = replay.model.hosts[place];
  return host === undefined
    ? replay.granted[place]!
    : Math.max(0, host.cores - host.system.cores - replay.sliced[place]!);
}

function slices(story: Story, replay: Replay, place: Place): Why[] {
  const host = story.model.hosts[place];
  if (host === undefined) return [];
  const facts: Why[] = [];
  const set = replay.sliced[place]!;
  if (set > 0) {
    const words = `Of its ${coreWords(host.cores)}, ${coresAre(set)} set aside for reserved VMs, used or not.`;
    facts.push(given(replay.now, words));
  }
  facts.push(given(0, `The scenario gives ${host.name} ${coreWords(host.cores)}.`));
  return facts;
}

function ownLimit(story: Story, replay: Replay, place: Place): Why {
  const machine = story.model.machines[place - replay.hosts]!;
  const cap = capOf(machine);
  if (machine.kind === 'vm' && cap === machine.vcpus)
    return given(machine.at, `The scenario gives ${machine.name} ${String(cap)} ${cap === 1 ? 'vCPU' : 'vCPUs'}.`);
  return given(machine.at, `The scenario limits ${machine.name} to ${coreWords(cap)}.`);
}
