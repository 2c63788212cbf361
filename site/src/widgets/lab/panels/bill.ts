import { billCaption } from 'hostlab/figures';
import { billLines, billOverTime, billsOfNow } from '../../kit/figures/bills.ts';
import { still, type PanelContent } from './panel.ts';

export const content: PanelContent = {
  figures: still(billLines(), billOverTime()),
  caption: (now) => billCaption(billsOfNow(now)),
};
