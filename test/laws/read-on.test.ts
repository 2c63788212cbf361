import { createReader } from '../../simulator/src/trace/reader.ts';
import {
  DrawnHosts,
  hostsFrame,
  hostsSize,
  hostsView,
  toSvg,
  type HostsFrame,
  type MachineFrame,
} from 'hostlab/figures';
import { describe, expect, it } from 'vitest';
import { records } from '../../simulator/src/trace/trace.ts';
import { law } from '../kit/law.ts';
import { modelOf, playModel } from '../kit/play.ts';
import { scenarios } from '../kit/scenarios.ts';

const everything = { crowded: true, placed: true, loads: true, boots: true, stops: true, memory: true, services: true };

/** All machines of a frame by host and place, those within others too. */
function machinesOf({ hosts }: HostsFrame): Map<string, MachineFrame> {
  const all = new Map<string, MachineFrame>();
  const take = (host: number, machines: readonly MachineFrame[]): void => {
    for (const machine of machines) {
      all.set(`${String(host)} ${String(machine.place)}`, machine);
      take(host, machine.inside);
    }
  };
  for (const { place, machines } of hosts) take(place, machines);
  return all;
}

describe('from one instant to another', () => {
  it('hosts are read and drawn as if there were no other, and what stays is the very object', () => {
    let kept = 0;
    law(
      scenarios(everything),
      (scenario) => {
        const model = modelOf(scenario);
        const { trace } = playModel(model, { until: 12_000_000 }).run;
        const reader = createReader(model, trace);
        const title = 'A world';
        const drawn = new DrawnHosts();
        let before: HostsFrame | undefined;
        const instants = [...new Set([...records(trace)].map(({ at }) => at))];
        // To and fro, and twice the same.
        const moments = [...instants.filter((_, i) => i % 7 === 0), ...instants.slice(-12).reverse()];
        for (const at of moments.flatMap((each, i) => (i % 3 === 0 ? [each, each] : [each]))) {
          const state = reader.stateAt(at);
          const frame = hostsFrame(model, state, { title, before });
          const alone = hostsFrame(model, createReader(model, trace).stateAt(at), { title });
          expect(frame).toEqual(alone);
          for (const { machines } of frame.hosts) {
            const places = machines.map(({ place }) => place);
            expect(places).toEqual(places.toSorted((a, b) => a - b));
          }
          const picture = hostsView([frame], hostsSize([frame], 900), 'Q?', drawn);
          const fresh = hostsView([alone], hostsSize([alone], 900), 'Q?');
          expect(picture).toEqual(fresh);
          expect(toSvg(picture)).toBe(toSvg(fresh));
          if (before?.at === at) {
            expect(frame.hosts.map((host, i) => host === before!.hosts[i])).toEqual(frame.hosts.map(() => true));
            for (const [key, machine] of machinesOf(before)) {
              expect(machinesOf(frame).get(key)).toBe(machine);
              kept++;
            }
          }
          before = frame;
        }
      },
      40,
    );
    expect(kept).toBeGreaterThan(50);
  });
});
