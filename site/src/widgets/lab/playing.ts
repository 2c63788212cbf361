import type { Scenario } from 'hostlab';
import type { TextIssue } from 'hostlab/text';
import type { WorldName } from 'hostlab/worlds';
import { part } from '../kit/parts.ts';
import type { Draft } from './draft.ts';
import { showIssues } from './issues.ts';
import { labLimits } from './lab-limits.ts';
import type { Notices } from './notices.ts';
import type { PlayedWorld, Reading } from './play-wanted.ts';
import type { RunHandlers, Runs } from './runs.ts';

/** ms of rest after which a text is read, and after which a run that is still under way is shown to be. */
const rest = { read: 150, slow: 300 } as const;

/** What playing works with. */
export interface PlayingParts {
  readonly root: HTMLElement;
  readonly draft: Draft;
  readonly runs: Runs;
  readonly notices: Notices;
  /** The world that is shown beside the written one. */
  readonly beside: () => WorldName | '';
  readonly read: () => void;
  readonly played: (worlds: readonly PlayedWorld[]) => void;
}

/** What is written becomes a run: read at rest, played in a worker, shown when it is done. Text with issues leaves the last run standing. */
export class Playing {
  readonly #parts: PlayingParts;
  #scenario: Scenario | undefined;
  #issues: readonly TextIssue[] = [];
  /** The text that was last given to be read, and the one that was last read. */
  #asked: string | undefined;
  #known: string | undefined;
  #waiting: (() => void)[] = [];
  #readTimer: ReturnType<typeof setTimeout> | undefined;
  #slowTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: PlayingParts) {
    this.#parts = parts;
  }

  /** The last scenario without issues. */
  get scenario(): Scenario | undefined {
    return this.#scenario;
  }

  /** Whether the text as it was last read has issues. */
  get hasIssues(): boolean {
    return this.#issues.length > 0;
  }

  /** The text stands as it was read and played elsewhere. */
  begin(reading: Reading): void {
    this.#asked = this.#parts.draft.text;
    this.#heard(reading);
  }

  /** The text has changed; it is read when it rests. */
  typed(): void {
    clearTimeout(this.#readTimer);
    this.#readTimer = setTimeout(() => this.read(), rest.read);
  }

  /** Reads and plays the text now. */
  read(): void {
    clearTimeout(this.#readTimer);
    this.#asked = this.#parts.draft.text;
    this.#play({ text: this.#asked });
  }

  /** Plays the last scenario without issues again, beside another world. */
  replay(): void {
    if (this.#scenario !== undefined) this.#play({ scenario: this.#scenario });
    else this.read();
  }

  cancel(): void {
    this.#parts.runs.cancel();
    this.#idle();
    this.#release();
    this.#parts.notices.tell(
      'The run was cancelled; the picture shows the one before. Change the text and it is played again.',
    );
  }

  /** The scenario of the text as it stands now, once it is read; none if it has issues. */
  async current(): Promise<Scenario | undefined> {
    const { text } = this.#parts.draft;
    if (this.#known !== text)
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        if (this.#asked !== text || !this.#parts.runs.busy) this.read();
      });
    return this.hasIssues ? undefined : this.#scenario;
  }

  stop(): void {
    clearTimeout(this.#readTimer);
    clearTimeout(this.#slowTimer);
    this.#parts.runs.cancel();
  }

  #play(source: Parameters<Runs['play']>[0]): void {
    clearTimeout(this.#slowTimer);
    this.#slowTimer = setTimeout(() => this.#showProgress(undefined, 0), rest.slow);
    const handlers: RunHandlers = {
      read: (reading) => this.#heard(reading),
      progress: (share, events) => this.#showProgress(share, events),
      done: (worlds) => this.#arrived(worlds),
      failed: (why) => {
        this.#idle();
        this.#release();
        this.#parts.notices.tell(`This could not be played: ${why}`);
      },
    };
    this.#parts.runs.play(source, this.#parts.beside(), handlers);
  }

  #heard(reading: Reading): void {
    const { root, draft, notices } = this.#parts;
    this.#known = this.#asked;
    this.#issues = reading.ok ? [] : reading.issues;
    if (reading.ok) this.#scenario = reading.scenario;
    else this.#idle();
    // What was typed meanwhile has its places elsewhere.
    if (draft.text === this.#known) draft.mark(this.#issues);
    showIssues(root, this.#issues, (offset) => void draft.go(offset));
    const [first] = this.#issues;
    if (first !== undefined)
      notices.say(`${String(this.#issues.length)} issues. Line ${String(first.line)}: ${first.message}`);
    this.#parts.read();
    this.#release();
  }

  #arrived(worlds: readonly PlayedWorld[]): void {
    this.#idle();
    this.#parts.played(worlds);
    if (worlds.some(({ run }) => run.stop === 'event-budget'))
      this.#parts.notices.tell(
        `The Lab plays ${String(labLimits.events / 1e6)} million events; this run was stopped there. The command line plays on.`,
      );
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }

  #idle(): void {
    clearTimeout(this.#slowTimer);
    part(this.#parts.root, 'busy-notice').hidden = true;
  }

  #showProgress(share: number | undefined, events: number): void {
    const { root, runs } = this.#parts;
    if (!runs.busy) return;
    const bar = part<HTMLProgressElement>(root, 'progress');
    if (share === undefined) bar.removeAttribute('value');
    else bar.value = Math.min(1, share);
    const notice = part(root, 'busy-notice');
    part(root, 'events').textContent =
      events === 0 ? 'Playing …' : `Playing: ${Math.round(events / 1000).toString()} thousand events …`;
    if (events === 0) notice.hidden = false;
  }
}
