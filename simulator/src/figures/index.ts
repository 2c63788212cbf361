/**
 * The standard pictures: a frame reads plain data off a run, a view turns a frame into marks, and marks become SVG, words
 * and a table.
 *
 * @module hostlab/figures
 */
export { attributesOf, coordinate } from './attributes.ts';
export { billFrame } from './bill/frame.ts';
export type { BillFrame, BillFrameOptions, BillPart, BillRow, BillWay, BillWayFrame } from './bill/frame.ts';
export { breakEvenFrame } from './bill/break-even-frame.ts';
export type { BreakEvenFrame, BreakEvenInput, BreakEvenWay, Crossing } from './bill/break-even-frame.ts';
export { breakEvenSize, breakEvenView } from './bill/break-even-view.ts';
export { breakEvenCaption, breakEvenTable, describeBreakEven } from './bill/break-even-words.ts';
export { money, moneyAmount, unitPriceAmount } from './bill/money.ts';
export { billOverTimeSize, billOverTimeView, billSize, billView } from './bill/view.ts';
export { billCaption, billTable, describeBill, meterWords } from './bill/words.ts';
export { DrawnHosts } from './hosts/drawn.ts';
export type { HostFrame, HostsFrame, HostsFrameOptions, HostsTotal, KernelBand, MachineFrame } from './hosts/frame.ts';
export { hostsFrame } from './hosts/read-frame.ts';
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
export type { ByteUnit } from './numbers.ts';
export { phaseLooks } from './phases.ts';
export type { PhaseLook, Stretch } from './phases.ts';
export { powerBelow } from './plot/scale.ts';
export type { TimeScale } from './plot/scale.ts';
export type { Apart, Point } from './plot/steps-at.ts';
export { dark, figureStyles, figureStylesIn, light, themeProperties } from './roles.ts';
export type { Look } from './looks.ts';
export type { Role, Theme } from './roles.ts';
export { seriesFrame } from './series/frame.ts';
export type { SeriesFrame, SeriesLimit, SeriesLine, SeriesOptions, SeriesTrack } from './series/frame.ts';
export { killsOf } from './series/lane.ts';
export type { SeriesKill, SeriesLane } from './series/lane.ts';
export { panelsSize, panelsTable, panelsView } from './series/panels.ts';
export { seriesSize, seriesView } from './series/view.ts';
export { describeSeries, seriesCaption, seriesTable } from './series/words.ts';
export { plain, strong } from './sentence.ts';
export type { Sentence } from './sentence.ts';
export { fitting, textWidth } from './text-width.ts';
export { escapeXml, marksToSvg, toSvg } from './to-svg.ts';
export type { SvgOptions } from './to-svg.ts';
export { tableToHtml, tableToText } from './to-table.ts';
export type { Table } from './to-table.ts';
export { timelineFrame } from './timeline/frame.ts';
export type { StartRow, TimelineFrame, TimelineOptions, Track } from './timeline/frame.ts';
export type { Steps } from './timeline/steps.ts';
export { timelineSize, timelineView } from './timeline/view.ts';
export { describeTimeline, timelineCaption, timelineTable } from './timeline/words.ts';
export { waterfallFrame } from './waterfall/frame.ts';
export type {
  WaterfallFrame,
  WaterfallOptions,
  WaterfallRow,
  WaterfallRun,
  WaterfallStretch,
} from './waterfall/frame.ts';
export { waterfallSize, waterfallView } from './waterfall/view.ts';
export { describeWaterfall, waterfallCaption, waterfallTable } from './waterfall/words.ts';
