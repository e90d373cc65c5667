import { pathRents, type DriverPart } from '../../model/index.ts';
import { factorCells } from '../changed-cells.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';
import type { MeasuredFlow, MeasuredPart } from '../measures/measured-trade.ts';
import { TariffPolicy, type TariffSnapshot } from '../measures/tariff-policy.ts';
import { isFactorChange, type FactorChange } from '../scenario.ts';
import { Causes, type Cause, type CausesBy, type FullRun } from './causes.ts';
import { CourseDifferences, logMean } from './measure-moves.ts';
import { MoveBook } from './move-book.ts';
import { rentKey, rentShares, type RentShares } from './quota-wedges.ts';

/** Sums of logs that differ by less are the same. */
const ROUNDING = 1e-12;

/**
 * Follows a scenario's changes and writes down what each of them moves (docs/methods/decomposition.md): of tariffs the difference in
 * ln(1 + rate) before and after it, cell by cell, and variety by variety in flows that the register reaches. What is not traded in
 * the baseline is left out.
 *
 * A move from one policy of the register to another is divided among its measures by the logarithmic mean: with Δ_m the points that
 * measure m has in a change of duty from t to t',
 *
 *     Δ ln(1 + t) = Σ_m Δ_m / L(1 + t', 1 + t)
 *
 * What is left of it (duty cannot fall below nothing; tariffs stated by hand that the policy replaces) is a cause of its own. The
 * measure that holds a quota has the difference between what buyers pay in the end and the rate inside the quota, and the rents.
 */
export function collectMoves(loaded: LoadedScenario, run: FullRun, by: CausesBy): MoveBook {
  return new ChangeFollower(loaded, run, by).follow();
}

class ChangeFollower {
  readonly #loaded: LoadedScenario;
  readonly #run: FullRun;
  readonly #book = new MoveBook();
  readonly #causes: Causes;
  readonly #differences = new CourseDifferences();
  readonly #measured: readonly MeasuredFlow[];
  readonly #flowOf: ReadonlyMap<number, number>;
  /** Number of the first variety of each flow. */
  readonly #first: readonly number[];
  /** Sums of what has been written down: `[variety]`. */
  readonly #moved: Float64Array;
  readonly #opened: Float64Array;

  constructor(loaded: LoadedScenario, run: FullRun, by: CausesBy) {
    this.#loaded = loaded;
    this.#run = run;
    this.#causes = new Causes(loaded, run, by);
    this.#measured = loaded.measures?.trade.flows ?? [];
    this.#flowOf = new Map(this.#measured.map(({ cell }, flow) => [cell, flow]));
    let varieties = 0;
    this.#first = this.#measured.map(({ parts }) => (varieties += parts.length) - parts.length);
    this.#moved = new Float64Array(varieties);
    this.#opened = new Float64Array(varieties);
  }

