import { describe, expect, it } from 'vitest';
import { bytesPerRecord, decodeCompact, encodeCompact } from '../../../simulator/src/trace/compact.ts';
import { decodeTrace, encodeTrace, traceLines } from '../../../simulator/src/trace/ndjson.ts';
import { records, type Trace } from '../../../simulator/src/trace/trace.ts';
import { Teller } from '../../kit/tell.ts';

function small(scenario = 'two words, ‘quoted’ and 漢字 \ud83d'): Trace {
  const teller = new Teller();
  teller.tell(0, 'host-up', { who: 0, a: 4, b: 17179869184 });
  teller.tell(0, 'started', { who: -3, where: 1, a: 100, b: 0.1 + 0.2 });
  teller.tell(1.5, 'divided', { where: 0, a: Infinity, b: 1e-7, causes: [1, 0] });
  teller.tell(1.5, 'divided', { where: 1, a: 5e-324, b: 1e21, causes: [2, 1, 0] });
  teller.tell(9_007_199_254, 'unfinished', { who: 2_147_483_647, where: -1, causes: [3] });
  return teller.finish(undefined, { scenario, seed: 7, stop: 'horizon' });
}

const all = (trace: Trace): unknown[] => [trace.header, trace.length, ...records(trace)];

/** What the reader says of a text with one line replaced. */
function faults(line: number, text: string): string[] {
  const lines = encodeTrace(small()).split('\n');
  lines[line - 1] = text;
  const read = decodeTrace(lines.join('\n'));
  return read.ok ? [] : read.issues.map((issue) => `${String(issue.line)}: ${issue.message}`);
}

