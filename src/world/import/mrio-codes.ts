/** A region of the economy that is imported, and how the source calls it. */
export interface RegionCode {
  /** Id in the economy: ISO 3166-1 alpha-3, `ROW` for the rest of the world. */
  readonly id: string;
  readonly name: string;
  readonly iso3?: string;
  /** Whether the source has it as a part of `id`, with accounts of its own: `CN1` of China. */
  readonly part?: boolean;
}

/** An industry of the source, which becomes a sector. */
export interface IndustryCode {
  readonly id: string;
  readonly name: string;
  /** Whether its products pass customs. */
  readonly goods: boolean;
  /** Code by which its elasticity is looked up: of ISIC Rev. 4, or `SERV` for services. */
  readonly elasticityOf: string;
}

/** What a column of a multi-regional table holds. */
export type ColumnRole =
  | { readonly kind: 'industry'; readonly region: RegionCode; readonly industry: IndustryCode }
  | { readonly kind: 'final'; readonly region: RegionCode; readonly use: string }
  /** Total output of the industry in the row. */
  | { readonly kind: 'output' }
  | { readonly kind: 'ignored' };

/** What a row of a multi-regional table holds. */
export type RowRole =
  | { readonly kind: 'industry'; readonly region: RegionCode; readonly industry: IndustryCode }
  /** Value added, or a tax or an adjustment that is paid by the industry in the column and booked with it. */
  | { readonly kind: 'primary'; readonly item: string }
  /** Total output of the industry in the column. */
  | { readonly kind: 'output' }
  | { readonly kind: 'ignored' };
