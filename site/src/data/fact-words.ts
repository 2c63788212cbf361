import type { Fact, FactValue } from 'hostlab/presets';

/** What stands in place of a unit where there is none. */
const none = new Set(['rule', 'mixed', 'formula', 'qualitative', 'ratio', 'layers']);
/** Units that names of values end with, as they are written. */
const endings: Readonly<Record<string, string>> = {
  ms: 'ms',
  s: 's',
  pct: '%',
  GB: 'GB',
  MB: 'MB',
  GiB: 'GiB',
  MiB: 'MiB',
  Gbps: 'Gbit/s',
  MB_per_s: 'MB/s',
  per_s: 'a second',
};
const longestFirst = Object.keys(endings).sort((a, b) => b.length - a.length);
/** Values that are counts, numbers of versions or shares, whatever the unit of the others. */
const bare = /^(?:version|layers|ratio|from .*|before .*)$/;
/** Of such a price the last part of the name is what is paid for. */
const paidFor = /(?:vcpu|gb)_(?:s|hour)$/;

/** What an hour costs: a price, also among values that are shares of hours. */
const hourly = /_hour$/;
const hasPrices = (value: FactValue): boolean =>
  typeof value === 'object' && Object.keys(value).some((name) => hourly.test(name));

/** A fact's value in words: several values by name, each with its own unit. */
export function factWords({ value, unit }: Pick<Fact, 'value' | 'unit'>): string {
  // A unit that says what several numbers are stands before them.
  const told = /[ [,]/.test(unit) && !hasPrices(value);
  const own = told || none.has(unit) ? '' : unit === '1/s' ? 'a second' : unit;
  const words = written(value, own);
  return told && !none.has(unit) ? `${unit}: ${words}` : words;
}

function written(value: FactValue, unit: string): string {
  if (typeof value === 'number') return withUnit(grouped(value), unit);
  if (Array.isArray(value)) return (value as readonly FactValue[]).map((one) => written(one, unit)).join(', ');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, one]) => named(name, one, unit))
    .join('; ');
}

function named(name: string, value: FactValue, unit: string): string {
  const ending = paidFor.test(name)
    ? undefined
    : longestFirst.find((each) => name === each || name.endsWith(`_${each}`));
  const rest = ending === undefined ? name : name.slice(0, -ending.length - 1);
  const words = rest
    .replaceAll('_', ' ')
    .replace(/(\d)pct\b/, '$1 %')
    .replace(/^<=/, '≤ ');
  const own = bare.test(words)
    ? ''
    : unit.startsWith('%') && hourly.test(name)
      ? 'USD'
      : ending === undefined
        ? unit
        : endings[ending]!;
  const text = written(value, own);
  // What is named as its unit is needs no name.
  return words === '' || words === unit ? text : `${words}: ${text}`;
}

/** Thousands apart, as everywhere; no other digit changes. */
function grouped(value: number): string {
  const [whole = '', ...fraction] = String(value).split('.');
  return [whole.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, ','), ...fraction].join('.');
}

function withUnit(number: string, unit: string): string {
  if (unit === '') return number;
  // A number and its unit stay on one line.
  return unit === 'bytes' && number === '1' ? '1\u00a0byte' : `${number}\u00a0${unit}`;
}

/** Under which conditions, in characters that are not made of others; nothing where a fact has none. */
export function conditionWords({ conditions }: Pick<Fact, 'conditions'>): string {
  if (/^(?:-|same)?$/.test(conditions)) return '';
  return conditions
    .replaceAll('<=', '≤ ')
    .replaceAll('+/-', '±')
    .replaceAll(/ x (?=[\dA-Z])/g, ' × ')
    .replaceAll(/(\d)%/g, '$1 %')
    .replaceAll(/(?<=\w)'(?=\w)/g, '’');
}
