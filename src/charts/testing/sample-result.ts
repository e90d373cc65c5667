import type { FlowResult, RegionResult, Result, SectorResult } from '../../lab/index.ts';
import { euMembers, worldCountries, worldSectors } from './world-names.ts';

/** A made-up region: its income in the economy's unit, and about how much it gains in percent. */
interface Sketch {
  readonly id: string;
  readonly name: string;
  readonly income: number;
  readonly pct: number;
}

const provinces: readonly Sketch[] = [
  { id: 'CA-AB', name: 'Alberta', income: 370_000, pct: -1.94 },
  { id: 'CA-BC', name: 'British Columbia', income: 330_000, pct: -0.71 },
  { id: 'CA-MB', name: 'Manitoba', income: 75_000, pct: -1.28 },
  { id: 'CA-NB', name: 'New Brunswick', income: 38_000, pct: -2.31 },
  { id: 'CA-NL', name: 'Newfoundland and Labrador', income: 35_000, pct: 0.12 },
  { id: 'CA-NS', name: 'Nova Scotia', income: 48_000, pct: -0.43 },
  { id: 'CA-ON', name: 'Ontario', income: 910_000, pct: -1.31 },
  { id: 'CA-PE', name: 'Prince Edward Island', income: 8_000, pct: -0.66 },
  { id: 'CA-QC', name: 'Quebec', income: 470_000, pct: -0.98 },
  { id: 'CA-SK', name: 'Saskatchewan', income: 82_000, pct: -1.52 },
];

const partners: readonly Sketch[] = [
  { id: 'USA', name: 'United States', income: 29_000_000, pct: -0.18 },
  { id: 'CHN', name: 'China', income: 21_000_000, pct: 0.03 },
  { id: 'MEX', name: 'Mexico', income: 1_700_000, pct: 0.21 },
  { id: 'JPN', name: 'Japan', income: 6_300_000, pct: 0.02 },
  { id: 'GBR', name: 'United Kingdom', income: 3_900_000, pct: 0.01 },
  { id: 'DEU', name: 'Germany', income: 5_300_000, pct: 0.02 },
  { id: 'ROW', name: 'Rest of the world', income: 40_000_000, pct: 0.01 },
];

const provincialSectors = [
  'Agriculture, forestry and fishing',
  'Mining, oil and gas extraction',
  'Utilities',
  'Construction',
  'Food, beverages and tobacco',
  'Textiles, apparel and leather',
  'Wood, paper and printing',
  'Petroleum and chemicals',
  'Non-metallic mineral products',
  'Metals and machinery',
  'Computers, electronics and electrical equipment',
  'Transport equipment',
  'Furniture and other manufacturing',
  'Wholesale and retail trade',
  'Transport services',
  'Information and communication',
  'Finance and insurance',
  'Real estate, rental and leasing',
  'Professional and administrative services',
  'Education',
  'Health',
  'Arts, recreation, accommodation and food services',
  'Public administration and other services',
];

const countries =
  'Argentina Australia Austria Brazil Canada Chile China Denmark Finland France Germany Greece Hungary India Indonesia Ireland Italy Japan Korea Mexico Netherlands New_Zealand Norway Portugal South_Africa Spain Sweden Turkey UK USA Rest_of_world';

/** Repeatable numbers in [0, 1): the same picture every time. */
function wobble(...seeds: readonly number[]): number {
  const x =
    Math.sin(seeds.reduce((sum, seed, i) => sum + (seed + 1) * (i + 12.9898), 78.233)) * 43758;
  return x - Math.floor(x);
}

/** Ten provinces in the group CAN, six partners and the rest of the world × 23 sectors; a tariff quarrel. */
export function sampleProvinces(): Result {
  const regions = [...provinces, ...partners];
  const isProvince = (i: number): boolean => i < provinces.length;
  const hat = (i: number, n: number): number => {
    const us = provinces.length;
    if (isProvince(i) && n === us) return 0.83 + 0.06 * wobble(i, n);
    if (i === us && isProvince(n)) return 0.86 + 0.05 * wobble(i, n);
    return 1 + 0.06 * wobble(i, n) * (isProvince(i) || isProvince(n) ? 1 : 0.05);
  };
  const pull = (i: number, n: number): number =>
    isProvince(i) === isProvince(n)
      ? 1
      : i === provinces.length || n === provinces.length
        ? 8
        : 0.35;
  return sample(regions, hat, pull, [{ id: 'CAN', name: 'Canada', members: provinces }]);
}

/** 31 countries without groups × 40 sectors; changes so small that they need three digits. */
export function sampleCountries(): Result {
  const regions = countries.split(' ').map((name, i): Sketch => {
    const pct = name === 'Mexico' ? 0.0073 : name === 'Canada' ? -0.1101 : 0.05 * (wobble(i) - 0.6);
    const id = `C${i}`;
    return { id, name: name.replaceAll('_', ' '), income: 1e9 * 10 ** (3 * wobble(i, 7)), pct };
  });
  return sample(
    regions,
    (i, n) => 0.97 + 0.08 * wobble(i, n),
    () => 1,
  );
}

