import {
  borderSales,
  groupsOf,
  overSectors,
  realOutcomesOf,
  tradeOfGroup,
  type EconomyTables,
  type Equilibrium,
} from '../../model/index.ts';
import type { SweepColumn } from './sweep.ts';

/** A region, or a group of regions seen as one. */
interface Party {
  readonly id: string;
  readonly members: readonly number[];
}

/** A column, and what is needed to fill it. */
interface PartyColumns extends Party {
  /** Whom it sells most to in the base year; absent where it sells to nobody. */
  readonly buyer?: Party;
}

const percentFields = ['real_income_pct', 'real_wage_pct', 'exports_pct', 'imports_pct'] as const;

/**
 * The outcomes of a sweep: for every region, then every group, real income, the real wage, exports and imports in percent of the
 * re-solved base year, and the share of exports that goes to the largest buyer. Who that is, is read off the base year's trade, so
 * that columns are known before anything is solved; buyers are regions that belong to no group, groups, and of the own group its
 * other members.
 */
export class SweepColumns {
  readonly columns: readonly SweepColumn[];
  readonly #parties: readonly PartyColumns[];

  constructor({ regions, trade }: Pick<EconomyTables, 'regions' | 'trade'>) {
    const N = regions.length;
    const flows = overSectors(trade, N);
    const groups = [...groupsOf(regions)].map(([id, members]): Party => ({ id, members }));
    const single = regions.map(({ id }, n): Party => ({ id, members: [n] }));
    this.#parties = [...single, ...groups].map((party): PartyColumns => {
      const buyer = largestBuyer(party, single, groups, flows, N);
      return { ...party, ...(buyer ? { buyer } : {}) };
    });
    this.columns = this.#parties.flatMap(({ id, buyer }): SweepColumn[] => [
      ...percentFields.map((field) => ({
        id: `${id}.${field}`,
        region: id,
        field,
        unit: 'percent',
      })),
      ...(buyer
        ? [{ id: `${id}>${buyer.id}.share`, region: id, field: 'share', unit: 'share' }]
        : []),
    ]);
  }

  /** The columns at a solved point, in their order; NaN where there was no trade before. */
  read(after: Equilibrium): Float64Array {
    const N = after.economy.regions.length;
    const before = overSectors(borderSales(after.economy, N), N);
    const now = overSectors(borderSales(after, N), N);
    const outcome = realOutcomesOf(after);
    const values = this.#parties.flatMap(({ members, buyer }): number[] => {
      const of = members.length === 1 ? outcome.region(members[0] ?? -1) : outcome.group(members);
      const was = tradeOfGroup(before, N, members);
      const is = tradeOfGroup(now, N, members);
      return [
        percent(of.realIncomeHat),
        percent(of.realWageHat),
        was.exports > 0 ? percent(is.exports / was.exports) : NaN,
        was.imports > 0 ? percent(is.imports / was.imports) : NaN,
        ...(buyer ? [sales(now, N, members, buyer.members) / is.exports] : []),
      ];
    });
    return Float64Array.from(values);
  }
}

function largestBuyer(
  seller: Party,
  regions: readonly Party[],
  groups: readonly Party[],
  flows: Float64Array,
  N: number,
): Party | undefined {
  const inside = new Set(seller.members);
  const own = groups.find(({ members }) => members.some((n) => inside.has(n)));
  const others = groups.filter((group) => group !== own);
  const grouped = new Set(others.flatMap(({ members }) => members));
  const buyers = [
    ...regions.filter(({ members: [n = -1] }) => !inside.has(n) && !grouped.has(n)),
    ...others,
  ];
  let largest: Party | undefined;
  let most = 0;
  for (const buyer of buyers) {
    const value = sales(flows, N, seller.members, buyer.members);
    if (value > most) {
      most = value;
      largest = buyer;
    }
  }
  return largest;
}

/** What one party sells to another: flows are `[importer][exporter]`. */
function sales(
  flows: Float64Array,
  N: number,
  sellers: readonly number[],
  buyers: readonly number[],
): number {
  let total = 0;
  for (const buyer of buyers) {
    for (const seller of sellers) total += flows[buyer * N + seller] ?? 0;
  }
  return total;
}

function percent(hat: number): number {
  return 100 * (hat - 1);
}
