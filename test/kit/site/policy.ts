import type { Look } from './look.ts';

/** The page says what it may run, no script of it is refused, and one that is planted is. */
export const policy: Look = async ({ page, errors }) => {
  const told = await page.evaluate(() => {
    const meta = document.querySelector<HTMLMetaElement>('head > meta[http-equiv="content-security-policy" i]');
    const first = document.querySelector('head > :is(script, style, link)');
    const early = meta !== null && (first === null || (meta.compareDocumentPosition(first) & 4) !== 0);
    const refused = (globalThis as { hostlabRefused?: string[] }).hostlabRefused ?? [];
    return { content: meta?.content ?? '', early, refused: [...refused] };
  });
  const faults = told.refused.map((what) => `its own policy refuses ${what}`);
  const scripts = /(?:^|;)\s*script-src ([^;]*)/.exec(told.content)?.[1];
  if (scripts === undefined) faults.push('says not which scripts may run');
  else if (/'unsafe-inline'|'unsafe-eval'|'strict-dynamic'|https?:|\*/.test(scripts))
    faults.push(`lets any script run: ${scripts}`);
  if (!told.early) faults.push('tells its policy after the first script or style');
  const planted = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.hostlabPlanted = true';
    document.body.append(script);
    const link = document.createElement('a');
    link.setAttribute('onclick', 'globalThis.hostlabPlanted = true');
    link.click();
    script.remove();
    return 'hostlabPlanted' in globalThis;
  });
  if (planted) faults.push('runs a script that was planted in it');
  return [...faults, ...errors.filter((error) => !error.includes('hostlabPlanted') && !plantedRefusal(error))];
};

/** The browser's own words about the script that this check plants. */
const plantedRefusal = (error: string): boolean => /inline (script|event handler)/i.test(error);
