/**
 * What is known of a base year, before any model is put on it: flows in money, as a folder of tidy
 * tables states them (see `docs/methods/equilibrium.md`, section 1). `calibrate` turns it into shares.
 */

/** A country, a province, or the rest of the world. */
export interface Region {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-3 code of the state it belongs to, where it has one. */
  readonly iso3?: string;
  /** Id of the group it belongs to: the ten provinces share the group `CAN`. */
  readonly group?: string;
  /** Degrees north and east of a representative point, for maps. */
  readonly lat?: number;
  readonly lon?: number;
}

/** A product group with one trade elasticity. */
export interface Sector {
  readonly id: string;
  readonly name: string;
  /** Whether customs can reach it: `sector: '*'` in a tariff change means the tradable sectors. */
  readonly tradable: boolean;
  /** Trade elasticity θ > 0, in absolute value: the dispersion parameter of Eaton and Kortum (2002). */
  readonly theta: number;
}

/**
 * The base year in money. `N` regions, `J` sectors; every array is dense and row-major in the order
 * its comment gives, in the folder's own unit. Missing rows of the folder are zeros here.
 */
export interface EconomyTables {
  readonly regions: readonly Region[];
  readonly sectors: readonly Sector[];
  /** Sales before the importer's tariff, own sales included: `[sector][importer][exporter]`, J·N·N. */
  readonly trade: Float64Array;
  /** Ad valorem tariff rate, 0.25 is 25 %: `[sector][importer][exporter]`, J·N·N. */
  readonly tariffs: Float64Array;
  /** What a sector buys from the composite of an input, at buyer's prices: `[region][sector][input]`, N·J·J. */
  readonly intermediate: Float64Array;
  /** Value added: `[region][sector]`, N·J. */
  readonly valueAdded: Float64Array;
  /** Final expenditure at buyer's prices: `[region][sector]`, N·J. May hold negatives; `calibrate` clips them. */
  readonly final: Float64Array;
  /** Aggregate trade deficit (imports less exports): `[region]`, N; absent when it is to be derived from `trade`. */
  readonly transfers?: Float64Array;
}

/** Named groups of regions, in the order in which their first members are listed. */
export function groupsOf(regions: readonly Region[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  regions.forEach((region, index) => {
    if (region.group === undefined) return;
    const members = groups.get(region.group);
    if (members) members.push(index);
    else groups.set(region.group, [index]);
  });
  return groups;
}
