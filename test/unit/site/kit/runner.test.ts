import { catalogue } from 'hostlab/presets';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { recordKinds } from '../../../../simulator/src/trace/records.ts';
import { usualValues, type Lab, type Outcome, type Played } from '../../../../site/src/widgets/kit/lab.ts';
import { readData, writeData } from '../../../../site/src/widgets/kit/parts.ts';
import { firstNow } from '../../../../site/src/widgets/kit/play.ts';
import { patience, runnerFor, tooLong, type Runner } from '../../../../site/src/widgets/kit/runner.ts';
import type { Wanted } from '../../../../site/src/widgets/kit/run-worker.ts';
import { heardRun, toldRun } from '../../../../site/src/widgets/kit/told-run.ts';
import { lab as quiet } from '../../../../site/src/widgets/quiet-services/lab.ts';
import { lab as day } from '../../../../site/src/widgets/recorded-day/lab.ts';
import { lab } from '../../../../site/src/widgets/reservation/lab.ts';
import { lab as throttling } from '../../../../site/src/widgets/throttling/lab.ts';
import { lab as startUp } from '../../../../site/src/widgets/start-up/lab.ts';

const usual = usualValues(lab);
const outcomes = firstNow(lab, catalogue).worlds.map(({ run, measures }) => ({ run, measures }));

/** A worker that answers when it is told to. */
class FakeWorker {
  static made: FakeWorker[] = [];
  readonly asked: Wanted[] = [];
  terminated = false;
  readonly #heard = new Map<string, (event: { readonly data?: unknown }) => void>();

  constructor() {
    FakeWorker.made.push(this);
  }

  addEventListener(type: string, listen: (event: { readonly data?: unknown }) => void): void {
    this.#heard.set(type, listen);
  }

  postMessage(wanted: Wanted): void {
    this.asked.push(wanted);
  }

  terminate(): void {
    this.terminated = true;
  }

  answers(data: unknown): void {
    this.#heard.get('message')?.({ data });
  }

  fails(): void {
    this.#heard.get('error')?.({});
  }
}

describe('a run', () => {
  let heard: (number | undefined | 'ended')[];
  let runner: Runner;
  const done = vi.fn<(worlds: readonly Played[]) => void>();

  beforeEach(() => {
    vi.useFakeTimers();
    FakeWorker.made = [];
    heard = [];
    done.mockReset();
    const waiting = {
      started: (share: number | undefined): void => void heard.push(share),
      ended: (): void => void heard.push('ended'),
    };
    runner = runnerFor(
      lab,
      catalogue,
      waiting,
      () => new FakeWorker() as unknown as Worker,
      () => Date.now(),
    );
  });
  afterEach(() => void vi.useRealTimers());

  test('that is quick comes back without a word about waiting, and the worker stays', () => {
    runner.play(usual, done);
    FakeWorker.made[0]!.answers({ share: 0.5 });
    FakeWorker.made[0]!.answers({ outcomes });
    expect(heard).toEqual(['ended']);
    expect(done.mock.calls[0]?.[0].map(({ title, run }) => [title, run.trace.length])).toEqual(
      firstNow(lab, catalogue).worlds.map(({ title, run }) => [title, run.trace.length]),
    );
    runner.play(usual, done);
    expect(FakeWorker.made).toHaveLength(1);
    expect(FakeWorker.made[0]!.asked).toHaveLength(2);
  });

  test('that is long says so, and how far it is', () => {
    runner.play(usual, done);
    vi.advanceTimersByTime(patience + 1);
    FakeWorker.made[0]!.answers({ share: 0.5 });
    FakeWorker.made[0]!.answers({ outcomes });
    expect(heard).toEqual([undefined, 0.5, 'ended']);
  });

  test('gives way to the newest of those that wait: what a knob passes by is not played', () => {
    for (const use of [1, 2, 3, 4]) runner.play({ ...usual, use }, done);
    const [worker] = FakeWorker.made;
    worker!.answers({ outcomes });
    expect(done).not.toHaveBeenCalled();
    worker!.answers({ outcomes });
    expect(done).toHaveBeenCalledOnce();
    expect(worker!.asked.map((wanted) => wanted.models ?? wanted.scenarios)).toEqual(
      [1, 4].map((use) => lab.scenarios({ ...usual, use }, catalogue).map(({ scenario }) => scenario)),
    );
  });

  test('that has taken long is broken off for a newer one, or when it is cancelled', () => {
    runner.play(usual, done);
    vi.advanceTimersByTime(tooLong + 1);
    runner.play({ ...usual, use: 9 }, done);
    const [first, second] = FakeWorker.made;
    expect([first?.terminated, second?.asked.length]).toEqual([true, 1]);
    first!.answers({ outcomes });
    expect(done).not.toHaveBeenCalled();
    runner.cancel();
    second!.answers({ outcomes });
    expect([second?.terminated, done.mock.calls.length]).toEqual([true, 0]);
  });

  test('is played by the page itself where there is no worker', async () => {
    vi.useRealTimers();
    runner.play(usual, done);
    FakeWorker.made[0]!.fails();
    await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
    expect(done.mock.calls[0]?.[0]).toEqual(firstNow(lab, catalogue).worlds);
  });

  test('of models that are known asks for those: there is nothing to check', () => {
    const models = outcomes.map(({ run }) => run.model);
    runner.play(usual, done, models);
    expect(FakeWorker.made[0]!.asked).toEqual([{ models, seed: 1 }]);
  });

  test('needs no worker until somebody is about to play', () => {
    expect(FakeWorker.made).toHaveLength(0);
    runner.warm();
    runner.warm();
    expect(FakeWorker.made).toHaveLength(1);
    expect(FakeWorker.made[0]!.asked).toHaveLength(0);
  });
});

/** All that an outcome says, record by record; a time of −0 is 0. */
function inPlain({ run: { trace, ...run }, measures }: Outcome): unknown {
  const { chunks, ...rest } = trace;
  const columns = chunks.flatMap((chunk, number) =>
    Object.entries(chunk)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(
        ([name, column]) =>
          `${name} ${String(number)} ${Array.from(column as Float64Array, (value) => value + 0).join()}`,
      ),
  );
  return { written: JSON.parse(writeData({ run, measures })) as unknown, columns, ...rest };
}

describe('a run that a page is told', () => {
  test.each<Lab>([quiet, lab, day, startUp, throttling])(
    'is that of the simulator, record for record: $id',
    (which) => {
      for (const { run, measures } of firstNow(which, catalogue).worlds) {
        const told = readData<ReturnType<typeof toldRun>>(writeData(toldRun({ run, measures })));
        const heard = heardRun(told);
        expect([heard.run.model, heard.measures]).toEqual([run.model, measures]);
        expect(inPlain(heard)).toEqual(inPlain({ run, measures }));
      }
    },
  );

  test('names an amount once: what a request is done with is found where it was asked for', () => {
    const [{ run, measures } = outcomes[0]!] = firstNow(throttling, catalogue).worlds;
    const finished = toldRun({ run, measures }).columns.a[recordKinds.indexOf('finished')] ?? [];
    expect(finished.length).toBeGreaterThan(100);
    expect(new Set(finished)).toEqual(new Set(['^2']));
  });
});
