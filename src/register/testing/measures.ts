import type {
  ClaimTable,
  Measure,
  ProductSelector,
  Quota,
  Register,
  Source,
  Spell,
} from '../measure.ts';

const SOURCE: Source = { title: 'Official Journal', publisher: 'Printer', date: '2025-01-01' };

/** A spell as tests write it. */
export type SpellSketch = Partial<Omit<Spell, 'at' | 'quota'>> & {
  readonly quota?: Partial<Quota>;
};

/** A measure as tests write it: goods as in a file (`all`, `hs 1205`, `hs 7206-7229`, `list steel`, `sector B08`). */
export type MeasureSketch = Partial<
  Omit<Measure, 'products' | 'exceptProducts' | 'spells' | 'claims'>
> & {
  readonly id: string;
  readonly products?: readonly string[];
  readonly exceptProducts?: readonly string[];
  readonly spells?: readonly SpellSketch[];
  readonly claims?: Readonly<Record<string, number | ClaimTable>>;
};

/** A surtax of the United States on all goods of Canada from 2025 on, but for what the sketch says. */
export function measure(sketch: MeasureSketch): Measure {
  return {
    title: sketch.id,
    importers: ['USA'],
    exporters: ['CAN'],
    exceptExporters: [],
    instrument: 'surtax',
    stacksOn: [],
    replaces: [],
    yieldsTo: [],
    status: 'in-force',
    confidence: 'confirmed',
    facts: [],
    sources: [SOURCE],
    file: 'measures/test.yaml',
    at: { line: 1, column: 3 },
    ...sketch,
    products: (sketch.products ?? ['all']).map(selector),
    exceptProducts: (sketch.exceptProducts ?? []).map(selector),
    claims: new Map(Object.entries(sketch.claims ?? {})),
    spells: (sketch.spells ?? [{ from: '2025-01-01' }]).map(spell),
  };
}

/** A register of these measures and lists; each measure stands on the line after the one before. */
export function register(
  sketches: readonly MeasureSketch[],
  lists: Readonly<Record<string, readonly string[]>> = {},
): Register {
  return {
    measures: sketches.map((sketch, index) => ({
      ...measure(sketch),
      at: { line: index + 1, column: 3 },
    })),
    lists: new Map(
      Object.entries(lists).map(([id, codes]) => [id, { id, title: id, codes, sources: [SOURCE] }]),
    ),
    claims: new Map(),
    groups: new Map([['EU', ['DEU', 'FRA']]]),
    names: new Map([
      ['CAN', 'Canada'],
      ['CHN', 'China'],
      ['DEU', 'Germany'],
      ['EU', 'European Union'],
      ['FRA', 'France'],
      ['MEX', 'Mexico'],
      ['USA', 'United States'],
    ]),
    digest: 'sha256:test',
  };
}

function selector(text: string): ProductSelector {
  const [kind, rest = ''] = text.split(' ');
  if (kind === 'all') return { kind };
  if (kind === 'list') return { kind, list: rest };
  if (kind === 'sector') return { kind, sector: rest };
  const [from = '', to = from] = rest.split('-');
  return { kind: 'hs', from, to };
}

function spell({ quota, ...sketch }: SpellSketch): Spell {
  return {
    chargedOn: 1,
    chargedOnIfClaimed: sketch.chargedOn ?? 1,
    part: 1,
    at: { line: 1, column: 3 },
    ...sketch,
    ...(quota && {
      quota: {
        volume: 1000,
        unit: 'tonnes',
        per: 'year',
        inRate: 0,
        outRate: 1,
        outUncertain: false,
        rentTo: 'importer',
        ...quota,
      },
    }),
  };
}
