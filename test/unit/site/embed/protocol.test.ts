import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { embedProtocol, partnerOrigin, readMessage, wantedTheme } from '../../../../site/src/widgets/embed/protocol.ts';

const protocol = embedProtocol;

describe('a message is read', () => {
  it('when it is well formed', () => {
    for (const message of [
      { protocol, type: 'set', values: { busy: 40, way: 'vm' }, at: 12.5 },
      { protocol, type: 'set', at: 0 },
      { protocol, type: 'set' },
      { protocol, type: 'ask', what: 'state' },
      { protocol, type: 'ask', what: 'link' },
    ])
      expect(readMessage(message)).toEqual({ kind: 'message', message });
  });

  it('and passed over when it is none of ours', () => {
    for (const data of [
      undefined,
      null,
      1,
      'hostlab.embed/1',
      [],
      {},
      { type: 'set' },
      { protocol: 'other', type: 'set' },
    ])
      expect(readMessage(data)).toEqual({ kind: 'other' });
  });

  it('and refused with a sentence when it is ours but wrong', () => {
    for (const more of [
      {},
      { type: 'eval', code: '1' },
      { type: 'ask', what: 'cookies' },
      { type: 'set', at: -1 },
      { type: 'set', at: NaN },
      { type: 'set', at: '1' },
      { type: 'set', values: [] },
      { type: 'set', values: { a: {} } },
      { type: 'set', values: { a: Infinity } },
      { type: 'set', values: { a: 'x'.repeat(201) } },
      { type: 'set', values: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${String(i)}`, i])) },
      { type: 'set', values: JSON.parse('{"__proto__":1}') as unknown },
    ])
      expect(readMessage({ protocol, ...more })).toMatchObject({ kind: 'refused', why: expect.stringMatching(/\.$/) });
    expect(readMessage({ protocol: 'hostlab.embed/2', type: 'ask', what: 'state' })).toMatchObject({ kind: 'refused' });
  });

  test('whatever is said, nothing is thrown and only data comes out', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), fc.anything(), (data, values) => {
        readMessage(data);
        const read = readMessage({ protocol, type: 'set', values });
        if (read.kind === 'message' && read.message.type === 'set')
          for (const value of Object.values(read.message.values ?? {}))
            expect(['number', 'string']).toContain(typeof value);
      }),
    );
  });
});

test('a figure talks with the origin that is asked for, else with its page, else with nobody', () => {
  expect(partnerOrigin('?origin=https%3A%2F%2Fa.example%2Fpage', 'https://b.example/x')).toBe('https://a.example');
  expect(partnerOrigin('', 'https://b.example:8443/x?y')).toBe('https://b.example:8443');
  expect(partnerOrigin('?origin=nonsense', 'https://b.example/')).toBeUndefined();
  expect(partnerOrigin('?origin=*', 'https://b.example/')).toBeUndefined();
  expect(partnerOrigin('?origin=javascript:alert(1)', '')).toBeUndefined();
  expect(partnerOrigin('?origin=file:///etc', '')).toBeUndefined();
  expect(partnerOrigin('', '')).toBeUndefined();
});

test('a theme is light, dark or left to the reader', () => {
  expect(wantedTheme('?theme=dark')).toBe('dark');
  expect(wantedTheme('?theme=light&x')).toBe('light');
  expect(wantedTheme('?theme=pink')).toBeUndefined();
});
