import { placeName, taskName, type Model } from '../model/model.ts';
import type { PhaseName } from '../model/machines.ts';
import type { Bytes } from '../units/quantities.ts';
import { writeSize } from '../units/sizes.ts';

/** A time as people say it, rounded for reading: `"31 s"`, `"0.25 s"`, `"5 min 30 s"`, `"3 h 20 min"`, `"2 d 3 h"`: milliseconds below two minutes, else two units. */
export function timeWords(microseconds: number): string {
  const milliseconds = Math.round(microseconds / 1000);
  if (milliseconds === 0 && microseconds > 0) return `${String(Math.round(microseconds))} µs`;
  if (milliseconds < 120_000) return `${decimals(milliseconds / 1000, 3)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 7200) return pair(Math.floor(seconds / 60), 'min', seconds % 60, 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 2880) return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(minutes / 60);
  return pair(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${String(large)} ${largeUnit}` : `${String(large)} ${largeUnit} ${String(small)} ${smallUnit}`;
}

const binary = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** Longer texts than this are rounded: nobody reads `1234567.25 KiB`. */
const longestSize = 8;

/** `"2 GiB"`, `"100 MB"`, `"unlimited"`: as it would be written in a scenario where that is short, else rounded. */
export function sizeWords(bytes: number): string {
  if (bytes === Infinity) return 'unlimited';
  const exact = Number.isSafeInteger(bytes) ? writeSize(bytes as Bytes) : '';
  if (exact !== '' && exact.length <= longestSize) return exact;
  let [value, unit] = [bytes, 0];
  // 1,023.996 KiB would be read as 1024 KiB: that is 1 MiB.
  while (value >= 1023.995 && unit < binary.length - 1) [value, unit] = [value / 1024, unit + 1];
  return `${decimals(value, 2)} ${binary[unit]!}`;
}

/** `"64 MiB/s"`. */
export function rateWords(bytesPerSecond: number): string {
  return bytesPerSecond === Infinity ? 'unlimited speed' : `${sizeWords(bytesPerSecond)}/s`;
}

/** `"1 core"`, `"0.25 cores"`, `"no cores"`. */
export function coreWords(cores: number): string {
  if (cores === 0) return 'no core';
  const text = decimals(cores, 3);
  return `${text} ${text === '1' ? 'core' : 'cores'}`;
}

/** `"1 core is"`, `"2 cores are"`. */
export function coresAre(cores: number): string {
  const words = coreWords(cores);
  return `${words} ${words.endsWith('s') ? 'are' : 'is'}`;
}

/** `"10 core-seconds"`. */
export function workWords(coreSeconds: number): string {
  const text = decimals(coreSeconds, 3);
  return `${text} ${text === '1' ? 'core-second' : 'core-seconds'}`;
}

/** A number with at most so many decimals, no zeros at the end; a value that would read as 0 keeps two digits. */
export function decimals(value: number, digits: number): string {
  const rounded = Number(value.toFixed(digits));
  return rounded === 0 && value !== 0 ? String(Number(value.toPrecision(2))) : String(rounded);
}

/** `"a"`, `"a and b"`, `"a, b and c"`. */
export function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]!}`;
}

/** What a machine does in a step of its start, after "began" or "finished". */
export const phaseWords: Readonly<Record<PhaseName, string>> = {
  place: 'being placed',
  provision: 'being provisioned',
  'copy-image': 'copying its disk image',
  firmware: 'running its firmware',
  kernel: 'booting its kernel',
  init: 'starting its system services',
  pull: 'pulling its image',
  unpack: 'unpacking its image',
  create: 'being created',
  start: 'starting its process',
  service: 'getting its service ready',
};

/** A task by name; the work of a machine's own start-up, told as −1 − machine, by what it is. */
export function workName(model: Model, task: number): string {
  return task >= 0 ? taskName(model, task) : `the start-up work of ${placeName(model, model.hosts.length - 1 - task)}`;
}

/** A load by name. */
export function loadName(model: Model, load: number): string {
  return model.loads[load]?.name ?? `load-${String(load + 1)}`;
}
