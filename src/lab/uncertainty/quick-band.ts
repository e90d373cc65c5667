import { groupsOf, lineariseChange, outcomesOf, baseIncome } from '../../model/index.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';
import type { BandResult } from '../result.ts';
import type { SolvedRun } from '../solved-run.ts';
import { effectsOf } from './first-order.ts';
import { underQuotas } from './policy-arrays.ts';
import { linearQuantiles, linearVariance, type LinearPart } from './linear-band.ts';
import { streamsOf } from './streams-of.ts';

export interface QuickBandOptions {
  /** Ids of regions and groups; all groups and the regions outside them that gain or lose most money unless given. */
  readonly ids?: readonly string[];
}

/** Regions that stand in no group, by default. */
const MOST_ALONE = 3;

/** Uncertain numbers that a band names. */
const MOST_DRIVERS = 5;

/**
 * Bands around real income to first order: the gradient of each change, by one transposed solve of either equilibrium, times what each uncertain
 * number does to tariffs, costs and θ. Quotas in force keep their volumes. No draw is solved: where the answer bends, or a quota fills in some
 * draws and not in others, a sample says what this cannot.
 *
 * @returns undefined where nothing is uncertain, or the run has no answer
 */
export function quickBand(
  loaded: LoadedScenario,
  { baseline, counterfactual }: Pick<SolvedRun, 'baseline' | 'counterfactual'>,
  { ids }: QuickBandOptions = {},
): BandResult[] | undefined {
  const streams = streamsOf(loaded);
  if (streams.length === 0 || counterfactual?.equilibrium.status !== 'converged') return undefined;
  const parties = partiesOf(loaded, counterfactual);
  const wanted = ids ?? headline(parties);
  const effects = effectsOf(loaded, streams, { baseline, counterfactual });
  const change = lineariseChange(baseline.equilibrium, counterfactual.equilibrium, {
    tolerance: 1e-7,
    quotas: { baseline: underQuotas(baseline), counterfactual: underQuotas(counterfactual) },
  });
  return wanted.map((id): BandResult => {
    const party = parties.find((one) => one.id === id);
    if (!party) throw new RangeError(`there is no region or group '${id}'`);
    const gradient = change.sensitivity({ kind: 'real-income', regions: party.members });
    const central = 100 * (gradient.value - 1);
    const parts = streams.map(({ distribution, central }, k): LinearPart => ({
      slope: 100 * (effects[k]?.(gradient) ?? NaN),
      distribution,
      central,
    }));
    const [p05, p25, p75, p95] = linearQuantiles(parts, [0.05, 0.25, 0.75, 0.95]).map(
      (deviation) => central + deviation,
    ) as [number, number, number, number];
    const variances = parts.map(linearVariance);
    const all = variances.reduce((sum, variance) => sum + variance, 0);
    return {
      id,
      field: 'real_income_pct',
      central,
      band50: [p25, p75],
      band90: [p05, p95],
      drivers: streams
        .map(({ id, label }, k) => ({
          id,
          label,
          part: all > 0 ? (variances[k] ?? 0) / all : 0,
        }))
        .filter(({ part }) => part > 0)
        .sort((a, b) => b.part - a.part)
        .slice(0, MOST_DRIVERS),
      status: gradient.status,
    };
  });
}

interface Party {
  readonly id: string;
  readonly members: readonly number[];
  readonly isGroup: boolean;
  /** Money. */
  readonly gain: number;
}

function partiesOf(
  { tables: { regions } }: LoadedScenario,
  { equilibrium }: SolvedRun['baseline'],
): Party[] {
  const outcomes = outcomesOf(equilibrium);
  const income = baseIncome(equilibrium.economy);
  const gainOf = (members: readonly number[]): number =>
    members.reduce((sum, n) => sum + (outcomes.region(n).realIncomeHat - 1) * income[n]!, 0);
  return [
    ...[...groupsOf(regions)].map(([id, members]) => ({
      id,
      members,
      isGroup: true,
      gain: gainOf(members),
    })),
    ...regions.map(({ id }, n) => ({ id, members: [n], isGroup: false, gain: gainOf([n]) })),
  ];
}

/** Groups, then the regions outside them, those that gain or lose most first. */
function headline(parties: readonly Party[]): string[] {
  const grouped = new Set(parties.flatMap(({ isGroup, members }) => (isGroup ? members : [])));
  const alone = parties
    .filter(({ isGroup, members: [n = -1] }) => !isGroup && !grouped.has(n))
    .sort((a, b) => Math.abs(b.gain) - Math.abs(a.gain));
  return [...parties.filter(({ isGroup }) => isGroup), ...alone.slice(0, MOST_ALONE)].map(
    ({ id }) => id,
  );
}
