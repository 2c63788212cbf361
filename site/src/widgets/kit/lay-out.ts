import { pause } from './pause.ts';
import { whenIdle } from './when-idle.ts';

/**
 * Has pictures laid out that the reader has not come near yet, one at a time when the page is at rest: what is in them is
 * then found, saved and captured with the page.
 */
export async function layOut(pictures: Iterable<Element>): Promise<void> {
  for (const picture of pictures) {
    await new Promise<void>((resolve) => {
      whenIdle(resolve);
    });
    picture.classList.add('hl-laid-out');
    await pause();
  }
}
