/** Why a run came out as it did: parts that add up, by cause, partner, sector and channel. */
export { explainScenario, type ExplainOptions } from './explain-scenario.ts';
export type {
  Explanation,
  OutcomeExplanation,
  Part,
  PartnerPart,
  TariffPart,
} from './explanation.ts';
export { explanationTables } from './explanation-tables.ts';
export { outcomeNames } from './headline-outcomes.ts';
export {
  parseOutcome,
  type NamedOutcome,
  type OutcomeReading,
  type OutcomeUnit,
} from './outcome-id.ts';
export { TooManyPlayers } from './shapley-parts.ts';
export { explanationKinds, type ExplanationKind } from './task.ts';
