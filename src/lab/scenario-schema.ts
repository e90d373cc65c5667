import { z } from 'zod';
import { didYouMean, nearest } from '../input/index.ts';

const rate = 'a rate such as 0.25 for 25 %';

/** A number as JSON and YAML have it; the message says what to write when it came in quotes. NaN and ∞ are refused. */
function number(what: string) {
  return z.number({
    error: ({ input }) => {
      const advice = typeof input === 'string' ? adviceOn(input, what) : undefined;
      return advice === undefined ? `expected ${what}` : `expected ${what}: ${advice}`;
    },
  });
}

/** How to write the number that a text probably means. */
function adviceOn(text: string, what: string): string | undefined {
  const word = text.trim();
  if (/\d/u.test(word) && Number.isFinite(Number(word))) return 'take the quotes away';
  if (/^[+-]?\d{1,9},\d{1,9}$/u.test(word)) {
    return `write a point, not a comma: ${word.replace(',', '.')}`;
  }
  const percent = /^([+-]?\d{1,9}(?:\.\d{1,9})?)\s*%$/u.exec(word)?.[1];
  if (percent === undefined) return undefined;
  return what === rate
    ? `${percent} % is ${Number((Number(percent) / 100).toPrecision(12))}`
    : `take the sign % away: ${percent}`;
}

/** One of a few words, with a suggestion for a mistyped one. */
function oneOf<const W extends readonly [string, ...string[]]>(words: W) {
  const expected = `expected one of ${words.join(', ')}`;
  return z.enum(words, {
    error: ({ input }) =>
      typeof input === 'string' ? didYouMean(nearest(input, words), expected) : expected,
  });
}

function text(what: string) {
  return z
    .string({
      error: ({ input }) =>
        typeof input === 'number' || typeof input === 'boolean'
          ? `expected ${what}: put it in quotes`
          : `expected ${what}`,
    })
    .regex(/\S/u, `expected ${what} that is not empty`);
}

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
const percent = number('a number of percent, such as -5')
  .gt(-100, 'expected percent above -100: nothing is left at that')
  .meta({ description: 'Change in percent: 1 multiplies by 1.01.' });
const date = z.iso.date('expected a date such as 2024-12-31').meta({
  description: 'What the register says is in force that day. This version has no register yet.',
});

const tariff = z
  .strictObject(
    {
      importer: tradingRegions,
      exporter: tradingRegions,
      sector: sectors,
      set: number(rate)
        .gte(-0.99, 'expected a rate of at least -0.99: a subsidy cannot pay the whole price')
        .meta({ description: 'New ad valorem rate: 0.25 is 25 %.' })
        .optional(),
      add: number(rate)
        .gt(-2, `expected ${rate}, above -2`)
        .meta({ description: 'Points on top of the rate in force: 0.10 is 10 points.' })
        .optional(),
    },
    'expected the keys importer, exporter, sector, and set or add',
  )
  .meta({ oneOf: [{ required: ['set'] }, { required: ['add'] }] });

const change = z
  .strictObject(
    {
      tariffs_from: text('the path of a table of tariffs')
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
            id: text('the id of a measure'),
            rate: number(rate).optional(),
            drop: z.literal(true, 'expected true').optional(),
          },
          'expected the keys id, and rate or drop',
        )
        .optional(),
    },
    `expected a change such as { tariff: { importer: USA, exporter: CAN, sector: '*', set: 0.25 } }`,
  )
  .meta({ minProperties: 1, maxProperties: 1 });

const setId = 'the id of a set of elasticities, such as fontagne-2022';
const elasticities = z
  .union([
    text(setId),
    z.strictObject(
      {
        set: text(setId).optional(),
        override: z
          .record(z.string(), number('a trade elasticity such as 5'), 'expected theta by sector')
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

/**
 * The shape of a scenario file: docs/formats.md, "Scenario". What a shape cannot say (one change an entry, `set` or `add`,
 * no register yet) is in `scenario-rules.ts`; the JSON Schema for editors says the first two as well.
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
      title: text('a title'),
      notes: text('a text').optional(),
      economy: text('an economy').meta({
        description: 'A built-in world, or an economy folder relative to this file.',
      }),
      elasticities: elasticities.optional(),
      baseline: z
        .strictObject(
          { transfers: oneOf(['zero', 'keep']).default('keep'), measures_on: date.optional() },
          'expected { transfers: keep } or { transfers: zero }',
        )
        .default({ transfers: 'keep' }),
      changes: z
        .array(change, 'expected a list of changes, each after a dash; [] for none')
        .meta({ description: 'Applied in the order in which they stand.' }),
      closure: z
        .strictObject(
          { transfers: oneOf(['fixed', 'zero', 'share-of-world-income']).default('fixed') },
          'expected { transfers: fixed }, or another closure in its place',
        )
        .default({ transfers: 'fixed' }),
      solve: z
        .strictObject(
          {
            tolerance: number('a number such as 1e-10')
              .gte(1e-14, 'expected a tolerance of at least 1e-14: less is below rounding')
              .lte(1e-6, 'expected a tolerance of at most 1e-6: a looser answer is none')
              .default(1e-10),
            max_iterations: number('a whole number such as 2000')
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
