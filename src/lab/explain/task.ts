import { outcomeValue } from '../../model/index.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';
import type { CausesBy, FullRun } from './causes.ts';
import type { Explanation, OutcomeExplanation } from './explanation.ts';
import { SHOWN, type NamedOutcome } from './outcome-id.ts';

/** What an outcome can be explained by. */
export const explanationKinds = [
  'change',
  'measure',
  'partner',
  'sector',
  'channel',
  'tariff',
] as const;
export type ExplanationKind = (typeof explanationKinds)[number];

/** What is to be explained. */
export interface ExplainTask {
  readonly loaded: LoadedScenario;
  readonly run: FullRun;
  readonly asked: readonly NamedOutcome[];
  readonly by: readonly ExplanationKind[];
  /** Called with words for where it is; returning false stops. */
  readonly onProgress: (where: string) => boolean;
}

/** What came of it. */
export type Explained = Pick<Explanation, 'status' | 'work' | 'outcomes'>;

/** How causes are told apart: by each kind that is asked for, and by change where none is. */
export function causesBy(by: readonly ExplanationKind[]): CausesBy[] {
  const found = by.filter((kind) => kind === 'change' || kind === 'measure');
  return found.length > 0 ? found : ['change'];
}

/** An outcome at both ends of the run, still without parts. */
export function withoutParts(
  outcome: NamedOutcome,
  { baseline, counterfactual }: FullRun,
): OutcomeExplanation {
  const { id, label, unit, spec } = outcome;
  const value = SHOWN[unit] * outcomeValue(counterfactual.equilibrium, spec);
  const before = unit === 'percent' ? 0 : SHOWN[unit] * outcomeValue(baseline.equilibrium, spec);
  const after = unit === 'percent' ? value - SHOWN[unit] : value;
  return { outcome: id, label, unit, before, after, change: after - before };
}
