import type { EconomyTables } from '../../model/index.ts';
import type { ElasticitySets, ElasticitySource } from '../elasticity-set.ts';

export interface SectorProfile {
  readonly id: string;
  readonly name: string;
  readonly tradable: boolean;
  readonly theta: number;
  /** Sales between regions. */
  readonly border_trade: number;
}

export interface ThetaProfile {
  readonly min: number;
  /** Of the sectors, each counted once. */
  readonly median: number;
  readonly max: number;
  /** Arithmetic mean weighted by sales between regions; null where there are none. */
  readonly trade_weighted: number | null;
}

export function sectorProfiles({ regions, sectors, trade }: EconomyTables): SectorProfile[] {
  const N = regions.length;
  return sectors.map(({ id, name, tradable, theta }, j) => {
    let border = 0;
    for (let cell = j * N * N; cell < (j + 1) * N * N; cell++) {
      if (cell % N !== Math.floor(cell / N) % N) border += trade[cell]!;
    }
    return { id, name, tradable, theta, border_trade: border };
  });
}

/** A named set of θ and where it comes from. */
export interface ElasticitySetProfile extends ThetaProfile {
  readonly id: string;
  readonly source: ElasticitySource;
}

export function elasticitySetProfiles(
  sectors: readonly SectorProfile[],
  sets: ElasticitySets = new Map(),
): ElasticitySetProfile[] {
  return [...sets].map(([id, { source, theta }]) => ({
    id,
    source,
    ...thetaProfile(sectors.map((sector, j) => ({ ...sector, theta: theta[j]! }))),
  }));
}

export function thetaProfile(sectors: readonly SectorProfile[]): ThetaProfile {
  const values = sectors.map(({ theta }) => theta).sort((a, b) => a - b);
  const middle = (values.length - 1) / 2;
  const border = sectors.reduce((sum, sector) => sum + sector.border_trade, 0);
  const weighted = sectors.reduce((sum, sector) => sum + sector.border_trade * sector.theta, 0);
  return {
    min: values[0]!,
    median: (values[Math.floor(middle)]! + values[Math.ceil(middle)]!) / 2,
    max: values.at(-1)!,
    trade_weighted: border > 0 ? weighted / border : null,
  };
}
