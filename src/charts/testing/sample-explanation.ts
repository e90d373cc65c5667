import type { Explanation, Part } from '../../lab/index.ts';
import { sampleSmall } from './sample-result.ts';

/** Why Canada's real income and exports changed in the small sample: a few measures, and many sectors. */
export function sampleExplanation(): Explanation {
  const { scenario, economy, solver, provenance } = sampleSmall();
  const measures: Part[] = [
    { id: 'us-metals', label: 'United States: tariff on steel and aluminium', value: -0.9 },
    { id: 'us-goods', label: 'United States: tariff on all goods', value: -0.6 },
    { id: 'ca-answer', label: 'Canada: answer to both', value: 0.35 },
    { id: 'ca-quota', label: 'Canada: quota on steel', value: 0.0001 },
    { id: 'mfn', label: 'MFN rates', value: 0 },
  ];
  const sectors = Array.from({ length: 20 }, (_, k): Part => {
    return { id: `s${k}`, label: `Sector ${k}`, value: (k % 3 === 0 ? 60 : -100) / (k + 1) };
  });
  const sumOf = (parts: readonly Part[]): number =>
    parts.reduce((sum, { value }) => sum + value, 0);
  const income = sumOf(measures);
  const exports = sumOf(sectors);
  return {
    schema: 'reroute.explanation/1',
    scenario,
    economy,
    solver,
    method: 'path',
    status: 'complete',
    work: { nodes: 15, solves: 17 },
    warnings: [],
    outcomes: [
      {
        outcome: 'CAN.real_income',
        label: 'real income of Canada',
        unit: 'percent',
        before: 0,
        after: income,
        change: income,
        measures,
        sum: income,
        error: 0,
      },
      {
        outcome: 'CAN.exports',
        label: 'exports of Canada',
        unit: 'money',
        before: 5000,
        after: 5000 + exports,
        change: exports,
        sectors,
        sum: exports,
        error: 0,
      },
    ],
    provenance,
  };
}
