import * as v from 'valibot';
import { describe, issue, type Issue, type IssueCode } from './issue.ts';
import { suggest } from './nearest.ts';

/** A Valibot schema that reads `I` and gives `O`. */
export type Shape<I, O> = v.GenericSchema<I, O>;
/** A piece of JSON Schema. */
export type JsonSchema = { readonly [key: string]: unknown };

/** What a leaf says of a value that it refuses. */
export interface Refusal {
  readonly code: IssueCode;
  readonly expected?: string;
  readonly hint?: string;
}
/** Wraps a refusal, so that no value a leaf reads can be mistaken for one. */
export class Refused {
  readonly why: Refusal;
  constructor(why: Refusal) {
    this.why = why;
  }
}

/** Valibot's issues carry one text of ours: code and hint travel in it, a line each. */
const note = (code: IssueCode, hint = ''): string => `${code}\n${hint}`;

/**
 * A value that is read as a whole: text with a unit, a number in a range, one of some words.
 *
 * @param expected in words, for issues and for the schema's description
 */
export function leaf<I, O>(expected: string, json: JsonSchema, read: (value: unknown) => O | Refused): Shape<I, O> {
  const shape = v.pipe(
    v.unknown(),
    v.rawTransform(({ dataset, addIssue, NEVER }): O => {
      const result = read(dataset.value);
      if (!(result instanceof Refused)) return result;
      const { code, hint } = result.why;
      addIssue({
        message: note(code, hint),
        expected: result.why.expected ?? expected,
        received: describe(dataset.value),
      });
      return NEVER;
    }),
    v.metadata({ json: { description: expected, ...json } }),
  );
  return shape as unknown as Shape<I, O>;
}

type Entries = Readonly<Record<string, v.GenericSchema>>;
type Known<E extends Entries> = v.ObjectSchema<E, undefined>;

/** Is it a map of keys, and not a list? */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/** A map with more unknown keys than this is something else altogether: no likeness is searched any more. */
const mostHints = 100;

/**
 * A map with these keys and no others. Every unknown key is told, with the key that was probably meant.
 *
 * @param rules of the map as a whole, for the JSON Schema: which keys need or exclude each other
 */
export function closed<const E extends Entries>(what: string, entries: E, rules: JsonSchema = {}): Known<E> {
  const inner = v.object(entries);
  const known = Object.keys(entries);
  return {
    ...inner,
    expects: what,
    rules,
    '~run'(dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) {
      const input = dataset.value;
      if (!isMap(input)) {
        v._addIssue(inner, 'type', dataset, config, {
          expected: what,
          received: describe(input),
          message: note('wrong-type'),
        });
        return dataset;
      }
      const read = inner['~run'](dataset, config);
      let unknown = 0;
      for (const key of Object.keys(input)) {
        if (Object.hasOwn(entries, key)) continue;
        unknown++;
        const path: [v.IssuePathItem] = [{ type: 'object', origin: 'key', input, key, value: input[key] }];
        const hint = unknown <= mostHints ? suggest(key, known) : undefined;
        v._addIssue(inner, 'key', read, config, {
          expected: 'a known key',
          received: describe(key),
          path,
          message: note('unknown-key', hint),
        });
      }
      return read;
    },
  } as unknown as Known<E>;
}

/** A map where exactly one of the keys in `one` must stand; the others may. */
export function oneOf<const E extends Entries>(what: string, one: readonly string[], entries: E): Known<E> {
  const inner = closed(what, entries, { oneOf: one.map((key) => ({ required: [key] })) });
  return {
    ...inner,
    '~run'(dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) {
      const input = dataset.value;
      const read = inner['~run'](dataset, config);
      if (isMap(input)) {
        const there = one.filter((key) => input[key] !== undefined);
        const expected = `exactly one of ${one.map((key) => `\`${key}\``).join(', ')}`;
        if (there.length === 0)
          v._addIssue(inner, 'key', read, config, { expected, received: 'none of them', message: note('missing') });
        else if (there.length > 1)
          v._addIssue(inner, 'key', read, config, {
            expected,
            received: there.join(' and '),
            message: note('conflict'),
          });
      }
      return read;
    },
  };
}

/** Maps go to `map`, everything else to `plain`: so that each is told what it lacks itself. */
export function either<I, O, J, P>(plain: Shape<I, O>, map: Shape<J, P>): Shape<I | J, O | P> {
  return {
    ...v.union([plain, map]),
    '~run'(dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) {
      return (isMap(dataset.value) ? map : plain)['~run'](dataset, config);
    },
  };
}

/** A list, of at most `most`. */
export function list<I, O>(item: Shape<I, O>, most: number): Shape<readonly I[], readonly O[]> {
  const inner = v.array(item);
  return {
    ...inner,
    most,
    '~run'(dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) {
      const input = dataset.value;
      if (!Array.isArray(input))
        v._addIssue(inner, 'type', dataset, config, {
          expected: 'a list',
          received: describe(input),
          message: note('wrong-type'),
        });
      else if (input.length > most)
        v._addIssue(inner, 'length', dataset, config, {
          expected: `a list of at most ${String(most)}`,
          received: describe(input),
          message: note('too-many'),
        });
      else return inner['~run'](dataset, config);
      return dataset;
    },
  } as unknown as Shape<readonly I[], readonly O[]>;
}

/** What a rule says of values that do not go together. */
export interface Conflict {
  /** The key to point at. */
  readonly key: string;
  readonly expected: string;
  readonly received: string;
}

/** Adds a rule over several keys; it is asked only where each key by itself is in order. */
export function consistent<I, O>(shape: Shape<I, O>, rule: (value: O) => Conflict | undefined): Shape<I, O> {
  return v.pipe(
    shape,
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const wrong = rule(dataset.value);
      if (wrong === undefined) return;
      const { key, expected, received } = wrong;
      addIssue({
        message: note('conflict'),
        expected,
        received,
        path: [{ type: 'object', origin: 'value', input: {}, key, value: undefined }],
      });
    }),
  );
}

/** A key that may be left out. */
export function maybe<I, O>(shape: Shape<I, O>): v.OptionalSchema<Shape<I, O>, undefined> {
  return v.optional(shape, undefined);
}

/** A key that may be left out, and then reads as if `value` had been written. */
export function otherwise<I, O, const D extends I>(shape: Shape<I, O>, value: D): v.OptionalSchema<Shape<I, O>, D> {
  return v.optional(shape, value);
}

/** An issue of Valibot's in our words. */
export function translate(one: v.BaseIssue<unknown>): Issue {
  const steps = (one.path ?? []).map((item) => item.key as string | number);
  const [code, hint] = one.message.split('\n');
  if (one.message.includes('\n'))
    return issue(steps, code as IssueCode, one.expected ?? '', one.received, hint === '' ? undefined : hint);
  const key = one.path?.at(-1);
  if (key?.origin === 'key') return issue(steps, 'missing', 'a value', 'nothing');
  return issue(steps, 'wrong-type', one.expected ?? 'something else', describe(one.input));
}