  follow(): MoveBook {
    const { scenario, tables, tariffTables, measures } = this.#loaded;
    const policy = new TariffPolicy(tables.tariffs, tables, this.#measured);
    let entered = measures?.policies.baseline ?? 0;
    if (measures) policy.enter(entered);
    let before = policy.snapshot();
    scenario.changes.forEach((change, index) => {
      if (isFactorChange(change)) {
        this.#multiply(change, this.#causes.ofChange(change, index));
        return;
      }
      if (change.kind === 'tariff' || change.kind === 'tariffs-from') {
        const cells = policy.apply(change, tariffTables);
        const after = policy.snapshot();
        this.#set(cells, before, after, this.#causes.ofChange(change, index));
        before = after;
        return;
      }
      const next = measures?.policies.ofChange.get(index);
      if (next === undefined) return;
      policy.enter(next);
      const after = policy.snapshot();
      const cause = this.#causes.by === 'change' ? this.#causes.ofChange(change, index) : undefined;
      this.#enter(entered, next, before, after, cause);
      entered = next;
      before = after;
    });
    this.#settleVarieties();
    this.#settleRents();
    this.#settleTransfers();
    return this.#book;
  }

  #multiply(change: FactorChange, cause: Cause): void {
    const place: DriverPart = change.kind === 'trade-cost' ? 'tradeCost' : change.kind;
    const { share } = this.#run.counterfactual.equilibrium.economy;
    for (const at of factorCells(change, this.#loaded.tables)) {
      if (place === 'tradeCost' && share[at] === 0) continue;
      this.#book.add(cause, place, at, Math.log1p(change.percent / 100));
    }
  }

  /** Tariffs stated by hand, of flows as a whole. */
  #set(
    cells: readonly number[],
    before: TariffSnapshot,
    after: TariffSnapshot,
    cause: Cause,
  ): void {
    const { share } = this.#run.counterfactual.equilibrium.economy;
    for (const cell of new Set(cells)) {
      if (share[cell] === 0) continue;
      const flow = this.#flowOf.get(cell);
      if (flow === undefined) {
        this.#book.add(cause, 'tariff', cell, rise(before.tariff[cell], after.tariff[cell]));
      } else {
        this.#moveFlow(flow, before, after, cause);
      }
    }
    this.#causes.turn(before, after, cause);
  }

