import { calibrate, solve } from '../../model/index.ts';
import type { EconomyTables, SolveStatus } from '../../model/index.ts';
import { checkConsistency } from '../consistency.ts';
import type { Gap, Identity } from '../consistency.ts';

/** How far one accounting identity is from holding; `consistency.ts` says what is compared. */
export interface IdentityProfile {
  readonly cells: number;
  /** How many of them differ by more than the tolerance. */
  readonly beyond: number;
  /** Sum of all differences over what trade.csv adds up to. */
  readonly share: number;
  /** At most ten, the largest first. */
  readonly largest: readonly {
    readonly region: string;
    readonly sector?: string;
    readonly from_trade: number;
    readonly from_others: number;
    readonly size: number;
    readonly relative: number | null;
    readonly of_value_added: number;
  }[];
}

export interface BalanceProfile {
  /** Relative to the larger of two figures. */
  readonly tolerance: number;
  readonly absorption: IdentityProfile;
  readonly cost: IdentityProfile;
  /** Absent where transfers are derived from trade. */
  readonly deficit?: IdentityProfile;
  readonly negative_final: {
    readonly cells: number;
    readonly sum: number;
    /** Size of the sum over positive final expenditure. */
    readonly share: number;
    readonly largest: {
      readonly region: string;
      readonly sector: string;
      readonly value: number;
    } | null;
  };
  /** The base year solved without any change. */
  readonly base_year: {
    /** Largest relative error of any equilibrium condition at the shares and levels that the tables state. */
    readonly stated_residual: number;
    readonly status: SolveStatus;
    readonly iterations: number;
    readonly residual: number;
    /** How far the solution moves the wage of the region that it moves most, in percent; null without a solution. */
    readonly largest_wage_change_pct: number | null;
  };
}

/** Beyond this a page is not worth the wait: a base year that needs more is in trouble anyway. */
const SWEEPS = 500;

/** Whether the tables agree with each other, and how far the base year is from an equilibrium of the model. */
export function balanceProfile(tables: EconomyTables): BalanceProfile {
  const { tolerance, absorption, cost, deficit } = checkConsistency(tables);
  return {
    tolerance,
    absorption: identityProfile(absorption),
    cost: identityProfile(cost),
    ...(deficit ? { deficit: identityProfile(deficit) } : {}),
    negative_final: negativeFinal(tables),
    base_year: baseYear(tables),
  };
}

function baseYear(tables: EconomyTables): BalanceProfile['base_year'] {
  const { economy } = calibrate(tables);
  const stated = solve(economy, {}, { maxIterations: 0 });
  const after =
    stated.status === 'converged' ? stated : solve(economy, {}, { maxIterations: SWEEPS });
  const changes = [...after.wageHat].map((hat) => 100 * (hat - 1));
  return {
    stated_residual: stated.residual,
    status: after.status,
    iterations: after.iterations,
    residual: after.residual,
    largest_wage_change_pct:
      after.status === 'converged'
        ? changes.reduce((most, change) => (Math.abs(change) > Math.abs(most) ? change : most), 0)
        : null,
  };
}

function negativeFinal({
  regions,
  sectors,
  final,
}: EconomyTables): BalanceProfile['negative_final'] {
  const J = sectors.length;
  let [cells, negative, positive, lowest] = [0, 0, 0, -1];
  final.forEach((value, cell) => {
    if (value > 0) positive += value;
    if (!(value < 0)) return;
    cells++;
    negative += value;
    if (lowest < 0 || value < final[lowest]!) lowest = cell;
  });
  return {
    cells,
    sum: negative,
    share: positive > 0 ? -negative / positive + 0 : 0,
    largest:
      lowest < 0
        ? null
        : {
            region: regions[Math.floor(lowest / J)]!.id,
            sector: sectors[lowest % J]!.id,
            value: final[lowest]!,
          },
  };
}

function identityProfile({ cells, beyond, share, largest }: Identity): IdentityProfile {
  return { cells, beyond, share, largest: largest.map(gapProfile) };
}

function gapProfile(gap: Gap): IdentityProfile['largest'][number] {
  const { region, sector, fromTrade, fromOthers, size, relative, ofValueAdded } = gap;
  return {
    region,
    ...(sector === undefined ? {} : { sector }),
    from_trade: fromTrade,
    from_others: fromOthers,
    size,
    relative,
    of_value_added: ofValueAdded,
  };
}
