import { z } from 'zod';
import { numberField } from '../input/index.ts';

/** The kinds of distribution as a scenario names them. */
export const distributionKinds = [
  'uniform',
  'triangular',
  'normal',
  'lognormal',
  'values',
] as const;

/** What stands in a scenario in the place of one number: keys of a distribution, or of a range. */
export const rangeKeys = ['from', 'to', 'steps'] as const;

const anyNumber = numberField('a number');
const spread = numberField('a number above 0').gt(0, 'expected a number above 0');

const uniform = z.strictObject({ low: anyNumber, high: anyNumber }, 'expected { low, high }');
const triangular = z.strictObject(
  { low: anyNumber, mode: anyNumber, high: anyNumber },
  'expected { low, mode, high }',
);
const normal = z.strictObject({ mean: anyNumber, sd: spread }, 'expected { mean, sd }');
const lognormal = z.strictObject({ median: spread, se: spread }, 'expected { median, se }');
const values = z
  .array(anyNumber, 'expected a list of numbers')
  .min(2, 'expected at least two values');

/** One of the kinds of distribution; which of them is for `scenario-rules.ts`. */
export const distributionShape = {
  uniform: uniform
    .meta({ id: 'uniform', description: 'As likely anywhere between low and high.' })
    .optional(),
  triangular: triangular
    .meta({ id: 'triangular', description: 'Between low and high, mode the likeliest.' })
    .optional(),
  normal: normal
    .meta({ id: 'normal', description: 'Bell curve with standard deviation sd.' })
    .optional(),
  lognormal: lognormal
    .meta({
      id: 'lognormal',
      description: 'Bell curve of the logarithm, with standard deviation se in logs.',
    })
    .optional(),
  values: values.meta({ id: 'values', description: 'Each as likely as the next.' }).optional(),
};

/** The same for θ, where the median of a lognormal is θ itself unless stated. */
export const thetaDistributionShape = {
  ...distributionShape,
  lognormal: z
    .strictObject({ median: spread.optional(), se: spread }, 'expected { se }')
    .meta({
      description: 'Bell curve of ln theta around theta, with standard deviation se.',
    })
    .optional(),
};

const oneKind = distributionKinds.map((kind) => ({ required: [kind] }));

/** JSON Schema of exactly one kind. */
export const oneDistribution = { oneOf: oneKind };

/**
 * A number, a distribution, or a range for a grid.
 *
 * @param number what it is where it is one number
 * @param expected what a user is told of anything else, that the field of the number says too
 */
export function uncertainNumber<Field extends z.ZodType<number>>(number: Field) {
  const shape = {
    ...distributionShape,
    from: anyNumber.meta({ description: 'First value of a grid.' }).optional(),
    to: anyNumber.meta({ description: 'Last value of a grid.' }).optional(),
    steps: numberField('a whole number such as 21')
      .int('expected a whole number such as 21')
      .gte(2, 'expected at least 2 steps: both ends are among them')
      .lte(10_000, 'expected at most 10000 steps')
      .meta({ description: 'How many values, both ends included.' })
      .optional(),
  };
  const mapping = z
    .strictObject(shape, {
      error: (issue) =>
        issue.code === 'invalid_type'
          ? number.safeParse(issue.input).error?.issues[0]?.message
          : undefined,
    })
    .meta({ oneOf: [...oneKind, { required: [...rangeKeys] }] });
  return z.union([number, mapping]);
}
