import { describe, expect, test } from 'vitest';
import { pageInMarkdown } from '../../../site/integrations/page-in-markdown.mjs';

/** What stands under the head of a page with this content. */
function markdownOf(content: string): string {
  const html = `<html><head><meta name="description" content="What it is about."></head><body><main><h1>A page</h1>
    <div class="sl-markdown-content">${content}</div></main></body></html>`;
  const [title, address, description, ...rest] = pageInMarkdown(html, '/a/').split('\n\n');
  expect([title, address, description]).toEqual(['# A page', 'Address: /a/', 'What it is about.']);
  return rest.join('\n\n').trim();
}

describe('a page in Markdown', () => {
  test('has a word of the glossary as a word, and a measured number as a number', () => {
    expect(
      markdownOf(
        `<p>A <term-card><a href="/glossary/#limit">limit</a><span role="tooltip" hidden>The most.</span></term-card> of
         <span class="hl-measured">4 GiB</span>.</p><script>let x;</script>`,
      ),
    ).toBe('A limit of 4 GiB.');
  });

  test('has a figure as question, finding, description, numbers and a link', () => {
    expect(
      markdownOf(
        `<hostlab-figure data-veiled><figure><h3 id="f-question" class="hl-question">How many?</h3>
         <p class="hl-veil">Later.</p><p class="hl-caption"><strong>15</strong> fit.</p>
         <div class="hl-picture"><p class="hl-picture-name">The hosts</p>
         <div class="hl-narrow"><svg><desc>Narrow.</desc></svg></div><div class="hl-wide"><svg><desc>Wide.</desc></svg></div></div>
         <div class="hl-controls"><button>Play</button></div>
         <table class="hl-numbers"><caption>Numbers</caption><thead><tr><td></td><th>VMs</th></tr></thead>
         <tbody><tr><th>Fit</th><td>15</td></tr></tbody></table></figure></hostlab-figure>`,
      ),
    ).toBe(
      `### How many?

**15** fit.

The hosts: Wide.

Numbers:

| | VMs |
| - | - |
| Fit | 15 |

[The figure, to be played](/a/#f-question)`,
    );
  });

  test('has what can be chosen as a list, and folded answers unfolded', () => {
    expect(
      markdownOf(
        `<fieldset><legend>Who?</legend><label class="hl-option"><input type="radio">db</label>
         <label class="hl-option"><input type="radio">web</label></fieldset>
         <details><summary>Answer</summary><p>db.</p></details>`,
      ),
    ).toBe('**Who?**\n\n- db\n- web\n\n**Answer**\n\ndb.');
  });

  test('has code line by line, in its language', () => {
    expect(
      markdownOf(
        `<pre data-language="sh"><code><div class="ec-line"><div class="code">a {</div></div>
         <div class="ec-line"><div class="code">}</div></div></code></pre>`,
      ),
    ).toBe('```sh\na {\n}\n```');
  });

  test('leads from a place on the page to that page', () => {
    expect(markdownOf('<p><a href="#b">b</a></p>')).toBe('[b](/a/#b)');
  });

  test('without a title is refused', () => {
    expect(() => pageInMarkdown('<p>text</p>', '/a/')).toThrow('/a/ has no title or no content.');
  });
});
