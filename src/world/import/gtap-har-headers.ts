/** What a dimension of a GTAP header ranges over. */
export type GtapSet = 'region' | 'commodity' | 'activity' | 'margin' | 'endowment';

/** A header of a GTAP data base, whatever its release calls it. */
export interface GtapHeader {
  /** GTAP 10 and 11 with the model's version 7 first, then the names of versions 6 and before. */
  readonly names: readonly string[];
  readonly dims: readonly GtapSet[];
  readonly required: boolean;
  /** Whether a figure below 0 can be right: a fall in stocks among investment. */
  readonly mayFall?: true;
}

const bilateral = ['commodity', 'region', 'region'] as const;
const byFirm = ['commodity', 'activity', 'region'] as const;
const byBuyer = ['commodity', 'region'] as const;
const factors = ['endowment', 'activity', 'region'] as const;

/**
 * The headers that are read. "Basic" prices are the producers', or the importers' after duty; "paid" prices are the
 * buyers' with the taxes on their use. Regions of bilateral flows are source and destination.
 */
export const gtapHeaders = {
  exportsBasic: { names: ['VXSB', 'VXMD'], dims: bilateral, required: false },
  exportsFob: { names: ['VFOB', 'VXWD'], dims: bilateral, required: true },
  importsCif: { names: ['VCIF', 'VIWS'], dims: bilateral, required: true },
  importsBasic: { names: ['VMSB', 'VIMS'], dims: bilateral, required: true },
  marginUse: {
    names: ['VTWR'],
    dims: ['margin', 'commodity', 'region', 'region'],
    required: false,
  },
  marginSupply: { names: ['VST'], dims: ['margin', 'region'], required: true },
  firmsDomestic: { names: ['VDFB', 'VDFM'], dims: byFirm, required: true },
  firmsImported: { names: ['VMFB', 'VIFM'], dims: byFirm, required: true },
  householdDomestic: { names: ['VDPB', 'VDPM'], dims: byBuyer, required: true },
  householdImported: { names: ['VMPB', 'VIPM'], dims: byBuyer, required: true },
  governmentDomestic: { names: ['VDGB', 'VDGM'], dims: byBuyer, required: true },
  governmentImported: { names: ['VMGB', 'VIGM'], dims: byBuyer, required: true },
  // Before version 7 investment is the activity CGDS.
  investmentDomestic: { names: ['VDIB'], dims: byBuyer, required: false, mayFall: true },
  investmentImported: { names: ['VMIB'], dims: byBuyer, required: false, mayFall: true },
  firmsDomesticPaid: { names: ['VDFP', 'VDFA'], dims: byFirm, required: false },
  firmsImportedPaid: { names: ['VMFP', 'VIFA'], dims: byFirm, required: false },
  householdDomesticPaid: { names: ['VDPP', 'VDPA'], dims: byBuyer, required: false },
  householdImportedPaid: { names: ['VMPP', 'VIPA'], dims: byBuyer, required: false },
  governmentDomesticPaid: { names: ['VDGP', 'VDGA'], dims: byBuyer, required: false },
  governmentImportedPaid: { names: ['VMGP', 'VIGA'], dims: byBuyer, required: false },
  investmentDomesticPaid: { names: ['VDIP'], dims: byBuyer, required: false, mayFall: true },
  investmentImportedPaid: { names: ['VMIP'], dims: byBuyer, required: false, mayFall: true },
  factors: { names: ['EVFB', 'VFM'], dims: factors, required: true },
  factorsPaid: { names: ['EVFP', 'EVFA'], dims: factors, required: false },
  make: { names: ['MAKB'], dims: byFirm, required: false },
} as const satisfies Readonly<Record<string, GtapHeader>>;

export type GtapFlowName = keyof typeof gtapHeaders;

/** Where the sets stand: by name in version 7, by number before. */
export const gtapSetHeaders: Readonly<Record<GtapSet, readonly string[]>> = {
  region: ['REG', 'H1'],
  commodity: ['COMM', 'TRAD', 'H2'],
  activity: ['ACTS', 'PROD'],
  margin: ['MARG'],
  endowment: ['ENDW', 'H6'],
};

/** Elasticity of substitution among sources of imports, by commodity and in GTAP 11 by region. */
export const elasticityHeader = 'ESBM';

/** The activity that makes capital goods before version 7. */
export const capitalGoods = 'CGDS';
