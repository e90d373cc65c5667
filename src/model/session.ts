import { checkEconomy, checkSupply } from './check-economy.ts';
import type { Economy } from './economy.ts';
import { equilibriumAt, type Equilibrium } from './equilibrium.ts';
import { checkShock, openShares, type Shock } from './shock.ts';
import { numbersForSearch, Search, type SearchOutcome } from './search.ts';
import { sharesOfRow } from './shares.ts';
import { checkOptions, type SolveOptions } from './solve-options.ts';
import { startingPoint } from './starting-point.ts';
import { forChangedRows, type Row } from './trade-block.ts';
import { createWorkspace, reprice, takeFundamentals, type Workspace } from './workspace.ts';

/** What an equilibrium says of trade, by the names that `Equilibrium` gives it; `share` may hold some rows only. */
export type TradeAt = Pick<Equilibrium, 'economy' | 'share' | 'expenditure' | 'costHat'>;

/**
 * One economy solved again and again at shocks that differ little, as when a slider moves: the economy is checked and laid out
 * once, each solve lays out only what changed, and each search starts from where the last one ended.
 *
 *     const session = new Session(economy, { tariff });
 *     const before = session.solve({ tariff });
 *     const after = session.solve({ tariff: moved });
 *     session.close();
 *
 * Solutions agree with those of `solve` to the tolerance, not to the bit: they depend on what was solved before. They are
 * copies, which later solves leave alone.
 */
export class Session {
  readonly #economy: Economy;
  readonly #options: ReturnType<typeof checkOptions>;
  /** Scratch of `tradeIn`. */
  #share: Float64Array | undefined;
  #shock: Shock;
  #problem: Problem;
  #outcome: SearchOutcome | undefined;
  #closed = false;

  /**
   * @param economy base economy; not changed, and not to be changed while the session is open
   * @param shock where it begins; nothing is searched for yet
   * @param options those of every solve; `start` is where the first search starts
   * @throws RangeError on misuse, see `solve`
   */
  constructor(economy: Economy, shock: Shock = {}, options: SolveOptions = {}) {
    this.#economy = economy;
    this.#options = checkOptions(options);
    checkEconomy(economy);
    checkShock(economy, shock);
    this.#shock = shock;
    this.#problem = layOut(economy, shock, this.#options, this.#options.start);
  }

  /**
   * The equilibrium after a shock. Its arrays may be those of the last shock, written over: what differs is found by comparing
   * numbers.
   *
   * @throws RangeError on misuse, see `solve`; the session stays where it was
   */
  solve(shock: Shock): Equilibrium {
    this.#take(shock);
    this.search();
    return this.equilibrium();
  }

  /**
   * Takes over some rows of another shock, and its rents, unchecked. What else it says must not differ from the shock before;
   * nor may it prohibit or permit any trade.
   */
  reprice(shock: Shock, rows: Iterable<Row>): void {
    reprice(this.#open().ws, shock, rows);
    this.#shock = shock;
  }

  /** @param tolerance that of the options unless given */
  search(tolerance = this.#options.tolerance): SearchOutcome {
    const { search } = this.#open();
    this.#outcome = undefined;
    search.prepare(tolerance);
    this.#outcome = search.run(this.#options.method);
    return this.#outcome;
  }

  /** Trade at the point that the last search found, of which only these rows have shares. Overwritten by the next call. */
  tradeIn(rows: Iterable<Row>): TradeAt {
    const { ws } = this.#open();
    const { N, economy, spent, logCost } = ws;
    const share = (this.#share ??= new Float64Array(economy.share.length));
    for (const { sector, importer } of rows) {
      sharesOfRow(ws, sector, importer, share, (sector * N + importer) * N);
    }
    return { economy, share, expenditure: spent, costHat: logCost.map(Math.exp) };
  }

  /** What the last search found. */
  equilibrium(): Equilibrium {
    const { ws, search } = this.#open();
    if (!this.#outcome) throw new Error('nothing was searched for yet');
    return equilibriumAt(ws, this.#shock, search.x, this.#outcome);
  }

  /** Gives the memory back for other solves; nothing else may be called after. Sessions left open are collected as garbage. */
  close(): void {
    if (!this.#closed) this.#problem.ws.arena.release();
    this.#closed = true;
  }

  /** Brings the workspace in line with a shock. */
  #take(shock: Shock): void {
    const { ws } = this.#open();
    checkShock(this.#economy, shock);
    if (prohibitsOtherwise(ws, shock)) {
      // What is bought at all depends on it: all is laid out again, and the search starts from the last solution.
      const start = this.#outcome ? this.equilibrium() : this.#options.start;
      this.#problem = layOut(this.#economy, shock, this.#options, start);
      ws.arena.release();
      this.#outcome = undefined;
    } else {
      const rows: Row[] = [];
      forChangedRows(ws, ws.J, shock, (sector, importer) => rows.push({ sector, importer }));
      reprice(ws, shock, rows);
      takeFundamentals(ws, shock);
    }
    this.#shock = shock;
  }

  #open(): Problem {
    if (this.#closed) throw new Error('the session is closed');
    return this.#problem;
  }
}

interface Problem {
  readonly ws: Workspace;
  readonly search: Search;
}

function layOut(
  economy: Economy,
  shock: Shock,
  options: ReturnType<typeof checkOptions>,
  start: Equilibrium | undefined,
): Problem {
  const { closure, kernels } = options;
  const share = openShares(economy, shock);
  if (share !== economy.share) {
    checkSupply({ ...economy, share }, 'everybody who supplied it is prohibited from doing so');
  }
  const spare = numbersForSearch(economy.regions.length, economy.sectors.length);
  const ws = createWorkspace(economy, shock, closure, { spare, kernels });
  try {
    return { ws, search: new Search(ws, startingPoint(ws, start), options) };
  } catch (error) {
    ws.arena.release();
    throw error;
  }
}

/** Whether a shock prohibits other trade than the one that was laid out. */
function prohibitsOtherwise({ N, J, stride, tradeCost, tradeCostGiven }: Workspace, shock: Shock) {
  const after = shock.tradeCost;
  if (!after && !tradeCostGiven) return false;
  for (let row = 0; row < J * N; row++) {
    for (let i = 0; i < N; i++) {
      const was = tradeCostGiven && tradeCost[row * stride + i] === Infinity;
      const is = after !== undefined && after[row * N + i] === Infinity;
      if (was !== is) return true;
    }
  }
  return false;
}
