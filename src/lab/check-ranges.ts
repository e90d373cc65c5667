import type { EconomyTables } from '../model/index.ts';
import type { Problem } from '../input/index.ts';
import {
  highestTariffRate,
  likelyPercent,
  lowestTariffRate,
  rateLikelyPercent,
  type TariffTable,
} from '../world/index.ts';
import { factorCells } from './changed-cells.ts';
import type { TariffPolicy } from './measures/tariff-policy.ts';
import type { Change, FactorChange } from './scenario.ts';

type Names = Pick<EconomyTables, 'regions' | 'sectors'>;
type Finding = Omit<Problem, 'file' | 'line' | 'column'>;

/** Factors beyond this, or below its inverse, are slips; powers of them would leave the range of numbers. */
const largestFactor = 1e9;

/** Applies a change to the tariffs in force and says what is wrong with the rates that it makes. */
export function checkRates(
  policy: TariffPolicy,
  change: Extract<Change, { kind: 'tariff' | 'tariffs-from' }>,
  tariffTables: ReadonlyMap<string, TariffTable>,
): Finding | undefined {
  // A table that was refused has said why.
  if (change.kind === 'tariffs-from' && !tariffTables.has(change.path)) return undefined;
  const added = change.kind === 'tariff' && change.mode === 'add' ? change.rate : undefined;
  let lowest = 0;
  let highest = 0;
  let raised = 0;
  for (const cell of policy.apply(change, tariffTables)) {
    for (const rate of policy.ratesIn(cell)) {
      lowest = Math.min(lowest, rate);
      highest = Math.max(highest, rate);
      if (added !== undefined && rate - added < rateLikelyPercent) raised = Math.max(raised, rate);
    }
  }
  if (!(lowest >= lowestTariffRate)) {
    return {
      severity: 'error',
      rule: 'tariff-below-limit',
      message: `with the changes before it, this makes a rate of ${lowest}, below ${lowestTariffRate}`,
      why: 'a subsidy cannot pay the whole price',
      hint: 'add less, or set the rate instead',
    };
  }
  if (!(highest <= highestTariffRate)) {
    return {
      severity: 'error',
      rule: 'tariff-out-of-range',
      message: `with the changes before it, this makes a rate of ${highest}, above ${highestTariffRate}`,
      why: 'no trade is left long before that',
      hint: 'write a rate such as 0.25 for 25 %',
    };
  }
  return raised >= rateLikelyPercent
    ? likelyPercent(raised, ', reached with the changes before it,')
    : undefined;
}

/** What the changes so far multiply, by kind of change: filled as they are met. */
export type Factors = Map<FactorChange['kind'], Float64Array>;

/** The same for what a change multiplies: trade costs, productivity, population. */
export function checkFactors(
  factors: Factors,
  change: FactorChange,
  names: Names,
): Finding | undefined {
  const [N, J] = [names.regions.length, names.sectors.length];
  const size = { 'trade-cost': J * N * N, productivity: N * J, population: N }[change.kind];
  const values = factors.get(change.kind) ?? new Float64Array(size).fill(1);
  factors.set(change.kind, values);
  const step = 1 + change.percent / 100;
  let worst: number | undefined;
  for (const cell of factorCells(change, names)) {
    const factor = (values[cell] ?? 1) * step;
    values[cell] = factor;
    if (!(factor >= 1 / largestFactor && factor <= largestFactor)) worst ??= factor;
  }
  if (worst === undefined) return undefined;
  return {
    severity: 'error',
    rule: 'factor-out-of-range',
    message: `with the changes before it, this multiplies by ${worst}, outside ${1 / largestFactor} to ${largestFactor}`,
    why: 'powers of it leave the range of numbers',
    hint: 'write a change in percent: 5 multiplies by 1.05, -5 by 0.95',
  };
}
