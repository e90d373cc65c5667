import type { LoadedScenario } from '../loaded-scenario.ts';
import { solveScenario } from '../solve-scenario.ts';
import { quickBand } from '../uncertainty/index.ts';
import type { FirstOrderBands } from './sweep-result.ts';

/**
 * First-order bands of real income, to stand beside those of the sample: of groups and of the regions that gain or lose most. None
 * where nothing is uncertain, or where the scenario has no answer at its central values.
 */
export function firstOrderBands(loaded: LoadedScenario): FirstOrderBands {
  if (loaded.scenario.ranges.length > 0) return new Map();
  const bands = quickBand(loaded, solveScenario(loaded)) ?? [];
  return new Map(
    bands
      .filter(({ status }) => status === 'converged')
      .map(({ id, field, central, band50, band90 }) => [
        `${id}.${field}`,
        { central, band50, band90 },
      ]),
  );
}
