import {
  DrawnHosts,
  everyMark,
  hostsSize,
  hostsView,
  toSvg,
  type GroupMark,
  type HostsFrame,
  type MachineFrame,
  type Mark,
  type PathMark,
  type Picture,
  type RectMark,
} from 'hostlab/figures';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { world } from '../kit/figures/frames.ts';

/** More machines than are drawn singly: of each, GiB promised and used, in halves; some use more than they were promised. */
const machine = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 12 }));
const hosts = fc.array(fc.array(machine, { minLength: 14, maxLength: 17 }), { minLength: 8, maxLength: 12 });
const noun = fc.constantFrom('VM' as const, 'container' as const);

function frameOf(machines: readonly (readonly (readonly [number, number])[])[], noun: 'VM' | 'container'): HostsFrame {
  const halves = machines.map((each) => each.map(([promised, used]) => [promised / 2, used / 2] as const));
  return world(halves, { noun, memory: 256 });
}

const marksOf = (frame: HostsFrame): Mark[] => [...everyMark(hostsView([frame], hostsSize([frame], 1280), 'Q?').marks)];

interface Box {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

/** The boxes of a path that is made of them. */
function boxesOf({ d }: PathMark): Box[] {
  return [...d.matchAll(/M([\d.]+),([\d.]+)V([\d.]+)H([\d.]+)V\2Z/g)].map((found) => {
    const [x = 0, bottom = 0, top = 0, right = 0] = found.slice(1).map(Number);
    return { x, width: right - x, top, bottom };
  });
}

/** The box of a machine: what is left of it in the drawing covers its promise and its use. */
function ownBox({ marks }: GroupMark): Box {
  const rects = marks.filter((mark): mark is RectMark => mark.kind === 'rect');
  const top = Math.min(...rects.map(({ y }) => y));
  const { x = 0, y = 0, width = 0, height = 0 } = rects[0] ?? {};
  return { x, width, top, bottom: y + height };
}

const half = 2 ** 29;
/** Of each VM, the containers in it: halves of a GiB promised and used. */
const containers = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 4 })), {
  minLength: 3,
  maxLength: 5,
});
const nestedHosts = fc.array(fc.array(containers, { minLength: 4, maxLength: 6 }), { minLength: 8, maxLength: 10 });

/** VMs of 16 GiB with containers in them: what a VM uses is its kernel and what is in it. */
function nestedFrame(hosts: readonly (readonly (readonly (readonly [number, number])[])[])[]): HostsFrame {
  const used = (inside: readonly (readonly [number, number])[]): number =>
    0.25 + inside.reduce((sum, [, each]) => sum + each / 2, 0);
  const frame = world(
    hosts.map((vms) => vms.map((inside) => [16, used(inside)] as const)),
    { noun: 'VM', memory: 256 },
  );
  return {
    ...frame,
    hosts: frame.hosts.map((host, h) => ({
      ...host,
      machines: host.machines.map((vm, i) => ({
        ...vm,
        inside: hosts[h]![i]!.map(([promised, some], k): MachineFrame => ({
          place: 10_000 + vm.place * 10 + k,
          name: `${vm.name}-${String(k)}`,
          kind: 'container',
          phase: 'ready',
          bytes: { promised: promised * half, used: some * half, kernel: 0 },
          cores: { promised: 0, wanted: 0.1, used: 0.1 },
          inside: [],
        })),
      })),
    })),
  };
}

/** A picture, and what its machines say. */
const seen = (picture: Picture): readonly unknown[] => [picture, toSvg(picture)];

const extent = ({ bytes }: MachineFrame): number => Math.max(bytes.promised, bytes.used);

