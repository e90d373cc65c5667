import type { LoadedScenario } from '../loaded-scenario.ts';
import { runWarnings } from '../run-warnings.ts';
import { solveScenario } from '../solve-scenario.ts';
import { axesOf, quickBand, spreadNotes, withValues } from '../uncertainty/index.ts';
import { SweepColumns } from './columns.ts';
import { middle } from './grid.ts';
import type { CentralRun } from './sweep-result.ts';

/**
 * Runs a scenario that is swept once, at the values that every point starts from: the warnings that a run gives, and first-order bands of
 * real income to stand beside those of the sample, of groups and of the regions that gain or lose most. No bands on a grid, or
 * where the scenario has no answer at its central values.
 */
export function centralRun(loaded: LoadedScenario): CentralRun {
  const axes = axesOf(loaded);
  const isGrid = axes.length > 0;
  const held = isGrid
    ? withValues(
        loaded,
        axes,
        axes.map(({ values }) => middle(values)),
      )
    : loaded;
  const solved = solveScenario(held);
  const after = solved.counterfactual?.equilibrium;
  const answers = !isGrid && after?.status === 'converged';
  const bands = isGrid ? [] : (quickBand(loaded, solved) ?? []);
  return {
    bands: new Map(
      bands
        .filter(({ status }) => status === 'converged')
        .map(({ id, field, central, band50, band90 }) => [
          `${id}.${field}`,
          { central, band50, band90 },
        ]),
    ),
    ...(answers ? { outcomes: new SweepColumns(loaded.tables).read(after) } : {}),
    warnings: [
      ...(isGrid ? heldWarning(loaded) : spreadNotes(loaded)),
      ...runWarnings(held, solved),
    ],
  };
}

function heldWarning({ scenario }: LoadedScenario): string[] {
  return scenario.uncertainty
    ? [
        'numbers of changes are ranges, so this is a grid: what the scenario states as uncertain is held at the values that run takes',
      ]
    : [];
}
