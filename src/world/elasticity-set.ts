/** Where the trade elasticities of a set come from, and what a reader should know of them. */
export interface ElasticitySource {
  readonly title: string;
  readonly publisher?: string | undefined;
  readonly date?: string | undefined;
  readonly url?: string | undefined;
  readonly notes?: string | undefined;
}

/** A named set of trade elasticities that may take the place of those in sectors.csv. */
export interface ElasticitySet {
  readonly source: ElasticitySource;
  /** θ in absolute value: `[sector]`. */
  readonly theta: Float64Array;
}

/** Sets by their ids, in the order in which economy.yaml names them. */
export type ElasticitySets = ReadonlyMap<string, ElasticitySet>;
