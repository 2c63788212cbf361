import { whyOf, type Scenario } from 'hostlab';
import { clock, plain, tableToHtml } from 'hostlab/figures';
import { catalogue, scenarios } from 'hostlab/presets';
import { readScenarioText, scenarioSchema, type TextIssue } from 'hostlab/text';
import { worldNames, type WorldName } from 'hostlab/worlds';
import { decodeLink, encodeLink, linkLimits } from '../kit/link.ts';
import { part, type On } from '../kit/parts.ts';
import { Pictures } from '../kit/pictures.ts';
import type { Player } from '../kit/player.ts';
import { Said } from '../kit/said.ts';
import { showSentence } from '../kit/sentence.ts';
import { Session } from '../kit/session.ts';
import { tieTime } from '../kit/time.ts';
import { offersAt } from './completion.ts';
import { Editor } from './editor.ts';
import { add, duplicate, move, readField, remove, setField, writtenSize, type EntryOf, type Field } from './entries.ts';
import { readFile, save, type Kind } from './files.ts';
import { firstScenario } from './first-scenario.ts';
import { Inspector } from './inspector.ts';
import { labLimits } from './lab-limits.ts';
import { openedData, readOpened, yamlOf, type Opened } from './lab-link.ts';
import { figuresOf, labOfPage, panels, viewOf, type Panel } from './panels.ts';
import { PictureEdit } from './picture-edit.ts';
import { playWanted, type PlayedWorld } from './play-wanted.ts';
import { Runs } from './runs.ts';
import { discard, keep, kept } from './storage.ts';
import { whyList } from './why-list.ts';
import { EditRefused, removeIn, setIn, type Path } from './yaml-edit.ts';

const store = (): Storage => localStorage;
/** ms of rest after which a text is read, and after which it is kept. */
const rest = { read: 150, keep: 400, slow: 300 } as const;

/** The Lab: a scenario's text, its picture, and each following the other. */
class HostlabLab extends HTMLElement {
  #stop: AbortController | undefined;

