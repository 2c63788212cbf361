/**
 * Makes a button able or not. One that is not cannot keep the focus, and who works by keys would be lost: the focus goes
 * to `instead`, which is able in its turn.
 */
export function able(button: HTMLButtonElement, isAble: boolean, instead: HTMLElement | null): void {
  const moves = !isAble && document.activeElement === button;
  if (moves && instead instanceof HTMLButtonElement) instead.disabled = false;
  button.disabled = !isAble;
  if (moves) instead?.focus({ preventScroll: true });
}
