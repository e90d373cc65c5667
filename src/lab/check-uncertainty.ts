import type { EconomyTables } from '../model/index.ts';
import { didYouMean, nearest, shorten, type Problem } from '../input/index.ts';
import type { Register } from '../register/index.ts';
import type { ElasticitySets } from '../world/index.ts';
import type { Scenario } from './scenario.ts';
import { endsOf } from './uncertainty/draw.ts';
import { variantsAmong } from './uncertainty/spread.ts';
import { thetaSectors } from './uncertainty/theta-sectors.ts';
import { withNumbers } from './uncertainty/with-numbers.ts';

/**
 * Holds what a scenario does not know against its economy and its register. Rules: `unknown-sector`, `sector-twice`, `no-spread`,
 * `unknown-claims`, `claims-without-register`.
 */
export function checkUncertainty(
  { uncertainty }: Pick<Scenario, 'uncertainty'>,
  { sectors }: Pick<EconomyTables, 'sectors'>,
  sets: ElasticitySets | undefined,
  register: Register | undefined,
): Problem[] {
  if (!uncertainty) return [];
  const problems: Problem[] = [];
  const seen = new Set<number>();
  for (const entry of uncertainty.theta) {
    const { indices, problems: unknown } = thetaSectors(entry.sectors, sectors);
    problems.push(...unknown);
    const twice = indices.find((j) => seen.has(j));
    for (const j of indices) seen.add(j);
    if (twice !== undefined) {
      problems.push({
        ...entry.at,
        severity: 'error',
        rule: 'sector-twice',
        message: `theta of sector '${shorten(sectors[twice]?.id ?? '')}' is uncertain in two entries`,
        hint: 'name each sector once; an entry without `sectors` is about all of them',
      });
    }
    const kept = sets ? sets.size - variantsAmong(sets).length : 0;
    if (entry.from === 'spread' && kept < 2) {
      problems.push({
        ...entry.at,
        severity: 'error',
        rule: 'no-spread',
        message: `the economy has ${kept === 0 ? 'no sets' : 'one set'} of elasticities to be apart`,
        hint: 'state a distribution: theta: { lognormal: { se: 0.3 } }',
      });
    }
  }
  for (const { claims } of uncertainty.claims) {
    const problem = claimsProblem(claims.id, register);
    if (problem) problems.push({ ...claims.at, severity: 'error', ...problem });
  }
  return problems;
}

function claimsProblem(
  id: string,
  register: Register | undefined,
): Pick<Problem, 'rule' | 'message' | 'hint'> | undefined {
  if (!register) {
    return {
      rule: 'claims-without-register',
      message: `claims of '${shorten(id)}' move nothing: the scenario does not use the register`,
      hint: 'put measures_on: 2026-03-01 into the baseline or among the changes, or remove the entry',
    };
  }
  const claiming = register.measures.filter(({ claims }) => claims.size > 0);
  const known = new Set([
    ...claiming.map((measure) => measure.id),
    ...claiming.flatMap(({ claims }) =>
      [...claims.values()].flatMap((table) => (typeof table === 'number' ? [] : table.id)),
    ),
  ]);
  if (known.has(id)) return undefined;
  return {
    rule: 'unknown-claims',
    message: `no preference has claims '${shorten(id)}'`,
    hint: didYouMean(
      nearest(id, [...known]),
      `tables and preferences are ${[...known].join(', ')}`,
    ),
  };
}

/**
 * A scenario with every open number at its lowest, and at its highest: rates and factors grow with each, so that what neither of the two
 * makes wrong is right for all draws. None where no number is open.
 */
export function extremesOf(scenario: Scenario): Scenario[] {
  const { uncertainty, ranges } = scenario;
  const numbers = uncertainty?.numbers ?? [];
  if (numbers.length === 0 && ranges.length === 0) return [];
  const at = (end: 0 | 1): Scenario =>
    withNumbers(scenario, [
      ...numbers.map(({ index, distribution }) => ({ index, value: endsOf(distribution)[end] })),
      ...ranges.map(({ index, from, to }) => ({
        index,
        value: end === 0 ? Math.min(from, to) : Math.max(from, to),
      })),
    ]);
  return [at(0), at(1)];
}
