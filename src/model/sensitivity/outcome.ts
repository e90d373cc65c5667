/**
 * A number that an equilibrium is asked for. Regions are indices; several are taken as one group: its income, revenue and wage
 * bills are sums, its real income is the income-weighted mean of its members' (as in `Outcomes.group`), its trade leaves inner trade out.
 */
export type OutcomeSpec =
  /** Î / P̂, ŵ / P̂ or Î: hats. */
  | {
      readonly kind: 'real-income' | 'real-wage' | 'income';
      readonly regions: readonly number[];
    }
  /** Tariff revenue R', net of rents, and exports or imports at the exporter's border: money. */
  | { readonly kind: 'revenue' | 'exports' | 'imports'; readonly regions: readonly number[] }
  /** What importers buy from exporters, own sales left out; all sectors unless some are named: money. */
  | {
      readonly kind: 'flow';
      readonly exporters: readonly number[];
      readonly importers: readonly number[];
      readonly sectors?: readonly number[];
    }
  /** The fraction of all that exporters sell abroad (outside their own group) that goes to importers. */
  | {
      readonly kind: 'export-share';
      readonly exporters: readonly number[];
      readonly importers: readonly number[];
    }
  /** Quantity that a sector makes, Ŷ / ĉ: a hat; of several regions the mean weighted by base output. */
  | { readonly kind: 'output'; readonly regions: readonly number[]; readonly sector: number };
