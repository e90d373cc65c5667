import { z } from 'zod';
import { numberField, oneOfField, textField } from '../input/index.ts';
import {
  distributionShape,
  oneDistribution,
  thetaDistributionShape,
  uncertainNumber,
} from './uncertain-number-schema.ts';

const rate = 'a rate such as 0.25 for 25 %';

/** `name` is that of the definition in the JSON Schema. The message of the union is made of its members' by the world. */
function selector(name: string, all: string) {
  const anId = ({ input }: { input: unknown }) =>
    typeof input === 'number' ? 'an id in quotes' : 'an id';
  const notEmpty = 'expected an id that is not empty';
  const member = z
    .string({ error: (issue) => `expected ${anId(issue)}` })
    .regex(/\S/u, notEmpty)
    .regex(/^(?!\*$)/u, "expected '*' alone, not in a list");
  return z
    .union([
      z.string({ error: anId }).regex(/\S/u, notEmpty),
      z.array(member, 'a list of ids').min(1, 'expected at least one id'),
    ])
    .meta({ id: name, description: `An id, a list of ids, or '*': ${all}.` });
}

const tradingRegions = selector(
  'tradingRegions',
  'all that the other side does not name. The id of a group stands for its members',
);
const regions = selector('regions', 'every region. The id of a group stands for its members');
const sectors = selector('sectors', 'every tradable sector');
const percent = uncertainNumber(
  numberField('a number of percent, such as -5').gt(
    -100,
    'expected percent above -100: nothing is left at that',
  ),
).meta({ description: 'Change in percent: 1 multiplies by 1.01.' });
const date = z.iso.date('expected a date such as 2024-12-31').meta({
  description: 'What the register of measures says is in force that day.',
});

const tariff = z
  .strictObject(
    {
      importer: tradingRegions,
      exporter: tradingRegions,
      sector: sectors,
      set: uncertainNumber(
        numberField(rate, 'fraction').gte(
          -0.99,
          'expected a rate of at least -0.99: a subsidy cannot pay the whole price',
        ),
      )
        .meta({ description: 'New ad valorem rate: 0.25 is 25 %.' })
        .optional(),
      add: uncertainNumber(numberField(rate, 'fraction').gt(-2, `expected ${rate}, above -2`))
        .meta({ description: 'Points on top of the rate in force: 0.10 is 10 points.' })
        .optional(),
    },
    'expected the keys importer, exporter, sector, and set or add',
  )
  .meta({ oneOf: [{ required: ['set'] }, { required: ['add'] }] });

const change = z
  .strictObject(
    {
      tariffs_from: textField('the path of a table of tariffs')
        .meta({ description: 'A table with the columns of tariffs.csv; the rows listed are set.' })
        .optional(),
      tariff: tariff.optional(),
      trade_cost: z
        .strictObject(
          { importer: tradingRegions, exporter: tradingRegions, sector: sectors, percent },
          'expected the keys importer, exporter, sector and percent',
        )
        .optional(),
      productivity: z
        .strictObject(
          { region: regions, sector: sectors, percent },
          'expected the keys region, sector and percent',
        )
        .optional(),
      population: z
        .strictObject({ region: regions, percent }, 'expected the keys region and percent')
        .optional(),
      measures_on: date.optional(),
      measure: z
        .strictObject(
          {
            id: textField('the id of a measure').meta({
              description: 'Of a measure of the register: `reroute measures` lists them.',
            }),
            rate: uncertainNumber(
              numberField(rate, 'fraction').gte(0, `expected ${rate}, 0 or more`),
            )
              .meta({ description: 'Another rate while it is in force: 0.25 is 25 %.' })
              .optional(),
            drop: z
              .literal(true, 'expected true')
              .meta({ description: 'Takes the measure out.' })
              .optional(),
            charge: z
              .literal(true, 'expected true')
              .meta({ description: 'Charges it though it is only threatened, or not in force.' })
              .optional(),
          },
          'expected the keys id, and rate, drop or charge',
        )
        .meta({
          anyOf: [{ required: ['rate'] }, { required: ['drop'] }, { required: ['charge'] }],
        })
        .optional(),
    },
    `expected a change such as { tariff: { importer: USA, exporter: CAN, sector: '*', set: 0.25 } }`,
  )
  .meta({ minProperties: 1, maxProperties: 1 });

