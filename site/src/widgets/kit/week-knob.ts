import { part, type On } from './parts.ts';
import type { Session } from './session.ts';
import { hoursOf, weekText, withHour } from './week.ts';

/** px between the places that are looked at along the way of a pointer: less than a cell. */
const stride = 8;

/** Ties a week of hours to the session: painted with a pointer, set with keys, a whole day at its head. */
export function tieWeek(root: HTMLElement, session: Session, name: string, on: On): void {
  const grid = part(root, name);
  const cells = [...grid.querySelectorAll<HTMLButtonElement>('[data-hour]')];
  const value = (): string => String(session.values[name]);
  const isUsed = (i: number): boolean => hoursOf(value())[i] === true;
  const set = (i: number, used: boolean): void => session.set(name, withHour(value(), i, used));
  const indexOf = (target: EventTarget | null): number => cells.indexOf(target as HTMLButtonElement);

  let painting: { readonly used: boolean; readonly x: number; readonly y: number } | undefined;
  let painted = false;
  on(grid, 'pointerdown', (raw) => {
    const event = raw as PointerEvent;
    const at = indexOf(event.target);
    painted = false;
    // A finger scrolls the page; it sets hours one by one, or days.
    if (at < 0 || event.button !== 0 || event.pointerType === 'touch') return;
    painting = { used: !isUsed(at), x: event.clientX, y: event.clientY };
    painted = true;
    set(at, painting.used);
    cells[at]?.focus();
    event.preventDefault();
  });
  on(grid.ownerDocument, 'pointermove', (raw) => {
    if (painting === undefined) return;
    const { clientX, clientY } = raw as PointerEvent;
    const { used, x, y } = painting;
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(clientX - x), Math.abs(clientY - y)) / stride));
    for (let i = 1; i <= steps; i++) {
      const seen = grid.ownerDocument.elementFromPoint(
        x + ((clientX - x) * i) / steps,
        y + ((clientY - y) * i) / steps,
      );
      const at = indexOf(seen);
      if (at >= 0 && isUsed(at) !== used) set(at, used);
    }
    painting = { used, x: clientX, y: clientY };
  });
  for (const type of ['pointerup', 'pointercancel'])
    on(grid.ownerDocument, type, () => {
      if (painting !== undefined) session.settle();
      painting = undefined;
    });
  on(grid, 'click', (event) => {
    const target = event.target as HTMLElement;
    const at = indexOf(target);
    const day = Number(target.dataset['day'] ?? -1);
    const { week } = target.dataset;
    if (at >= 0 && !painted) set(at, !isUsed(at));
    else if (day >= 0) {
      const own = hoursOf(value());
      const all = own.slice(24 * day, 24 * day + 24).every(Boolean);
      session.set(
        name,
        weekText((other, hour) => (other === day ? !all : own[24 * other + hour] === true)),
      );
    } else if (week !== undefined) session.set(name, week);
    painted = false;
    session.settle();
  });
  on(grid, 'keydown', (raw) => {
    const event = raw as KeyboardEvent;
    const at = indexOf(event.target);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    // Hours run to the right on a wide page and down on a narrow one.
    const across = cells[0]?.offsetTop === cells[1]?.offsetTop;
    const [hour, day] = across ? ['Right', 'Down'] : ['Down', 'Right'];
    const [before, above] = across ? ['Left', 'Up'] : ['Up', 'Left'];
    const step = { [`Arrow${hour}`]: 1, [`Arrow${before}`]: -1, [`Arrow${day}`]: 24, [`Arrow${above}`]: -24 }[
      event.key
    ];
    const first = at - (at % 24);
    const to = event.key === 'Home' ? first : event.key === 'End' ? first + 23 : at + (step ?? NaN);
    const cell = cells[to];
    if (Number.isNaN(to)) return;
    event.preventDefault();
    if (cell === undefined) return;
    if (event.shiftKey) set(to, isUsed(at));
    cell.focus();
  });
  on(grid, 'focusin', (event) => {
    const at = indexOf(event.target);
    if (at >= 0) cells.forEach((cell, i) => (cell.tabIndex = i === at ? 0 : -1));
  });
  const show = (): void => {
    hoursOf(value()).forEach((used, i) => cells[i]?.setAttribute('aria-pressed', String(used)));
  };
  session.listen((change) => {
    if (change === 'knobs') show();
  });
  show();
}
