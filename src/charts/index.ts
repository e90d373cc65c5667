/** Result → picture: SVG charts and the one-page report, shared by the command line, the page and the docs. */
export { realIncomeChart, type RegionChartOptions } from './real-income-chart.ts';
export { realIncomeAgainstFormulaChart } from './real-income-formula-chart.ts';
export { exportsByDestinationChart } from './exports-by-destination-chart.ts';
export { sectorOutputChart } from './sector-output-chart.ts';
export type { ChartOptions } from './frame.ts';
export { headline } from './sentence.ts';
export { highlightOf, type HighlightBlock } from './highlight.ts';
export { headingOf, whoIsLeft } from './highlight-words.ts';
export { renderReport, type NavEntry, type ReportOptions } from './report.ts';
export { renderSweepReport, type SweepReportOptions } from './sweep-report.ts';
export { bandChart, type BandChartOptions } from './band-chart.ts';
export { driversChart } from './drivers-chart.ts';
export { responseCurve } from './response-curve.ts';
export { heatMap } from './heat-map.ts';
export { contributionChart, type ContributionOptions, type PartsBy } from './contribution-chart.ts';
export { pictureThemeCss } from './palette.ts';
export { timelineChart, type TimelineOptions } from './timeline-chart.ts';
export { averageTariffChart, type AverageTariffOptions } from './average-tariff-chart.ts';
