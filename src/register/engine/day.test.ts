import { describe, expect, it } from 'vitest';
import { InputError } from '../../input/index.ts';
import type { DayOptions } from '../duty.ts';
import { register, type MeasureSketch } from '../testing/measures.ts';
import { dayOf, daysOf } from './day.ts';

const SINCE = { from: '2025-01-01' };
const mfn: MeasureSketch = { id: 'mfn', instrument: 'mfn', spells: [{ ...SINCE, rate: 0.05 }] };
const usmca: MeasureSketch = {
  id: 'usmca',
  instrument: 'preference',
  replaces: ['mfn'],
  claims: { CAN: 0.8 },
  spells: [{ ...SINCE, rate: 0 }],
};
const surtax = (id: string, rate: number, rest: Partial<MeasureSketch> = {}): MeasureSketch => ({
  id,
  spells: [{ ...SINCE, rate }],
  ...rest,
});

/** What is charged on plate from Canada on a day: [not claimed, claimed, share that claims]. */
function charged(sketches: MeasureSketch[], on = '2025-06-01', options: DayOptions = {}) {
  const charge = dayOf(register(sketches), on, options).charge('USA', 'CAN', '720851');
  return [charge.if_not_claimed, charge.if_claimed, charge.claim_share];
}

/** What it adds to a world's tariffs: [not claimed, claimed]. */
function added(sketches: MeasureSketch[], on = '2025-06-01') {
  const lines = dayOf(register(sketches), on).linesOf('USA', 'CAN', '720851');
  expect(lines).toHaveLength(1);
  return [lines[0]!.notClaimed.added, lines[0]!.claimed.added];
}

describe('which measures are charged (rule 1)', () => {
  const spells = [
    { from: '2025-03-04', until: '2025-03-06', rate: 0.25 },
    { from: '2025-03-10', until: '2025-03-31', rate: 0.35 },
    { from: '2025-04-01', rate: 0.1 },
  ];
  it.each([
    ['2025-03-03', 0],
    ['2025-03-04', 0.25],
    ['2025-03-06', 0.25],
    ['2025-03-07', 0],
    ['2025-03-31', 0.35],
    ['2025-04-01', 0.1],
    ['2030-01-01', 0.1],
  ])('those with a spell that covers %s', (on, rate) =>
    expect(charged([{ id: 'a', spells }], on)[0]).toBe(rate),
  );

  it.each([
    ['in-force', 0.25],
    ['ended', 0.25],
    ['suspended', 0.25],
    ['proposed', 0],
    ['threatened', 0],
  ] as const)('with the status %s', (status, rate) =>
    expect(charged([surtax('a', 0.25, { status })])[0]).toBe(rate),
  );

  it.each([
    ['all', [], 'CAN', 0.25],
    ['all', ['CAN'], 'CAN', 0],
    ['all', [], 'USA', 0],
    [['MEX'], [], 'CAN', 0],
    [['MEX', 'CAN'], [], 'CAN', 0.25],
  ] as const)(
    'aimed at %s except %s, asked of %s',
    (exporters, exceptExporters, exporter, rate) => {
      const day = dayOf(
        register([surtax('a', 0.25, { exporters, exceptExporters })]),
        '2025-06-01',
      );
      expect(day.charge('USA', exporter, '720851').total).toBe(rate);
      expect(day.touches('USA', exporter)).toBe(rate > 0);
    },
  );

  it('of the importer only', () => {
    const day = dayOf(register([surtax('a', 0.25)]), '2025-06-01');
    expect(day.charge('CHN', 'CAN', '720851').total).toBe(0);
    expect(day.touches('CHN', 'CAN')).toBe(false);
  });

  it.each([
    [['hs 72'], [], 0.25],
    [['hs 7208-7212'], [], 0.25],
    [['hs 7206-7208'], [], 0.25],
    [['hs 7209-7212'], [], 0],
    [['all'], ['hs 7208'], 0],
    [['hs 720851'], ['hs 720852'], 0.25],
  ])('that name %j except %j', (products, exceptProducts, rate) =>
    expect(charged([surtax('a', 0.25, { products, exceptProducts })])[0]).toBe(rate),
  );

  it('but neither visa rules nor what the exporter taxes', () =>
    expect(
      charged([
        surtax('a', 0.25, { instrument: 'visa' }),
        surtax('b', 0.25, { instrument: 'export-tax' }),
      ])[0],
    ).toBe(0));

  it('preferences only where they are claimed', () =>
    expect(charged([mfn, usmca])).toEqual([0.05, 0, 0.8]));

  it('claimed is as not claimed where there is no preference', () =>
    expect(charged([mfn, surtax('a', 0.25)])).toEqual([0.3, 0.3, 0]));
});

