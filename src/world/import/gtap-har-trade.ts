import type { GtapData, GtapFlows } from './gtap-har-data.ts';

/** Two float32 figures that agree to this are the same figure: no duty is this small. */
const sameFigure = 5e-7;

/** Duty on an import as a rate of its cif value, VMSB / VCIF − 1. */
export function gtapTariff(
  { importsCif, importsBasic }: GtapFlows,
  c: number,
  s: number,
  d: number,
): number {
  const cif = importsCif.at(c, s, d);
  if (!(cif > 0)) return 0;
  const rate = importsBasic.at(c, s, d) / cif - 1;
  return Math.abs(rate) < sameFigure ? 0 : rate;
}

/** What a dollar that buyers in a region pay for their imports of a commodity is made of. */
export interface ImportDollar {
  /** The goods at the border of the exporter and the duty on that, as the economy counts them. */
  readonly goods: number;
  /** Freight and insurance, by margin commodity. */
  readonly freight: readonly number[];
  /** Duty on freight, and duty on trade within the region: the economy has no place for either. */
  readonly leftOut: number;
}

/** Freight on the imports of a commodity into a region by margin commodity: VTWR, or cif less fob by the modes' supply. */
export function freightOn(data: GtapData, c: number, d: number): number[] {
  const { sets, flows } = data;
  const regions = [...sets.region.keys()];
  const { marginUse, marginSupply, importsCif, exportsFob } = flows;
  if (marginUse) {
    return sets.margin.map((_, m) => regions.reduce((sum, s) => sum + marginUse.at(m, c, s, d), 0));
  }
  const freight = regions.reduce(
    (sum, s) => sum + importsCif.at(c, s, d) - exportsFob.at(c, s, d),
    0,
  );
  const supply = sets.margin.map((_, m) => {
    return regions.reduce((sum, r) => sum + marginSupply.at(m, r), 0);
  });
  const world = supply.reduce((sum, value) => sum + value, 0);
  return supply.map((value) => (world > 0 ? (freight * value) / world : 0));
}

/** How the imports of a commodity into a region divide; all goods where there are none. */
export function importDollar(data: GtapData, c: number, d: number): ImportDollar {
  const { sets, flows } = data;
  let paid = 0;
  let goods = 0;
  sets.region.forEach((_, s) => {
    paid += flows.importsBasic.at(c, s, d);
    const rate = s === d ? 0 : gtapTariff(flows, c, s, d);
    goods += flows.exportsFob.at(c, s, d) * (1 + rate);
  });
  if (!(paid > 0)) return { goods: 1, freight: sets.margin.map(() => 0), leftOut: 0 };
  const freight = freightOn(data, c, d);
  const leftOut = paid - goods - freight.reduce((sum, value) => sum + value, 0);
  return {
    goods: goods / paid,
    freight: freight.map((value) => value / paid),
    leftOut: leftOut / paid,
  };
}
