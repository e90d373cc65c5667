import type { Economy, Rent } from '../economy.ts';
import type { Shock, TransferClosure } from '../shock.ts';
import type { VarietyFlow } from '../varieties.ts';
import type { Driver } from './driver.ts';

/**
 * What is to be decomposed: the move from a base, in which nothing has changed yet, to a counterfactual, and who has which part
 * in it. Along the path from one to the other every driver has done the same fraction `s` of its part:
 *
 *     ln(1 + τ'), ln d̂, ln Â, ln L̂, ln(1 + t'_p)     base + s · Σ_driver move
 *     open fractions of varieties, rates of rents, D_n  likewise, in levels
 *
 * Quotas are in it by what they come to: the rates that their buyers pay in the end, and the rents.
 */
export interface PathProblem {
  /** The base, in equilibrium: `rebase` of the re-solved base year. */
  readonly economy: Economy;
  /**
   * What changes besides varieties, as the counterfactual was solved with it. Its tariffs in cells that flows name and its rents are
   * not read; its trade costs may not be Infinity: what stops trade is a variety that is prohibited.
   */
  readonly shock: Shock;
  /** Varieties at the rates that buyers pay in the end: `QuotaEquilibrium.flows`. None when absent. */
  readonly flows?: readonly VarietyFlow[];
  /** Rents at the end: `Equilibrium.rents` of the counterfactual. Those of the base when absent. */
  readonly rents?: readonly Rent[];
  /**
   * Transfers D_n that the closure starts from at the end: `[region]`, money. Those of the economy when absent; under the
   * closure `zero` they always end at 0.
   */
  readonly transfer?: Float64Array;
  /** What becomes of transfers; default `fixed`. */
  readonly closure?: TransferClosure;
  /** The causes. Their moves at one place must add up to what changes there. */
  readonly drivers: readonly Driver[];
}

/** A rent on the path: where it is, who holds it, and its rate at the two ends; 0 where there is none. */
export interface PathRent extends Omit<Rent, 'rate'> {
  readonly before: number;
  readonly after: number;
}

/**
 * The rents of a path, each once: those of the base in their order, then those that only the end has. `Driver.rents` goes by
 * places in this list.
 */
export function pathRents({
  economy,
  rents = economy.rents ?? [],
}: Pick<PathProblem, 'economy' | 'rents'>): PathRent[] {
  const known = new Map<string, PathRent>();
  const add = (rent: Rent, before: number, after: number): void => {
    const { sector, importer, exporter, holder } = rent;
    const key = [sector, importer, exporter, holder].join();
    const there = known.get(key);
    known.set(key, {
      sector,
      importer,
      exporter,
      holder,
      before: (there?.before ?? 0) + before,
      after: (there?.after ?? 0) + after,
    });
  };
  for (const rent of economy.rents ?? []) add(rent, rent.rate, 0);
  for (const rent of rents) add(rent, 0, rent.rate);
  return [...known.values()];
}
