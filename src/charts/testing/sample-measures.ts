import type { AverageTariff, MeasureEntry, SpellEntry } from '../../lab/index.ts';

const noSpell: SpellEntry = {
  announced: null,
  signed: null,
  from: null,
  until: null,
  rate: null,
  rate_if_claimed: null,
  charged_on: 1,
  charged_on_if_claimed: 1,
  part: 1,
  quota: null,
  note: null,
};

/** A made-up measure; what is not given is nothing. */
export function sampleMeasure(
  id: string,
  given: Partial<Omit<MeasureEntry, 'spells'>>,
  spells: readonly Partial<SpellEntry>[],
): MeasureEntry {
  const filled = spells.map((spell) => ({ ...noSpell, ...spell }));
  return {
    id,
    title: id,
    importers: ['AAA'],
    exporters: ['BBB'],
    except_exporters: [],
    importer: 'Aland',
    exporter: 'Bland',
    products: ['all'],
    except_products: [],
    instrument: 'surtax',
    program: null,
    status: 'in-force',
    state: 'charged',
    charged: true,
    rate: null,
    rate_if_claimed: null,
    from: null,
    until: null,
    announced: null,
    stacks_on: [],
    replaces: [],
    yields_to: [],
    preference: null,
    legal: null,
    confidence: 'confirmed',
    note: null,
    facts: [],
    sources: [],
    ...given,
    spells: filled,
  };
}

/** A quarrel of two countries with every kind of bar. */
export function sampleQuarrel(): MeasureEntry[] {
  const back = { importer: 'Bland', exporter: 'Aland', importers: ['BBB'], exporters: ['AAA'] };
  return [
    sampleMeasure('emergency', { title: 'Emergency duty on all goods but energy' }, [
      { announced: '2025-02-01', from: '2025-03-04', until: '2025-03-06', rate: 0.25 },
      { from: '2025-03-07', until: '2025-07-31', rate: 0.25, rate_if_claimed: 0 },
      {
        announced: '2025-07-10',
        from: '2025-08-01',
        until: '2026-02-23',
        rate: 0.35,
        rate_if_claimed: 0,
      },
    ]),
    sampleMeasure(
      'steel',
      { title: 'Duty on steel and aluminium and on goods made of them, whatever their origin' },
      [
        { announced: '2025-02-10', from: '2025-03-12', until: '2025-06-03', rate: 0.25 },
        { from: '2025-06-04', rate: 0.5 },
      ],
    ),
    sampleMeasure(
      'everything',
      { title: 'Duty of 100 % in answer to a deal with others', status: 'threatened' },
      [{ announced: '2026-01-24', rate: 1 }],
    ),
    sampleMeasure(
      'seed',
      { ...back, title: 'Anti-dumping duty on oilseeds', instrument: 'anti-dumping' },
      [
        { announced: '2025-08-12', from: '2025-08-14', until: '2026-02-28', rate: 0.758 },
        { from: '2026-03-01', until: '2031-02-28', rate: 0.059 },
      ],
    ),
    sampleMeasure('cars', { ...back, title: 'Quota for electric vehicles', instrument: 'trq' }, [
      {
        announced: '2026-01-16',
        from: '2026-03-01',
        quota: {
          volume: 49_000,
          unit: 'vehicles',
          per: 'year',
          in_rate: 0.061,
          out_rate: 1.061,
          out_rate_uncertain: true,
          rent_to: 'importer',
        },
      },
    ]),
    sampleMeasure('beef', { ...back, title: 'Ban on beef of named plants', instrument: 'ban' }, [
      { from: '2025-06-25', until: '2025-11-05', part: 0.7 },
    ]),
    sampleMeasure('visa', { ...back, title: 'Visa waiver', instrument: 'visa' }, [
      { from: '2026-02-17', until: '2026-12-31' },
    ]),
    sampleMeasure('unknown', { ...back, title: 'A measure of unknown days' }, [{}]),
  ];
}

/** A series with jumps, a trend of claims, and two jumps a week apart. */
export function sampleSeries(): AverageTariff {
  const spell = (
    on: string,
    until: string,
    changed: readonly string[],
    [fixed, reported, last, all, share]: readonly [number, number, number, number, number],
  ): AverageTariff['spells'][number] => ({
    on,
    until,
    changed,
    fixed_claims: fixed,
    reported_claims: reported,
    reported_claims_last: last,
    all_claim: all,
    none_claim: 2 * fixed,
    claim_share: share,
    prohibited: 0,
  });
  return {
    schema: 'reroute.average-tariff/1',
    importer: 'AAA',
    exporter: 'BBB',
    from: '2025-01-01',
    to: '2026-08-31',
    claims_of: '2024-07-01',
    preferences: ['abc'],
    base: 0.001,
    base_includes: '2024-07-01',
    products: 3,
    value: 100,
    spells: [
      spell('2025-01-01', '2025-03-03', [], [0.001, 0.001, 0.001, 0.001, 0.38]),
      spell('2025-03-04', '2025-03-06', ['emergency'], [0.21, 0.21, 0.209, 0.208, 0.45]),
      spell('2025-03-07', '2025-03-11', ['emergency'], [0.118, 0.09, 0.088, 0.001, 0.5]),
      spell('2025-03-12', '2025-06-03', ['steel'], [0.123, 0.095, 0.062, 0.007, 0.51]),
      spell('2025-06-04', '2025-07-31', ['steel'], [0.13, 0.05, 0.045, 0.014, 0.81]),
      spell('2025-08-01', '2026-02-23', ['emergency'], [0.16, 0.055, 0.05, 0.014, 0.84]),
      spell('2026-02-24', '2026-08-31', ['emergency'], [0.02, 0.017, 0.017, 0.014, 0.86]),
    ],
  };
}