describe('what takes the place of what (rule 2)', () => {
  const steel = surtax('steel', 0.5, { program: '232' });
  it.each([
    ['an id', { replaces: ['steel'] }, 0.1],
    ['a program', { replaces: ['232'] }, 0.1],
    ['an instrument', { replaces: ['surtax'] }, 0.1],
    ['by making way for an id', { yieldsTo: ['steel'] }, 0.5],
    ['by making way for a program', { yieldsTo: ['232'] }, 0.5],
  ])('%s', (_, relation, rate) =>
    expect(charged([steel, surtax('other', 0.1, relation)])[0]).toBe(rate),
  );

  it('what is displaced displaces nothing', () =>
    expect(
      charged([
        surtax('a', 0.1),
        surtax('b', 0.2, { replaces: ['a'] }),
        surtax('c', 0.4, { replaces: ['b'] }),
      ])[0],
    ).toBe(0.5));

  it('a measure without a rate can take another off', () =>
    expect(charged([steel, { id: 'pause', instrument: 'suspension', replaces: ['232'] }])[0]).toBe(
      0,
    ));

  it('one that reaches part of the trade takes off that part', () =>
    expect(
      charged([
        steel,
        {
          id: 'quota',
          instrument: 'remission',
          replaces: ['232'],
          spells: [{ ...SINCE, part: 0.4 }],
        },
      ])[0],
    ).toBeCloseTo(0.3, 12));

  it('a circle is refused', () =>
    expect(() =>
      charged([surtax('a', 0.1, { replaces: ['b'] }), surtax('b', 0.2, { replaces: ['a'] })]),
    ).toThrow(InputError));
});

describe('what is left adds up (rule 3)', () => {
  it('to a decimal sum', () => {
    const canola = [
      { ...mfn, spells: [{ ...SINCE, rate: 0.09 }] },
      surtax('ad', 0.758, { stacksOn: ['mfn'] }),
    ];
    expect(charged(canola)[0]).toBe(0.848);
    expect(added(canola)).toEqual([0.758, 0.758]);
  });

  it('on the part of the value that is charged', () =>
    expect(charged([mfn, { id: 'a', spells: [{ ...SINCE, rate: 0.5, chargedOn: 0.4 }] }])[0]).toBe(
      0.25,
    ));

  it('at the rate of claims, of the preference that a measure names', () => {
    const ieepa = (preference: string): MeasureSketch => ({
      id: 'ieepa',
      preference,
      spells: [{ ...SINCE, rate: 0.35, rateIfClaimed: 0 }],
    });
    expect(charged([usmca, ieepa('usmca')])).toEqual([0.35, 0, 0.8]);
    expect(charged([usmca, ieepa('other')])).toEqual([0.35, 0.35, 0.8]);
    expect(charged([ieepa('usmca')])).toEqual([0.35, 0.35, 0]);
  });

  it('on the part of the value of claims', () => {
    const autos: MeasureSketch = {
      id: 'autos',
      preference: 'usmca',
      spells: [{ ...SINCE, rate: 0.25, chargedOnIfClaimed: 0.5 }],
    };
    expect(charged([mfn, usmca, autos])).toEqual([0.3, 0.125, 0.8]);
    expect(added([mfn, usmca, autos])).toEqual([0.25, 0.125]);
  });
});

