import { overTime, overTimeCaption } from './over-time.ts';
import type { PanelContent } from './panel.ts';

export const content: PanelContent = {
  figures: (selected) => [overTime('cpu', selected), overTime('memory', selected)],
  caption: overTimeCaption,
};
