import { amount } from 'hostlab/figures';
import { apart, isShare } from './apart.ts';
import { curveDistance, type Corner, type CurveShape } from './curve.ts';
import type { Answer } from './now.ts';

/** What a card knows of its prediction: enough to judge it without playing anything. */
export interface CardData {
  readonly lab: string;
  readonly kind: 'number' | 'choice' | 'curve';
  readonly answer: Answer;
  readonly tolerance?: number;
  readonly unit?: string;
  readonly options?: readonly { readonly value: string; readonly label: string; readonly reply: string }[];
  readonly curve?: CurveShape & {
    /** What the run says, with all its corners. */
    readonly line: readonly Corner[];
    readonly ideas: readonly { readonly heights: readonly number[]; readonly says: string }[];
  };
  /** Asked beside a curve. */
  readonly ask?: { readonly answer: string; readonly options: NonNullable<CardData['options']> };
}

/** What is said to a committed prediction, before the run's own words; `chosen` is what was asked beside a curve. */
export function judged(card: CardData, given: Answer, chosen?: string): string {
  const { answer } = card;
  if (typeof answer === 'number' && typeof given === 'number') {
    const unit = card.unit ?? '';
    const off = Math.abs(given - answer);
    if (off <= (card.tolerance ?? 0) + Math.abs(answer) * 1e-9)
      return `You said ${amount(given)} ${unit}, and so does the run.`;
    return `You said ${amount(given)} ${unit}; the run says ${amount(answer)} ${unit}, ${isShare(unit) ? apart(off, unit) : amount(off)} ${given > answer ? 'less' : 'more'}.`;
  }
  if (typeof answer === 'string') return replyTo(card.options, given, answer);
  if (typeof answer === 'object' && typeof given === 'object') {
    const { curve, ask } = card;
    const off = curveDistance(given, answer);
    const ideas = curve?.ideas ?? [];
    const nearest = ideas.toSorted((a, b) => curveDistance(given, a.heights) - curveDistance(given, b.heights))[0];
    const says = nearest !== undefined && curveDistance(given, nearest.heights) < off ? ` ${nearest.says}` : '';
    const reply = ask === undefined ? '' : `${replyTo(ask.options, chosen, ask.answer)} `;
    return `${reply}On average your curve is ${apart(off, curve?.unit ?? '')} away from the run’s.${says}`;
  }
  return '';
}

function replyTo(options: CardData['options'], given: Answer | undefined, answer: string): string {
  const chosen = options?.find(({ value }) => value === given);
  return `${given === answer ? 'That is what happens.' : 'It comes otherwise.'} ${chosen?.reply ?? ''}`.trim();
}
