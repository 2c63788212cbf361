import {
  autocompletion,
  completionKeymap,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import {
  defaultKeymap,
  history,
  historyKeymap,
  isolateHistory,
  redo,
  redoDepth,
  undo,
  undoDepth,
} from '@codemirror/commands';
import { indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { TextIssue } from 'hostlab/text';
import type { Offers } from './completion.ts';
import { readingAid } from './reading-aid.ts';
import { changeBetween } from './yaml-edit.ts';

/** What the editor tells and asks. */
export interface EditorHooks {
  readonly changed: () => void;
  readonly offers: (text: string, cursor: number) => Promise<Offers>;
  /** A change that would make the text too long was not made. */
  readonly tooLong: () => void;
}

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '0.875rem', color: 'var(--hl-ink)', backgroundColor: 'var(--hl-paper)' },
  '.cm-scroller': { fontFamily: 'var(--__sl-font-mono, ui-monospace, monospace)', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--hl-ink)', paddingBlock: '0.5rem' },
  '&.cm-focused': { outline: '3px solid var(--hl-use)', outlineOffset: '-3px' },
  '.cm-cursor': { borderLeftColor: 'var(--hl-ink)', borderLeftWidth: '2px' },
  '.cm-gutters': { backgroundColor: 'var(--hl-panel)', color: 'var(--hl-muted)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--hl-use) 8%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--hl-use) 30%, transparent)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--hl-panel)',
    color: 'var(--hl-ink)',
    border: '1px solid var(--hl-edge)',
    borderRadius: '0.4rem',
    maxWidth: 'min(34rem, 90vw)',
  },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { background: 'var(--hl-use)', color: 'var(--hl-paper)' },
  '.cm-completionDetail': { marginInlineStart: '0.8em', color: 'inherit', opacity: '0.85', fontStyle: 'normal' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--hl-alert) 2px',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '3px',
    paddingBottom: '0',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--hl-alert)' },
  '.cm-panels': { backgroundColor: 'var(--hl-panel)', color: 'var(--hl-ink)' },
  '.cm-panels input, .cm-panels button': {
    color: 'inherit',
    background: 'var(--hl-paper)',
    border: '1px solid var(--hl-edge)',
  },
});

/** The text of a scenario in CodeMirror, within a shadow root: so its style sheets are the page's policy's business no more. */
export class Editor {
  readonly #view: EditorView;
  readonly #most: number;
  #hooks: EditorHooks | undefined;

  /** @param most characters that the text may have */
  constructor(mount: HTMLElement, text: string, most: number) {
    this.#most = most;
    const root = mount.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':host{display:block} .mount{height:100%}');
    root.adoptedStyleSheets = [sheet];
    const parent = document.createElement('div');
    parent.className = 'mount';
    root.append(parent);
    const complete = async (context: CompletionContext): Promise<CompletionResult | null> => {
      const found = await this.#hooks?.offers(context.state.doc.toString(), context.pos);
      if (found === undefined || context.aborted) return null;
      const { from, offers } = found;
      if (offers.length === 0 || (!context.explicit && from === context.pos)) return null;
      return {
        from,
        options: offers.map(({ label, apply, detail }, i) => ({
          label,
          ...(apply === undefined ? {} : { apply }),
          detail: detail.length > 70 ? `${detail.slice(0, 69)}…` : detail,
          boost: -i,
        })),
        validFor: /^[\w.-]*$/,
      };
    };
    this.#view = new EditorView({
      parent,
      root,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          lintGutter(),
          history(),
          drawSelection(),
          highlightActiveLine(),
          highlightSelectionMatches(),
          indentUnit.of('  '),
          readingAid(text),
          autocompletion({ override: [complete], icons: false }),
          keymap.of([...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': 'The scenario as YAML', spellcheck: 'false', tabindex: '0' }),
          EditorState.transactionFilter.of((transaction) => {
            if (!transaction.docChanged || transaction.newDoc.length <= this.#most) return transaction;
            this.#hooks?.tooLong();
            return [];
          }),
          EditorView.updateListener.of(({ docChanged }) => {
            if (docChanged) this.#hooks?.changed();
          }),
          look,
        ],
      }),
    });
  }

  /** From now on it tells and asks. */
  listen(hooks: EditorHooks): void {
    this.#hooks = hooks;
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** Another text, as one edit that can be undone; where both agree nothing moves. */
  replace(text: string): void {
    const change = changeBetween(this.text, text);
    if (change.from === change.to && change.insert === '') return;
    this.#view.dispatch({ changes: change, annotations: isolateHistory.of('full'), userEvent: 'input.picture' });
  }

  /** Shows the beginning, where another text has come. */
  rewind(): void {
    this.#view.dispatch({ selection: { anchor: 0 }, effects: EditorView.scrollIntoView(0, { y: 'start' }) });
  }

  /** Underlines issues where they are. */
  mark(issues: readonly TextIssue[]): void {
    const text = this.text;
    this.#view.dispatch(
      setDiagnostics(
        this.#view.state,
        issues.slice(0, 200).map(({ offset, path, message }) => {
          const from = Math.min(offset, text.length);
          return {
            from,
            to: endOfWord(text, from),
            severity: 'error',
            message: path === '' ? message : `${path}: ${message}`,
          };
        }),
      ),
    );
  }

  /** Puts the cursor somewhere and shows it. */
  go(offset: number): void {
    this.#view.dispatch({ selection: { anchor: Math.min(offset, this.text.length) }, scrollIntoView: true });
    this.#view.focus();
  }

  focus(): void {
    this.#view.focus();
  }

  undo(): boolean {
    return undo(this.#view);
  }

  redo(): boolean {
    return redo(this.#view);
  }

  get canUndo(): boolean {
    return undoDepth(this.#view.state) > 0;
  }

  get canRedo(): boolean {
    return redoDepth(this.#view.state) > 0;
  }

  stop(): void {
    this.#view.destroy();
  }
}

/** The end of what begins at a place, for underlining: a quoted text, a word with its unit, one sign; never the line's end alone. */
export function endOfWord(text: string, from: number): number {
  const rest = text.slice(from, from + 200);
  const [found] = /^(?:"[^"\n]*"|'[^'\n]*'|[^\s,{}[\]#:][^\n,{}[\]#:]*|[{[][^\n]*|[^\n])/.exec(rest) ?? [''];
  return from + Math.max(found.trimEnd().length, Math.min(1, text.length - from));
}
