import { domainNouns } from './rooms.ts';
import { rule, type Node, type Rule } from './syntax.ts';

/** `eventQueue2_host` is event, queue, host. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .map((word) => word.toLowerCase());
}

/** Names, texts and comments of a room about time or numbers say nothing of what is simulated. */
export const noDomainNoun: Rule = rule('kernel and resources contain no domain noun', (context) => {
  const check = (node: Node, text: unknown): void => {
    if (typeof text !== 'string') return;
    const noun = wordsOf(text).find((word) => domainNouns.has(word));
    if (noun !== undefined)
      context.report({ node, message: `"${noun}" is a word of what is simulated; this room has never heard of it.` });
  };
  return {
    Program: () => context.sourceCode.getAllComments().forEach((comment) => check(comment, comment.value)),
    Identifier: (node) => check(node, node['name']),
    PrivateIdentifier: (node) => check(node, node['name']),
    Literal: (node) => check(node, node['value']),
    TemplateElement: (node) => check(node, (node['value'] as { cooked?: unknown }).cooked),
  };
});
