import type { TextIssue } from 'hostlab/text';
import type { Editor, EditorHooks } from './editor.ts';
import { labLimits } from './lab-limits.ts';

/** The text of the scenario with its undo. The editor comes when it is wanted; what happens before is handed to it. */
export class Draft {
  readonly #mount: HTMLElement;
  readonly #hooks: EditorHooks;
  /** The text as it was at first and after each change, until the editor has them. */
  readonly #before: string[];
  #issues: readonly TextIssue[] = [];
  #editor: Editor | undefined;
  #coming: Promise<Editor> | undefined;
  #stopped = false;

  constructor(mount: HTMLElement, text: string, hooks: EditorHooks) {
    this.#mount = mount;
    this.#hooks = hooks;
    this.#before = [text];
    this.#showPlain();
  }

  get text(): string {
    return this.#editor?.text ?? this.#before.at(-1) ?? '';
  }

  /** Brings the editor. With `focus`, it gets it. */
  async load(focus = false): Promise<Editor> {
    this.#coming ??= import('./editor.ts').then(({ Editor }) => this.#arrive(Editor));
    const editor = await this.#coming;
    if (focus) editor.focus();
    return editor;
  }

  /** Another text, as one edit that can be undone. */
  replace(text: string): void {
    if (text === this.text) return;
    if (this.#editor !== undefined) {
      this.#editor.replace(text);
      return;
    }
    if (text.length > labLimits.text) return this.#hooks.tooLong();
    this.#before.push(text);
    this.#showPlain();
    this.#hooks.changed();
  }

  /** Shows the beginning, where another text has come. */
  rewind(): void {
    if (this.#editor !== undefined) this.#editor.rewind();
    else this.#mount.querySelector('pre')?.scrollTo(0, 0);
  }

  /** Underlines issues where they are. */
  mark(issues: readonly TextIssue[]): void {
    this.#issues = issues;
    this.#editor?.mark(issues);
    // Only the editor can show where they are.
    if (issues.length > 0) void this.load();
  }

  /** Puts the cursor somewhere and shows it. */
  async go(offset: number): Promise<void> {
    (await this.load()).go(offset);
  }

  async undo(): Promise<void> {
    (await this.load()).undo();
  }

  async redo(): Promise<void> {
    (await this.load()).redo();
  }

  get canUndo(): boolean {
    return this.#editor?.canUndo ?? this.#before.length > 1;
  }

  get canRedo(): boolean {
    return this.#editor?.canRedo ?? false;
  }

  stop(): void {
    this.#stopped = true;
    this.#editor?.stop();
  }

  #showPlain(): void {
    const code = this.#mount.querySelector('code');
    if (code !== null && code.textContent !== this.text) code.textContent = this.text;
  }

  #arrive(Made: typeof Editor): Editor {
    const focused = this.#mount.contains(document.activeElement);
    const [first = '', ...later] = this.#before;
    this.#mount.replaceChildren();
    const editor = new Made(this.#mount, first, labLimits.text);
    for (const text of later) editor.replace(text);
    editor.mark(this.#issues);
    editor.listen(this.#hooks);
    this.#editor = editor;
    if (this.#stopped) editor.stop();
    else if (focused) editor.focus();
    return editor;
  }
}