  /** @param cause of all of it; undefined where it is to be divided among measures */
  #enter(
    from: number,
    to: number,
    before: TariffSnapshot,
    after: TariffSnapshot,
    cause: Cause | undefined,
  ): void {
    const { share } = this.#run.counterfactual.equilibrium.economy;
    this.#measured.forEach(({ cell, parts }, flow) => {
      if (share[cell] === 0) return;
      if (cause) {
        if (before.rates[flow] !== after.rates[flow]) this.#moveFlow(flow, before, after, cause);
        return;
      }
      parts.forEach((part, p) => {
        this.#divide(flow, p, part, from, to, before, after);
      });
    });
    if (cause) this.#causes.turn(before, after, cause);
  }

  #moveFlow(flow: number, before: TariffSnapshot, after: TariffSnapshot, cause: Cause): void {
    const was = before.rates[flow] ?? [];
    (after.rates[flow] ?? []).forEach((is, p) => {
      this.#move(cause, flow, p, rise(was[p]?.rate, is.rate));
      this.#open(cause, flow, p, Number(was[p]?.prohibited ?? false) - Number(is.prohibited));
    });
  }

  /** One part of a flow, measure by measure. */
  #divide(
    flow: number,
    p: number,
    { course }: MeasuredPart,
    from: number,
    to: number,
    before: TariffSnapshot,
    after: TariffSnapshot,
  ): void {
    const was = before.rates[flow]?.[p];
    const is = after.rates[flow]?.[p];
    if (!was || !is) return;
    const { measures, claims } = this.#differences.between(course, from, to);
    const mean = logMean(1 + is.rate, 1 + was.rate);
    let left = rise(was.rate, is.rate);
    for (const [id, points] of measures) {
      this.#move(this.#causes.ofMeasure(id), flow, p, points / mean);
      left -= points / mean;
    }
    if (claims !== 0) this.#move(this.#causes.claims(), flow, p, claims / mean);
    left -= claims / mean;
    if (Math.abs(left) > ROUNDING) this.#move(this.#causes.rest(), flow, p, left);
    const opening = Number(was.prohibited) - Number(is.prohibited);
    if (opening === 0) return;
    const { byPolicy } = course;
    const bans = byPolicy[opening < 0 ? to : from]?.makeup?.bans ?? [];
    if (bans.length === 0) this.#open(this.#causes.rest(), flow, p, opening);
    for (const id of bans) this.#open(this.#causes.ofMeasure(id), flow, p, opening / bans.length);
  }

  /** Of what ends up prohibited no rate moves; what is not traded does not move at all. */
  #move(cause: Cause, flow: number, p: number, by: number, wedge = false): void {
    const variety = this.#run.counterfactual.flows[flow]?.varieties[p];
    if (!variety || variety.share === 0 || variety.prohibited) return;
    const at = (this.#first[flow] ?? 0) + p;
    this.#moved[at] = (this.#moved[at] ?? 0) + by;
    this.#book.add(cause, 'varieties', at, by, wedge);
  }

  #open(cause: Cause, flow: number, p: number, by: number, wedge = false): void {
    if (this.#run.counterfactual.flows[flow]?.varieties[p]?.share === 0) return;
    const at = (this.#first[flow] ?? 0) + p;
    this.#opened[at] = (this.#opened[at] ?? 0) + by;
    this.#book.add(cause, 'openings', at, by, wedge);
  }

  /** What varieties move by in the end and no change accounts for: quotas, mostly. */
  #settleVarieties(): void {
    const { tariffs, counterfactual } = this.#run;
    const { before, after = before } = tariffs;
    const { economy } = counterfactual.equilibrium;
    counterfactual.flows.forEach(({ varieties }, flow) => {
      if (economy.share[this.#measured[flow]?.cell ?? -1] === 0) return;
      varieties.forEach(({ share, base, rate, prohibited }, p) => {
        if (share === 0) return;
        const at = (this.#first[flow] ?? 0) + p;
        const was = before.rates[flow]?.[p];
        const is = after.rates[flow]?.[p];
        const shut = prohibited ? -1 : 0;
        const quota = is?.quota ?? was?.quota;
        const cause = quota ? this.#causes.ofQuota(quota.measure) : undefined;
        if (Math.abs(shut - (this.#opened[at] ?? 0)) > ROUNDING) {
          this.#open(cause ?? this.#causes.rest(), flow, p, shut - (this.#opened[at] ?? 0), true);
        }
        if (prohibited) return;
        let left = rise(base, rate) - (this.#moved[at] ?? 0);
        if (Math.abs(left) <= ROUNDING) return;
        if (is?.quota && was?.quota) {
          // the wedge of the quota that is gone, or of the same one as it was
          const gone = rise(base, was.rate);
          this.#move(this.#causes.ofQuota(was.quota.measure), flow, p, gone, true);
          left -= gone;
        }
        this.#move(cause ?? this.#causes.rest(), flow, p, left, true);
      });
    });
  }

  #settleRents(): void {
    const { baseline, counterfactual } = this.#run;
    const { economy, rents } = counterfactual.equilibrium;
    const N = economy.regions.length;
    const shares = [rentShares(baseline), rentShares(counterfactual)] as const;
    pathRents({ economy, rents }).forEach((rent, at) => {
      const key = rentKey((rent.sector * N + rent.importer) * N + rent.exporter, rent.holder);
      this.#divideRent(shares[0], key, at, -rent.before);
      this.#divideRent(shares[1], key, at, rent.after);
    });
  }

  #divideRent(shares: RentShares, key: string, at: number, by: number): void {
    if (by === 0) return;
    const own = shares.get(key);
    if (!own) this.#book.add(this.#causes.rest(), 'rents', at, by, true);
    for (const [measure, share] of own ?? []) {
      this.#book.add(this.#causes.ofQuota(measure), 'rents', at, by * share, true);
    }
  }

  #settleTransfers(): void {
    if (this.#loaded.scenario.closure.transfers !== 'zero') return;
    const { transfer, valueAdded } = this.#run.counterfactual.equilibrium.economy;
    const least = ROUNDING * Math.max(...valueAdded);
    if (transfer.every((one) => Math.abs(one) <= least)) return;
    const cause = this.#causes.closure();
    transfer.forEach((one, n) => {
      this.#book.add(cause, 'transfer', n, -one);
    });
  }
}

/** Δ ln(1 + rate). */
function rise(before = 0, after = 0): number {
  return before === after ? 0 : Math.log((1 + after) / (1 + before));
}
