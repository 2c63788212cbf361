import { expect, it } from 'vitest';
import { discard, keep, kept, mostKept } from '../../../../site/src/widgets/lab/storage.ts';

function store(): {
  getItem: (key: string) => string | null;
  setItem: (key: string, value: string) => void;
  removeItem: (key: string) => void;
  all: Map<string, string>;
} {
  const all = new Map<string, string>();
  return {
    all,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
  };
}

it('work is kept, read again, and forgotten', () => {
  const one = store();
  const work = { text: 'hostlab: 1 # half a li', beside: 'vm', at: 3 };
  expect(keep(() => one, work)).toEqual({ ok: true });
  expect(kept(() => one)).toEqual(work);
  discard(() => one);
  expect(kept(() => one)).toBeUndefined();
});

it('a store that is full or forbidden is told in a sentence, and nothing is thrown', () => {
  const full = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const work = { text: 'x', beside: '' };
  expect(keep(full, work)).toMatchObject({ ok: false, why: expect.stringContaining('save your work') });
  expect(keep(() => ({ setItem: full }), work)).toMatchObject({ ok: false });
  expect(keep(() => store(), { text: 'x'.repeat(mostKept + 1), beside: '' })).toMatchObject({ ok: false });
  expect(kept(full)).toBeUndefined();
  expect(() => discard(full)).not.toThrow();
});

it('what another version or another hand wrote is not read', () => {
  for (const text of ['', 'null', '{', '[]', '{"version":2,"text":"a"}', '{"version":1,"text":7}', '"x"']) {
    const one = store();
    one.all.set('hostlab.lab/1', text);
    expect(kept(() => one)).toBeUndefined();
  }
});
