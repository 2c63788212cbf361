import { waterfallCaption, waterfallFrame } from 'hostlab/figures';
import { waterfall } from '../../kit/figures/waterfall.ts';
import { still, type PanelContent } from './panel.ts';

export const content: PanelContent = {
  figures: still(waterfall()),
  caption: (now) =>
    waterfallCaption(
      waterfallFrame(now.worlds.map(({ title, run, measures }) => ({ title, model: run.model, measures }))),
    ),
};
