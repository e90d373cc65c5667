import type { SweepOutcome, SweepResult } from '../../lab/index.ts';

type Band = readonly [number, number];

interface Sketch {
  readonly id: string;
  readonly median: number;
  readonly half: Band;
  readonly tenths: Band;
}

const sketches: readonly Sketch[] = [
  { id: 'ON', median: -1.21, half: [-1.4, -1.02], tenths: [-1.8, -0.7] },
  { id: 'QC', median: -0.31, half: [-0.5, -0.1], tenths: [-0.9, 0.2] },
  { id: 'USA', median: 0.02, half: [0.01, 0.03], tenths: [0.005, 0.05] },
  { id: 'CHN', median: 0, half: [-0.01, 0.01], tenths: [-0.02, 0.02] },
  { id: 'CAN', median: -0.98, half: [-1.2, -0.8], tenths: [-1.5, -0.5] },
];

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;

const head: Omit<SweepResult, 'design' | 'points' | 'used' | 'parameters' | 'outcomes'> = {
  schema: 'reroute.sweep/1',
  scenario: { id: 'quarrel', title: 'A quarrel' },
  economy: { id: 'small', title: 'Small', year: 2021, regions: 4, sectors: 2 },
  labels: {
    regions: { ON: 'Ontario', QC: 'Quebec', USA: 'United States', CHN: 'China' },
    groups: { CAN: 'Canada' },
  },
  members: { CAN: ['ON', 'QC'] },
  not_converged: [],
  digest: digest('a'),
  provenance: {
    plan_digest: digest('b'),
    version: '0.1.0',
    arithmetic: digest('c'),
    economy: digest('d'),
    products: null,
    register: null,
    scenario: digest('e'),
    design: 'draws of seed 1',
    parameters: digest('f'),
    columns: digest('0'),
  },
  warnings: [],
};

function outcome({ id, median, half, tenths }: Sketch): SweepOutcome {
  return {
    id: `${id}.real_income_pct`,
    region: id,
    field: 'real_income_pct',
    unit: 'percent',
    mean: median,
    sd: (half[1] - half[0]) / 1.35,
    median,
    band50: half,
    band90: tenths,
    probability: {
      positive: tenths[0] > 0 ? 1 : tenths[1] < 0 ? 0 : 0.4,
      negative: tenths[1] < 0 ? 1 : tenths[0] > 0 ? 0 : 0.6,
      zero: 0,
    },
  };
}

const parameters = [
  { id: 'change.0.set', label: 'tariff of USA on CAN', central: 0.2 },
  { id: 'theta.s1', label: 'θ of Goods', central: 5 },
  { id: 'theta.s2', label: 'θ of Services', central: 3 },
];

/** Two provinces in a group and two countries; 1,000 draws, of which two did not converge; Canada's drivers and first-order band. */
export function sampleSweep(): SweepResult {
  const drivers: SweepOutcome['drivers'] = {
    status: 'reported',
    q2: 0.987,
    parameters: [
      { id: 'change.0.set', label: 'tariff of USA on CAN', first: 0.71, total: 0.74 },
      { id: 'theta.s1', label: 'θ of Goods', first: 0.25, total: 0.28 },
      { id: 'theta.s2', label: 'θ of Services', first: 0.0004, total: 0.0006 },
    ],
    groups: [{ id: 'theta', label: 'all trade elasticities', first: 0.26, total: 0.29 }],
  };
  const outcomes = sketches.map(outcome).map((one) =>
    one.region === 'CAN'
      ? {
          ...one,
          drivers,
          first_order: {
            central: -1,
            band50: [-1.3, -0.8] as const,
            band90: [-1.7, -0.4] as const,
          },
        }
      : one,
  );
  return {
    ...head,
    design: { kind: 'draws', seed: 1, draws: 1000 },
    points: 1000,
    used: 998,
    not_converged: [
      { index: 17, status: 'iteration-limit' },
      { index: 803, status: 'diverged' },
    ],
    parameters,
    outcomes,
  };
}

/** The same economy along one tariff from 0 to 100 %, or over two; one point of the grid did not converge. */
export function sampleGrid(axes: 1 | 2): SweepResult {
  const along = Array.from({ length: 11 }, (_, k) => k / 10);
  const across = axes === 2 ? [0, 5, 10] : [0];
  const size: Readonly<Record<string, number>> = {
    CAN: -2,
    ON: -2.4,
    QC: -1,
    USA: -0.3,
    CHN: 0.01,
  };
  const outcomes = sketches.map((sketch): SweepOutcome => {
    const most = size[sketch.id] ?? 0;
    const values = along.flatMap((rate) =>
      across.map((cost) =>
        rate === 0.3 && cost === 0 ? null : most * (1 - Math.exp(-3 * rate)) - (most * cost) / 20,
      ),
    );
    return { ...outcome(sketch), values };
  });
  const points = along.length * across.length;
  return {
    ...head,
    design: {
      kind: 'grid',
      axes: [
        { id: 'change.0.set', label: 'tariff of USA on CAN', values: along },
        ...(axes === 2
          ? [{ id: 'change.1.percent', label: 'trade cost of USA from CAN', values: across }]
          : []),
      ],
    },
    points,
    used: points - 1,
    not_converged: [{ index: 3 * across.length, status: 'diverged' }],
    parameters: parameters.slice(0, axes),
    outcomes,
  };
}

/** A sample on 90 regions: ten in one group, 27 in another, the rest in none. */
export function sampleLargeSweep(): SweepResult {
  const ids = Array.from({ length: 90 }, (_, k) => `R${k}`);
  const move = (k: number): number => (k < 10 ? -2 + 0.3 * k : 0.1 * Math.sin(k));
  const sketch = (id: string, median: number): Sketch => ({
    id,
    median,
    half: [median - 0.1, median + 0.12],
    tenths: [median - 0.3, median + 0.4],
  });
  return {
    ...sampleSweep(),
    labels: {
      regions: Object.fromEntries(
        ids.map((id, k) => [id, `A region with a long name, number ${k}`]),
      ),
      groups: { G: 'The first group of regions', H: 'The second group' },
    },
    members: { G: ids.slice(0, 10), H: ids.slice(10, 37) },
    economy: { ...head.economy, regions: 90 },
    outcomes: [
      ...ids.map((id, k) => outcome(sketch(id, move(k)))),
      outcome(sketch('G', -1.1)),
      outcome(sketch('H', 0.01)),
    ],
  };
}

/** A sweep of which no point converged. */
export function sampleFailedSweep(): SweepResult {
  const sweep = sampleSweep();
  const none = [null, null] as const;
  return {
    ...sweep,
    points: 2,
    used: 0,
    not_converged: [
      { index: 0, status: 'diverged' },
      { index: 1, status: 'diverged' },
    ],
    outcomes: sweep.outcomes.map(({ id, region, field, unit }) => ({
      id,
      region,
      field,
      unit,
      mean: null,
      sd: null,
      median: null,
      band50: none,
      band90: none,
      probability: { positive: null, negative: null, zero: null },
    })),
  };
}
