import { momentsThatMatter, placeName, recordAt, whyOf, type About, type Why } from 'hostlab';
import { clock } from 'hostlab/figures';
import { holding } from './hold.ts';
import type { Played } from './lab.ts';
import { shownIn, type Outlines } from './outlines.ts';
import { part, type On } from './parts.ts';
import type { Player } from './player.ts';
import type { Said } from './said.ts';
import type { Session } from './session.ts';

/** A mark that can be asked about: what it is of, and in which world. */
interface Chosen {
  readonly selector: string;
  readonly world: number;
  readonly about: About;
  /** Further records that it is made from, as the line of a bill is. */
  readonly further?: readonly number[];
  readonly name: string;
}

/** What the panel works in. */
export interface WhyFigure {
  readonly root: HTMLElement;
  readonly session: Session;
  readonly player: Player;
  readonly said: Said;
  readonly pictures: readonly HTMLElement[];
  readonly outlines: readonly Outlines[];
  readonly on: On;
}

/** Facts of a chain that are shown, at most. */
const most = 40;

/** Selecting marks by pointer and by keys, and the chain of causes of what is selected. */
export class WhyPanel {
  readonly #session: Session;
  readonly #root: HTMLElement;
  readonly #pictures: readonly HTMLElement[];
  readonly #outlines: readonly Outlines[];
  readonly #player: Player;
  readonly #said: Said;
  #picture = 0;
  #chosen: Chosen | undefined;

  constructor(figure: WhyFigure) {
    const { root, session, player, said, pictures, outlines, on } = figure;
    this.#root = root;
    this.#session = session;
    this.#player = player;
    this.#said = said;
    this.#pictures = pictures;
    this.#outlines = outlines;
    on(part(root, 'why-chain'), 'click', (event) => {
      const at = (event.target as Element).closest<HTMLElement>('[data-at]')?.dataset['at'];
      if (at === undefined) return;
      this.#player.pause();
      this.#player.seek(Number(at));
    });
    session.listen((change) => {
      if (change === 'run') this.#choose(this.#picture, undefined);
      if (this.#panel.open && (change === 'run' || (change === 'time' && !this.#player.playing))) this.tell();
    });
  }

  /** Somebody clicked into a picture. */
  clicked(picture: number, target: Element): void {
    const mark = target.closest('[data-place], [data-record]');
    if (mark === null) return;
    this.#choose(picture, this.#chosenOf(picture, mark));
    this.open();
  }

  /** The panel was opened or closed. */
  toggled(): void {
    if (this.#panel.open) this.tell();
    else this.#outline([]);
  }

  get #panel(): HTMLDetailsElement {
    return part<HTMLDetailsElement>(this.#root, 'why');
  }

  /** Opens the panel about what is selected, else about the last moment that mattered. */
  open(): void {
    if (this.#panel.open) this.tell();
    else this.#panel.open = true;
  }

  /** Writes the chain of causes as nested lists, outlines whom it speaks of, and says its beginning. */
  tell(): void {
    const chain = part(this.#root, 'why-chain');
    holding(
      chain,
      () => this.#tellIn(chain),
      () => this.#panel.querySelector('summary'),
    );
  }

  #tellIn(chain: HTMLElement): void {
    const asked = this.#chosen ?? this.#usual();
    const world = asked === undefined ? undefined : this.#session.now.worlds[asked.world];
    if (asked === undefined || world === undefined) {
      chain.textContent = 'Nothing has happened here yet.';
      return;
    }
    const { model, trace } = world.run;
    const why = whyOf(model, trace, asked.about, Math.min(this.#session.now.at, world.run.endedAt));
    const heading = document.createElement('p');
    heading.textContent = this.#session.now.worlds.length > 1 ? `${world.title}: ${asked.name}` : asked.name;
    const list = document.createElement('ul');
    const left = { count: most };
    const { lab, now } = this.#session;
    const end = lab.timeless ? undefined : now.end;
    list.append(item(why, end, left));
    for (const record of asked.further ?? []) list.append(item(whyOf(model, trace, { record }), end, left));
    chain.replaceChildren(heading, list);
    this.#outline(placesOf(why, world));
    this.#said.say([why.sentence, ...why.causes.map(({ sentence }) => `Because: ${sentence}`)].slice(0, 3).join(' '));
  }

  #outline(places: readonly number[]): void {
    this.#outlines.forEach((outlines, i) => {
      const chosen = i === this.#picture ? this.#chosen : undefined;
      const world = this.#chosen?.world ?? 0;
      outlines.show(
        chosen?.selector,
        this.#panel.open ? places.map((place) => this.#selector(i, world, 'place', place)) : [],
      );
    });
  }

  /** Places and records of two worlds have the same numbers: where both are in one picture, marks say by key which they are of. */
  #selector(picture: number, world: number, what: 'place' | 'record', number: number): string {
    const own = this.#session.lab.figures[picture]?.world;
    const one = `[data-${what}="${String(number)}"]`;
    if (own !== undefined) return own === world ? one : '[data-none]';
    return this.#session.now.worlds.length > 1 ? `[data-key^="w${String(world)}"]${one}` : one;
  }

  #choose(picture: number, chosen: Chosen | undefined): void {
    this.#picture = picture;
    this.#chosen = chosen;
    this.#outline([]);
  }

