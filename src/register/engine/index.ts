/** What is charged on a day, and what the register says about its measures: docs/methods/register.md. */
export { dayOf, daysOf } from './day.ts';
export { dayNumber, daysAfter } from './days.ts';
export { normaliseHs } from './codes.ts';
export { quotaTerms } from './quota-terms.ts';
export { checkRegion } from './check-region.ts';
export { checkEdits } from './measure-edits.ts';
export type { EditProblem } from './measure-edits.ts';
export { changesBetween } from './changes-between.ts';
export type { ChangeKind, MeasureChange } from './changes-between.ts';
export { filterMeasures } from './filter-measures.ts';
export type { MeasureFilter } from './filter-measures.ts';
export { measuresOn } from './measures-on.ts';
export type { MeasureOnDay, MeasureState } from './measures-on.ts';
export { findInteractionProblems } from './interactions.ts';
