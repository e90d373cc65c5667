/**
 * Dated, sourced trade measures: reading them, and what is charged on a day. What a run or a page needs of the register comes
 * through here.
 */
export { checkFamily, checkRegister, loadRegister, packBuiltinRegister } from './load-register.ts';
export { readRegister } from './read-register.ts';
export type { RegisterReading } from './read-register.ts';
export type { RegisterFiles } from './register-files.ts';
export { registerDigest } from './register-digest.ts';
export { registerJsonSchema } from './measure-schema.ts';
export { formatSelector, parseSelector } from './product-selector.ts';
export type { SelectorReading } from './product-selector.ts';
export { measureById, regionName } from './look-up.ts';
export { confidences, instruments, rentHolders, statuses } from './measure.ts';
export type {
  ClaimTable,
  Confidence,
  Day,
  Instrument,
  Measure,
  ProductList,
  ProductSelector,
  Quota,
  Register,
  RentHolder,
  Source,
  Spell,
  Status,
} from './measure.ts';
export type {
  Charge,
  DayOptions,
  Duty,
  DutyLine,
  DutyMakeup,
  DutyShare,
  Layer,
  MeasureEdit,
  QuotaTerms,
  RegisterDay,
} from './duty.ts';
export {
  changesBetween,
  checkEdits,
  checkRegion,
  dayNumber,
  dayOf,
  daysAfter,
  daysOf,
  filterMeasures,
  findInteractionProblems,
  measuresOn,
  normaliseHs,
  quotaTerms,
} from './engine/index.ts';
export type {
  ChangeKind,
  EditProblem,
  MeasureChange,
  MeasureFilter,
  MeasureOnDay,
  MeasureState,
} from './engine/index.ts';