describe('quotas (rules 4 and 6)', () => {
  const ev: MeasureSketch = {
    id: 'ev',
    instrument: 'trq',
    replaces: ['mfn'],
    spells: [
      { ...SINCE, quota: { volume: 49000, unit: 'vehicles', inRate: 0.061, outRate: 1.061 } },
    ],
  };
  const tariff = { ...mfn, spells: [{ ...SINCE, rate: 0.061 }] };

  it('are charged at the rate inside', () => {
    const charge = dayOf(register([tariff, ev]), '2026-04-01').charge('USA', 'CAN', '870380');
    expect(charge.total).toBe(0.061);
    expect(charge.quota).toMatchObject({
      measure: 'ev',
      volume: 49000,
      in_rate: 0.061,
      out_rate: 1.061,
    });
  });

  it('add nothing inside where their rates include the MFN rate, and the rest outside', () => {
    const [line] = dayOf(register([tariff, ev]), '2026-04-01').linesOf('USA', 'CAN', '870380');
    expect(line!.notClaimed).toMatchObject({
      added: 0,
      mfn: 0.061,
      quota: { measure: 'ev', inAdded: 0, outAdded: 1 },
    });
  });

  it('come on top of the MFN rate where they do not', () => {
    const steel = {
      ...ev,
      replaces: [],
      spells: [{ ...SINCE, quota: { inRate: 0, outRate: 0.5 } }],
    };
    const [line] = dayOf(register([tariff, steel]), '2026-04-01').linesOf('USA', 'CAN', '720851');
    expect(line!.notClaimed).toMatchObject({ added: 0, quota: { inAdded: 0, outAdded: 0.5 } });
  });

  it('leave nothing to claim where they take the place of a preference as well', () => {
    const sketches = [tariff, usmca, { ...ev, replaces: ['mfn', 'preference'] }];
    expect(charged(sketches)).toEqual([0.061, 0.061, 0]);
    expect(added(sketches)).toEqual([0, 0]);
  });
});

describe('bans (rule 5)', () => {
  const ban = (part: number): MeasureSketch => ({
    id: 'ban',
    instrument: 'ban',
    stacksOn: ['mfn'],
    spells: [{ ...SINCE, part }],
  });

  it('leave no rate', () => {
    const day = dayOf(register([mfn, ban(1)]), '2025-06-01');
    expect(day.charge('USA', 'CAN', '720851')).toMatchObject({
      total: null,
      if_claimed: null,
      if_not_claimed: null,
    });
    expect(day.linesOf('USA', 'CAN', '720851')[0]!.claimed.prohibited).toBe(1);
  });

  it('of part of the trade let the rest pay as usual', () => {
    const day = dayOf(register([mfn, ban(0.7)]), '2025-06-01');
    const charge = day.charge('USA', 'CAN', '720851');
    expect(charge.total).toBe(0.05);
    expect(charge.prohibited_share).toBeCloseTo(0.7, 12);
  });
});

describe('longer codes (rules 8 and 9)', () => {
  const measures = [
    mfn,
    surtax('plate', 0.25, { products: ['list plate'] }),
    surtax('coil', 0.1, { products: ['list coil'], stacksOn: ['plate'] }),
  ];
  const lists = { plate: ['72085110', '7208513015'], coil: ['72085160', '7208513015'] };
  const day = dayOf(register(measures, lists), '2025-06-01');

  it('a six-digit product is divided into what is treated alike', () => {
    const lines = day.linesOf('USA', 'CAN', '720851');
    const weights = lines.map(({ weight, notClaimed }) => [notClaimed.added, weight] as const);
    expect(weights.toSorted(([a], [b]) => a - b)).toEqual([
      [0, 1 / 6],
      [0.1, 1 / 3],
      [0.25, 1 / 3],
      [0.35, 1 / 6],
    ]);
  });

  it('each part names its tariff lines, and no line stands in two parts', () => {
    const lines = day.linesOf('USA', 'CAN', '720851');
    const codes = lines.flatMap((line) => line.codes);
    expect(codes.toSorted((a, b) => (a.hs < b.hs ? -1 : 1))).toEqual([
      { hs: '72085110', weight: 1 / 3 },
      { hs: '72085130', weight: 1 / 6 },
      { hs: '7208513015', weight: 1 / 6 },
      { hs: '72085160', weight: 1 / 3 },
    ]);
    for (const { weight, codes: ofPart } of lines) {
      expect(ofPart.reduce((sum, code) => sum + code.weight, 0)).toBeCloseTo(weight, 12);
    }
  });

  it('`charge` takes the dearest line and lists all', () => {
    const charge = day.charge('USA', 'CAN', '7208.51');
    expect(charge.total).toBe(0.4);
    expect(charge.lines).toEqual([
      { hs: '72085110', total: 0.3 },
      { hs: '7208513015', total: 0.4 },
      { hs: '72085130', total: 0.05 },
      { hs: '72085160', total: 0.15 },
    ]);
  });

  it('a longer code than the measure names is held by it', () => {
    expect(day.charge('USA', 'CAN', '7208511099').total).toBe(0.3);
    expect(day.charge('USA', 'CAN', '7208511099').lines).toBeUndefined();
  });

  it('one line of nothing where no measure reaches', () =>
    expect(day.linesOf('CHN', 'CAN', '720851')).toEqual([
      {
        hs: '720851',
        weight: 1,
        codes: [],
        claimShare: 0,
        claimed: { added: 0, prohibited: 0 },
        notClaimed: { added: 0, prohibited: 0 },
      },
    ]));

  it('an exception of a longer code leaves the rest of the line', () => {
    const sketch = surtax('a', 0.25, { exceptProducts: ['hs 7208513015'] });
    const lines = dayOf(register([sketch]), '2025-06-01').linesOf('USA', 'CAN', '720851');
    expect(lines.map(({ hs, weight, notClaimed }) => [hs, weight, notClaimed.added])).toEqual([
      ['7208513015', 0.5, 0],
      ['72085130', 0.5, 0.25],
    ]);
  });
});

