import { checkEconomy, checkSupply } from './check-economy.ts';
import type { Economy } from './economy.ts';
import { equilibriumAt, sharesOfRow, type Equilibrium } from './equilibrium.ts';
import { checkShock, openShares, type Shock } from './shock.ts';
import { Search, type SearchOutcome } from './search.ts';
import { checkOptions, type SolveOptions } from './solve-options.ts';
import { startingPoint } from './starting-point.ts';
import { createWorkspace, reprice, type Row, type Workspace } from './workspace.ts';

/** What an equilibrium says of trade, by the names that `Equilibrium` gives it; `share` may hold some rows only. */
export type TradeAt = Pick<Equilibrium, 'economy' | 'share' | 'expenditure' | 'costHat'>;

/**
 * One economy solved at one shock, and again at others that differ from it in some rows: the problem is checked and laid out
 * once, and each search starts from where the last one ended.
 */
export class RepeatedSolve {
  readonly #ws: Workspace;
  readonly #search: Search;
  readonly #method: NonNullable<SolveOptions['method']>;
  readonly #tolerance: number;
  /** Scratch of `tradeIn`. */
  readonly #share: Float64Array;
  #shock: Shock;
  #outcome: SearchOutcome | undefined;

  /** @throws RangeError on misuse, see `solve` */
  constructor(economy: Economy, shock: Shock, options: SolveOptions) {
    const checked = checkOptions(options);
    checkEconomy(economy);
    checkShock(economy, shock);
    const share = openShares(economy, shock);
    if (share !== economy.share) {
      checkSupply({ ...economy, share }, 'everybody who supplied it is prohibited from doing so');
    }
    this.#shock = shock;
    this.#method = checked.method;
    this.#tolerance = checked.tolerance;
    this.#ws = createWorkspace(economy, shock, checked.closure);
    this.#search = new Search(this.#ws, startingPoint(this.#ws, checked.start), checked);
    this.#share = new Float64Array(share.length);
  }

  /** Takes over some rows of another shock, and its rents; see `reprice` for what must not differ. */
  reprice(shock: Shock, rows: Iterable<Row>): void {
    reprice(this.#ws, shock, rows);
    this.#shock = shock;
  }

  /** @param tolerance that of the options unless given */
  search(tolerance = this.#tolerance): SearchOutcome {
    this.#search.prepare(tolerance);
    this.#outcome = this.#search.run(this.#method);
    return this.#outcome;
  }

  /** Trade at the point that the last search found, of which only these rows have shares. Overwritten by the next call. */
  tradeIn(rows: Iterable<Row>): TradeAt {
    const { economy, spent, logCost } = this.#ws;
    for (const { sector, importer } of rows) {
      sharesOfRow(this.#ws, this.#search.x, sector, importer, this.#share);
    }
    return { economy, share: this.#share, expenditure: spent, costHat: logCost.map(Math.exp) };
  }

  /** What the last search found. */
  equilibrium(): Equilibrium {
    if (!this.#outcome) throw new Error('nothing was searched for yet');
    return equilibriumAt(this.#ws, this.#shock, this.#search.x, this.#outcome);
  }
}