const setId = 'the id of a set of elasticities, such as fontagne-2022';
const elasticities = z
  .union([
    textField(setId),
    z.strictObject(
      {
        set: textField(setId).optional(),
        override: z
          .record(
            z.string(),
            numberField('a trade elasticity such as 5'),
            'expected theta by sector',
          )
          .meta({ description: 'Theta of single sectors, by id: { C29: 5 }.' })
          .optional(),
      },
      'expected the keys set and override, or one of the two',
    ),
  ])
  .meta({
    description:
      'Trade elasticities in place of those in sectors.csv: a set that the world offers in elasticities.csv, theta of single sectors, or both.',
  });

const thetaEntry = z
  .strictObject(
    {
      sectors: sectors.optional(),
      from: z
        .literal('spread', "expected 'spread'")
        .meta({ description: "As far apart as the sets of the world's elasticities.csv." })
        .optional(),
      ...thetaDistributionShape,
    },
    'expected { from: spread }, or a distribution such as { lognormal: { se: 0.3 } }',
  )
  .meta({ oneOf: [{ required: ['from'] }, ...oneDistribution.oneOf] });

const uncertainty = z
  .strictObject(
    {
      theta: z
        .union([thetaEntry, z.array(thetaEntry, 'a list of such entries').min(1)])
        .meta({
          description: 'Trade elasticities: of all sectors, or of those that `sectors` names.',
        })
        .optional(),
      claims: z
        .record(
          z.string(),
          z
            .strictObject(
              distributionShape,
              'expected a distribution such as { normal: { mean: 0, sd: 0.5 } }',
            )
            .meta(oneDistribution),
          'expected distributions by table of claims or measure',
        )
        .meta({
          description:
            'Shift of the log odds of claiming a preference, by table of claims or by measure.',
        })
        .optional(),
    },
    'expected the keys theta and claims, or one of the two',
  )
  .meta({ description: 'What is not known for sure besides the numbers of changes.' });

/**
 * The shape of a scenario file: docs/formats.md, "Scenario". What a shape cannot say (one change an entry, `set` or `add`,
 * what an edit of a measure does) is in `scenario-rules.ts`; the JSON Schema for editors says the first two as well.
 */
export const scenarioSchema = z
  .strictObject(
    {
      id: z
        .string('expected an id in lower case, such as us-canada-2025')
        .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, {
          error:
            'expected lower-case letters and digits, in words joined by -, such as us-canada-2025',
        }),
      title: textField('a title'),
      notes: textField('a text').optional(),
      economy: textField('an economy').meta({
        description: 'A built-in world, or an economy folder relative to this file.',
      }),
      elasticities: elasticities.optional(),
      products: oneOfField(['exact', 'average']).default('exact').meta({
        description:
          'How measures on products become the tariff of a flow: each product a variety of its own, or one trade-weighted average.',
      }),
      baseline: z
        .strictObject(
          { transfers: oneOfField(['zero', 'keep']).default('keep'), measures_on: date.optional() },
          'expected { transfers: keep } or { transfers: zero }',
        )
        .default({ transfers: 'keep' }),
      changes: z
        .array(change, 'expected a list of changes, each after a dash; [] for none')
        .meta({ description: 'Applied in the order in which they stand.' }),
      uncertainty: uncertainty.optional(),
      closure: z
        .strictObject(
          { transfers: oneOfField(['fixed', 'zero', 'share-of-world-income']).default('fixed') },
          'expected { transfers: fixed }, or another closure in its place',
        )
        .default({ transfers: 'fixed' }),
      solve: z
        .strictObject(
          {
            tolerance: numberField('a number such as 1e-10')
              .gte(1e-14, 'expected a tolerance of at least 1e-14: less is below rounding')
              .lte(1e-6, 'expected a tolerance of at most 1e-6: a looser answer is none')
              .default(1e-10),
            max_iterations: numberField('a whole number such as 2000')
              .int('expected a whole number such as 2000')
              .gte(0, 'expected a whole number, 0 or more')
              .default(2000),
          },
          'expected { tolerance: 1e-10, max_iterations: 2000 }, or one of the two',
        )
        .default({ tolerance: 1e-10, max_iterations: 2000 }),
    },
    'expected the keys id, title, economy and changes',
  )
  .meta({ title: 'Reroute scenario' });

/** A scenario file that fits the schema, defaults filled in. */
export type ScenarioDocument = z.infer<typeof scenarioSchema>;

/** JSON Schema (2020-12) of a scenario file, for editors: `docs/scenario.schema.json`. */
export function scenarioJsonSchema(): unknown {
  return z.toJSONSchema(scenarioSchema, { io: 'input' });
}
