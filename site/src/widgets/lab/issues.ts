import type { TextIssue } from 'hostlab/text';
import { holding } from '../kit/hold.ts';
import { part } from '../kit/parts.ts';

/** Issues that are listed, at most. */
const most = 8;

/** Lists issues under the text, each with a button to its place, and says whether the picture shows this text. */
export function showIssues(root: HTMLElement, issues: readonly TextIssue[], go: (offset: number) => void): void {
  const many = issues.length;
  const count = part(root, 'issue-count');
  count.textContent =
    many === 0
      ? 'No issues: the picture shows this text.'
      : `${many === 1 ? 'One issue' : `${String(many)} issues`}: the picture shows the last text without any.`;
  count.toggleAttribute('data-bad', many > 0);
  part(root, 'column').toggleAttribute('data-stale', many > 0);
  const items = issues.slice(0, most).map(({ line, offset, path, message }) => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = `line ${String(line)}`;
    button.setAttribute('aria-label', `Go to line ${String(line)}: ${path} ${message}`);
    button.addEventListener('click', () => go(offset));
    const where = document.createElement('code');
    where.textContent = path;
    item.append(button, ' ', ...(path === '' ? [] : [where, ' ']), message);
    return item;
  });
  if (many > most) {
    const more = document.createElement('li');
    more.textContent = `and ${String(many - most)} more`;
    items.push(more);
  }
  const list = part(root, 'issues');
  holding(
    list,
    () => list.replaceChildren(...items),
    () => list.querySelector('button') ?? count,
  );
}