describe('a trace as text', () => {
  it('is an object a line, header first, without what is −1, 0 or none', () => {
    expect(encodeTrace(small('s')).split('\n')).toEqual([
      '{"format":"hostlab.trace/1","scenario":"s","seed":7,"endedAt":9007199254000000,"stop":"horizon","records":5}',
      '{"at":0,"kind":"host-up","who":0,"a":4,"b":17179869184}',
      '{"at":0,"kind":"started","who":-3,"where":1,"a":100,"b":0.30000000000000004}',
      '{"at":1500000,"kind":"divided","where":0,"a":"inf","b":1e-7,"causes":[1,0]}',
      '{"at":1500000,"kind":"divided","where":1,"a":5e-324,"b":1e+21,"causes":[2,1,0]}',
      '{"at":9007199254000000,"kind":"unfinished","who":2147483647,"causes":[3]}',
      '',
    ]);
  });

  it('reads as the same trace, and is written again as the same text', () => {
    const text = encodeTrace(small());
    const read = decodeTrace(text);

    expect(read.ok && all(read.trace)).toEqual(all(small()));
    expect(read.ok && encodeTrace(read.trace)).toBe(text);
  });

  it('may lack its last line end', () => {
    expect(decodeTrace(encodeTrace(small()).trimEnd()).ok).toBe(true);
  });

  it('may come in blocks', () => {
    const teller = new Teller();
    for (let i = 0; i < 3000; i++) teller.tell(i, 'requested', { who: i, causes: i === 0 ? [] : [i - 1] });
    const trace = teller.finish();
    const read = decodeTrace([...traceLines(trace)].join(''));

    expect([...traceLines(trace)]).toHaveLength(4);
    expect(read.ok && all(read.trace)).toEqual(all(trace));
  });

  it('says what is wrong, and in which line', () => {
    expect(faults(3, '')).toEqual(['3: This line is empty.']);
    expect(faults(3, '{"at":')).toEqual(['3: This line is not JSON.']);
    expect(faults(3, '[1]')).toEqual(['3: No kind of record is called nothing.']);
    expect(faults(3, 'null')).toEqual(['3: A record is an object in braces.']);
    expect(faults(3, '{"at":1,"kind":"toString"}')).toEqual(['3: No kind of record is called "toString".']);
    expect(faults(3, '{"at":1,"kind":"exploded"}')).toEqual(['3: No kind of record is called "exploded".']);
    expect(faults(3, '{"at":0.5,"kind":"ready"}')).toEqual(['3: "at" is whole microseconds ≥ 0, not 0.5.']);
    expect(faults(5, '{"at":0,"kind":"ready"}')).toEqual(['5: Time goes back from 1500000 to 0 µs.']);
    expect(faults(3, '{"at":0,"kind":"ready","who":1.5}')).toEqual(['3: "who" and "where" are whole numbers.']);
    expect(faults(3, '{"at":0,"kind":"ready","a":null}')).toEqual(['3: "a" and "b" are numbers, or "inf".']);
    expect(faults(3, '{"at":0,"kind":"ready","causes":[1]}')).toEqual([
      '3: "causes" are numbers of earlier records, 0 to 0.',
    ]);
  });

  it('says all that is wrong, but not more than twenty things', () => {
    const lines = encodeTrace(small()).split('\n');
    lines.splice(1, 1, ...Array.from({ length: 50 }, () => '{}'));
    const read = decodeTrace(lines.join('\n'));

    expect(read.ok ? [] : read.issues.map(({ line }) => line)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
  });

  it('notices records that are missing', () => {
    const text = encodeTrace(small()).split('\n').slice(0, 4).join('\n');

    expect(decodeTrace(text)).toEqual({
      ok: false,
      issues: [{ line: 4, code: 'length', message: 'The header promises 5 records; there are 3.' }],
    });
  });

  it('notices an object that two lines make together', () => {
    expect(faults(4, '{"at":1500000,"kind":"divided"},{"at":1500000,"kind":"divided"}')).toEqual([
      '4: This line is not JSON.',
    ]);
  });

  it.each([
    ['', 'The header of the trace is not JSON.'],
    ['\0\0', 'The header of the trace is not JSON.'],
    ['7', 'The header of the trace is not an object.'],
    ['{}', 'This is not a trace of the form hostlab.trace/1: its header names no format.'],
    [
      '{"format":"hostlab.trace/2"}',
      'This is not a trace of the form hostlab.trace/1: its header names "hostlab.trace/2".',
    ],
    [
      '{"format":"hostlab.trace/1","scenario":"s","endedAt":0,"stop":"drained","records":0}',
      'The header has no "seed", a whole number ≥ 0.',
    ],
  ])('refuses the header %j', (text, message) => {
    expect(decodeTrace(text)).toEqual({ ok: false, issues: [{ line: 1, code: 'header', message }] });
  });
});

describe('a trace as columns', () => {
  const bytes = encodeCompact(small());
  const message = (file: Uint8Array): string => {
    const read = decodeCompact(file);
    return read.ok ? 'read' : read.issues.map((issue) => issue.message).join(' ');
  };
  const changed = (at: number, value: number): Uint8Array => {
    const copy = bytes.slice();
    copy[at] = value;
    return copy;
  };

  it('reads as the same trace, and is written again as the same bytes', () => {
    const read = decodeCompact(bytes);

    expect(read.ok && all(read.trace)).toEqual(all(small()));
    expect(read.ok && encodeCompact(read.trace)).toEqual(bytes);
  });

  it('takes 41 bytes a record', () => {
    const teller = new Teller();
    for (let i = 0; i < 40_000; i++) teller.tell(i, 'ready', { who: i, causes: i > 1 ? [i - 1, i - 2] : [] });
    const trace = teller.finish();
    const columns = encodeCompact(trace);
    const read = decodeCompact(columns);

    expect(columns.length - 40_000 * bytesPerRecord).toBeLessThan(200);
    expect(read.ok && encodeTrace(read.trace)).toBe(encodeTrace(trace));
  });

  it('may lie anywhere in a larger buffer', () => {
    const large = new Uint8Array(bytes.length + 3);
    large.set(bytes, 3);

    expect(message(large.subarray(3))).toBe('read');
  });

  it('says what is wrong', () => {
    expect(message(new Uint8Array(5))).toBe('A trace has at least 16 bytes; there are 5.');
    expect(message(new TextEncoder().encode(encodeTrace(small())))).toBe(
      'This is not a compact trace: it does not begin with "hostlab".',
    );
    expect(message(changed(8, 2))).toBe('This trace has version 2 of the compact form; version 1 can be read.');
    expect(message(changed(14, 9))).toMatch(/^The header should have \d+ bytes; the file ends before\.$/);
    expect(message(changed(16, 0))).toBe('The header of the trace is not JSON.');
    expect(message(bytes.subarray(0, bytes.length - 1))).toMatch(/^The file should have \d+ bytes; there are \d+\.$/);
    expect(message(bytes.subarray(0, 200))).toMatch(/^5 records take at least \d+ bytes; there are 200\.$/);
    expect(message(changed(bytes.length - 1, 200))).toBe(
      'Record 4 cannot be: its kind is unknown, time goes back, or a cause comes later.',
    );
  });
});
