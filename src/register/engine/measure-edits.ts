import { didYouMean, nearestId } from '../../input/index.ts';
import type { MeasureEdit } from '../duty.ts';
import type { Measure, Register } from '../measure.ts';
import { chargesSomething } from './spells.ts';

/** What is wrong with an edit; whoever read it knows where it stands. */
export interface EditProblem {
  /** Of `edits`. */
  readonly index: number;
  readonly id: string;
  readonly rule: 'unknown-measure' | 'rate-of-a-ban' | 'nothing-to-charge';
  readonly message: string;
  readonly hint: string;
}

/** Holds a scenario's edits against the register. */
export function checkEdits(register: Register, edits: readonly MeasureEdit[]): EditProblem[] {
  const byId = new Map(register.measures.map((measure) => [measure.id, measure]));
  return edits.flatMap((edit, index) => {
    const measure = byId.get(edit.id);
    const problem = measure ? problemOf(edit, measure) : unknownMeasure(edit, register);
    return problem ? [{ index, id: edit.id, ...problem }] : [];
  });
}

type ProblemOfEdit = Pick<EditProblem, 'rule' | 'message' | 'hint'>;

function unknownMeasure({ id }: MeasureEdit, { measures }: Register): ProblemOfEdit {
  const named = measures.map((measure) => ({ id: measure.id, name: measure.title }));
  return {
    rule: 'unknown-measure',
    message: `the register has no measure '${id}'`,
    hint: didYouMean(nearestId(id, named), '`reroute measures` lists them all'),
  };
}

function problemOf({ id, rate, charge }: MeasureEdit, measure: Measure): ProblemOfEdit | undefined {
  if (rate !== undefined && ['ban', 'visa'].includes(measure.instrument))
    return {
      rule: 'rate-of-a-ban',
      message: `'${id}' is a ${measure.instrument}: it has no rate to change`,
      hint: 'use `drop: true` to take it out',
    };
  const last = measure.spells.at(-1);
  const says = last && (chargesSomething(measure, last) || measure.replaces.length > 0);
  if (charge && !says && rate === undefined)
    return {
      rule: 'nothing-to-charge',
      message: `'${id}' states no rate that could be charged`,
      hint: 'say with `rate` what to charge',
    };
  return undefined;
}
