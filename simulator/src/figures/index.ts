/**
 * The standard pictures: a frame reads plain data off a run, a view turns a frame into marks, and marks become SVG, words
 * and a table.
 *
 * @module hostlab/figures
 */
export { hostsFrame } from './hosts/frame.ts';
export type { HostFrame, HostsFrame, HostsFrameOptions, HostsTotal, KernelBand, MachineFrame } from './hosts/frame.ts';
export { hostsSize, hostsView } from './hosts/view.ts';
export { describeHosts, hostsCaption, hostsTable } from './hosts/words.ts';
export { everyMark } from './marks.ts';
export type {
  DotMark,
  GroupMark,
  LineMark,
  Mark,
  PathMark,
  Picture,
  RectMark,
  Size,
  Subject,
  TextMark,
} from './marks.ts';
export { momentMarks } from './moments.ts';
export type { MomentMark } from './moments.ts';
export {
  amount,
  bytes,
  byteUnit,
  clock,
  count,
  duration,
  inWords,
  percent,
  several,
  severalInWords,
} from './numbers.ts';
export { dark, figureStyles, figureStylesIn, light, themeProperties } from './roles.ts';
export type { Role, Theme } from './roles.ts';
export { plain, strong } from './sentence.ts';
export type { Sentence } from './sentence.ts';
export { fitting, textWidth } from './text-width.ts';
export { attributesOf, coordinate, escapeXml, marksToSvg, toSvg } from './to-svg.ts';
export type { SvgOptions } from './to-svg.ts';
export { tableToHtml, tableToText } from './to-table.ts';
export type { Table } from './to-table.ts';
export { timelineFrame } from './timeline/frame.ts';
export type { StartRow, TimelineFrame, TimelineOptions, Track } from './timeline/frame.ts';
export type { Steps } from './timeline/steps.ts';
export { timelineSize, timelineView } from './timeline/view.ts';
export { describeTimeline, timelineCaption, timelineTable } from './timeline/words.ts';