  #chosenOf(picture: number, mark: Element): Chosen {
    const own = this.#session.lab.figures[picture]?.world;
    const world = own ?? worldOf(mark);
    const place = mark.getAttribute('data-place');
    const record = mark.getAttribute('data-record');
    const label = mark.querySelector(':scope > title')?.textContent;
    const [first = 0, ...further] = (record ?? '').split(' ').map(Number);
    if (further.length > 0)
      return {
        selector: `[data-key="${mark.getAttribute('data-key') ?? ''}"]`,
        world,
        about: { record: first },
        further,
        name: `${label ?? 'This line'}. The records it was made from:`,
      };
    if (record !== null)
      return {
        selector: this.#selector(picture, world, 'record', Number(record)),
        world,
        about: { record: Number(record) },
        name: label ?? 'This moment',
      };
    const placed = this.#placed(picture, world, Number(place));
    return label === undefined ? placed : { ...placed, name: label };
  }

  #placed(picture: number, world: number, place: number): Chosen {
    const played = this.#session.now.worlds[world];
    return {
      selector: this.#selector(picture, world, 'place', place),
      world,
      about: { place },
      name: played === undefined ? '' : placeName(played.run.model, place),
    };
  }

  /** All marks of a picture that can be asked about, each thing once, in the order in which they are drawn. */
  #marks(picture: number): Chosen[] {
    const svg = shownIn(this.#pictures[picture] ?? this.#root);
    const found = new Map<string, Chosen>();
    for (const mark of svg?.querySelectorAll('[data-place], [data-record]') ?? []) {
      const chosen = this.#chosenOf(picture, mark);
      if (!found.has(chosen.selector)) found.set(chosen.selector, chosen);
    }
    return [...found.values()];
  }

  /** Goes to the next mark or the one before. */
  step(picture: number, step: 1 | -1): void {
    const marks = this.#marks(picture);
    const at = picture === this.#picture ? marks.findIndex(({ selector }) => selector === this.#chosen?.selector) : -1;
    const next = marks[at === -1 ? (step > 0 ? 0 : marks.length - 1) : (at + step + marks.length) % marks.length];
    if (next === undefined) return;
    this.#choose(picture, next);
    this.#said.say(next.name);
    if (this.#panel.open) this.tell();
  }

  /** A place of a world is selected from outside, or nothing is any more; what is open is told anew. */
  about(picture: number, at: { readonly world: number; readonly place: number } | undefined): void {
    this.#choose(picture, at === undefined ? undefined : this.#placed(picture, at.world, at.place));
    if (this.#panel.open) this.tell();
  }

  /** Nothing is selected any more. */
  leave(picture: number): void {
    this.#choose(picture, undefined);
  }

  /** What is asked about when nothing is selected: the last moment that mattered, else the first machine. */
  #usual(): Chosen | undefined {
    const { worlds, at } = this.#session.now;
    let last: Chosen | undefined;
    let when = -1;
    // A loss asks for an explanation sooner than a success.
    for (const bad of [true, false]) {
      if (last !== undefined) break;
      worlds.forEach(({ run }, world) => {
        for (const moment of momentsThatMatter(run.model, run.trace)) {
          const good = moment.kind === 'all-ready' || moment.kind === 'last-finished';
          if (good === bad || moment.at > at || moment.at <= when) continue;
          when = moment.at;
          last = {
            selector: '[data-none]',
            world,
            about: { record: moment.record },
            name: moment.place >= 0 ? placeName(run.model, moment.place) : 'the work',
          };
        }
      });
    }
    const first = worlds[0]?.run.model;
    if (last === undefined && first !== undefined)
      last = {
        selector: '[data-none]',
        world: 0,
        about: { place: first.machines.length > 0 ? first.hosts.length : 0 },
        name: placeName(first, first.machines.length > 0 ? first.hosts.length : 0),
      };
    return last;
  }
}

/** The keys of marks begin with the number of their world: w0, w1. */
function worldOf(mark: Element): number {
  for (let up: Element | null = mark; up !== null; up = up.parentElement) {
    const [, found] = /^w(\d)/.exec(up.getAttribute('data-key') ?? '') ?? [];
    if (found !== undefined) return Number(found);
  }
  return 0;
}

function placesOf(why: Why, { run }: Played): number[] {
  const places = new Set<number>();
  const visit = ({ record, causes }: Why): void => {
    if (record >= 0) {
      const { who, where } = recordAt(run.trace, record);
      for (const place of [who, where])
        if (place >= 0 && place < run.model.hosts.length + run.model.machines.length) places.add(place);
    }
    causes.forEach(visit);
  };
  visit(why);
  return [...places];
}

/** A fact with its causes; `end` is undefined where there is no time to go to. */
function item(why: Why, end: number | undefined, left: { count: number }): HTMLLIElement {
  const li = document.createElement('li');
  left.count--;
  li.append(why.sentence);
  if (why.record >= 0 && end !== undefined) {
    const go = document.createElement('button');
    go.type = 'button';
    go.className = 'hl-go';
    go.dataset['at'] = String(why.at);
    go.textContent = `go to ${clock(why.at, end)}`;
    li.append(' ', go);
  }
  const shown = why.causes.slice(0, Math.max(0, left.count));
  if (shown.length > 0) {
    const list = document.createElement('ul');
    for (const cause of shown) if (left.count > 0) list.append(item(cause, end, left));
    li.append(list);
  }
  return li;
}
