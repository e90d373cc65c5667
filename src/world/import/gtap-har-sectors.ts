import type { Sector } from '../../model/index.ts';
import type { Problem } from '../../input/index.ts';
import type { GtapData } from './gtap-har-data.ts';
import { elasticityHeader } from './gtap-har-headers.ts';
import { gtapTariff } from './gtap-har-trade.ts';

/** θ of every sector where no parameter file is given; the warning names it. */
export const thetaWithoutParameters = 4;

/**
 * Sectors are commodities. θ = ESUBM − 1: the elasticity of import values to relative prices in a CES nest of sources
 * with elasticity of substitution ESUBM. Customs can reach a sector on which any import pays duty; where nothing does, all.
 *
 * Rules: `gtap-elasticity`; the warnings `gtap-no-elasticities` and `gtap-elasticities-differ`.
 */
export function gtapSectors(
  data: GtapData,
  file: string,
): { sectors: Sector[]; problems: Problem[] } {
  const { commodity } = data.sets;
  const problems: Problem[] = [];
  const report = (severity: Problem['severity'], rule: string, message: string, hint: string) => {
    problems.push({ file, line: 1, column: 1, severity, rule, message, hint });
  };
  if (!data.elasticity) {
    const message = `none of the files has the elasticities '${elasticityHeader}': θ is ${thetaWithoutParameters} in every sector`;
    report('warning', 'gtap-no-elasticities', message, 'give the parameter file, default.prm, too');
  }
  const dutiable = commodity.map((_, c) => paysDuty(data, c));
  const anyDuty = dutiable.includes(true);
  const sectors = commodity.map((id, c): Sector => {
    const esubm = substitution(data, c);
    if (esubm.lowest !== esubm.highest) {
      const message = `ESUBM of '${id}' is from ${esubm.lowest} to ${esubm.highest} by region: the mean weighted with imports is taken, ${esubm.mean}`;
      report('warning', 'gtap-elasticities-differ', message, 'the model has one θ for a sector');
    }
    if (!(esubm.mean > 1)) {
      const message = `ESUBM of '${id}' is ${esubm.mean}, and θ = ESUBM − 1 must be above 0`;
      report('error', 'gtap-elasticity', message, 'correct it in the parameter file');
    }
    return { id, name: id, tradable: !anyDuty || dutiable[c] === true, theta: esubm.mean - 1 };
  });
  return { sectors, problems };
}

/** ESUBM of a commodity: the figure where it is one for all regions. */
function substitution(
  { sets, flows, elasticity }: GtapData,
  c: number,
): { lowest: number; highest: number; mean: number } {
  const all = elasticity?.dims.length === 2 ? sets.region.map((_, r) => r) : [0];
  // A float32 such as 5.9 is shown, and used, in the seven digits that it has.
  const values = all.map((r) =>
    elasticity ? Number(elasticity.at(c, r).toPrecision(7)) : thetaWithoutParameters + 1,
  );
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  if (lowest === highest) return { lowest, highest, mean: lowest };
  const weights = all.map((d) => {
    return sets.region.reduce((sum, _, s) => sum + flows.importsBasic.at(c, s, d), 0);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = values.reduce((sum, value, r) => sum + (value * (weights[r] ?? 0)) / total, 0);
  return { lowest, highest, mean: total > 0 ? mean : lowest };
}

function paysDuty({ sets, flows }: GtapData, c: number): boolean {
  return sets.region.some((_, d) =>
    sets.region.some((_source, s) => s !== d && gtapTariff(flows, c, s, d) !== 0),
  );
}
