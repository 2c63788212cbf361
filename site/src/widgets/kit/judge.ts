import { amount } from 'hostlab/figures';
import { curveDistance, type CurveShape } from './curve.ts';
import type { Answer } from './now.ts';

/** What a card knows of its prediction: enough to judge it without playing anything. */
export interface CardData {
  readonly lab: string;
  readonly kind: 'number' | 'choice' | 'curve';
  readonly answer: Answer;
  readonly tolerance?: number;
  readonly unit?: string;
  readonly options?: readonly { readonly value: string; readonly label: string; readonly reply: string }[];
  readonly curve?: CurveShape;
}

/** What is said to a committed prediction, before the run's own words. */
export function judged(card: CardData, given: Answer): string {
  const { answer } = card;
  if (typeof answer === 'number' && typeof given === 'number') {
    const unit = card.unit ?? '';
    const off = Math.abs(given - answer);
    if (off <= (card.tolerance ?? 0) + Math.abs(answer) * 1e-9)
      return `You said ${amount(given)} ${unit}, and so does the run.`;
    return `You said ${amount(given)} ${unit}; the run says ${amount(answer)} ${unit}, ${amount(off)} ${given > answer ? 'less' : 'more'}.`;
  }
  if (typeof answer === 'string') {
    const chosen = card.options?.find(({ value }) => value === given);
    const right = given === answer;
    return `${right ? 'That is what happens.' : 'It comes otherwise.'} ${chosen?.reply ?? ''}`.trim();
  }
  if (typeof answer === 'object' && typeof given === 'object')
    return `On average your curve is ${amount(curveDistance(given, answer))} ${card.curve?.unit ?? ''} away from the run’s.`;
  return '';
}
