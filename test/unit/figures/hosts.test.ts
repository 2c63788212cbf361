import {
  describeHosts,
  DrawnHosts,
  everyMark,
  hostsCaption,
  hostsSize,
  hostsTable,
  hostsView,
  plain,
  type HostsFrame,
  type Mark,
  type RectMark,
  type TextMark,
} from 'hostlab/figures';
import { describe, expect, test } from 'vitest';
import { collisions } from '../../kit/figures/collisions.ts';
import { alike, world } from '../../kit/figures/frames.ts';

const vms = world([alike(7, 16, 2), alike(7, 16, 2), alike(6, 16, 2)]);
const containers = world([alike(20, 2, 1.5), [], []], { noun: 'container' });
const both = [vms, containers];

function draw(frames: readonly HostsFrame[], width: number): Mark[] {
  return [...everyMark(hostsView(frames, hostsSize(frames, width), 'Q?').marks)];
}
const rects = (marks: readonly Mark[]): Map<string, RectMark> =>
  new Map(marks.filter((mark) => mark.kind === 'rect').map((mark) => [mark.key, mark]));
const texts = (marks: readonly Mark[]): string[] =>
  marks.filter((mark): mark is TextMark => mark.kind === 'text').map(({ text }) => text);

describe('the hosts figure', () => {
  test('keeps each key once', () => {
    const keys = draw(both, 1080).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('fills a machine by what it uses of its promise', () => {
    const found = rects(draw(both, 1080));
    const promise = found.get('w0h0-m3-promise')!;
    const use = found.get('w0h0-m3-use')!;
    expect(use.height / promise.height).toBeCloseTo(2 / 16, 6);
    expect(use.y + use.height).toBeCloseTo(promise.y + promise.height, 6);
  });

  test('draws equal bytes as equal areas in both worlds', () => {
    const found = rects(draw(both, 1080));
    const vm = found.get('w0h0-m3-promise')!;
    const container = found.get('w1h0-m3-promise')!;
    // The walls between tiles take 3 px each way.
    const area = (mark: RectMark): number => (mark.width + 3) * (mark.height + 3);
    expect(area(vm) / 16).toBeCloseTo(area(container) / 2, 6);
  });

  test('draws hosts of equal memory in equal frames, used or not', () => {
    const found = rects(draw(both, 1080));
    const sizes = ['w0h0', 'w0h2', 'w1h0', 'w1h2'].map((key) => found.get(`${key}-frame`)!);
    expect(new Set(sizes.map(({ width, height }) => `${width.toFixed(6)}×${height.toFixed(6)}`)).size).toBe(1);
    expect(sizes[3]!.role).toBe('frame-idle');
    expect(found.get('w1h0-frame')!.y).toBe(found.get('w0h0-frame')!.y);
  });

  test('shows one band for all containers and one in each VM', () => {
    const found = [...rects(draw(both, 1080)).keys()];
    expect(found.filter((key) => key.startsWith('w0') && key.endsWith('-guest'))).toHaveLength(20);
    expect(found.filter((key) => key.startsWith('w1') && key.endsWith('-guest'))).toHaveLength(0);
    expect(found.filter((key) => key.endsWith('h0-kernel'))).toHaveLength(2);
  });

  test.each([288, 330, 360, 459, 460, 640, 768, 819, 820, 1080, 1280])(
    'keeps its texts apart and inside at %i px',
    (width) => {
      expect(collisions(hostsView(both, hostsSize(both, width), 'Q?'))).toEqual([]);
    },
  );

  test.each([288, 460, 640, 1080])('says in its key what dashes are where walls are dashed, at %i px', (width) => {
    const few = [vms, world([alike(3, 32, 4)], { noun: 'container' })];
    const many = [vms, world([alike(60, 2, 1)], { noun: 'container' })];
    const dashes = (frames: readonly HostsFrame[]): string[] =>
      draw(frames, width).flatMap(({ role, key }) => (role === 'promise-container' ? [key] : []));
    expect(dashes(few)).toContain('key-container-promise-container');
    expect(dashes(few).length).toBeGreaterThan(3);
    expect(dashes([vms])).toEqual([]);
    // Too small for dashes: solid walls, and no word of dashes.
    expect(dashes(many)).toEqual([]);
    for (const frames of [few, many]) expect(collisions(hostsView(frames, hostsSize(frames, width), 'Q?'))).toEqual([]);
  });

  test('says in its key what the light line across a fill is, where use goes beyond a promise', () => {
    const passing = world([alike(4, 8, 12)], { noun: 'container' });
    const roles = (frames: readonly HostsFrame[]): readonly string[] => draw(frames, 1080).map(({ role }) => role);
    const marks = rects(draw([passing], 1080));
    const [use, promise] = [marks.get('w0h0-m1-use')!, marks.get('w0h0-m1-promise')!];
    const end = draw([passing], 1080).find(({ key }) => key === 'w0h0-m1-passed');
    expect(end).toMatchObject({ kind: 'line', y1: promise.y, y2: promise.y, x1: use.x, x2: use.x + use.width });
    expect(use.width).toBeGreaterThan(promise.width);
    expect(texts(draw([passing], 1080))).toContain('end of promise');
    expect(roles([containers])).not.toContain('promise-passed');
    expect(texts(draw([containers], 1080))).not.toContain('end of promise');
  });

  test('calls the band of an ideal hypervisor no kernel', () => {
    const ideal = { ...vms, hosts: vms.hosts.map((host) => ({ ...host, kernel: 'none' as const })) };
    const bare = ideal.hosts.map((host) => ({
      ...host,
      machines: host.machines.map((one) => ({ ...one, bytes: { ...one.bytes, kernel: 0 } })),
    }));
    expect(texts(draw([{ ...ideal, hosts: bare }], 1080)).filter((words) => words.includes('kernel'))).toEqual([]);
    expect(texts(draw([{ ...ideal, hosts: bare }], 1080))).toContain('hypervisor');
    expect(texts(draw([vms], 1080))).toContain('kernel; each VM has its own');
  });

  test('calls what is free free for all where one kernel is shared, and nowhere else', () => {
    const free = (frame: HostsFrame): readonly string[] =>
      texts(draw([frame], 640)).filter((words) => words.includes('free'));
    expect(free(world([alike(3, 16, 2)], { noun: 'container' }))).toEqual(['79 GiB free for any of them']);
    expect(free(world([alike(3, 16, 2)]))).toEqual(['79 GiB free']);
  });

  test('hatches nothing that is too thin to be seen as hatching', () => {
    const wastes = (used: number): number =>
      draw([world([alike(4, 8, used)], { noun: 'container' })], 640).filter(({ key }) => /-m\d+-waste$/.test(key))
        .length;
    expect(wastes(4)).toBe(4);
    expect(wastes(7.9)).toBe(0);
  });

  test('has no text below 12 px, at any width', () => {
    for (const width of [288, 640, 1280])
      for (const mark of draw(both, width)) if (mark.kind === 'text') expect(mark.size).toBeGreaterThanOrEqual(12);
  });

  test('has a height in proportion to its width within a layout', () => {
    for (const [least, most] of [
      [288, 459],
      [460, 819],
      [820, 1300],
    ] as const) {
      const [small, large] = [hostsSize(both, least), hostsSize(both, most)];
      expect(small.height / small.width).toBeCloseTo(large.height / large.width, 2);
    }
  });

  test('says in its table what its marks say', () => {
    const rows = hostsTable(both, 'T').rows;
    const said = texts(draw(both, 1400));
    expect(rows).toHaveLength(6);
    expect(rows[0]).toEqual(['A VM each, host-1', '7', '128 GiB', '112 GiB', '15 GiB', '32', '7', '1.8', '1.8']);
    expect(said).toContain('112 of 128 GiB promised, 15 used');
    expect(said).toContain('7 of 32 cores reserved, 1.8 used');
  });

  test('describes all hosts, and begins with the finding', () => {
    const words = describeHosts(both);
    expect(words.startsWith(plain(hostsCaption(both)))).toBe(true);
    for (const said of ['112 of 128 GiB promised, 15 used', 'host-3: not needed', 'all containers share one kernel'])
      expect(words).toContain(said);
  });
});

describe('the finding', () => {
  const said = (frames: readonly HostsFrame[]): string => plain(hostsCaption(frames));

  test('tells promise from use and counts the hosts that are not needed', () => {
    expect(said(both)).toBe(
      'As VMs they reserve 320 of 384 GiB on three hosts and use 43. As containers the same work fits on one host; two are not needed.',
    );
  });

  test('tells how many can serve while machines start', () => {
    const starting = { ...vms, at: 34e6, counts: { ...vms.counts, ready: 8, starting: 12 } };
    expect(said([starting, containers])).toContain('After 34 s, 8 of 20 VMs and 20 of 20 containers can serve.');
  });

  test('tells who does not get what they want', () => {
    const total = { ...containers.total, cores: { ...containers.total.cores, wanted: 80, used: 32 } };
    expect(said([vms, { ...containers, total }])).toContain('The containers want 80 cores and get 32.');
  });

  test('tells what waits, what never fits, and what was killed', () => {
    const lost = { ...vms, counts: { ...vms.counts, waiting: 2, rejected: 1, killed: 1 } };
    expect(said([lost])).toContain('2 VMs wait for room. 1 VM can never fit. 1 VM was killed.');
  });

  test('says so when there is nothing yet', () => {
    const counts = { asked: 0, placed: 0, ready: 0, starting: 0, waiting: 0, rejected: 0, killed: 0 };
    expect(said([{ ...world([[], []]), counts }])).toBe('Nothing has been asked for yet.');
  });
});

describe('many', () => {
  test('machines that would be too thin are drawn as one', () => {
    const crowd = world([alike(900, 0.1, 0.05)], { noun: 'container' });
    const found = rects(draw([crowd], 640));
    const promise = found.get('w0h0-all-promise')!;
    const use = found.get('w0h0-all-use')!;
    expect(found.size).toBeLessThan(20);
    expect(use.height / promise.height).toBeCloseTo(0.5, 6);
  });

  test('sixty machines on a host are drawn one by one', () => {
    const sixty = world([alike(60, 2, 1)], { noun: 'container' });
    expect([...rects(draw([sixty], 640)).keys()].filter((key) => /-m\d+-promise$/.test(key))).toHaveLength(60);
  });

  test('a thousand hosts become twelve and a line that counts the others', () => {
    const many = world(Array.from({ length: 1000 }, () => alike(8, 8, 1)));
    const marks = draw([many], 1080);
    expect(texts(marks).some((text) => text.startsWith('and 988 hosts not drawn, 988 in use'))).toBe(true);
    expect(marks.length).toBeLessThan(1000);
    expect(collisions(hostsView([many], hostsSize([many], 1080), 'Q?'))).toEqual([]);
    expect(hostsTable([many], 'T').rows).toHaveLength(13);
  });

  test('promises beyond the memory go on above a line that says how much there is', () => {
    const marks = draw([world([alike(10, 16, 2)])], 640);
    expect(marks.some(({ key }) => key === 'w0h0-capacity')).toBe(true);
    expect(marks.some(({ key }) => key === 'w0h0-free')).toBe(false);
  });

  test('names that are too long are cut off, not run over', () => {
    const long = world([alike(3, 16, 2)], {
      names: 'a-host-with-a-very-long-name-indeed',
      title: 'A world with quite a long title as well',
    });
    for (const width of [288, 360, 768])
      expect(collisions(hostsView([long], hostsSize([long], width), 'Q?'))).toEqual([]);
  });

  test('is the same picture whatever was drawn before, and keeps the marks of hosts that stay as they are', () => {
    const drawn = new DrawnHosts();
    const picture = (frames: readonly HostsFrame[], width: number): readonly Mark[] =>
      hostsView(frames, hostsSize(frames, width), 'Q?', drawn).marks;
    const busier = world([alike(7, 16, 2), alike(7, 16, 3), alike(6, 16, 2)]);
    const fewer = world([alike(7, 16, 2), alike(7, 16, 2), alike(5, 16, 2)]);
    const states: readonly (readonly [HostsFrame, number])[] = [
      [vms, 1080],
      [busier, 1080],
      [vms, 1080],
      [vms, 500],
      [fewer, 500],
      [world([alike(7, 16, 2), alike(7, 16, 2), alike(6, 16, 2)], { noun: 'container' }), 500],
      [vms, 500],
      // One host goes beyond its memory: all are drawn to another scale.
      [{ ...vms, hosts: [vms.hosts[0]!, world([alike(0, 0, 0), alike(9, 16, 2)]).hosts[1]!, vms.hosts[2]!] }, 500],
    ];
    for (const [frame, width] of states)
      expect(picture([frame], width)).toEqual(hostsView([frame], hostsSize([frame], width), 'Q?').marks);

    const hosts = (frame: HostsFrame): Mark[] =>
      [...everyMark(picture([frame], 500))].filter(({ of }) => of?.place !== undefined && of.place < 3);
    const [first, second, third] = hosts(vms);
    const [still, , stillToo] = vms.hosts;
    const after = hosts({ ...busier, hosts: [still!, busier.hosts[1]!, stillToo!] });
    expect(after[0]).toBe(first);
    expect(after[1]).not.toBe(second);
    expect(after[2]).toBe(third);
  });

  test('tells of a host whose work wants more cores than it gets, and of no other', () => {
    const [first, ...others] = vms.hosts;
    const short = { ...first!, cores: { ...first!.cores, wanted: 40, used: 32 } };
    const told = describeHosts([{ ...vms, hosts: [short, ...others] }]);
    expect(told).toContain(
      'host-1: 7 VMs, 112 of 128 GiB promised, 15 used; 7 of 32 cores reserved, 32 used of 40 wanted;',
    );
    expect(told.match(/ wanted/g)).toHaveLength(1);
  });
});
