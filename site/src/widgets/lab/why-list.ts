import type { Why } from 'hostlab';
import { clock } from 'hostlab/figures';

/** A chain of causes as nested lists, of at most so many facts; each fact with a button to its instant. */
export function whyList(why: Why, end: number, most = 40): HTMLUListElement {
  let left = most;
  const item = (one: Why): HTMLLIElement => {
    left--;
    const li = document.createElement('li');
    li.append(one.sentence);
    if (one.record >= 0) {
      const go = document.createElement('button');
      go.type = 'button';
      go.className = 'hl-go';
      go.dataset['at'] = String(one.at);
      go.textContent = `at ${clock(one.at, end)}`;
      li.append(' ', go);
    }
    const causes = document.createElement('ul');
    for (const cause of one.causes) if (left > 0) causes.append(item(cause));
    if (causes.childElementCount > 0) li.append(causes);
    return li;
  };
  const list = document.createElement('ul');
  list.append(item(why));
  return list;
}
