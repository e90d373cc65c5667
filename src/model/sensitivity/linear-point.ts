import type { Rent } from '../economy.ts';
import type { Equilibrium } from '../equilibrium.ts';
import { wedgeRevenue } from '../flows.ts';

/**
 * An equilibrium as its linearisation needs it. Unknowns are changes in logs, in one vector of length N + 2·N·J as in
 * `Workspace`; conditions stand in another of the same layout:
 *
 *     unknowns    [ d ln ŵ_n      | d ln P̂_nj | d ln X'_nj     ]
 *     conditions  [ trade balance | prices    | expenditures   ]
 *
 * Own sales are kept apart from trade, so that trade balances come out without cancellation, however near autarky.
 */
export interface LinearPoint {
  readonly equilibrium: Equilibrium;
  readonly N: number;
  readonly J: number;
  /** N + 2·N·J. */
  readonly size: number;
  /** 1 where every region buys the sector only from itself: `[sector]`. */
  readonly domestic: Uint8Array;
  /** M'_nij at the border, 0 on the diagonal: `[sector][importer][exporter]`, money. */
  readonly abroad: Float64Array;
  /** What a region sells to itself at the border, M'_nnj: `[region][sector]`, money. */
  readonly own: Float64Array;
  /** Purchases from abroad, Σ_{i≠n} M'_nij, and sales there: `[region][sector]`, money. */
  readonly bought: Float64Array;
  readonly sold: Float64Array;
  /** X', 1 where nothing is bought, so that it can be divided by: `[region][sector]`. */
  readonly spent: Float64Array;
  /** What a trade balance is measured in: `[region]`, money. */
  readonly balanceScale: Float64Array;
  /** Weight of the numeraire in each trade balance: `[region]`, money. The balances sum to 0 whatever moves; this makes them regular. */
  readonly pull: Float64Array;
  readonly worldValueAdded: number;
  /** D'_n / D_n; 0 where transfers are abolished. */
  readonly transferScale: number;
  /** d D'_n for one unit of world revenue: `[region]`; absent where transfers do not follow it. */
  readonly transferPerRevenue: Float64Array | undefined;
  readonly rents: readonly RentCell[];
}

/** A rent with its cell in `[sector][importer][exporter]`, the region it goes to, and the border value it is levied on. */
export interface RentCell {
  readonly rent: Rent;
  readonly cell: number;
  readonly holder: number;
  readonly flow: number;
}

/** A region that does not trade has no balance; this share of its value added stands in for its trade. */
const LEAST_TRADE = 1e-14;

/** @throws RangeError when the equilibrium did not converge */
export function linearPoint(equilibrium: Equilibrium): LinearPoint {
  if (equilibrium.status !== 'converged') {
    throw new RangeError(
      `a solve that ended as ${equilibrium.status} is no equilibrium and has no derivatives`,
    );
  }
  const { economy, share, tariff, expenditure, valueAdded, rents } = equilibrium;
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const domestic = new Uint8Array(J).fill(1);
  const abroad = new Float64Array(J * N * N);
  const own = new Float64Array(N * J);
  const bought = new Float64Array(N * J);
  const sold = new Float64Array(N * J);
  const exports = new Float64Array(N);
  const imports = new Float64Array(N);
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      const row = (j * N + n) * N;
      const spent = expenditure[n * J + j];
      let sum = 0;
      for (let i = 0; i < N; i++) {
        const pi = share[row + i];
        if (pi === 0) continue;
        const flow = (spent * pi) / (1 + tariff[row + i]);
        if (i === n) {
          own[n * J + j] = flow;
          continue;
        }
        domestic[j] = 0;
        abroad[row + i] = flow;
        sum += flow;
        sold[i * J + j] += flow;
        exports[i] += flow;
      }
      bought[n * J + j] = sum;
      imports[n] += sum;
    }
  }
  let worldValueAdded = 0;
  let worldTrade = 0;
  for (let n = 0; n < N; n++) {
    worldValueAdded += valueAdded[n];
    worldTrade += exports[n];
  }
  const pull = worldTrade > 0 ? worldTrade / worldValueAdded : 1;
  return {
    equilibrium,
    N,
    J,
    size: N + 2 * N * J,
    domestic,
    abroad,
    own,
    bought,
    sold,
    spent: expenditure.map((value) => (value > 0 ? value : 1)),
    balanceScale: valueAdded.map((value, n) =>
      Math.max(exports[n], imports[n], LEAST_TRADE * value),
    ),
    pull: valueAdded.map((value) => pull * value),
    worldValueAdded,
    ...transfersOf(equilibrium),
    rents: rents.map((rent) => {
      const { sector: j, importer: n, exporter: i, holder } = rent;
      const cell = (j * N + n) * N + i;
      const flow = i === n ? own[n * J + j] : abroad[cell];
      return { rent, cell, holder: holder === 'importer' ? n : i, flow };
    }),
  };
}

/** How transfers answer what the closure ties them to. */
function transfersOf(
  equilibrium: Equilibrium,
): Pick<LinearPoint, 'transferScale' | 'transferPerRevenue'> {
  const { economy, closure, transfer, share, tariff, expenditure } = equilibrium;
  if (closure === 'zero') return { transferScale: 0, transferPerRevenue: undefined };
  if (closure === 'fixed') {
    return { transferScale: followed(equilibrium) ?? 1, transferPerRevenue: undefined };
  }
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const valueAdded = sum(economy.valueAdded);
  const world = valueAdded + sum(wedgeRevenue({ ...economy, share, tariff, expenditure }));
  return {
    transferScale: followed(equilibrium) ?? world / (valueAdded + sum(wedgeRevenue(economy))),
    transferPerRevenue: transfer.map((value) => value / world),
  };
}

/** D'_n / D_n, the same everywhere, read off the largest; undefined where there are no transfers. */
function followed({ economy, transfer }: Equilibrium): number | undefined {
  let largest = 0;
  economy.transfer.forEach((value, n) => {
    if (Math.abs(value) > Math.abs(economy.transfer[largest])) largest = n;
  });
  const from = economy.transfer[largest];
  return from === 0 ? undefined : transfer[largest] / from;
}
