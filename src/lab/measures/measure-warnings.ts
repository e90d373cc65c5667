import type { LoadedScenario } from '../loaded-scenario.ts';
import type { SolvedRun } from '../solved-run.ts';
import type { ScenarioMeasures } from './load-measures.ts';
import { measuresResult } from './measure-results.ts';
import { untradedMeasures } from './untraded-measures.ts';

/** What a reader should know before quoting a run that rests on the register. */
export function measureWarnings(
  { scenario }: Pick<LoadedScenario, 'scenario'>,
  measures: ScenarioMeasures,
  { baseline, counterfactual, clamped }: SolvedRun,
): string[] {
  const { notes, trade, policies } = measures;
  const warnings = [...notes];
  const { byProducts, byCodeCount } = trade;
  if (byCodeCount > 0) {
    warnings.push(
      `measures reach ${byProducts + byCodeCount} flows; of ${byCodeCount} the products are not known, and every six-digit code of the sector counts alike`,
    );
  }
  if (policies.baseline === 0 && scenario.changes.some(({ kind }) => kind === 'measures-on')) {
    warnings.push(
      'the baseline is not on a day: measures_on changes every tariff from what the world holds, not from another day of the register',
    );
  }
  if (clamped > 0) {
    warnings.push(
      `${clamped} parts of flows would be charged less than nothing, because a measure takes off more than the world's tariffs hold: they are charged nothing`,
    );
  }
  for (const { measure, unit } of counterfactual?.shock.uncounted ?? []) {
    warnings.push(
      `the quota of ${measure} limits nothing here: the world does not count its goods in ${unit}; they pay the in-quota rate`,
    );
  }
  if (scenario.products === 'average' && (counterfactual?.shock.quotas.length ?? 0) > 0) {
    warnings.push('plain averages know no quotas: their goods pay the in-quota rate');
  }
  const changed = measuresResult(measures).changed.map(({ measure }) => measure);
  for (const { id, title } of untradedMeasures(measures, changed)) {
    warnings.push(
      `${title} (${id}): the world's base year has no trade in what it names, which stays at zero whatever becomes of it`,
    );
  }
  const stopped = stoppedBefore(baseline);
  if (stopped > 0) {
    warnings.push(
      `${stopped} parts of flows are prohibited in the baseline: they stay at zero whatever becomes of the ban, for exact changes start from what is traded`,
    );
  }
  return warnings;
}

/** Parts with trade in the base year that the baseline prohibits. */
function stoppedBefore({ flows }: SolvedRun['baseline']): number {
  return flows.reduce(
    (count, { varieties }) =>
      count + varieties.filter(({ prohibited, share }) => prohibited === true && share > 0).length,
    0,
  );
}
