import { describe, expect, it } from 'vitest';
import { hostlab, withFiles } from '../../kit/cli.ts';

const good = 'hostlab: 1\nhosts:\n  - { name: h, cores: 4, memory: 16 GiB }\n';

describe('issues stand at their line and column', () => {
  it('in YAML: values, unknown keys, missing keys and what an alias brings in', async () => {
    const text = `hostlab: 1
hosts:
  - name: h
    cores: -4
    memori: 16 GiB
    memory: 4
vms:
  - name: a
    on: b
    memory: &size 4
  - name: b
    vcpus: 1
    memory: *size
`;

    const { exit, out, err } = await hostlab(['check', '-'], text);

    expect(exit).toBe(1);
    expect(err).toBe('');
    expect(out.split('\n')).toEqual([
      '<stdin>:4:12 hosts[0].cores: expected a number of cores above 0 and at most 1000000, received −4',
      '<stdin>:5:5 hosts[0].memori: is not a key here; did you mean `memory`?',
      '<stdin>:6:13 hosts[0].memory: expected a size such as 512 MiB, 4 GiB, 100 GB, received 4; say its unit: `4 GiB`',
      '<stdin>:8:5 vms[0].vcpus: is missing; expected a value',
      '<stdin>:9:9 vms[0].on: expected the name of a host, received a VM, "b"; a VM in a VM is not modelled; put it on a host',
      '<stdin>:10:19 vms[0].memory: expected a size such as 512 MiB, 4 GiB, 100 GB, received 4; say its unit: `4 GiB`',
      '<stdin>:13:13 vms[1].memory: expected a size such as 512 MiB, 4 GiB, 100 GB, received 4; say its unit: `4 GiB`',
      '',
    ]);
  });

  it('in JSON', async () => {
    const text =
      '{\n  "hostlab": 1,\n  "hosts": [{ "name": "h",\n    "cores": -4, "memry": "1 GiB",\n    "memory": "1 GiB" }]\n}\n';

    const { out } = await hostlab(['check', '-'], text);

    expect(out.split('\n').map((line) => line.split(' ')[0])).toEqual(['<stdin>:4:14', '<stdin>:4:18', '']);
  });

  it('and as JSON for programs', async () => {
    const { exit, out } = await hostlab(['check', '--json', '-'], 'hostlab: 1\nhosts: 5\n');

    expect(exit).toBe(1);
    expect(JSON.parse(out)).toEqual({
      ok: false,
      issues: [
        {
          file: '<stdin>',
          line: 2,
          column: 8,
          path: 'hosts',
          code: 'wrong-type',
          message: 'expected a list, received 5',
        },
      ],
    });
  });
});

