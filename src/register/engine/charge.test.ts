import { describe, expect, it } from 'vitest';
import { register, type MeasureSketch } from '../testing/measures.ts';
import { dayOf } from './day.ts';

const SINCE = { from: '2025-01-01' };
const mfn: MeasureSketch = { id: 'mfn', instrument: 'mfn', spells: [{ ...SINCE, rate: 0.05 }] };
const usmca: MeasureSketch = {
  id: 'usmca',
  instrument: 'preference',
  replaces: ['mfn'],
  claims: { CAN: 0.8 },
  spells: [{ ...SINCE, rate: 0 }],
};
const steel: MeasureSketch = {
  id: 'usa-232-steel',
  program: 'us-232',
  stacksOn: ['mfn'],
  spells: [{ ...SINCE, rate: 0.5 }],
};

function charge(sketches: MeasureSketch[], on = '2026-02-01', options = {}) {
  return dayOf(register(sketches), on, options).charge('USA', 'CAN', '7208.51');
}

/** Why, by measure. */
function why(sketches: MeasureSketch[], on?: string, options = {}) {
  const { layers } = charge(sketches, on, options);
  return Object.fromEntries(layers.map((layer) => [layer.measure, layer.why]));
}

describe('the reason of a layer', () => {
  it.each<[string, MeasureSketch[], Record<string, string>]>([
    [
      'that stands on others',
      [mfn, steel],
      { mfn: 'the MFN rate', 'usa-232-steel': 'charged on top of the MFN rate' },
    ],
    [
      'that others take the place of',
      [steel, { id: 'a', yieldsTo: ['us-232'], spells: [{ ...SINCE, rate: 0.1 }] }],
      { a: 'not charged: goods under usa-232-steel pay that instead' },
    ],
    [
      'that claims change',
      [
        usmca,
        { id: 'a', preference: 'usmca', spells: [{ ...SINCE, rate: 0.35, rateIfClaimed: 0 }] },
        { id: 'b', preference: 'usmca', spells: [{ ...SINCE, rate: 0.25, rateIfClaimed: 0.1 }] },
        { id: 'c', preference: 'usmca', spells: [{ ...SINCE, rate: 1, chargedOnIfClaimed: 0.4 }] },
        { id: 'd', yieldsTo: ['usmca'], spells: [{ ...SINCE, rate: 0.1 }] },
      ],
      {
        usmca: 'charged on goods that claim it (80 % of the trade) in place of the MFN rate and d',
        a: 'charged; not charged on goods that claim usmca',
        b: 'charged; 10 % on goods that claim usmca',
        c: 'charged; on 40 % of the value of goods that claim usmca',
        d: 'charged; not charged on goods that claim usmca',
      },
    ],
    [
      'that is charged on a part',
      [{ id: 'a', spells: [{ ...SINCE, rate: 0.25, chargedOn: 0.4, part: 0.7 }] }],
      { a: 'charged, on 40 % of the value, on 70 % of the trade' },
    ],
    [
      'that prohibits',
      [
        { id: 'a', instrument: 'ban' },
        { id: 'b', instrument: 'ban', spells: [{ ...SINCE, part: 0.7 }] },
      ],
      { a: 'the goods may not come in', b: '70 % of the trade may not come in' },
    ],
    [
      'that has a quota',
      [
        {
          id: 'a',
          instrument: 'trq',
          spells: [
            {
              ...SINCE,
              quota: {
                volume: 49000,
                unit: 'vehicles',
                inRate: 0.061,
                outRate: 1.061,
                outUncertain: true,
              },
            },
          ],
        },
      ],
      {
        a: 'charged inside the quota of 49,000 vehicles a year (outside it 106.1 %, which the sources do not settle)',
      },
    ],
    [
      'that takes another off',
      [
        steel,
        { id: 'pause', instrument: 'suspension', replaces: ['us-232'] },
        { id: 'idle', instrument: 'remission' },
      ],
      {
        pause: 'takes off usa-232-steel, and charges nothing',
        'usa-232-steel': 'not charged: pause takes it off',
        idle: 'in force, but states no rate',
      },
    ],
    [
      'that was only announced',
      [
        { id: 'a', status: 'threatened', spells: [{ announced: '2026-01-24', rate: 1 }] },
        {
          id: 'b',
          status: 'proposed',
          spells: [{ announced: '2026-01-10', from: '2026-03-01', rate: 0.1 }],
        },
      ],
      {
        a: 'threatened on 2026-01-24, never put in force',
        b: 'proposed on 2026-01-10 for 2026-03-01, not in force',
      },
    ],
  ])('%s', (_, sketches, expected) => expect(why(sketches)).toMatchObject(expected));

  it('that an edit charges or drops', () => {
    const threat: MeasureSketch = { id: 'threat', status: 'threatened', spells: [{ rate: 1 }] };
    const edits = [
      { id: 'threat', charge: true },
      { id: 'usa-232-steel', drop: true },
    ];
    expect(why([steel, threat], '2026-02-01', { edits })).toEqual({
      threat: 'charged; only because the scenario asks for it',
      'usa-232-steel': 'not charged: the scenario drops it',
    });
  });
});

