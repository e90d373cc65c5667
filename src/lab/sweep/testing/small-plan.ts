import type { SweepPlan, SweepPoint } from '../sweep.ts';

/** A plan of draws with so many parameters and columns, made up. */
export function planOf(parameters: number, columns: number, points = 40): SweepPlan {
  const numbered = (count: number) => Array.from({ length: count }, (_, k) => k);
  const basis = {
    version: '0.0.0',
    arithmetic: 'sha256:1',
    economy: 'sha256:2',
    products: null,
    register: null,
    scenario: 'sha256:3',
    design: 'draws of seed 1',
    parameters: `${parameters}`,
    columns: `${columns}`,
  };
  return {
    design: { kind: 'draws', seed: 1, draws: points },
    points,
    parameters: numbered(parameters).map((k) => ({
      id: `theta.s${k}`,
      label: `θ of sector ${k}`,
      central: k,
    })),
    columns: numbered(columns).map((k) => ({
      id: `R${k}.real_income_pct`,
      region: `R${k}`,
      field: 'real_income_pct',
      unit: 'percent',
    })),
    digest: `sha256:${`${parameters}${columns}`.padStart(64, 'a')}`,
    basis,
  };
}

/** A point that converged to the given outcomes, or, without any, did not: made up for a plan of three columns. */
export function pointAt(
  index: number,
  parameters: readonly number[],
  outcomes: readonly number[] | undefined,
): SweepPoint {
  return {
    index,
    status: outcomes ? 'converged' : 'iteration-limit',
    iterations: 40 + index,
    residual: outcomes ? 1e-12 : 0.5,
    parameters: Float64Array.from(parameters),
    outcomes: Float64Array.from(outcomes ?? [NaN, NaN, NaN]),
  };
}
