import { z } from 'zod';
import { controlCharacter, isIdentifier, readYaml, shorten } from '../input/index.ts';
import type { Problem, YamlReading } from '../input/index.ts';
import type { ElasticitySource } from './elasticity-set.ts';

/** Where a figure comes from. */
export interface EconomySource {
  readonly title: string;
  readonly publisher?: string | undefined;
  readonly date?: string | undefined;
  readonly url?: string | undefined;
  readonly licence?: string | undefined;
  readonly quote?: string | undefined;
  readonly notes?: string | undefined;
}

/** What an economy is and where it comes from: `economy.yaml`. */
export interface EconomyMeta {
  readonly id: string;
  readonly title: string;
  /** Base year. */
  readonly year: number;
  /** ISO 4217 code: `USD`. */
  readonly currency: string;
  /** What 1 in a table is: `US$ million`. */
  readonly unit: string;
  readonly sources: readonly EconomySource[];
  readonly licence: string;
  readonly notes?: string | undefined;
  /** Display names of groups of regions, by id: `{ CAN: Canada }`. */
  readonly groups: Readonly<Record<string, string>>;
  /**
   * Regions are aggregates: a rate on own sales is the mean duty on trade among their members, own sales of members
   * included. Without this, own sales bear no tariff.
   */
  readonly inner_tariffs?: boolean | undefined;
  /**
   * Importers, regions or groups, whose tariffs hold the surtaxes that were in force on a day already, by id; a region's
   * own day takes precedence over its group's. Tariffs of all others hold none: most favoured nation and preferences.
   */
  readonly tariffs_include?: Readonly<Record<string, string>> | undefined;
  /** Where the sets of trade elasticities in elasticities.csv come from, by id. */
  readonly elasticities?: Readonly<Record<string, ElasticitySource>> | undefined;
}

const text = z
  .string('expected a text; put it in quotes if it looks like a number')
  .min(1, 'expected a text that is not empty');
const dateLike = z.union([z.string(), z.number().transform(String)]);

const source = z.union([
  z.strictObject({
    title: text,
    publisher: text.optional(),
    date: dateLike.optional(),
    url: text.optional(),
    licence: text.optional(),
    quote: text.optional(),
    notes: text.optional(),
  }),
  text.transform((title) => ({ title })),
]);

const fields = {
  id: text.refine(isIdentifier, "expected letters, digits, '.', '_' and '-' only"),
  title: text,
  year: z.int('expected a whole number, such as 2021'),
  currency: text,
  unit: text,
  sources: z.array(source).default([]),
  licence: text.default('not stated'),
  notes: text.optional(),
  groups: z.record(z.string(), text).default({}),
  inner_tariffs: z.boolean('expected true or false').optional(),
  tariffs_include: z
    .record(z.string(), text.refine(isDay, 'expected a day, such as 2024-07-01'))
    .optional(),
  elasticities: z
    .record(
      z.string().refine(isIdentifier, "expected letters, digits, '.', '_' and '-' only"),
      z.strictObject({
        title: text,
        publisher: text.optional(),
        date: dateLike.optional(),
        url: text.optional(),
        notes: text.optional(),
      }),
    )
    .optional(),
};

function isDay(day: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/u.test(day) ? Date.parse(day) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** The keys that economy.yaml should have; those of `fields` that are optional may follow. */
export const economyKeys = [
  'id',
  'title',
  'year',
  'currency',
  'unit',
  'sources',
  'licence',
] as const;

const schema: z.ZodType<EconomyMeta> = z.strictObject(
  fields,
  `expected the keys ${economyKeys.join(', ')}`,
);

/**
 * Reads `economy.yaml`. A source may be a plain text, its title. Rules: those of `readYaml`,
 * `control-character`, and the warning `no-provenance` where sources or licence are not stated.
 */
export function readEconomyMeta(file: string, yaml: string): YamlReading<EconomyMeta> {
  const reading = readYaml(file, yaml, schema);
  const { value } = reading;
  if (!value) return reading;
  const absent = [
    ...(value.sources.length === 0 ? ['sources'] : []),
    ...(value.licence === 'not stated' ? ['licence'] : []),
  ];
  const warnings = absent.map((key): Problem => ({
    file,
    ...reading.locate([key], 'key'),
    severity: 'warning',
    rule: 'no-provenance',
    message: `'${key}' is not stated`,
    why: 'a result that cannot be followed back to its data cannot be quoted',
    hint: `add '${key}'`,
  }));
  const broken = controlCharacters(file, value, reading.locate);
  const problems = [...reading.problems, ...broken, ...warnings];
  return broken.length > 0
    ? { content: reading.content, problems, locate: reading.locate }
    : { ...reading, problems };
}

/** Texts that may run over several lines. */
const severalLines = ['licence', 'notes', 'quote'];

function controlCharacters(
  file: string,
  meta: EconomyMeta,
  locate: YamlReading<EconomyMeta>['locate'],
): Problem[] {
  const { groups, sources, elasticities = {}, ...top } = meta;
  const texts = [
    ...Object.entries(top).map(([key, value]) => [[key], value] as const),
    ...Object.entries(groups).map(([id, name]) => [['groups', id], name] as const),
    ...sources.flatMap((source, index) =>
      Object.entries(source).map(([key, value]) => [['sources', index, key], value] as const),
    ),
    ...Object.entries(elasticities).flatMap(([id, source]) =>
      Object.entries(source).map(([key, value]) => [['elasticities', id, key], value] as const),
    ),
  ];
  return texts.flatMap(([path, value]) => {
    if (typeof value !== 'string') return [];
    const lines =
      path[0] !== 'groups' && severalLines.includes(String(path.at(-1))) ? 'several' : 'one';
    const what = `'${shorten(path.join('.'))}'`;
    return controlCharacter({ file, ...locate(path) }, what, value, lines) ?? [];
  });
}
