import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, type Extension, type Text } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import { labLimits } from './lab-limits.ts';
import { hasLongLine } from './long-line.ts';

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--hl-use)' },
  { tag: tags.comment, color: 'var(--hl-muted)', fontStyle: 'italic' },
  { tag: [tags.string, tags.content], color: 'var(--hl-ink)' },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: 'var(--hl-muted)' },
]);

/**
 * YAML in colours, as long as every line can be looked at. A line is coloured as a whole at each key, so one of very many
 * words would hold the page up: a text that has one is plain until it has none.
 */
export function readingAid(text: string): Extension {
  const part = new Compartment();
  const aid = [yaml(), syntaxHighlighting(colours)];
  const none: Extension = [];
  return [
    part.of(hasLongLine(text) ? none : aid),
    // With the very change that brings the line: otherwise it would be parsed first.
    EditorState.transactionExtender.of(({ docChanged, newDoc, startState }) => {
      if (!docChanged) return null;
      const wanted = hasLongLineIn(newDoc) ? none : aid;
      return part.get(startState) === wanted ? null : { effects: part.reconfigure(wanted) };
    }),
  ];
}

function hasLongLineIn(doc: Text): boolean {
  if (doc.length <= labLimits.line) return false;
  for (const line of doc.iterLines()) if (line.length > labLimits.line) return true;
  return false;
}
