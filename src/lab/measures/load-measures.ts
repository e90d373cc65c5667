import { isError, type Problem } from '../../input/index.ts';
import type { EconomyTables } from '../../model/index.ts';
import { daysOf, loadRegister, type Day, type Register } from '../../register/index.ts';
import {
  CellProducts,
  hs6OfSector,
  sectorOfHs,
  type LoadedEconomy,
  type ProductPair,
} from '../../world/index.ts';
import { asCollected } from '../collected-duties.ts';
import type { Scenario } from '../scenario.ts';
import { withMeanTariffs } from './mean-tariffs.ts';
import { measureTrade, type KnownPair, type MeasuredTrade } from './measured-trade.ts';
import { followPolicies, type PolicyCourse } from './policies.ts';
import { registerRegions } from './register-regions.ts';
import { treatmentsOf } from './treatment.ts';

/** The register's part in a scenario: all its measures, held against the world. */
export interface ScenarioMeasures {
  readonly register: Register;
  readonly policies: PolicyCourse;
  readonly trade: MeasuredTrade;
  /** Those of the world, the tariffs of measured flows being those of what they consist of. */
  readonly tables: EconomyTables;
  /** What each region of the world is called in the register: `[region]`. */
  readonly registerIds: readonly string[];
  /** What a reader should know of how the measures found the world's trade. */
  readonly notes: readonly string[];
  /** How long it took to divide the world's trade, in milliseconds. */
  readonly milliseconds: number;
}

type World = Pick<LoadedEconomy, 'meta' | 'products'> & { readonly tables: EconomyTables };

export interface MeasureOptions {
  /** Whether duties are to tell which measures they consist of. The parts of flows are then finer, the equilibria the same. */
  readonly makeup?: boolean;
}

/**
 * Holds the measures that a scenario names against its world.
 *
 * @param register that of the package unless another is given
 * @returns no measures where a problem is an error. Rules: those of `followPolicies`, and `world-without-products`
 */
export function loadMeasures(
  scenario: Pick<Scenario, 'baseline' | 'changes' | 'economy'>,
  world: World,
  register: Register = loadRegister(),
  { makeup = false }: MeasureOptions = {},
): { measures?: ScenarioMeasures; problems: readonly Problem[] } {
  const start = performance.now();
  const { meta, tables } = world;
  const included = includedDays(tables, meta.tariffs_include);
  const policies = followPolicies(scenario, register, soleDay(included));
  const problems = [...policies.problems];
  const unplaced = tables.sectors.filter(
    ({ id, tradable }) => tradable && hs6OfSector(id).length === 0,
  );
  if (unplaced.length === tables.sectors.filter(({ tradable }) => tradable).length) {
    problems.push({
      ...scenario.economy.at,
      severity: 'error',
      rule: 'world-without-products',
      message: `no tradable sector of '${meta.id}' is one that the concordance of products knows`,
      why: 'measures are on products, and nothing says which of its sectors makes which',
      hint: 'use a world with ICIO sectors, such as canada-world, or state tariffs by sector',
    });
  }
  if (problems.some(isError)) return { problems };

  const { ids, unknown, several } = registerRegions(tables.regions, register);
  const dayWith = daysOf(register, sectorOfHs, makeup);
  const days = policies.list.map(({ day, edits }) => dayWith(day, edits));
  const collected = asCollected(register);
  const worldDays = new Map(
    [...new Set(included)].flatMap((day) =>
      day === undefined
        ? []
        : [[day, { charged: dayWith(day, []), counted: dayWith(day, collected) }]],
    ),
  );
  const allDays = [...worldDays.keys(), ...policies.list.map(({ day }) => day)];
  const edited = new Set(policies.list.flatMap(({ edits }) => edits.map(({ id }) => id)));
  const pairs = new Map<ProductPair, KnownPair>();
  const knownPair = (pair: ProductPair): KnownPair => {
    const known = pairs.get(pair) ?? {
      rated: new Set(pair.products.flatMap(({ hs, rate }) => (rate === undefined ? [] : [hs]))),
    };
    pairs.set(pair, known);
    return known;
  };
  const cells = new CellProducts(tables, world.products);
  const regionId = (index: number): string => tables.regions[index]?.id ?? '';
  const trade = measureTrade(
    tables,
    ids,
    {
      pair: (n, i) => {
        const pair = world.products?.pair(regionId(n), regionId(i));
        return pair && knownPair(pair);
      },
      of: (j, n, i) => cells.of(j, n, i),
      codesOf: (j) => hs6OfSector(tables.sectors[j]?.id ?? ''),
    },
    {
      count: days.length + 2,
      daysFor: (n) => {
        const day = included[n];
        const world = day === undefined ? undefined : worldDays.get(day);
        return [world?.charged, ...days, world?.counted];
      },
    },
    (importer) => treatmentsOf(register, importer, allDays, edited),
  );
  const consistent = withMeanTariffs(tables, trade.flows);
  const notes = [
    ...regionNotes(unknown, several),
    ...(consistent.changed > 0
      ? [
          `in ${consistent.changed} flows the base tariff is that of their products: MFN rates of the register in place of a sector's average, and deposits of anti-dumping and countervailing duty, which customs do not count`,
        ]
      : []),
    ...(unplaced.length > 0
      ? [
          `no measure reaches ${unplaced.map(({ id }) => id).join(', ')}: the concordance does not know what these sectors make`,
        ]
      : []),
  ];
  return {
    measures: {
      register,
      policies,
      trade,
      tables: consistent.tables,
      registerIds: ids,
      notes,
      milliseconds: performance.now() - start,
    },
    problems,
  };
}

/** The day whose measures a region's tariffs hold already: `[importer]`. */
function includedDays(
  { regions }: Pick<EconomyTables, 'regions'>,
  stated: Readonly<Record<string, Day>> = {},
): (Day | undefined)[] {
  const of = (id: string | undefined): Day | undefined =>
    id !== undefined && Object.hasOwn(stated, id) ? stated[id] : undefined;
  return regions.map(({ id, group }) => of(id) ?? of(group));
}

function soleDay(days: readonly (Day | undefined)[]): Day | undefined {
  const different = new Set(days.filter((day) => day !== undefined));
  return different.size === 1 ? [...different][0] : undefined;
}

function regionNotes(unknown: readonly string[], several: readonly string[]): string[] {
  return [
    ...(unknown.length > 0
      ? [
          `the register does not know ${unknown.join(', ')}: measures on all exporters reach them, those on named countries do not`,
        ]
      : []),
    ...(several.length > 0
      ? [
          `${several.join(', ')}: several countries of the register in one; charged, and charging, as the first of them`,
        ]
      : []),
  ];
}
