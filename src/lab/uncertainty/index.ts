/** What a scenario does not know for sure: streams of draws, values put in their place, statistics of what comes of them. */
export { axesOf, type Axis } from './axes.ts';
export { centralValueWarnings, refuseRanges, spreadNotes } from './central-values.ts';
export { drawOf, drawValues, endsOf } from './draw.ts';
export { quickBand, type QuickBandOptions } from './quick-band.ts';
export { spreadAcrossSets, type Spread } from './spread.ts';
export type { Stream, Target } from './stream.ts';
export { streamsOf } from './streams-of.ts';
export { withValues, type Targeted } from './with-values.ts';
export {
  summarise,
  type Band,
  type ColumnSummary,
  type Drivers,
  type SweepSummary,
} from './statistics/summarise.ts';
