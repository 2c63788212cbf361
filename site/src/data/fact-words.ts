import type { Fact, FactValue } from 'hostlab/presets';
import { bounds, clearer, formulas, severalUnits, spelled, typed } from './fact-names.ts';

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
  GiB_per_s: 'GiB/s',
  per_s: 'a second',
};
const longestFirst = Object.keys(endings).sort((a, b) => b.length - a.length);
/** Values that are counts, numbers of versions or shares, whatever the unit of the others. */
const bare = /^(?:version|layers|ratio|from .*|before .*)$/;
/** A price says in the last part of its name for how long it pays. */
const paidFor = /^(.*)_hour$|^(.*(?:vcpu|gb))_s$/;
const isPrice = (name: string): boolean => paidFor.test(name);
const hasPrices = (value: FactValue): boolean => typeof value === 'object' && Object.keys(value).some(isPrice);

/** A fact's value in words: several values by name, each with its own unit. */
export function factWords({ value, unit }: Pick<Fact, 'value' | 'unit'>): string {
  // A unit that says what several numbers are stands before them.
  const told = /[ [,]/.test(unit) && !hasPrices(value);
  const own = told || none.has(unit) ? '' : unit === '1/s' ? 'a second' : unit === 'x' ? '×' : unit;
  const words = written(value, own);
  return told && !none.has(unit) ? `${severalUnits[unit] ?? unit}: ${words}` : words;
}

function written(value: FactValue, unit: string): string {
  if (typeof value === 'number') return withUnit(grouped(value), unit);
  if (Array.isArray(value)) return (value as readonly FactValue[]).map((one) => written(one, unit)).join(', ');
  if (typeof value !== 'object') return formulas[String(value)] ?? String(value);
  return Object.entries(value)
    .map(([name, one]) => named(name, one, unit))
    .join('; ');
}

function named(raw: string, value: FactValue, unit: string): string {
  const name = clearer[raw] ?? (typeof value === 'number' ? bounds[raw] : undefined) ?? raw;
  const ending = isPrice(name) ? undefined : longestFirst.find((each) => name === each || name.endsWith(`_${each}`));
  const words = nameWords(ending === undefined ? name : name.slice(0, -ending.length - 1));
  const own =
    bare.test(words) && ending === undefined
      ? ''
      : unit.startsWith('%') && isPrice(name)
        ? 'USD'
        : ending === undefined
          ? unit
          : endings[ending]!;
  const text = written(value, own);
  // What is named as its unit is needs no name.
  if (words === '' || words === unit) return text;
  return typeof value === 'object' && !Array.isArray(value) ? `${words} (${text})` : `${words}:\u00a0${text}`;
}

/** The words of a name in which underscores stand for spaces; a name that people type stays as it is. */
function nameWords(name: string): string {
  const price = paidFor.exec(name);
  if (price !== null) return `${nameWords(price[1] ?? price[2]!)}, ${price[1] === undefined ? 'a second' : 'an hour'}`;
  if (name.includes(' ') || typed.test(name)) return name;
  return name
    .split('_')
    .map((word) => spelled[word] ?? word)
    .join(' ')
    .replace(/(\d)pct\b/, '$1 %')
    .replace(/^(\d+)([MG]i)$/, '$1 $2B')
    .replace(/^<=/, '≤\u00a0');
}

/** Thousands apart, as everywhere; no other digit changes. */
function grouped(value: number): string {
  const [whole = '', ...fraction] = String(value).split('.');
  return [whole.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, ','), ...fraction].join('.').replace(/^-/, '−');
}

/** A number and its unit stay on one line. */
function withUnit(number: string, unit: string): string {
  if (unit === '') return number;
  const [currency, per] = unit.split('/');
  if (currency === 'USD')
    return `US$\u00a0${number}${per === undefined ? '' : per === 'hour' ? ' an hour' : ` a ${per.replace('-', ' and ')}`}`;
  return unit === 'bytes' && number === '1' ? '1\u00a0byte' : `${number}\u00a0${unit}`;
}

/** Under which conditions, in characters that are not made of others; nothing where a fact has none. */
export function conditionWords({ conditions }: Pick<Fact, 'conditions'>): string {
  return /^(?:-|same)?$/.test(conditions) ? '' : characters(conditions);
}

/** A text of a source in characters that are not made of others. */
export function characters(text: string): string {
  return text
    .replaceAll('<=', '≤\u00a0')
    .replaceAll('+/-', '±')
    .replaceAll(/ x (?=[\dA-Z])/g, ' × ')
    .replaceAll(/(\d)%/g, '$1 %')
    .replaceAll(/(?<=\w)'(?=\w)/g, '’');
}

/** A text in parts: what people type, and what stands around it. */
export function typedParts(text: string): readonly { readonly text: string; readonly isTyped: boolean }[] {
  return text
    .split(new RegExp(`(${typed.source})`))
    .map((part, i) => ({ text: part, isTyped: i % 2 === 1 }))
    .filter(({ text: part }) => part !== '');
}