describe('many machines', () => {
  test('fill as much of their boxes as they use of what they stand for, each in its own', () => {
    fc.assert(
      fc.property(hosts, noun, (machines, noun) => {
        const frame = frameOf(machines, noun);
        const marks = marksOf(frame);
        const byKey = new Map(marks.map((mark) => [mark.key, mark]));
        expect(byKey.size).toBe(marks.length);
        for (const host of frame.hosts) {
          const key = `w0h${String(host.place)}`;
          const groups = host.machines.map(({ place }) => byKey.get(`${key}-m${String(place)}`));
          // Where tiles would be too thin, a host is drawn as one.
          if (groups.includes(undefined)) {
            expect(byKey.has(`${key}-all-promise`) || byKey.has(`${key}-all-use`)).toBe(true);
            continue;
          }
          const uses = boxesOf(byKey.get(`${key}-all-use`) as PathMark);
          expect(uses).toHaveLength(host.machines.length);
          host.machines.forEach((machine, i) => {
            const own = ownBox(groups[i] as GroupMark);
            const { x, width, top, bottom } = uses[i]!;
            for (const [is, wanted] of [
              [x, own.x],
              [width, own.width],
              [bottom, own.bottom],
              [bottom - top, (own.bottom - own.top) * (machine.bytes.used / extent(machine))],
            ] as const)
              expect(Math.abs(is - wanted)).toBeLessThan(0.021);
          });
          const wastes = byKey.get(`${key}-all-waste`) as PathMark | undefined;
          const promised = host.machines.filter(({ bytes }) => bytes.promised > 0);
          expect(wastes === undefined ? 0 : boxesOf(wastes).length).toBe(promised.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('with machines in them fill what their own kernel uses, and those within fill what they use, inside', () => {
    fc.assert(
      fc.property(nestedHosts, (inside) => {
        const frame = nestedFrame(inside);
        const marks = marksOf(frame);
        const byKey = new Map(marks.map((mark) => [mark.key, mark]));
        expect(byKey.size).toBe(marks.length);
        for (const host of frame.hosts) {
          const key = `w0h${String(host.place)}`;
          const uses = boxesOf(byKey.get(`${key}-all-use`) as PathMark);
          expect(uses).toHaveLength(host.machines.reduce((sum, vm) => sum + 1 + vm.inside.length, 0));
          const kernels = boxesOf(byKey.get(`${key}-all-kernel`) as PathMark);
          expect(kernels).toHaveLength(host.machines.length);
          let at = 0;
          for (const [number, vm] of host.machines.entries()) {
            const group = byKey.get(`${key}-m${String(vm.place)}`) as GroupMark;
            const outer = ownBox(group);
            const own = uses[at++]!;
            const share = vm.bytes.kernel / extent(vm);
            expect(Math.abs(own.bottom - own.top - (outer.bottom - outer.top) * share)).toBeLessThan(0.021);
            const within = group.marks.filter((mark): mark is GroupMark => mark.kind === 'group');
            expect(within.map(({ of }) => of)).toEqual(vm.inside.map(({ place }) => ({ place })));
            vm.inside.forEach((each, k) => {
              const { x, width, top, bottom } = uses[at++]!;
              const box = ownBox(within[k]!);
              expect(Math.abs(bottom - top - (box.bottom - box.top) * (each.bytes.used / extent(each)))).toBeLessThan(
                0.021,
              );
              expect([x, width].map((value, i) => Math.abs(value - [box.x, box.width][i]!) < 0.021)).toEqual([
                true,
                true,
              ]);
              expect(box.x).toBeGreaterThan(outer.x);
              expect(box.x + box.width).toBeLessThan(outer.x + outer.width);
              expect(box.top).toBeGreaterThan(outer.top);
              // What is in a VM stands on its kernel.
              expect(box.bottom).toBeLessThan(kernels[number]!.top);
            });
          }
        }
        const drawn = new DrawnHosts();
        const size = hostsSize([frame], 1280);
        hostsView([nestedFrame(inside.map((vms) => vms.map((some) => some.toReversed())))], size, 'Q?', drawn);
        expect(seen(hostsView([frame], size, 'Q?', drawn))).toEqual(seen(hostsView([frame], size, 'Q?')));
      }),
      { numRuns: 40 },
    );
  });

  test('can each be pointed at, and say what they say when they are few', () => {
    const few = frameOf([[[8, 3]]], 'VM');
    const many = frameOf(
      Array.from({ length: 8 }, () => Array.from({ length: 14 }, () => [8, 3] as const)),
      'VM',
    );
    const said = (frame: HostsFrame): (string | undefined)[] =>
      marksOf(frame).flatMap(({ key, label }) => (/-m\d+$/.test(key) ? [label] : []));
    expect(said(many)).toHaveLength(8 * 14);
    expect(said(few)).toEqual([
      'm-0-0: 4.0 GiB promised, 1.5 GiB used; 1 core promised, 0.25 used'.replace('4.0', '4'),
    ]);
    expect(said(many)[0]).toBe(said(few)[0]);
    expect(toSvg(hostsView([many], hostsSize([many], 1280), 'Q?'))).toContain(`<title>${said(few)[0]!}</title>`);
  });

  test('have their names where few are on a host', () => {
    const few = frameOf(
      [
        Array.from({ length: 110 }, () => [1, 1] as const),
        [
          [40, 8],
          [40, 8],
        ],
      ],
      'VM',
    );
    const names = marksOf(few).flatMap((mark) =>
      mark.role === 'machine-name' && mark.kind === 'text' ? [mark.text] : [],
    );
    expect(names).toEqual(few.hosts[1]!.machines.map(({ name }) => name));
  });

  test('are drawn the same whatever was drawn before', () => {
    // Each machine takes up as much in every state, so that all stand where they stood: promised all of it, or using all of it.
    const state = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 8 }), fc.boolean()), {
      size: '+1',
      minLength: 8,
    });
    const states = fc.array(fc.tuple(state, noun, fc.constantFrom(700, 1280)), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(states, (states) => {
        const drawn = new DrawnHosts();
        for (const [state, noun, width] of states) {
          const machines = Array.from({ length: 8 }, (_, host) =>
            Array.from({ length: 14 }, (_, i) => {
              const [reserves, some] = state[(host * 14 + i) % state.length]!;
              return reserves ? ([8, some] as const) : ([some, 8] as const);
            }),
          );
          const frame = frameOf(machines, noun);
          const hosts = frame.hosts.map((host) => ({
            ...host,
            machines: host.machines.map((each, i) =>
              state[i % state.length]![2] ? { ...each, phase: 'starting' as const } : each,
            ),
          }));
          const size = hostsSize([frame], width);
          const fresh = hostsView([{ ...frame, hosts }], size, 'Q?');
          expect(seen(hostsView([{ ...frame, hosts }], size, 'Q?', drawn))).toEqual(seen(fresh));
        }
      }),
      { numRuns: 40 },
    );
  });
});
