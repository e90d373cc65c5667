import type { Equilibrium } from '../model/index.ts';
import type { LoadedScenario } from './loaded-scenario.ts';
import { measureWarnings } from './measures/measure-warnings.ts';
import type { Change } from './scenario.ts';
import type { SolvedRun } from './solved-run.ts';

/** Below this, a base year that moved when it was re-solved is not worth a warning. */
const CONSISTENT = 1e-6;

/** What a reader should know before quoting any number of a run; solved or not, in a sweep or alone. */
export function runWarnings(loaded: LoadedScenario, solved: SolvedRun): string[] {
  const { problems, scenario, tables, measures } = loaded;
  const { equilibrium: baseline } = solved.baseline;
  const warnings = problems.map(
    ({ file, line, column, message, hint }) => `${file}:${line}:${column}: ${message} — ${hint}`,
  );
  const moved = baseline.wageHat.reduce((worst, hat) => Math.max(worst, Math.abs(hat - 1)), 0);
  // With measures, or without deficits, the base year is meant to move.
  const keeps = scenario.baseline.transfers === 'keep' && !((measures?.policies.baseline ?? 0) > 0);
  if (baseline.status === 'converged' && keeps && moved > CONSISTENT) {
    warnings.push(
      `the base year is not an equilibrium as it stands: re-solving it moved a wage by ${(100 * moved).toPrecision(2)} %` +
        ' (reroute check shows where the tables disagree)',
    );
  }
  if (transfersMove(baseline) && scenario.closure.transfers === 'zero') {
    warnings.push(
      'the closure removes the deficits that the baseline keeps: results are the changes and the removal of deficits together;' +
        ' for the changes alone write baseline: { transfers: zero }',
    );
  }
  if (scenario.changes.some(({ kind }) => kind === 'population')) {
    warnings.push(
      'population changes: real income is of the region as a whole, not of a head of its population',
    );
  }
  const services = tables.sectors.some(({ tradable }) => !tradable);
  if (services && scenario.changes.some(isStarOfAll)) {
    warnings.push(
      "sector: '*' is the tradable sectors: in trade_cost and productivity the others keep what they have; name them to change them too",
    );
  }
  return [...warnings, ...(measures ? measureWarnings(loaded, measures, solved) : [])];
}

/** What the first-order formula of Caliendo and Parro (2015) leaves out of this scenario. */
export function formulaWarnings({ scenario }: LoadedScenario, baseline: Equilibrium): string[] {
  const { changes, closure } = scenario;
  const warnings: string[] = [];
  if (transfersMove(baseline) && closure.transfers !== 'fixed') {
    warnings.push(
      'transfers move under this closure: the first-order formula (welfare_cp2015_pct) has no term for them',
    );
  }
  if (changes.some(({ kind }) => directKinds.has(kind))) {
    warnings.push(
      'trade costs, productivity or population change: the first-order formula (welfare_cp2015_pct) has no term for their direct effect',
    );
  }
  return warnings;
}

function transfersMove({ transfer }: Equilibrium): boolean {
  return transfer.some((value) => value !== 0);
}

/** A change of technology or trade cost in `'*'`, which a reader may take for every sector. */
function isStarOfAll(change: Change): boolean {
  return (change.kind === 'trade-cost' || change.kind === 'productivity') && change.sector === '*';
}

const directKinds: ReadonlySet<string> = new Set<Change['kind']>([
  'trade-cost',
  'productivity',
  'population',
]);
