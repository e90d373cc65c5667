import { describe, expect, it } from 'vitest';
import { register, type MeasureSketch } from '../testing/measures.ts';
import { changesBetween } from './changes-between.ts';
import { checkRegion } from './check-region.ts';
import { checkEdits } from './measure-edits.ts';
import { measuresOn } from './measures-on.ts';

const surtax: MeasureSketch = {
  id: 'surtax',
  title: 'Surtax on steel',
  products: ['hs 72'],
  spells: [
    {
      announced: '2025-02-01',
      signed: '2025-02-10',
      from: '2025-03-04',
      until: '2025-03-31',
      rate: 0.25,
    },
    { from: '2025-04-01', until: '2025-05-31', rate: 0.5 },
    { signed: '2025-07-01', from: '2025-08-01', until: '2025-12-31', rate: 0.5 },
  ],
};
const threat: MeasureSketch = {
  id: 'threat',
  status: 'threatened',
  importers: ['CHN'],
  spells: [{ announced: '2025-03-10', rate: 1 }],
};
const ban: MeasureSketch = {
  id: 'ban',
  instrument: 'ban',
  exporters: ['FRA'],
  spells: [{ from: '2025-03-15' }],
};
const quota: MeasureSketch = {
  id: 'quota',
  instrument: 'trq',
  exporters: 'all',
  products: ['hs 87'],
  spells: [
    {
      from: '2025-04-01',
      quota: { volume: 49000, unit: 'vehicles', inRate: 0.061, outRate: 1.061 },
    },
  ],
};
const measures = register([surtax, threat, ban, quota]);

describe('changesBetween', () => {
  const changes = (from: string, to: string) =>
    changesBetween(measures, from, to).map(({ day, kind, measure, before, after }) => [
      day,
      kind,
      measure.id,
      before,
      after,
    ]);

  it('tells what begins, changes, pauses, resumes and ends, by day', () =>
    expect(changes('2025-01-01', '2026-12-31')).toEqual([
      ['2025-03-04', 'begins', 'surtax', null, '25 %'],
      ['2025-03-10', 'threatened', 'threat', null, '100 %'],
      ['2025-03-15', 'begins', 'ban', null, 'prohibited'],
      ['2025-04-01', 'changes', 'surtax', '25 %', '50 %'],
      [
        '2025-04-01',
        'begins',
        'quota',
        null,
        '6.1 % inside the quota of 49,000 vehicles a year (outside it 106.1 %)',
      ],
      ['2025-06-01', 'suspended', 'surtax', '50 %', null],
      ['2025-08-01', 'resumes', 'surtax', null, '50 %'],
      ['2026-01-01', 'ends', 'surtax', '50 %', null],
    ]));

  it('leaves the first day out and takes the last in', () => {
    expect(changes('2025-03-04', '2025-03-14')).toHaveLength(1);
    expect(changes('2025-03-03', '2025-03-04')).toHaveLength(1);
    expect(changes('2025-03-04', '2025-03-09')).toEqual([]);
  });

  it('is silent where a spell goes on as it was', () => {
    const spells = [
      { from: '2025-01-01', until: '2025-06-30', rate: 0.1 },
      { from: '2025-07-01', rate: 0.1 },
    ];
    expect(changesBetween(register([{ id: 'a', spells }]), '2025-01-01', '2026-01-01')).toEqual([]);
  });
});

describe('measuresOn', () => {
  const states = (on: string) =>
    Object.fromEntries(
      measuresOn(measures, { on }).map(({ measure, state }) => [measure.id, state]),
    );

  it.each([
    ['2025-03-04', { surtax: 'charged', threat: 'not-yet', ban: 'not-yet', quota: 'not-yet' }],
    ['2025-03-10', { surtax: 'charged', threat: 'threatened', ban: 'not-yet', quota: 'not-yet' }],
    ['2025-07-01', { surtax: 'paused', threat: 'threatened', ban: 'charged', quota: 'charged' }],
    ['2026-01-01', { surtax: 'over', threat: 'threatened', ban: 'charged', quota: 'charged' }],
  ])('knows what each is on %s', (on, expected) => expect(states(on)).toEqual(expected));

  it('gives the spell in force, and says that a threat is charged nowhere', () => {
    const [first, second] = measuresOn(measures, { on: '2025-04-15' });
    expect(first!.spell?.rate).toBe(0.5);
    expect(second).toMatchObject({ state: 'threatened', charged: false, spell: { rate: 1 } });
  });

  it('tells measures without a rate apart', () => {
    const idle = register([{ id: 'visa', instrument: 'visa' }]);
    expect(measuresOn(idle, { on: '2025-04-15' })).toMatchObject([
      { state: 'in-force-without-a-rate', charged: false },
    ]);
  });

  it.each([
    [{ importer: 'CHN' }, ['threat']],
    [{ exporter: 'MEX' }, ['quota']],
    [{ exporter: 'EU' }, ['ban', 'quota']],
    [{ importer: 'EU' }, []],
    [{ hs: '720851' }, ['surtax', 'threat', 'ban']],
    [{ hs: '8703' }, ['threat', 'ban', 'quota']],
    [{ instrument: 'ban' as const }, ['ban']],
    [{ status: 'threatened' as const }, ['threat']],
  ])('lists those that fit %j', (filter, ids) =>
    expect(
      measuresOn(measures, { on: '2025-04-15', ...filter }).map(({ measure }) => measure.id),
    ).toEqual(ids),
  );
});

describe('checkEdits', () => {
  it('knows every measure', () =>
    expect(checkEdits(measures, [{ id: 'surtax', rate: 0.1 }])).toEqual([]));

  it.each([
    [{ id: 'surtx', drop: true }, 'unknown-measure', "did you mean 'surtax'?"],
    [{ id: 'Surtax on steel', drop: true }, 'unknown-measure', "did you mean 'surtax'?"],
    [{ id: 'wholly else', drop: true }, 'unknown-measure', '`reroute measures` lists them all'],
    [{ id: 'ban', rate: 0.5 }, 'rate-of-a-ban', 'use `drop: true` to take it out'],
  ])('refuses %j', (edit, rule, hint) =>
    expect(checkEdits(measures, [{ id: 'quota', rate: 0 }, edit])).toMatchObject([
      { index: 1, id: edit.id, rule, hint },
    ]),
  );

  it('refuses to charge what states no rate', () => {
    const idle = register([{ id: 'probe', status: 'proposed', spells: [{}] }]);
    expect(checkEdits(idle, [{ id: 'probe', charge: true }])).toMatchObject([
      { rule: 'nothing-to-charge', message: "'probe' states no rate that could be charged" },
    ]);
    expect(checkEdits(idle, [{ id: 'probe', charge: true, rate: 0.2 }])).toEqual([]);
  });
});

describe('checkRegion', () => {
  it('knows regions', () => expect(checkRegion(measures, 'CAN')).toBeUndefined());

  it.each([
    ['CNA', "did you mean 'CAN'?"],
    ['Canada', "did you mean 'CAN'?"],
    ['Germny', "did you mean 'DEU'?"],
    ['Atlantis', 'use a code of three letters (ISO 3166-1), such as CAN'],
  ])('refuses %s', (id, hint) => {
    expect(checkRegion(measures, id)).toEqual({
      message: `the register knows no region '${id}'`,
      hint,
    });
  });

  it('refuses groups', () =>
    expect(checkRegion(measures, 'EU')).toEqual({
      message: "'EU' is a group of regions",
      hint: 'name one of its members: DEU, FRA',
    }));
});