/**
 * 90 regions × 39 sectors, as large as `canada-world`: ten provinces in the group CAN, 27 countries in EU, long names;
 * a quarrel of Canada and the United States that hardly moves anybody else, but Angola.
 */
export function sampleWorld(): Result {
  const countries = worldCountries.map(({ id, name }, i): Sketch => {
    const pct = id === 'USA' ? -0.031 : id === 'AGO' ? 0.3 : 0.05 * (wobble(i, 11) - 0.4);
    return { id, name, income: 4000 * 10 ** (3.5 * wobble(i, 7)), pct };
  });
  const big = countries.map((one) => (one.id === 'USA' ? { ...one, income: 29_000_000 } : one));
  const us = provinces.length + big.findIndex(({ id }) => id === 'USA');
  const isProvince = (i: number): boolean => i < provinces.length;
  const hat = (i: number, n: number): number => {
    const quarrel = (isProvince(i) && n === us) || (i === us && isProvince(n));
    const near = isProvince(i) || isProvince(n) ? 1 : 0.05;
    return quarrel ? 0.5 + 0.2 * wobble(i, n) : 1 + 0.2 * wobble(i, n) * near;
  };
  return sample(
    [...provinces, ...big],
    hat,
    (i, n) => (isProvince(i) === isProvince(n) ? 1 : i === us || n === us ? 8 : 0.35),
    [
      { id: 'CAN', name: 'Canada', members: provinces },
      { id: 'EU', name: 'European Union', members: big.filter(({ id }) => euMembers.has(id)) },
    ],
    worldSectors,
  );
}

/** Two provinces in a group and two countries × 23 sectors: small enough to be read as a snapshot. */
export function sampleSmall(): Result {
  const members = provinces.slice(0, 2);
  const small = sample(
    [...members, ...partners.slice(0, 2)],
    (i, n) => (i < 2 && n === 2 ? 0.8 : 1.1),
    () => 1,
    [{ id: 'CAN', name: 'Canada', members }],
  );
  const few = small.sectors.filter(({ sector }) => sector === 's1' || sector === 's4');
  return { ...small, sectors: few };
}

/** The small sample with its ids renamed to what every object inherits, and only one of them labelled. */
export function sampleInheritedIds(): Result {
  const names: Readonly<Record<string, string>> = {
    CAN: 'valueOf',
    'CA-AB': 'constructor',
    'CA-BC': '__proto__',
    USA: 'toString',
    s1: 'hasOwnProperty',
  };
  const { labels, members, ...rest } = sampleSmall();
  const renamed = JSON.parse(JSON.stringify(rest), (_, value: unknown) =>
    typeof value === 'string' && Object.hasOwn(names, value) ? names[value] : value,
  ) as Omit<Result, 'labels' | 'members'>;
  return {
    ...renamed,
    labels: { regions: {}, groups: {}, sectors: { s4: labels.sectors['s4'] ?? 's4' } },
    members: { valueOf: (members['CAN'] ?? []).map((id) => names[id] ?? id) },
  };
}

/** A group, a region, a sector and a scenario whose names are one word of 400 letters. */
export function sampleLongNames(): Result {
  const result = structuredClone(sampleProvinces());
  const long = 'Abcdefghij'.repeat(40);
  result.labels.groups['CAN'] = `G${long}`;
  result.labels.regions['CA-NB'] = `R${long}`;
  result.labels.regions['USA'] = `U${long}`;
  result.labels.sectors['s4'] = `S${long}`;
  result.scenario = { ...result.scenario, title: `T${long}`, notes: `N${long}` };
  result.economy.title = `E${long}`;
  result.warnings = [`W${long}`];
  return result;
}

/** A run whose scenario changes what the first-order formula has no term for, as the lab warns. */
export function sampleTradeCosts(): Result {
  const warning =
    'trade costs, productivity or population change: the first-order formula (welfare_cp2015_pct) has no term for their direct effect';
  return { ...sampleProvinces(), warnings: [warning] };
}

/** `count` regions without groups: for pictures that cannot show everybody. */
export function sampleOfSize(count: number): Result {
  const regions = Array.from({ length: count }, (_, i): Sketch => {
    const letter = String.fromCharCode(65 + (i % 26));
    const name = `${letter}${'land'.repeat(1 + Math.floor(i / 26))}`;
    return { id: `R${i}`, name, income: 1000 + 50_000 * wobble(i), pct: 4 * (wobble(i, 3) - 0.5) };
  });
  return sample(
    regions,
    (i, n) => 0.95 + 0.1 * wobble(i, n),
    () => 1,
  );
}

/** A run that found no answer, as the lab gives it: no outcome at all. */
export function sampleUnsolved(): Result {
  const solved = sampleProvinces();
  return {
    ...solved,
    solver: { ...solved.solver, status: 'iteration-limit', iterations: 3, residual: 0.0214 },
    regions: [],
    sectors: [],
    groups: [],
    flows: [],
  };
}

interface Group {
  readonly id: string;
  readonly name: string;
  readonly members: readonly Sketch[];
}

