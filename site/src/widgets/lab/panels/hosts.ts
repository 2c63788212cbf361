import { hostsCaption } from 'hostlab/figures';
import { hostFrames, hosts } from '../../kit/figures/hosts.ts';
import { still, type PanelContent } from './panel.ts';

export const content: PanelContent = { figures: still(hosts()), caption: (now) => hostsCaption(hostFrames(now)) };