describe('sectors', () => {
  const sketch = surtax('a', 0.25, { products: ['sector C24A'] });

  it('are matched by what makes a product', () => {
    const sectorOf = (hs: string) => (hs.startsWith('72') ? 'C24A' : 'A01');
    const day = dayOf(register([sketch]), '2025-06-01', { sectorOf });
    expect(day.charge('USA', 'CAN', '720851').total).toBe(0.25);
    expect(day.charge('USA', 'CAN', '120510').total).toBe(0);
  });

  it('are refused without a world', () =>
    expect(() => charged([sketch])).toThrow(
      /names its goods by sector.*\[sector-without-a-world\]/,
    ));

  it('do not matter on a day on which the measure is not in force', () =>
    expect(charged([sketch], '2020-01-01')[0]).toBe(0));
});

describe('edits', () => {
  const threat = surtax('threat', 1, {
    status: 'threatened',
    spells: [{ announced: '2026-01-24', rate: 1 }],
  });

  it.each([
    ['a new rate', [{ id: 'a', rate: 0.4 }], 0.4],
    ['a measure dropped', [{ id: 'a', drop: true }], 0],
    ['a threat charged', [{ id: 'threat', charge: true }], 1.25],
    ['a threat charged at another rate', [{ id: 'threat', charge: true, rate: 0.5 }], 0.75],
    ['a rate is no charge', [{ id: 'threat', rate: 0.5 }], 0.25],
    [
      'two edits of one measure',
      [
        { id: 'threat', charge: true },
        { id: 'threat', rate: 0.5 },
      ],
      0.75,
    ],
  ])('%s', (_, edits, rate) =>
    expect(charged([surtax('a', 0.25), threat], '2026-02-01', { edits })[0]).toBe(rate),
  );

  it('charge the last spell of what is over, or not yet begun', () => {
    const over = { id: 'a', spells: [{ from: '2020-01-01', until: '2020-12-31', rate: 0.3 }] };
    const edits = [{ id: 'a', charge: true }];
    expect(charged([over], '2026-01-01', { edits })[0]).toBe(0.3);
    expect(charged([over], '2019-01-01', { edits })[0]).toBe(0.3);
  });

  it('keep a quota’s rate outside', () => {
    const quota = { ...SINCE, quota: { inRate: 0.06, outRate: 1.06 } };
    const day = dayOf(register([{ id: 'q', instrument: 'trq', spells: [quota] }]), '2025-06-01', {
      edits: [{ id: 'q', rate: 0.1 }],
    });
    expect(day.charge('USA', 'CAN', '870380')).toMatchObject({
      total: 0.1,
      quota: { in_rate: 0.1, out_rate: 1.06 },
    });
  });

  it('of an unknown measure are a defect of the caller', () =>
    expect(() => charged([], '2025-06-01', { edits: [{ id: 'x', drop: true }] })).toThrow(
      "no measure 'x'",
    ));
});

it('days that are asked together answer as each does alone', () => {
  const spells = [{ from: '2025-03-01', until: '2025-06-30', rate: 0.1 }];
  const both = register([
    surtax('a', 0.25),
    { id: 'b', products: ['hs 7208511'], spells, stacksOn: ['a'] },
  ]);
  const together = daysOf(both);
  const edits = [{ id: 'a', drop: true }];
  for (const on of ['2025-02-28', '2025-04-01', '2025-07-01']) {
    for (const edit of [[], edits]) {
      expect(together(on, edit).linesOf('USA', 'CAN', '720851')).toEqual(
        dayOf(both, on, { edits: edit }).linesOf('USA', 'CAN', '720851'),
      );
    }
  }
});
