import { expect, test } from 'vitest';
import { driven } from '../../kit/site/driven.ts';
import { bring, inLab, listed, part, shownText, small, soon } from '../../kit/site/lab-page.ts';

const site = driven();

test('what is added stands in what is selected: a VM on a host, a container in a VM', async () => {
  await inLab(site, {}, async (page) => {
    await bring(page, small);
    await expect.poll(() => listed(page), soon).toContain('c (container)');
    await part(page, 'selected').selectOption({ label: 'a (VM)' });
    await page.locator('[data-add=containers]').click();
    await expect.poll(() => shownText(page), soon).toContain('{ name: container, on: a, cpu:');
    await expect
      .poll(() => part(page, 'selected').locator('option:checked').innerText(), soon)
      .toContain('container (');
    expect(await page.locator('[data-field=on]').inputValue()).toBe('a');
    await part(page, 'panel-hosts').locator('[data-part=pictures]').focus();
    await page.keyboard.press('w');
    await expect.poll(() => part(page, 'why-chain').innerText(), soon).toContain('container');
    expect(await part(page, 'notice').isVisible()).toBe(false);

    // A VM does not stand in a VM.
    await part(page, 'selected').selectOption({ label: 'a (VM)' });
    await page.locator('[data-add=vms]').click();
    await expect.poll(() => shownText(page), soon).toContain('{ name: vm, vcpus: 2');
    await part(page, 'selected').selectOption({ label: 'right (host)' });
    await page.locator('[data-add=vms]').click();
    await expect.poll(() => shownText(page), soon).toContain('{ name: vm-b, on: right, vcpus: 2');
  });
});

test('what is added and fits nowhere says why, and goes with one undo', async () => {
  await inLab(site, {}, async (page) => {
    const tight = small.replace(
      'name: b, on: left, vcpus: 1, memory: 2 GiB',
      'name: b, on: left, vcpus: 1, memory: 1 GiB',
    );
    await bring(page, tight);
    await expect.poll(() => listed(page), soon).toContain('c (container)');
    await part(page, 'selected').selectOption({ label: 'b (VM)' });
    await page.locator('[data-add=containers]').click();
    await expect
      .poll(() => part(page, 'notice').innerText(), soon)
      .toMatch(/^container was rejected .*no place has so much memory to promise.* Undo takes it away again\.$/);
    await part(page, 'undo').click();
    await expect.poll(() => shownText(page), soon).toBe(tight);
  });
});

test('undo and redo that can do no more hand the focus to each other', async () => {
  await inLab(site, {}, async (page) => {
    await page.locator('[data-add=vms]').click();
    const [undo, redo] = [part(page, 'undo'), part(page, 'redo')];
    await expect.poll(() => undo.isEnabled(), soon).toBe(true);
    const hasFocus = (name: string): Promise<boolean> =>
      part(page, name).evaluate((button) => document.activeElement === button);
    await undo.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => undo.isEnabled(), soon).toBe(false);
    expect(await hasFocus('redo')).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => redo.isEnabled(), soon).toBe(false);
    expect(await hasFocus('undo')).toBe(true);
  });
});
