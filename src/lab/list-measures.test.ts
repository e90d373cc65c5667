import { expect, it } from 'vitest';
import { register } from '../register/testing/measures.ts';
import { listMeasures } from './list-measures.ts';
import { registerHorizon } from './register-horizon.ts';

const some = register([
  {
    id: 'duty',
    spells: [
      { from: '2025-03-04', until: '2025-03-31', rate: 0.1, announced: '2025-02-01' },
      { from: '2025-05-01', rate: 0.25, rateIfClaimed: 0, chargedOn: 0.5 },
    ],
  },
  { id: 'threat', status: 'threatened', spells: [{ announced: '2025-04-01', rate: 1 }] },
  { id: 'on-everybody', exporters: 'all', exceptExporters: ['MEX'] },
  { id: 'on-a-group', exporters: ['FRA', 'DEU'], importers: ['CHN'] },
  { id: 'on-many', exporters: ['CAN', 'CHN', 'DEU', 'MEX'] },
]);

const entry = (id: string, on: string) => listMeasures(some, on).find((one) => one.id === id)!;

it('an entry has the spell of the day, or the one nearest before it', () => {
  expect(entry('duty', '2025-03-10')).toMatchObject({
    charged: true,
    rate: 0.1,
    from: '2025-03-04',
  });
  expect(entry('duty', '2025-04-10')).toMatchObject({
    charged: false,
    state: 'paused',
    rate: 0.1,
    until: '2025-03-31',
  });
  expect(entry('duty', '2025-05-01')).toMatchObject({
    charged: true,
    rate: 0.25,
    rate_if_claimed: 0,
  });
  expect(entry('duty', '2024-01-01')).toMatchObject({
    charged: false,
    state: 'not-yet',
    rate: 0.1,
  });
  expect(entry('duty', '2025-05-01').spells[1]).toMatchObject({
    charged_on: 0.5,
    quota: null,
    until: null,
  });
});

it('a threat has its rate and is not charged', () => {
  expect(entry('threat', '2025-04-01')).toMatchObject({
    charged: false,
    state: 'threatened',
    rate: 1,
  });
});

it('says who charges whom in words', () => {
  const who = listMeasures(some, '2025-01-01').map(({ importer, exporter }) => [
    importer,
    exporter,
  ]);
  expect(who).toEqual([
    ['United States', 'Canada'],
    ['United States', 'Canada'],
    ['United States', 'all countries'],
    ['China', 'France and Germany'],
    ['United States', '4 economies'],
  ]);
});

it('keeps only what is in force or threatened on the day where that is asked for', () => {
  const ids = (on: string) =>
    listMeasures(some, on, { onlyThatDay: true, importer: 'USA' }).map(({ id }) => id);
  expect(ids('2025-03-10')).toEqual(['duty', 'on-everybody', 'on-many']);
  expect(ids('2025-04-10')).toEqual(['threat', 'on-everybody', 'on-many']);
  expect(ids('2024-01-01')).toEqual([]);
});

it('the horizon is the newest thing that was told, not what is to begin', () => {
  const source = { title: 'News', publisher: 'Paper' };
  const told = register([
    { id: 'a', spells: [{ announced: '2025-06-01', from: '2027-01-01' }], sources: [source] },
    {
      id: 'b',
      spells: [{ from: '2020-01-01' }],
      sources: [
        { ...source, date: '2025-07-02' },
        { ...source, date: '2026-01' },
      ],
    },
  ]);
  expect(registerHorizon(told)).toBe('2025-07-02');
});