describe('what cannot be read is told in one sentence', () => {
  const bomb = `a0: &a0 [1, 1]\n${Array.from({ length: 29 }, (_, i) => `a${String(i + 1)}: &a${String(i + 1)} [*a${String(i)}, *a${String(i)}]`).join('\n')}\n`;
  const deep = (open: string, close = ''): string => open.repeat(10_000) + close.repeat(10_000);

  it.each([
    ['an empty file', '', '<stdin>:1:1 this file is empty; a scenario begins with `hostlab: 1`'],
    [
      'a list',
      '- a\n',
      '<stdin>:1:1 expected a scenario: a map with `hostlab: 1`, `hosts` and so on, received a list of 1',
    ],
    [
      'a word',
      'hello\n',
      '<stdin>:1:1 expected a scenario: a map with `hostlab: 1`, `hosts` and so on, received "hello"',
    ],
    ['a tab', 'hostlab: 1\nhosts:\n\t- name: h\n', '<stdin>:3:1 a tab indents this line; YAML wants blanks'],
    [
      'two documents',
      `${good}---\n${good}`,
      '<stdin>:4:1 there is a second document after `---`; a file holds one scenario',
    ],
    ['a key twice in YAML', 'hostlab: 1\nhosts: []\nhosts: []\n', '<stdin>:3:1 the key "hosts" is written twice'],
    [
      'a key twice in JSON',
      '{"hostlab": 1, "hosts": [], "hosts": []}',
      '<stdin>:1:29 the key "hosts" is written twice',
    ],
    ['no YAML', 'a: [1, 2\nb: 3\n', /^<stdin>:\d+:\d+ this is not YAML: /],
    ['an alias bomb', bomb, '<stdin>:1:1 aliases repeat more than 100 parts'],
    ['many aliases', '- &a x\n- *a\n'.repeat(45_000), '<stdin>:1002:3 there are more than 500 aliases'],
    ['a stray bracket on every line', '}\n'.repeat(200_000), /^<stdin>:1:1 this is not YAML/],
    ['deep lists', deep('[', ']'), '<stdin>:1:65 lists and maps are nested deeper than 64'],
    ['deep maps', deep('{a: '), /nested deeper than 64$/],
    [
      'deep lists in YAML that is no JSON',
      `x: ${deep('[', ']')}`,
      '<stdin>:1:68 lists and maps are nested deeper than 64',
    ],
    ['deep blocks', deep('- '), /nested deeper than 64$/],
    ['deep questions', deep('? '), /nested deeper than 64$/],
    ['deep colons', deep(': '), /nested deeper than 64$/],
    [
      'a staircase',
      Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      /this line is indented too far$/,
    ],
    ['a NUL byte', `${good}\0`, '<stdin>: this is no text: it has a NUL byte (number 60)'],
    ['no UTF-8', Uint8Array.of(0x68, 0xff, 0xfe, 0x0a), '<stdin>: this is no UTF-8 text'],
    [
      'a huge count',
      good.replace('name: h', 'name: h, count: 1000000000'),
      '<stdin>:3:23 hosts[0].count: expected at most 100000 hosts in all, received 1000000000; this limit keeps a slip from filling the memory',
    ],
    [
      'not a number',
      good.replace('4', '.nan'),
      '<stdin>:3:23 hosts[0].cores: expected a number of cores above 0 and at most 1000000, received NaN',
    ],
    [
      'infinity',
      good.replace('4', '.inf'),
      '<stdin>:3:23 hosts[0].cores: expected a number of cores above 0 and at most 1000000, received Infinity; where there is no limit, leave the key out',
    ],
  ])('%s', async (_, text, expected) => {
    const start = performance.now();

    const { exit, out, err } = await hostlab(['check', '-'], text);
    const said = (out + err).trimEnd();

    expect(exit).toBe(1);
    if (typeof expected === 'string') expect(said).toBe(expected);
    else expect(said).toMatch(expected);
    expect(said.split('\n')).toHaveLength(1);
    expect(said).not.toMatch(/\bat .*\.(ts|js):/);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('files that are not there, are folders, or have no possible name', async () => {
    await withFiles({}, async (path) => {
      expect(await hostlab(['check', path('none.yaml')])).toMatchObject({
        exit: 2,
        out: '',
        err: `${path('none.yaml')}: there is no such file\n`,
      });
      expect((await hostlab(['check', path('')])).err).toMatch(/it is a folder; name a file in it\n$/);
      expect((await hostlab(['check', 'a\0b'])).exit).toBe(2);
    });
  });

  it('files of 50 MB, without reading them', async () => {
    await withFiles({ 'large.yaml': new Uint8Array(50_000_000).fill(0x61) }, async (path) => {
      const before = process.memoryUsage().rss;

      const { exit, err } = await hostlab(['check', path('large.yaml')]);

      expect(exit).toBe(2);
      expect(err).toMatch(/it is larger than 16 MiB \(47\.7 MiB\), the most that is read\n$/);
      expect(process.memoryUsage().rss - before).toBeLessThan(64e6);
    });
    expect((await hostlab(['check', '-'], new Uint8Array(20_000_000).fill(0x61))).err).toBe(
      '<stdin>: it is larger than 16 MiB, the most that is read\n',
    );
  });

  it('fifty thousand keys in one map, in linear time', async () => {
    const text = Array.from({ length: 50_000 }, (_, i) => `k${String(i)}: 1`).join('\n');
    const start = performance.now();

    const { exit, out } = await hostlab(['check', '-'], text);

    expect(exit).toBe(1);
    expect(out.trimEnd().split('\n')).toHaveLength(1001);
    expect(performance.now() - start).toBeLessThan(60_000);
  });

  it('more words than are read, before anything is built of them', async () => {
    const text = 'a: 1\n'.repeat(200_000);
    const start = performance.now();

    const { out } = await hostlab(['check', '-'], text);

    expect(out).toMatch(/this is longer than 500000 words and signs/);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

it('a good file has no issues, and JSON without end is read fast', async () => {
  const tasks = Array.from({ length: 100_000 }, (_, i) => ({ name: `t${String(i)}`, on: 'h', work: 1 }));
  const text = JSON.stringify({ hostlab: 1, hosts: [{ name: 'h', cores: 4, memory: '16 GiB' }], tasks });
  const start = performance.now();

  expect(await hostlab(['check', '-'], good)).toEqual({ exit: 0, out: '', err: '<stdin>: no issues\n' });
  expect((await hostlab(['check', '-'], text)).exit).toBe(0);
  expect(performance.now() - start).toBeLessThan(10_000);
});
