import {
  decompose,
  type Decomposition,
  type OutcomeDecomposition,
  type PathProblem,
} from '../../model/index.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';
import { factorsOf } from '../scenario-shock.ts';
import { channelParts } from './channel-parts.ts';
import type { CausesBy, FullRun } from './causes.ts';
import { collectMoves } from './collect-moves.ts';
import { driverKeys, partnerParts, partsBy, type DriverKey } from './driver-keys.ts';
import { driversBy } from './drivers.ts';
import type { OutcomeExplanation } from './explanation.ts';
import { SHOWN, type NamedOutcome } from './outcome-id.ts';
import { causesBy, withoutParts, type Explained, type ExplainTask } from './task.ts';

/**
 * Parts along the path on which everything moves at once. One integral finds all that is asked for, but for causes told apart
 * in two ways, which take one each.
 */
export function pathParts(task: ExplainTask): Explained {
  const { asked, run } = task;
  let explained: Explained = {
    status: 'complete',
    work: { nodes: 0, solves: 0 },
    outcomes: asked.map((outcome) => withoutParts(outcome, run)),
  };
  for (const [pass, causes] of causesBy(task.by).entries()) {
    const { found, parts } = integrate(task, causes, pass === 0);
    const { nodes, solves } = explained.work;
    const work = { nodes: nodes + found.nodes, solves: solves + found.solves };
    if (found.status === 'unsolved' || found.status === 'stopped') {
      return { status: found.status, work, outcomes: [] };
    }
    explained = {
      status: explained.status === 'inexact' ? 'inexact' : found.status,
      work,
      outcomes: explained.outcomes.map((outcome, k) => ({ ...outcome, ...parts(k) })),
    };
  }
  return explained;
}

type Parts = Partial<OutcomeExplanation>;

/**
 * @param first whether this integral is to find partners, sectors and channels
 * @returns what was found, and the parts of an outcome by its place
 */
function integrate(
  task: ExplainTask,
  causes: CausesBy,
  first: boolean,
): { found: Decomposition; parts: (outcome: number) => Parts } {
  const { loaded, run, asked, by, onProgress } = task;
  const wants = (kind: ExplainTask['by'][number]): boolean => first && by.includes(kind);
  const wanted = { partners: wants('partner'), sectors: wants('sector') };
  const { moves } = collectMoves(loaded, run, causes);
  const { drivers, keys } = driversBy(moves, driverKeys(task, causes, wanted));
  const found = decompose(
    pathProblem(loaded, run, drivers),
    asked.map(({ spec }) => spec),
    {
      channels: wants('channel'),
      onProgress: (nodes) => onProgress(`point ${nodes} of the path`),
    },
  );
  const { sectors } = loaded.tables;
  const nameOfSector = ({ sector }: DriverKey) => {
    const { id = 'none', name = 'of no sector' } = sectors[sector] ?? {};
    return { id, label: name };
  };
  const parts = (k: number): Parts => {
    const named = asked[k];
    const of = found.outcomes[k];
    if (!named || !of) return {};
    const values = Array.from(of.contributions, (value) => SHOWN[named.unit] * value);
    return {
      ...endsOf(named, of),
      ...(by.includes(causes) ? { [`${causes}s`]: partsBy(keys, values, nameOfCause) } : {}),
      ...(wanted.partners ? { partners: partnerParts(keys, values, k) } : {}),
      ...(wanted.sectors ? { sectors: partsBy(keys, values, nameOfSector) } : {}),
      ...(found.channels
        ? channelParts(named, found.channels, run.counterfactual.equilibrium.economy)
        : {}),
      sum: SHOWN[named.unit] * of.sum,
      error: SHOWN[named.unit] * of.error,
    };
  };
  return { found, parts };
}

function nameOfCause({ cause }: DriverKey): { id: string; label: string } {
  return { id: cause?.id ?? '', label: cause?.label ?? '' };
}

/** The ends of the path, which are solved more sharply than the run. */
function endsOf(
  { unit }: NamedOutcome,
  { before, after, change }: OutcomeDecomposition,
): Pick<OutcomeExplanation, 'before' | 'after' | 'change'> {
  const shown = SHOWN[unit];
  const level = unit === 'percent' ? before : 0;
  return {
    before: shown * (before - level),
    after: shown * (after - level),
    change: shown * change,
  };
}

/** The path from the baseline to the counterfactual of a run. */
function pathProblem(
  { scenario }: LoadedScenario,
  { tariffs, counterfactual }: FullRun,
  drivers: PathProblem['drivers'],
): PathProblem {
  const { equilibrium, flows } = counterfactual;
  const { economy, rents } = equilibrium;
  return {
    economy,
    shock: {
      tariff: (tariffs.after ?? tariffs.before).tariff,
      ...factorsOf(economy, scenario.changes),
    },
    flows,
    rents,
    closure: scenario.closure.transfers,
    drivers,
  };
}