function sample(
  sketches: readonly Sketch[],
  hat: (exporter: number, importer: number) => number,
  pull: (exporter: number, importer: number) => number,
  groups: readonly Group[] = [],
  sectorNames: readonly string[] = provincialSectors,
): Result {
  const world = sketches.reduce((sum, { income }) => sum + income, 0);
  const flows = sketches.flatMap((seller, i) =>
    sketches.flatMap((buyer, n): FlowResult[] => {
      if (i === n) return [];
      const before = (0.12 * pull(i, n) * seller.income * buyer.income) / world;
      const after = before * hat(i, n);
      return [
        { exporter: seller.id, importer: buyer.id, before, after, pct: 100 * (hat(i, n) - 1) },
      ];
    }),
  );
  const outcome = (id: string, insiders: readonly Sketch[]): RegionResult => {
    const ids = new Set(insiders.map((one) => one.id));
    const income = insiders.reduce((sum, one) => sum + one.income, 0);
    const pct = insiders.reduce((sum, one) => sum + one.pct * one.income, 0) / income;
    const trade = (side: 'exporter' | 'importer', key: 'before' | 'after'): number => {
      const other = side === 'exporter' ? 'importer' : 'exporter';
      return flows
        .filter((flow) => ids.has(flow[side]) && !ids.has(flow[other]))
        .reduce((sum, flow) => sum + flow[key], 0);
    };
    const [sold, sells] = [trade('exporter', 'before'), trade('exporter', 'after')];
    const [bought, buys] = [trade('importer', 'before'), trade('importer', 'after')];
    return {
      id,
      real_income_pct: pct,
      real_wage_pct: 1.2 * pct - 0.05,
      wage_pct: 1.4 * pct,
      price_index_pct: 0.2 * pct + 0.05,
      income_pct: 1.25 * pct,
      welfare_cp2015_pct: 0.72 * pct + (pct < 0 ? 0.11 : 0.02),
      terms_of_trade_pct: 0.3 * pct,
      volume_of_trade_pct: 0.42 * pct,
      exports_before: sold,
      exports_after: sells,
      exports_pct: 100 * (sells / sold - 1),
      imports_before: bought,
      imports_after: buys,
      imports_pct: 100 * (buys / bought - 1),
      tariff_revenue_before: 0.01 * bought,
      tariff_revenue_after: 0.013 * buys,
    };
  };
  const regions = sketches.map((one) => outcome(one.id, [one]));
  const sectors = regions.flatMap((region, i) =>
    sectorNames.map((_, j): SectorResult => {
      const exposed = j < sectorNames.length * 0.55 ? 6 : 0.6;
      const output =
        exposed * (region.real_income_pct * wobble(i, j) + 0.3 * (wobble(j, i, 5) - 0.4));
      const before = (region.exports_before * wobble(j, i)) / 12;
      return {
        region: region.id,
        sector: `s${j}`,
        output_pct: i === 4 && j === 5 ? null : output,
        price_pct: region.price_index_pct * (0.5 + wobble(i, j, 2)),
        exports_before: before,
        exports_after: before * (1 + (2.2 * output) / 100),
      };
    }),
  );
  const solved = {
    status: 'converged',
    iterations: 21,
    residual: 3.4e-11,
    milliseconds: 84,
    method: 'accelerated',
  } as const;
  return {
    schema: 'reroute.result/1',
    scenario: {
      id: 'sample',
      title: 'US and Canadian tariffs of March 2025 as announced (made-up numbers)',
    },
    economy: {
      id: 'sample-world',
      title: 'A made-up world for testing pictures',
      year: 2021,
      currency: groups.length === 1 ? 'CAD' : 'USD',
      unit: groups.length === 1 ? 'C$ million' : groups.length > 1 ? 'US$ million' : 'USD',
      regions: sketches.length,
      sectors: sectorNames.length,
    },
    labels: {
      regions: Object.fromEntries(sketches.map(({ id, name }) => [id, name])),
      sectors: Object.fromEntries(sectorNames.map((name, j) => [`s${j}`, name])),
      groups: Object.fromEntries(groups.map(({ id, name }) => [id, name])),
    },
    members: Object.fromEntries(
      groups.map(({ id, members }) => [id, members.map((member) => member.id)]),
    ),
    solver: { ...solved, baseline: { ...solved, iterations: 9, milliseconds: 41 } },
    warnings:
      groups.length > 0
        ? ['final demand of CA-NL × s5 is −12.4: set to 0, the other shares scaled up']
        : [],
    regions,
    sectors,
    groups: groups.map(({ id, members }) => outcome(id, members)),
    flows,
    provenance: {
      version: '0.1.0',
      economy_digest: 'sha256:5f0c2f4be0d1a9c1c0c98a5d54d3e3a7f7c25a0c9a2b6ce59f8f5a3c1c7b1f11',
      register_digest: null,
      scenario_digest: 'sha256:0a6d9c1e57ab3cf07aa2f9f6c1c1e2e4b40ef34c3ad4a1b1a6c3d9f0b8d7e622',
    },
  };
}
