import { timelineCaption } from 'hostlab/figures';
import { timeline, timelineOf } from '../../kit/figures/timeline.ts';
import { still, type PanelContent } from './panel.ts';

export const content: PanelContent = {
  figures: still(timeline(0), timeline(1)),
  caption: (now) => timelineCaption(timelineOf(now, 0)),
};