describe('layers', () => {
  it('are those in force, and proposals and threats that stand that day', () => {
    const over = { id: 'over', spells: [{ ...SINCE, until: '2025-08-31', rate: 0.1 }] };
    const later = { id: 'later', spells: [{ from: '2026-03-01', rate: 0.1 }] };
    const threat: MeasureSketch = {
      id: 'threat',
      status: 'threatened',
      spells: [{ announced: '2026-01-24', rate: 1 }],
    };
    const sketches = [threat, over, later, steel];
    const ids = (on: string) => charge(sketches, on).layers.map(({ measure }) => measure);
    expect(ids('2026-01-23')).toEqual(['usa-232-steel']);
    expect(ids('2026-01-24')).toEqual(['usa-232-steel', 'threat']);
    expect(charge(sketches, '2026-01-24').layers[1]).toMatchObject({
      applies: false,
      rate: 1,
      rate_if_claimed: 1,
    });
  });

  it('state a rate for goods that they are charged on only', () => {
    const { layers, total } = charge([mfn, usmca, steel]);
    expect(layers).toMatchObject([
      { measure: 'mfn', rate: 0.05, rate_if_claimed: null, applies: true },
      { measure: 'usmca', rate: null, rate_if_claimed: 0, applies: true },
      { measure: 'usa-232-steel', rate: 0.5, rate_if_claimed: 0.5, applies: true },
    ]);
    expect(total).toBe(0.51);
  });

  it('carry the first source that has a date', () => {
    const dated = { title: 'Notice', publisher: 'Gazette', date: '2025-01-01' };
    const sources = [{ title: 'Page', publisher: 'Somebody' }, dated];
    expect(charge([{ ...steel, sources }]).layers[0]!.source).toEqual(dated);
  });
});

describe('notes', () => {
  it('say where the baseline is, and are silent when it is here', () => {
    expect(charge([steel]).notes).toEqual([
      'the register holds no MFN rate for these goods: other baseline rates come from the tariffs of a world',
    ]);
    expect(charge([mfn, steel]).notes).toEqual([]);
  });

  it('say how far measures that decide are known, and leave out those that do not', () => {
    const sketches: MeasureSketch[] = [
      mfn,
      { ...steel, confidence: 'single-source', note: 'One tracker.' },
      { id: 'a', yieldsTo: ['us-232'], spells: [{ ...SINCE, rate: 0.1 }], confidence: 'disputed' },
    ];
    expect(charge(sketches).notes).toEqual(['usa-232-steel: single-source: One tracker.']);
  });

  it('say what a list names only in part', () => {
    const sketch = { ...steel, products: ['hs 7208513015'] };
    expect(charge([mfn, sketch]).notes).toEqual([
      '720851 is treated in several ways: this is the dearest of its 2 known lines, 7208513015',
    ]);
  });

  it('say where claims are not known', () =>
    expect(charge([mfn, { ...usmca, claims: {} }]).notes).toEqual([
      'the register does not say which share of trade claims usmca: here all of it does',
    ]));
});
