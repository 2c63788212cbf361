import fc from 'fast-check';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeLink, encodeLink, encodeNow, linkLimits, type Json } from '../../../../site/src/widgets/kit/link.ts';
import { readShared, sharedData } from '../../../../site/src/widgets/kit/state-link.ts';
import { usualValues } from '../../../../site/src/widgets/kit/lab.ts';
import { lab } from '../../../../site/src/widgets/reservation/lab.ts';
import { lab as day } from '../../../../site/src/widgets/recorded-day/lab.ts';

const packed = (text: string): string => `1.z${deflateRawSync(text).toString('base64url')}`;

async function refusal(text: string): Promise<string> {
  const decoded = await decodeLink(text);
  return decoded.ok ? `accepted: ${JSON.stringify(decoded.data)}` : decoded.why;
}

describe('a link', () => {
  test('gives back what was put in, packed or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 6 }), async (value) => {
        const data = JSON.parse(JSON.stringify(value).replaceAll('__proto__', 'proto')) as Json;
        for (const link of [await encodeLink(data), encodeNow(data)]) {
          expect(link).toMatch(/^1\.[zu][\w-]*$/);
          const decoded = await decodeLink(link, 1_000_000);
          expect(decoded).toEqual({ ok: true, data });
        }
      }),
      { numRuns: 60 },
    );
  });

  test('takes the shorter of the two forms', async () => {
    expect(await encodeLink(1)).toBe('1.uMQ');
    expect((await encodeLink('a'.repeat(5_000))).length).toBeLessThan(60);
  });

  test.each([
    ['too long', 'x'.repeat(linkLimits.characters + 1), 'too long: 1801 characters'],
    ['of another version', '2.zAAAA', 'of version 2'],
    ['of no version', 'hello', 'says nothing'],
    ['empty', '', 'says nothing'],
    ['not base64', '1.z<script>', 'damaged'],
    ['of a length that base64 cannot have', '1.uA', 'damaged'],
    ['not deflated', '1.zAAAAAAAA', 'damaged'],
    ['cut short', packed('{"lab":"reservation","knobs":{"memory":8}}').slice(0, -8), 'damaged'],
    ['not JSON', packed('alert(1)'), 'not data'],
    ['no UTF-8', `1.u${Buffer.from([0x22, 0xff, 0x22]).toString('base64url')}`, 'not data'],
    ['of a packing nobody knows', '1.qAAAA', 'damaged'],
    ['nested too deeply', packed('['.repeat(100) + ']'.repeat(100)), 'nested too deeply'],
  ])('that is %s is refused with a sentence', async (_, text, words) => {
    expect(await refusal(text)).toContain(words);
  });

  test('that would unpack to a gigabyte is refused after a quarter of a megabyte', async () => {
    const bomb = deflateRawSync(Buffer.alloc(1_000_000, 32), { level: 9 }).toString('base64url');
    expect(bomb.length).toBeLessThan(linkLimits.characters);
    expect(await refusal(`1.z${bomb}`)).toContain('unpacks to more');
  });

  test('reaches no prototype', async () => {
    const decoded = await decodeLink(packed('{"__proto__":{"polluted":1},"a":2}'));
    expect(decoded).toEqual({ ok: true, data: { a: 2 } });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('never throws, whatever it is given', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `1.z${text}`),
          fc.base64String().map((text) => `1.z${text}`),
        ),
        async (text) => {
          expect(typeof (await decodeLink(text)).ok).toBe('boolean');
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the state of a figure in a link', () => {
  const usual = usualValues(lab);

  test('is the difference from how the figure usually stands', () => {
    expect(sharedData(lab, { values: usual })).toEqual({ lab: 'reservation' });
    expect(sharedData(lab, { values: { ...usual, memory: 8 }, at: 5e6 })).toEqual({
      lab: 'reservation',
      knobs: { memory: 8 },
      at: 5e6,
    });
  });

  test('comes back as it was', () => {
    const shared = { values: { ...usual, asked: 40, use: 100 }, at: 1 };
    expect(readShared(lab, sharedData(lab, shared))).toEqual({ ok: true, shared });
    const other = { values: { ...usualValues(day), day: '2011-03-22' } };
    expect(readShared(day, sharedData(day, other))).toEqual({ ok: true, shared: other });
  });

  test.each<[string, Json, string]>([
    ['a list', [], 'no state'],
    ['nothing', null, 'no state'],
    ['another figure', { lab: 'quiet-services' }, 'another figure'],
    ['a part nobody knows', { lab: 'reservation', run: 'rm' }, '“run”'],
    ['a knob nobody has', { lab: 'reservation', knobs: { colour: 1 } }, '“colour”'],
    ['a knob all objects have', { lab: 'reservation', knobs: { constructor: 1 } }, '“constructor”'],
    ['too much', { lab: 'reservation', knobs: { memory: 1_000 } }, 'from 1 GiB to 16 GiB'],
    ['too little', { lab: 'reservation', knobs: { memory: -4 } }, 'from 1 GiB to 16 GiB'],
    ['between two steps', { lab: 'reservation', knobs: { use: 7 } }, 'cannot be'],
    ['a word for a number', { lab: 'reservation', knobs: { memory: '8' } }, 'cannot be'],
    ['a list for a number', { lab: 'reservation', knobs: { memory: [8] } }, 'cannot be'],
    ['an instant before the beginning', { lab: 'reservation', at: -1 }, 'instant'],
    ['an instant in words', { lab: 'reservation', at: 'now' }, 'instant'],
  ])('is refused with a sentence when it asks for %s', (_, data, words) => {
    const read = readShared(lab, data);
    expect(read.ok ? 'accepted' : read.why).toContain(words);
  });

  test('is refused when a choice has no such option', () => {
    expect(readShared(day, { lab: 'recorded-day', knobs: { day: '1999-01-01' } }).ok).toBe(false);
  });
});
