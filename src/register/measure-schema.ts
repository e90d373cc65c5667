import { z } from 'zod';
import { isIdentifier, numberField, oneOfField, textField } from '../input/index.ts';
import { sourceSchema } from './source-schema.ts';
import { confidences, instruments, rentHolders, statuses } from './measure.ts';

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

/** An id as measures, programs, lists and tables of claims have it. */
export function idField(what: string) {
  return textField(what).regex(
    kebab,
    `expected lower-case letters and digits, in words joined by -, such as us-232-steel`,
  );
}

const regionId = z
  .string({ error: 'an id such as CAN' })
  .refine(isIdentifier, 'expected an id such as CAN');

const regions = z
  .union([regionId, z.array(regionId, 'a list of ids').min(1, 'expected at least one id')])
  .meta({ description: 'An id of regions.csv, the id of a group, or a list of them.' });

const products = z.array(
  textField("a selector such as 'hs 1205'"),
  'expected a list such as [hs 1205], [list us-steel] or [all]',
);

const names = z.array(textField('a name'), 'expected a list of ids, programs or instruments');

const day = z.iso.date('expected a day such as 2025-03-04, one that the calendar has');

const rate = numberField('a rate such as 0.25 for 25 %', 'fraction').gte(
  -0.99,
  'expected a rate of at least -0.99: a subsidy cannot pay the whole price',
);

const part = (what: string) =>
  numberField(`${what}, from 0 to 1`, 'fraction')
    .gte(0, `expected ${what}, from 0 to 1`)
    .lte(1, `expected ${what}, from 0 to 1`);

const quota = z
  .strictObject(
    {
      volume: numberField('how much may come in, such as 49000')
        .gt(0, 'expected a volume above 0: nothing at all is a ban')
        .meta({ description: 'How much may come in at the rate inside.' }),
      unit: textField('what the volume counts, such as vehicles').meta({
        description:
          "What the volume counts, in the plural: vehicles; or 'of 2024 imports', a share of what was imported that year.",
      }),
      per: oneOfField(['year']),
      in_rate: rate.meta({ description: 'Rate of this layer inside the quota.' }),
      out_rate: rate.meta({ description: 'Rate of this layer outside the quota.' }),
      out_rate_uncertain: z
        .boolean('expected true or false')
        .default(false)
        .meta({ description: 'The sources do not settle what is charged outside the quota.' }),
      rent_to: oneOfField(rentHolders)
        .default('importer')
        .meta({ description: 'Who gets the difference of price inside the quota.' }),
    },
    'expected a quota such as { volume: 49000, unit: vehicles, per: year, in_rate: 0.061, out_rate: 1.061 }',
  )
  .meta({ description: 'A tariff-rate quota.' });

const spell = z.strictObject(
  {
    from: day.optional().meta({
      description: 'First day in force; may be absent of what is only proposed or threatened.',
    }),
    until: day.optional().meta({ description: 'Last day in force; absent while there is no end.' }),
    announced: day.optional().meta({ description: 'Day on which it was made known.' }),
    signed: day.optional().meta({
      description: 'Day on which the instrument that makes it law was signed.',
    }),
    rate: rate.optional().meta({ description: 'Ad valorem: 0.25 is 25 %.' }),
    rate_if_claimed: rate.optional().meta({
      description: 'Rate on goods that claim the preference; that of the others where absent.',
    }),
    charged_on: part('the part of the value that is charged')
      .default(1)
      .meta({ description: 'Part of the value that the rate is charged on: metal content.' }),
    charged_on_if_claimed: part('the part of the value that is charged')
      .optional()
      .meta({ description: 'The same for goods that claim the preference: foreign content.' }),
    part: part('the part of trade that it reaches')
      .default(1)
      .meta({ description: 'Part of the trade that the measure reaches: a ban on named firms.' }),
    quota: quota.optional(),
    note: textField('a note').optional(),
  },
  'expected a spell such as { from: 2025-03-04, until: 2025-03-06, rate: 0.25 }',
);

export const measureSchema = z.strictObject(
  {
    id: idField('an id').meta({ description: 'Unique name, in kebab-case.' }),
    title: textField('a title')
      .optional()
      .meta({ description: 'One line for people; the id where absent.' }),
    importer: regions.meta({ description: 'Who charges: id, group, or a list of them.' }),
    exporter: regions.meta({ description: "Whose goods: id, group, a list of them, or 'all'." }),
    except: z
      .array(regionId, 'expected a list of ids')
      .default([])
      .meta({ description: 'Exporters that are left out.' }),
    products: products.min(1, 'expected at least one selector; [all] for all goods').meta({
      description:
        "Which goods: 'all', 'hs 1205', 'hs 7206-7229', 'list NAME', 'sector C10T12'. A code stands for all that begins with it.",
    }),
    except_products: products.default([]).meta({ description: 'Goods that are left out.' }),
    instrument: oneOfField(instruments),
    program: idField('a program').optional().meta({
      description: 'A name that several measures share, for others to refer to: us-232.',
    }),
    stacks_on: names.default([]).meta({
      description: 'Ids, programs or instruments that it is charged on top of.',
    }),
    replaces: names.default([]).meta({
      description: 'Ids, programs or instruments that are not charged where this one applies.',
    }),
    yields_to: names.default([]).meta({
      description:
        'Ids, programs or instruments where one of which applies this one is not charged.',
    }),
    preference: textField('the id or program of a preference').optional().meta({
      description: 'Id or program of the preference whose claim changes what is charged.',
    }),
    claims: z
      .record(
        z.string(),
        z.union([
          idField('the name of a table of claims/'),
          part('the share of trade that claims the preference'),
        ]),
        'expected shares by exporter, such as { CAN: usmca-canada, MEX: 0.5 }',
      )
      .optional()
      .meta({
        description:
          'Of a preference: the share of trade that claims it, by exporter: a table of claims/ or one number.',
      }),
    spells: z
      .array(spell, 'expected a list of spells, each after a dash')
      .min(1, 'expected at least one spell')
      .meta({ description: 'Periods in the order of their days, none over another.' }),
    status: oneOfField(statuses),
    legal: textField('the instrument that makes it law').optional(),
    confidence: oneOfField(confidences).optional().meta({
      description:
        'How well it is known; where absent, confirmed with two or more sources and single-source with one.',
    }),
    note: textField('a note').optional().meta({
      description:
        'What a reader should know; required where another confidence than confirmed is stated.',
    }),
    facts: z
      .array(textField('the id of a row'), 'expected a list such as [A09]')
      .default([])
      .meta({ description: 'Rows of the fact sheet that it was written from.' }),
    sources: z
      .array(sourceSchema, 'expected a list of sources, each after a dash')
      .min(1, 'expected at least one source: a measure without a source is refused')
      .meta({ description: 'Who says so; at least one with a date.' }),
  },
  'expected a measure with the keys id, importer, exporter, products, instrument, spells, status and sources',
);

/** A measure as its file states it, defaults filled in. */
export type MeasureDocument = z.infer<typeof measureSchema>;
export type SpellDocument = MeasureDocument['spells'][number];

export const familySchema = z
  .array(measureSchema, 'expected a list of measures, each after a dash')
  .meta({ title: 'Reroute measures' });

/** JSON Schema (2020-12) of a family of measures, for editors: `docs/measure.schema.json`. */
export function registerJsonSchema(): unknown {
  return z.toJSONSchema(familySchema, { io: 'input' });
}
