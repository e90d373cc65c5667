import { formatProblem } from '../../../input/index.ts';
import type { Register } from '../../../register/index.ts';
import type { LoadedEconomy } from '../../../world/index.ts';
import type { LoadedScenario } from '../../loaded-scenario.ts';
import { parseScenario } from '../../read-scenario.ts';
import type { Result } from '../../result.ts';
import { runScenario } from '../../run-scenario.ts';
import { loadMeasures, type MeasureOptions } from '../load-measures.ts';
import { usesRegister } from '../policies.ts';

/** A scenario on a world and a register in memory. @param lines of the scenario below its economy */
export function loadLittle(
  world: LoadedEconomy,
  register: Register,
  lines: readonly string[],
  options?: MeasureOptions,
): LoadedScenario {
  const text = ['id: little', 'title: Little', 'economy: little', ...lines].join('\n');
  const { scenario, problems } = parseScenario(text, 'little.yaml');
  if (!scenario) throw new Error(problems.map(formatProblem).join('\n'));
  const held = usesRegister(scenario)
    ? loadMeasures(scenario, world, register, options)
    : undefined;
  if (held && !held.measures) throw new Error(held.problems.map(formatProblem).join('\n'));
  return {
    scenario,
    meta: world.meta,
    tables: held?.measures?.tables ?? world.tables,
    tariffTables: new Map(),
    ...(held?.measures ? { measures: held.measures } : {}),
    world: {
      tables: world.tables,
      ...(world.elasticitySets ? { elasticitySets: world.elasticitySets } : {}),
      ...(world.products ? { products: world.products } : {}),
    },
    digests: { economy: 'none', scenario: 'none' },
    problems: [],
  };
}

export function runLittle(
  world: LoadedEconomy,
  register: Register,
  lines: readonly string[],
): Result {
  const { result } = runScenario(loadLittle(world, register, lines), { detail: true });
  if (result.solver.status !== 'converged') throw new Error(result.solver.status);
  return result;
}
