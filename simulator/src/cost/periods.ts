import { phaseNames } from '../model/machines.ts';
import type { Model, Place } from '../model/model.ts';
import { stopOutcomes } from '../trace/records.ts';
import { kindCode, type Trace, type TraceChunk } from '../trace/trace.ts';

/** What a machine is to those who charge for it. */
export type PeriodKind =
  /** Its disk exists: from its placement until it is gone for good. */
  | 'disk'
  /** It starts, runs or restarts; from the first step that is its own and not the provider's. */
  | 'running'
  /** Stopped, and keeps its allocation. */
  | 'stopped'
  /** Stopped, and gave its allocation back. */
  | 'deallocated';

/** A stretch of a machine's life that a meter sees as one. */
export interface Period {
  readonly kind: PeriodKind;
  readonly place: Place;
  /** µs. */
  readonly from: number;
  /** µs; the end of the run where it still lasted. */
  readonly to: number;
  /** The records that began and ended it; the second is missing where it still lasted. */
  readonly records: readonly number[];
}

/** What machines lived through, and which hosts were put to use. */
export interface Periods {
  /** In order of their ends; those that still lasted last, by place. */
  readonly machines: readonly Period[];
  /** By host: the record that put it up, and when; −1 where the trace has none. */
  readonly hostUp: readonly { readonly record: number; readonly at: number }[];
  /** Hosts that ever held a machine, a task or a load, themselves or in a VM on them. */
  readonly hostsUsed: ReadonlySet<Place>;
}

/** Steps that are the provider's: nobody pays for them. */
const providers: ReadonlySet<number> = new Set(
  (['place', 'provision', 'copy-image'] as const).map((name) => phaseNames.indexOf(name)),
);
const stopped = stopOutcomes.indexOf('stopped');
const deallocated = stopOutcomes.indexOf('deallocated');
const exited = stopOutcomes.indexOf('exited');

/**
 * Reads the periods of all machines of the model off a trace. Containers that came as columns have no price and are left
 * out; machines that were never placed have no period.
 */
export function periodsOf(model: Model, trace: Trace): Periods {
  const hosts = model.hosts.length;
  const end = hosts + model.machines.length;
  const machines: Period[] = [];
  const open = new Map<
    string,
    { readonly kind: PeriodKind; readonly place: Place; readonly from: number; readonly record: number }
  >();
  const hostUp = model.hosts.map(() => ({ record: -1, at: 0 }));
  const hostsUsed = new Set<Place>();

  const begin = (kind: PeriodKind, place: Place, at: number, record: number): void => {
    const key = `${String(place)} ${kind}`;
    if (!open.has(key)) open.set(key, { kind, place, from: at, record });
  };
  const close = (kind: PeriodKind, place: Place, at: number, record: number): void => {
    const key = `${String(place)} ${kind}`;
    const period = open.get(key);
    if (period === undefined) return;
    open.delete(key);
    machines.push({
      kind,
      place,
      from: period.from,
      to: at,
      records: [period.record, ...(record < 0 ? [] : [record])],
    });
  };
  /** It is up, or on its way: whatever it was before has ended. */
  const awake = (place: Place, at: number, record: number): void => {
    close('stopped', place, at, record);
    close('deallocated', place, at, record);
  };

  const see = (chunk: TraceChunk, i: number, record: number): void => {
    const at = chunk.at[i]!;
    const who = chunk.who[i]!;
    const where = chunk.where[i]!;
    switch (chunk.kind[i]!) {
      case kindCode['host-up']:
        if (hostUp[who] !== undefined) hostUp[who] = { record, at };
        break;
      case kindCode.started:
      case kindCode.level:
        if (where >= 0 && where < hosts) hostsUsed.add(where);
        break;
      case kindCode.placed:
        if (where < hosts) hostsUsed.add(where);
        if (who < end) {
          awake(who, at, record);
          begin('disk', who, at, record);
        }
        break;
      case kindCode['phase-began']:
        if (who < end && !providers.has(chunk.a[i]!)) begin('running', who, at, record);
        break;
      case kindCode.ready:
        if (who < end) {
          awake(who, at, record);
          begin('running', who, at, record);
        }
        break;
      case kindCode.stopped: {
        if (who >= end) break;
        const outcome = chunk.a[i]!;
        close('running', who, at, record);
        if (outcome === exited) close('disk', who, at, record);
        if (outcome === stopped) begin('stopped', who, at, record);
        if (outcome === deallocated) begin('deallocated', who, at, record);
        break;
      }
    }
  };

  let record = 0;
  for (const chunk of trace.chunks) {
    for (let i = 0; i < chunk.kind.length && record < trace.length; i++, record++) see(chunk, i, record);
  }
  const lasting = [...open.values()].sort((a, b) => a.place - b.place || a.from - b.from);
  for (const { kind, place } of lasting) close(kind, place, trace.header.endedAt, -1);
  return { machines, hostUp, hostsUsed };
}