  connectedCallback(): void {
    if (this.#stop !== undefined) return;
    this.#stop = new AbortController();
    new LabPage(this, this.#stop.signal).start();
  }

  disconnectedCallback(): void {
    this.#stop?.abort();
    this.#stop = undefined;
  }
}

class LabPage {
  readonly #root: HTMLElement;
  readonly #on: On;
  readonly #said: Said;
  readonly #session: Session;
  readonly #player: Player;
  readonly #runs: Runs;
  readonly #editor: Editor;
  readonly #inspector: Inspector;
  readonly #picture: PictureEdit;
  readonly #pictures: readonly Pictures[];
  #panel: Panel = panels[0]!;
  #scenario: Scenario | undefined;
  #issues: readonly TextIssue[] = [];
  #readTimer: ReturnType<typeof setTimeout> | undefined;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  /** Selected once it is there. */
  #awaited: string | undefined;
  /** An instant that a link or the kept work asks for. */
  #at: number | undefined;
  /** What was here before a link or a preset took its place. */
  #before: Opened | undefined;

  constructor(root: HTMLElement, signal: AbortSignal) {
    this.#root = root;
    this.#on = (element, type, handle) => element.addEventListener(type, handle, { signal });
    this.#said = new Said(part(root, 'said'));
    const worlds = firstWorlds();
    const end = Math.max(...worlds.map(({ run }) => run.endedAt));
    this.#session = new Session(
      labOfPage,
      catalogue,
      { play: () => undefined, cancel: () => undefined },
      { values: {}, worlds, at: end, end },
    );
    this.#runs = new Runs({
      progress: (share, events) => this.#showProgress(share, events),
      done: (played) => this.#arrive(played),
      failed: (why) => this.#failed(why),
    });
    const work = kept(store);
    const start = work ?? { text: firstScenario, beside: '' };
    part<HTMLSelectElement>(root, 'beside').value = start.beside;
    this.#at = work?.at;
    const mount = part(root, 'editor');
    mount.replaceChildren();
    this.#editor = new Editor(mount, start.text, labLimits.text, {
      changed: () => this.#typed(),
      offers: (text, cursor) => offersAt(text, cursor, schema, { catalogue, scenario: this.#scenario }),
      tooLong: () =>
        this.#notice(
          `The Lab takes texts of up to ${String(labLimits.text / 1e6)} million characters; nothing was changed.`,
        ),
    });
    const hosts = part(root, 'panel-hosts');
    const slot = part(hosts, 'pictures');
    this.#inspector = new Inspector(
      part(root, 'inspector'),
      {
        chosen: () => this.#selected(),
        set: (entry, field, value) => this.#set(entry, field, value),
        add: (list) => {
          const { entry } = this.#inspector;
          const on = list !== 'hosts' && entry?.list === 'hosts' ? this.#nameOf(this.#inspector.place) : undefined;
          this.#change((text, scenario) => add(text, scenario, list, on), true);
        },
        duplicate: (entry) => this.#changeWith((text, scenario) => duplicate(text, scenario, entry), true),
        remove: (entry) => this.#changeWith((text, scenario) => remove(text, scenario, entry)),
      },
      this.#on,
    );
    this.#picture = new PictureEdit(
      slot,
      {
        selected: () => this.#inspector.place,
        select: (place) => {
          this.#inspector.choose(place);
          this.#selected();
        },
        hosts: () => this.#session.now.worlds[0]?.run.model.hosts.length ?? 0,
        canMove: (place, to) => this.#canMove(place, to),
        move: (place, to) => this.#move(place, this.#nameOf(to)),
        resize: (place, what, factor, done) => this.#resize(place, what, factor, done),
      },
      this.#on,
    );
    this.#pictures = panels.flatMap((panel) =>
      [...part(root, `panel-${panel.name}`).querySelectorAll<HTMLElement>('[data-part="pictures"]')].map(
        (each, i) =>
          new Pictures(
            each,
            (width) => viewOf(panel, i, this.#session.now, width),
            () => {
              if (each === slot) this.#picture.draw();
            },
          ),
      ),
    );
    this.#player = tieTime(root, this.#session, this.#on);
    this.#session.listen((change) => {
      if (change === 'run' || change === 'time') this.#show(change === 'run');
    });
    this.#tieKeys(slot);
    this.#tieTools();
    this.#tieWindow(signal);
    this.#inspector.show(worlds[0]!);
    for (const control of root.querySelectorAll<HTMLButtonElement>('[data-asleep]')) {
      control.disabled = false;
      control.removeAttribute('data-asleep');
    }
    if (work !== undefined && work.text !== firstScenario) this.#status('Your work of last time is back.');
    signal.addEventListener('abort', () => {
      this.#player.pause();
      this.#runs.cancel();
      this.#editor.stop();
      for (const picture of this.#pictures) picture.stop();
    });
  }

  /** Reads the text, and what the address asks for. */
  start(): void {
    this.#read();
    void this.#openAddress();
    this.#root.setAttribute('data-awake', '');
  }

  // What is typed becomes a picture.

  #typed(): void {
    clearTimeout(this.#readTimer);
    this.#readTimer = setTimeout(() => this.#read(), rest.read);
    clearTimeout(this.#keepTimer);
    this.#keepTimer = setTimeout(() => this.#keep(), rest.keep);
    if (location.hash.startsWith('#s=')) history.replaceState(null, '', location.pathname + location.search);
    this.#showHistory();
  }

  #read(): void {
    clearTimeout(this.#readTimer);
    const read = readScenarioText(this.#editor.text, { catalogue });
    this.#issues = read.ok ? [] : read.issues;
    this.#editor.mark(this.#issues);
    this.#showIssues();
    if (!read.ok) return;
    this.#scenario = read.scenario;
    this.#showOptions();
    this.#play();
  }

  #play(): void {
    if (this.#scenario === undefined) return;
    clearTimeout(this.#slowTimer);
    this.#slowTimer = setTimeout(() => this.#showProgress(undefined, 0), rest.slow);
    this.#runs.play(this.#scenario, part<HTMLSelectElement>(this.#root, 'beside').value as WorldName | '');
  }

  #arrive(worlds: readonly PlayedWorld[]): void {
    this.#idle();
    this.#session.replace(worlds);
    if (this.#at !== undefined) this.#player.seek(this.#at);
    this.#at = undefined;
    const first = worlds[0]!;
    this.#inspector.show(first);
    if (this.#awaited !== undefined) {
      const place = this.#inspector.places.findLastIndex(({ name }) => name === this.#awaited);
      if (place >= 0) this.#inspector.choose(place);
      this.#awaited = undefined;
    }
    this.#selected(false);
    const cut = worlds.find(({ run }) => run.stop === 'event-budget');
    if (cut !== undefined)
      this.#notice(
        `The Lab plays ${String(labLimits.events / 1e6)} million events; this run was stopped there. The command line plays on.`,
      );
  }

  #failed(why: string): void {
    this.#idle();
    this.#notice(`This could not be played: ${why}`);
  }

  #idle(): void {
    clearTimeout(this.#slowTimer);
    part(this.#root, 'busy-notice').hidden = true;
  }

  #showProgress(share: number | undefined, events: number): void {
    if (!this.#runs.busy) return;
    const bar = part<HTMLProgressElement>(this.#root, 'progress');
    if (share === undefined) bar.removeAttribute('value');
    else bar.value = Math.min(1, share);
    part(this.#root, 'events').textContent =
      events === 0 ? 'Playing …' : `Playing: ${Math.round(events / 1000).toString()} thousand events …`;
    if (events === 0 || !part(this.#root, 'busy-notice').hidden) part(this.#root, 'busy-notice').hidden = false;
  }

  // What is shown.

  #show(run: boolean): void {
    const { now } = this.#session;
    if (!this.#panel.has(now)) this.#panel = panels[0]!;
    for (const panel of panels) {
      const tab = this.#root.querySelector<HTMLInputElement>(`input[name="lab-panel"][value="${panel.name}"]`);
      if (tab !== null) {
        tab.checked = panel === this.#panel;
        tab.parentElement!.hidden = !panel.has(now);
      }
      const shown = part(this.#root, `panel-${panel.name}`);
      shown.hidden = panel !== this.#panel;
      const figures = figuresOf(panel, now);
      [...shown.querySelectorAll<HTMLElement>('.lab-slot')].forEach((slot, i) => {
        slot.hidden = i >= figures.length;
        const title = slot.querySelector('.hl-picture-name');
        const figure = figures[i];
        if (title !== null && figure !== undefined)
          title.textContent =
            figure.world === undefined
              ? figures.length > 1
                ? figure.label
                : ''
              : now.worlds.length > 1
                ? (now.worlds[figure.world]?.title ?? '')
                : '';
      });
    }
    for (const picture of this.#pictures) picture.refresh();
    showSentence(part(this.#root, 'caption'), this.#panel.caption(now));
    this.#showTwin();
    if (part<HTMLDetailsElement>(this.#root, 'why').open) this.#showWhy();
    if (!this.#player.playing && run) this.#said.say(plain(this.#panel.caption(now)));
  }

  #showTwin(): void {
    const twin = part<HTMLDetailsElement>(this.#root, 'twin');
    if (!twin.open) return;
    const { now } = this.#session;
    // Our own writer of tables, which escapes every cell.
    part(this.#root, 'table').innerHTML = figuresOf(this.#panel, now)
      .map((figure) => tableToHtml(figure.table(now)))
      .join('');
  }

  #showWhy(): void {
    const { now } = this.#session;
    const chain = part(this.#root, 'why-chain');
    const world = now.worlds[0];
    const place = this.#inspector.place;
    if (world === undefined || place === undefined) {
      chain.textContent = 'Choose a host or a machine, in the picture or in the list, and ask again.';
      return;
    }
    const why = whyOf(world.run.model, world.run.trace, { place }, Math.min(now.at, world.run.endedAt));
    const heading = document.createElement('p');
    heading.textContent = `${this.#nameOf(place) ?? ''}, at ${clock(now.at, now.end)}`;
    chain.replaceChildren(heading, whyList(why, now.end));
  }

  #showIssues(): void {
    const list = part(this.#root, 'issues');
    const many = this.#issues.length;
    part(this.#root, 'issue-count').textContent =
      many === 0
        ? 'No issues: the picture shows this text.'
        : `${many === 1 ? 'One issue' : `${String(many)} issues`}: the picture shows the last text without any.`;
    part(this.#root, 'issue-count').toggleAttribute('data-bad', many > 0);
    part(this.#root, 'column').toggleAttribute('data-stale', many > 0);
    list.replaceChildren(
      ...this.#issues.slice(0, 8).map(({ line, offset, path, message }) => {
        const li = document.createElement('li');
        const go = document.createElement('button');
        go.type = 'button';
        go.textContent = `line ${String(line)}`;
        go.setAttribute('aria-label', `Go to line ${String(line)}: ${path} ${message}`);
        go.addEventListener('click', () => this.#editor.go(offset));
        const where = document.createElement('code');
        where.textContent = path;
        li.append(go, ' ', ...(path === '' ? [] : [where, ' ']), message);
        return li;
      }),
    );
    if (many > 8) {
      const more = document.createElement('li');
      more.textContent = `and ${String(many - 8)} more`;
      list.append(more);
    }
    if (many > 0)
      this.#said.say(`${String(many)} issues. Line ${String(this.#issues[0]!.line)}: ${this.#issues[0]!.message}`);
  }

  #showOptions(): void {
    const seed = part<HTMLInputElement>(this.#root, 'seed');
    const until = part<HTMLInputElement>(this.#root, 'until');
    if (document.activeElement !== seed) seed.value = String(this.#scenario?.seed ?? '');
    if (document.activeElement !== until) until.value = String(this.#scenario?.until ?? '');
  }

  #showHistory(): void {
    part<HTMLButtonElement>(this.#root, 'undo').disabled = !this.#editor.canUndo;
    part<HTMLButtonElement>(this.#root, 'redo').disabled = !this.#editor.canRedo;
  }

  #notice(words: string): void {
    const notice = part(this.#root, 'notice');
    notice.hidden = words === '';
    part(notice, 'notice-words').textContent = words;
    part(notice, 'back').hidden = this.#before === undefined || words === '';
  }

  #status(words: string): void {
    part(this.#root, 'status').textContent = words;
  }

  // The picture changes the text.

  #nameOf(place: number | undefined): string | undefined {
    const model = this.#session.now.worlds[0]?.run.model;
    if (place === undefined || model === undefined) return undefined;
    return place < model.hosts.length ? model.hosts[place]?.name : model.machines[place - model.hosts.length]?.name;
  }

  /** Changes the text; with `select`, what is new is selected when it is drawn. */
  #change(how: (text: string, scenario: Scenario | undefined) => string, select = false): boolean {
    const { text } = this.#editor;
    const read = readScenarioText(text, { catalogue });
    try {
      const after = how(text, read.ok ? read.scenario : undefined);
      if (select) this.#awaited = newName(read.ok ? read.scenario : undefined, after);
      this.#notice('');
      this.#editor.replace(after);
      this.#read();
      return true;
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      this.#notice(error.message);
      this.#said.say(error.message);
      return false;
    }
  }

  #changeWith(how: (text: string, scenario: Scenario) => string, select = false): boolean {
    return this.#change((text, scenario) => {
      if (scenario === undefined)
        throw new EditRefused('The text has issues; once it has none, the picture can change it again.');
      return how(text, scenario);
    }, select);
  }

  #set(entry: EntryOf, field: Field, value: string): void {
    if (field === 'name' && value.trim() !== '') this.#awaited = value.trim();
    this.#changeWith((text, scenario) => setField(text, scenario, entry, field, value));
  }

  #canMove(place: number, to: number): boolean {
    const entry = this.#inspector.places[place];
    const target = this.#inspector.places[to];
    if (entry === undefined || target === undefined || place === to) return false;
    return target.list === 'hosts' || (target.list === 'vms' && entry.list === 'containers');
  }

  #move(place: number, on: string | undefined): void {
    const entry = this.#inspector.places[place];
    if (entry === undefined) return;
    const each = entry.list === 'containers' ? this.#scenario?.containers?.[entry.index]?.each : undefined;
    if (each !== undefined) {
      this.#notice(`These stand in each of “${each}”, wherever those are; move those, or change \`each\` in the text.`);
      return;
    }
    if (this.#changeWith((text) => move(text, entry, on)))
      this.#said.say(
        `${this.#nameOf(place) ?? ''} ${on === undefined ? 'is placed by the policy' : `stands on ${on}`}.`,
      );
  }

  #resize(place: number, what: 'memory' | 'cores', factor: number, done: boolean): string {
    const entry = this.#inspector.places[place];
    const model = this.#session.now.worlds[0]?.run.model;
    const spec = model?.machines[place - model.hosts.length];
    if (entry === undefined || spec === undefined) return '';
    if (what === 'memory') {
      const bytes = spec.kind === 'vm' ? spec.memory : spec.memory.request;
      const size = writtenSize(bytes * factor);
      if (done) this.#set(entry, 'memory', size);
      return size;
    }
    const cores = spec.kind === 'vm' ? spec.vcpus : spec.cpu.request;
    const step = spec.kind === 'vm' ? 1 : 0.25;
    const value = String(Math.max(step, Math.round((cores * factor) / step) * step));
    if (done) this.#set(entry, 'cores', value);
    return `${value} ${spec.kind === 'vm' ? 'vCPUs' : 'cores'}`;
  }

  #selected(tell = true): void {
    this.#picture.draw();
    if (part<HTMLDetailsElement>(this.#root, 'why').open) this.#showWhy();
    const { entry, place } = this.#inspector;
    if (tell && entry !== undefined)
      this.#said.say(
        `${this.#nameOf(place) ?? ''}: ${readField(this.#scenario ?? { hostlab: 1, hosts: [] }, entry, 'memory')}`,
      );
  }

  #tieKeys(slot: HTMLElement): void {
    slot.tabIndex = 0;
    slot.setAttribute('role', 'group');
    slot.setAttribute('aria-label', 'Picture of the hosts. Arrow keys choose a machine; the keys are listed under it.');
    this.#on(slot, 'keydown', (event) => {
      const { key, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
      if (ctrlKey || metaKey || altKey) return;
      if (this.#pictureKey(key)) event.preventDefault();
    });
    this.#on(part(this.#root, 'column'), 'keydown', (event) => {
      const { key, ctrlKey, metaKey, altKey, target } = event as KeyboardEvent;
      const field = target instanceof HTMLElement && target.matches('input:not([type=range]), select, textarea');
      if (event.defaultPrevented || altKey || field) return;
      if (ctrlKey || metaKey) {
        if (key.toLowerCase() !== 'z' && key.toLowerCase() !== 'y') return;
        if (key.toLowerCase() === 'y' || (event as KeyboardEvent).shiftKey) this.#editor.redo();
        else this.#editor.undo();
      } else if (key === 'k') this.#player.toggle();
      else if (key === '.') this.#player.next();
      else if (key === ',') this.#player.previous();
      else return;
      event.preventDefault();
    });
  }

  #pictureKey(key: string): boolean {
    const { place, entry, places } = this.#inspector;
    const hosts = this.#session.now.worlds[0]?.run.model.hosts.length ?? 0;
    const choose = (to: number): void => {
      this.#inspector.choose(Math.min(places.length - 1, Math.max(0, to)));
      this.#selected();
    };
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
    if (step !== undefined) {
      choose(place === undefined ? hosts : place + step);
      return true;
    }
    if (key === 'w') {
      part<HTMLDetailsElement>(this.#root, 'why').open = true;
      this.#showWhy();
      return true;
    }
    if (place === undefined || entry === undefined) return false;
    switch (key) {
      case 'm':
      case 'M': {
        if (place < hosts) return false;
        const at = this.#hostOf(place);
        this.#move(place, this.#nameOf((at + (key === 'm' ? 1 : hosts - 1)) % hosts));
        return true;
      }
      case '+':
      case '=':
        this.#resize(place, 'memory', 1.25, true);
        return true;
      case '-':
        this.#resize(place, 'memory', 0.75, true);
        return true;
      case ']':
      case '[':
        this.#resize(place, 'cores', 1 + (key === ']' ? 1 : -1) / Math.max(1, Number(this.#coresOf(entry))), true);
        return true;
      case 'd':
        this.#changeWith((text, scenario) => duplicate(text, scenario, entry), true);
        return true;
      case 'Delete':
      case 'Backspace':
        this.#changeWith((text, scenario) => remove(text, scenario, entry));
        return true;
      default:
        return false;
    }
  }

  #coresOf(entry: EntryOf): string {
    return this.#scenario === undefined ? '1' : readField(this.#scenario, entry, 'cores') || '1';
  }

  /** The number of the host on which a machine was last. */
  #hostOf(place: number): number {
    const world = this.#session.now.worlds[0];
    const measured = world?.measures.machines.find((machine) => machine.place === place);
    return Math.max(0, measured?.host ?? 0);
  }

  // Tools.

  #tieTools(): void {
    const on = this.#on;
    const root = this.#root;
    on(part(root, 'undo'), 'click', () => this.#editor.undo());
    on(part(root, 'redo'), 'click', () => this.#editor.redo());
    on(part(root, 'cancel'), 'click', () => {
      this.#runs.cancel();
      this.#idle();
      this.#notice('The run was cancelled; the picture shows the one before. Change the text and it is played again.');
    });
    const preset = part<HTMLSelectElement>(root, 'preset');
    on(preset, 'change', () => {
      const chosen = scenarios.find(({ name }) => name === preset.value);
      const text =
        preset.value === 'nothing'
          ? 'hostlab: 1\n'
          : chosen === undefined
            ? firstScenario
            : `# ${chosen.title}\n# ${chosen.provenance.note}\n${yamlOf(chosen.spec)}`;
      this.#open({ text, beside: '' }, 'What was here before is one step back: Undo.');
      if (preset.value === 'nothing') this.#editor.go(text.length);
      preset.value = '';
    });
    const beside = part<HTMLSelectElement>(root, 'beside');
    on(beside, 'change', () => {
      this.#play();
      this.#keep();
    });
    const option = (name: string, path: Path, written: (value: string) => string | number): void => {
      const field = part<HTMLInputElement>(root, name);
      on(field, 'change', () => {
        const value = field.value.trim();
        this.#change((text) => (value === '' ? removeIn(text, path) : setIn(text, path, written(value))));
      });
    };
    option('seed', ['seed'], (value) => (Number.isFinite(Number(value)) ? Number(value) : value));
    option('until', ['until'], (value) => value);
    for (const tab of root.querySelectorAll<HTMLInputElement>('input[name="lab-panel"]'))
      on(tab, 'change', () => {
        this.#panel = panels.find(({ name }) => name === tab.value) ?? this.#panel;
        this.#show(true);
      });
    on(part(root, 'twin'), 'toggle', () => this.#showTwin());
    on(part(root, 'why'), 'toggle', () => {
      if (part<HTMLDetailsElement>(root, 'why').open) this.#showWhy();
    });
    on(part(root, 'why-chain'), 'click', (event) => {
      const at = (event.target as Element).closest<HTMLElement>('[data-at]')?.dataset['at'];
      if (at !== undefined) this.#player.seek(Number(at));
    });
    for (const button of root.querySelectorAll<HTMLButtonElement>('[data-save]'))
      on(button, 'click', () => void this.#save(button.dataset['save'] as Kind));
    on(part(root, 'copy'), 'click', () => void this.#link());
    on(part(root, 'discard'), 'click', () => {
      this.#open({ text: firstScenario, beside: '' }, 'Your work is discarded and forgotten; Undo brings it back.');
      clearTimeout(this.#keepTimer);
      discard(store);
      this.#status('');
    });
    on(part(root, 'back'), 'click', () => {
      const before = this.#before;
      this.#before = undefined;
      if (before !== undefined) this.#open(before, '');
    });
    const file = part<HTMLInputElement>(root, 'file');
    on(file, 'change', () => {
      const [chosen] = file.files ?? [];
      if (chosen !== undefined) void this.#import(chosen);
      file.value = '';
    });
    on(root, 'dragover', (event) => {
      if ((event as DragEvent).dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      root.setAttribute('data-dropping', '');
    });
    on(root, 'dragleave', (event) => {
      const to = (event as DragEvent).relatedTarget;
      if (!(to instanceof Node && root.contains(to))) root.removeAttribute('data-dropping');
    });
    on(root, 'drop', (event) => {
      const [dropped] = (event as DragEvent).dataTransfer?.files ?? [];
      root.removeAttribute('data-dropping');
      if (dropped === undefined) return;
      event.preventDefault();
      void this.#import(dropped);
    });
  }

  #tieWindow(signal: AbortSignal): void {
    const watch = new IntersectionObserver((entries) => this.#player.sleep(!(entries.at(-1)?.isIntersecting ?? true)));
    watch.observe(part(this.#root, 'column'));
    signal.addEventListener('abort', () => watch.disconnect());
    this.#on(document, 'visibilitychange', () => {
      this.#player.sleep(document.hidden);
      if (document.hidden && this.#keepTimer !== undefined) this.#keep();
    });
    this.#on(window, 'pagehide', () => {
      if (this.#keepTimer !== undefined) this.#keep();
    });
    this.#on(window, 'hashchange', () => void this.#openAddress());
  }

  #open({ text, beside, at }: Opened, words: string): void {
    part<HTMLSelectElement>(this.#root, 'beside').value = beside;
    this.#at = at;
    this.#inspector.choose(undefined);
    this.#editor.replace(text);
    this.#editor.rewind();
    this.#read();
    this.#notice(words);
  }

  async #openAddress(): Promise<void> {
    if (!location.hash.startsWith('#s=')) return;
    const decoded = await decodeLink(location.hash.slice(3));
    const read = decoded.ok ? readOpened(decoded.data, worldNames) : decoded;
    if (!read.ok) {
      this.#notice(`${read.why} The Lab stands as it was.`);
      return;
    }
    const { text } = this.#editor;
    const own = text !== firstScenario && text !== read.opened.text;
    this.#before = own ? { text, beside: part<HTMLSelectElement>(this.#root, 'beside').value } : undefined;
    this.#open(read.opened, own ? 'This is the scenario of the link that you followed.' : '');
    // What the link shows is kept only once it is changed: a look at a link destroys nothing.
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
  }

  async #link(): Promise<void> {
    const { at, end } = this.#session.now;
    const state = await encodeLink(
      openedData({
        text: this.#editor.text,
        beside: part<HTMLSelectElement>(this.#root, 'beside').value,
        ...(at === end ? {} : { at }),
      }),
    );
    if (state.length > linkLimits.characters) {
      this.#notice(
        `As a link this would have ${String(state.length)} characters, and more than ${String(linkLimits.characters)} get lost on the way; save it as YAML and send the file.`,
      );
      return;
    }
    const address = `${location.origin}${location.pathname}#s=${state}`;
    const field = part<HTMLInputElement>(this.#root, 'link');
    field.hidden = false;
    field.value = address;
    field.select();
    try {
      await navigator.clipboard.writeText(address);
      this.#said.say('The link is copied.');
      this.#status('The link is copied.');
    } catch {
      this.#said.say('Here is the link, to be copied by hand.');
    }
  }

  async #save(kind: Kind): Promise<void> {
    const { now } = this.#session;
    try {
      await save(kind, {
        text: this.#editor.text,
        scenario: this.#issues.length === 0 ? this.#scenario : undefined,
        now,
        figure: this.#panel.figures[0]!,
      });
    } catch (error) {
      this.#notice(error instanceof Error ? error.message : 'This could not be saved.');
    }
  }

  async #import(file: File): Promise<void> {
    const read = await readFile(file);
    if (read.ok)
      this.#open({ text: read.text, beside: '' }, `${file.name} is here; what was here before is one step back: Undo.`);
    else this.#notice(read.why);
  }

  #keep(): void {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    const { at, end } = this.#session.now;
    const done = keep(store, {
      text: this.#editor.text,
      beside: part<HTMLSelectElement>(this.#root, 'beside').value,
      at: at === end ? undefined : at,
    });
    this.#status(done.ok ? 'Kept in this browser.' : done.why);
  }
}

const schema = scenarioSchema();

/** The scenario that the page was built with, played at once: it is small. */
function firstWorlds(): readonly PlayedWorld[] {
  const read = readScenarioText(firstScenario, { catalogue });
  if (!read.ok) throw new Error('The first scenario has issues.');
  let worlds: readonly PlayedWorld[] = [];
  playWanted({ id: 0, scenario: read.scenario, beside: '' }, (told) => {
    if (told.kind === 'done') ({ worlds } = told);
  });
  return worlds;
}

/** The name of an entry that the second text has and the scenario has not. */
function newName(before: Scenario | undefined, text: string): string | undefined {
  const read = readScenarioText(text, { catalogue });
  if (!read.ok) return undefined;
  const names = (scenario: Scenario): string[] =>
    [...scenario.hosts, ...(scenario.vms ?? []), ...(scenario.containers ?? [])].map(({ name }) => name);
  const known = new Set(before === undefined ? [] : names(before));
  return names(read.scenario).find((name) => !known.has(name));
}

declare global {
  interface HTMLElementTagNameMap {
    'hostlab-lab': HostlabLab;
  }
}

customElements.define('hostlab-lab', HostlabLab);
