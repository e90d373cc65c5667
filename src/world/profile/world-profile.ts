import { economyDigest } from '../digest.ts';
import type { EconomySource } from '../economy-meta.ts';
import type { LoadedEconomy } from '../loaded-economy.ts';
import { balanceProfile } from './balance-profile.ts';
import type { BalanceProfile } from './balance-profile.ts';
import { coverageProfile } from './coverage-profile.ts';
import type { CoverageProfile } from './coverage-profile.ts';
import { topFlows, totalsProfile } from './flow-profile.ts';
import type { FlowProfile, TotalsProfile } from './flow-profile.ts';
import { opennessProfile } from './openness-profile.ts';
import type { GroupProfile, RegionProfile } from './openness-profile.ts';
import { tariffProfile } from './tariff-profile.ts';
import type { TariffProfile } from './tariff-profile.ts';
import { elasticitySetProfiles, sectorProfiles, thetaProfile } from './theta-profile.ts';
import type { ElasticitySetProfile, SectorProfile, ThetaProfile } from './theta-profile.ts';

/** What `reroute worlds show --json` prints: values in the folder's unit, rates and shares as fractions. */
export interface WorldProfile {
  readonly schema: 'reroute.world-profile/1';
  readonly economy: {
    readonly id: string;
    readonly title: string;
    readonly year: number;
    readonly currency: string;
    readonly unit: string;
    readonly regions: number;
    readonly sectors: number;
    readonly digest: string;
    readonly sources: readonly EconomySource[];
    readonly licence: string;
    readonly notes?: string;
  };
  /** How many warnings the economy passed its check with. */
  readonly warnings: number;
  readonly totals: TotalsProfile;
  readonly regions: readonly RegionProfile[];
  readonly groups: readonly GroupProfile[];
  readonly top_flows: readonly FlowProfile[];
  /** Groups seen as one. */
  readonly top_group_flows: readonly FlowProfile[];
  readonly top_sector_flows: readonly FlowProfile[];
  readonly tariffs: TariffProfile;
  readonly sectors: readonly SectorProfile[];
  readonly theta: ThetaProfile;
  /** Sets that a scenario may choose in the place of θ above. */
  readonly elasticity_sets: readonly ElasticitySetProfile[];
  readonly balance: BalanceProfile;
  readonly coverage: CoverageProfile;
}

/** Describes an economy: size, flows, openness, tariffs, elasticities, and how well its tables agree. Pure. */
export function worldProfile(economy: LoadedEconomy): WorldProfile {
  const { meta, tables, elasticitySets, problems } = economy;
  const { id, title, year, currency, unit, sources, licence, notes } = meta;
  const totals = totalsProfile(tables);
  const flows = topFlows(tables);
  const { regions, groups } = opennessProfile(tables, meta.groups);
  const sectors = sectorProfiles(tables);
  return {
    schema: 'reroute.world-profile/1',
    economy: {
      id,
      title,
      year,
      currency,
      unit,
      regions: regions.length,
      sectors: sectors.length,
      digest: economyDigest(meta, tables, elasticitySets),
      sources,
      licence,
      ...(notes === undefined ? {} : { notes }),
    },
    warnings: problems.reduce((count, { more = 0 }) => count + 1 + more, 0),
    totals,
    regions,
    groups,
    top_flows: flows.regions,
    top_group_flows: flows.groups,
    top_sector_flows: flows.sectors,
    tariffs: tariffProfile(tables),
    sectors,
    theta: thetaProfile(sectors),
    elasticity_sets: elasticitySetProfiles(sectors, elasticitySets),
    balance: balanceProfile(tables),
    coverage: coverageProfile(tables),
  };
}
