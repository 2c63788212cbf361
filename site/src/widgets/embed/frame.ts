import { plain } from 'hostlab/figures';
import type { Woken } from '../kit/element.ts';
import { fitted, type Knob } from '../kit/lab.ts';
import {
  embedProtocol,
  partnerOrigin,
  readMessage,
  type EmbedKnob,
  type FromFigure,
  type ToFigure,
} from './protocol.ts';

/** `Omit` that keeps the members of a union apart. */
type Body = FromFigure extends infer M ? (M extends FromFigure ? Omit<M, 'protocol' | 'figure'> : never) : never;

const partner = partnerOrigin(location.search, document.referrer);
const figure = document.querySelector<HTMLElement>('hostlab-figure');

if (figure !== null && window.parent !== window) {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) link.target = '_blank';
  if (partner !== undefined) talk(figure, partner);
}

function talk(root: HTMLElement, origin: string): void {
  const id = root.dataset['lab'] ?? '';
  const tell = (body: Body): void =>
    window.parent.postMessage({ protocol: embedProtocol, figure: id, ...body } satisfies FromFigure, origin);

  let height = 0;
  new ResizeObserver(() => {
    const now = Math.ceil(document.body.getBoundingClientRect().height);
    if (now === height) return;
    height = now;
    tell({ type: 'height', height });
  }).observe(document.body);

  root.addEventListener(
    'hostlab-awake',
    (event) => {
      const { session, player } = (event as CustomEvent<Woken>).detail;
      const { lab } = session;
      const state = (): void => {
        const { at, end } = session.now;
        tell({
          type: 'state',
          values: { ...session.values },
          at: at / 1e6,
          end: end / 1e6,
          caption: plain(lab.caption(session.now)),
        });
      };
      const link = async (): Promise<void> => {
        const { at, end } = session.now;
        // Few pages ask for it.
        const [{ encodeLink }, { sharedData }] = await Promise.all([
          import('../kit/link.ts'),
          import('../kit/state-link.ts'),
        ]);
        const data = await encodeLink(sharedData(lab, { values: session.values, ...(at === end ? {} : { at }) }));
        tell({ type: 'link', address: `${location.origin}${location.pathname}#l=${data}` });
      };
      const set = ({ values = {}, at }: Extract<ToFigure, { type: 'set' }>): void => {
        for (const [name, value] of Object.entries(values)) {
          const knob = Object.hasOwn(lab.knobs, name) ? lab.knobs[name] : undefined;
          if (knob === undefined)
            return tell({ type: 'refused', why: `This figure has no knob “${name.slice(0, 40)}”.` });
          if (fitted(knob, value) !== value)
            return tell({ type: 'refused', why: `“${knob.label}” cannot be ${String(value).slice(0, 40)}.` });
        }
        if (at !== undefined && lab.timeless)
          return tell({ type: 'refused', why: 'This figure shows nothing of time: there is no instant to go to.' });
        for (const [name, value] of Object.entries(values)) session.set(name, value);
        if (at !== undefined) player.seek(at * 1e6);
      };
      window.addEventListener('message', ({ source, origin: from, data }) => {
        if (source !== window.parent || from !== origin) return;
        const read = readMessage(data);
        if (read.kind === 'other') return;
        if (read.kind === 'refused') return tell({ type: 'refused', why: read.why });
        if (read.message.type === 'set') set(read.message);
        else if (read.message.what === 'state') state();
        else void link();
      });
      session.listen((change) => {
        if (change === 'run' || (change === 'time' && !player.playing)) state();
      });
      tell({
        type: 'ready',
        title: lab.title,
        knobs: Object.entries(lab.knobs).map(([name, knob]) => toldKnob(name, knob)),
      });
      state();
    },
    { once: true },
  );
}

function toldKnob(name: string, knob: Knob): EmbedKnob {
  if (knob.kind === 'choice') {
    const { kind, label, usual } = knob;
    return { name, kind, label, usual, options: knob.options.map(({ value }) => value) };
  }
  if (knob.kind === 'week') {
    const { kind, label, usual } = knob;
    return { name, kind, label, usual };
  }
  const { kind, label, unit, min, max, step, usual } = knob;
  return { name, kind, label, unit, min, max, step, usual };
}
