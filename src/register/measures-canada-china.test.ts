import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf, loadRegister } from './index.ts';

// What Canada and China charged each other and others, as the press and the law say it, on days around each change.

let register: ReturnType<typeof loadRegister>;
beforeAll(() => {
  register = loadRegister();
});

function charged(importer: string, exporter: string, hs: string, on: string) {
  return dayOf(register, on).charge(importer, exporter, hs);
}

describe('China on Canada', () => {
  it('canola seed pays about 84 % with the deposit, about 15 % since March 2026', () => {
    const before = charged('CHN', 'CAN', '120510', '2025-09-01');
    expect(before.total).toBeCloseTo(0.848, 12);
    const layers = before.layers.filter(({ applies }) => applies);
    expect(layers.map(({ instrument, rate }) => [instrument, rate])).toEqual([
      ['mfn', 0.09],
      ['anti-dumping', 0.758],
    ]);
    expect(charged('CHN', 'CAN', '120510', '2026-02-28').total).toBeCloseTo(0.848, 12);
    expect(charged('CHN', 'CAN', '120510', '2026-03-02').total).toBeCloseTo(0.149, 12);
    expect(charged('CHN', 'CAN', '120510', '2025-08-13').total).toBeCloseTo(0.09, 12);
  });

  it.each([
    ['canola oil is not freed', '151411', '2026-06-01', 1],
    ['meal was charged', '230641', '2026-02-28', 1.05],
    ['meal is freed', '230641', '2026-03-01', 0.05],
    ['meal pays again after the suspension', '230641', '2027-01-01', 1.05],
    ['peas are freed', '071310', '2026-12-31', 0.05],
    ['live lobster was charged', '030632', '2026-02-01', 0.32],
    ['live lobster is freed', '030632', '2026-06-01', 0.07],
    ['frozen crab is freed', '030614', '2026-06-01', 0.05],
    ['shrimp is not', '030616', '2026-06-01', 0.25],
    ['pork is not', '020329', '2026-06-01', 0.37],
    ['MFN alone before 20 March 2025', '020329', '2025-03-19', 0.12],
  ])('%s', (_, hs, on, rate) => {
    expect(charged('CHN', 'CAN', hs, on).total).toBeCloseTo(rate, 12);
  });

  it('two canola firms were banned, and all pork and beef in 2019', () => {
    expect(charged('CHN', 'CAN', '120510', '2019-06-01').prohibited_share).toBe(0.7);
    expect(charged('CHN', 'CAN', '020130', '2019-07-01').total).toBeNull();
    expect(charged('CHN', 'CAN', '020130', '2019-11-05').total).toBe(0);
  });
});

describe('Canada on China', () => {
  it('electric vehicles paid 106.1 % and have a quota at 6.1 %', () => {
    expect(charged('CAN', 'CHN', '870380', '2026-02-01').total).toBeCloseTo(1.061, 12);
    const now = charged('CAN', 'CHN', '870380', '2026-04-01');
    expect(now.total).toBeCloseTo(0.061, 12);
    expect(now.quota).toMatchObject({
      volume: 49000,
      unit: 'vehicles',
      in_rate: 0.061,
      out_rate: 1.061,
      out_rate_uncertain: true,
    });
  });

  it('a vehicle that is not electric never paid the surtax', () => {
    expect(charged('CAN', 'CHN', '870323', '2026-02-01').total).toBe(0);
  });

  it('steel pays one surtax only: 25 % inside the quota, 50 % outside', () => {
    expect(charged('CAN', 'CHN', '720851', '2025-06-01').total).toBe(0.25);
    const now = charged('CAN', 'CHN', '720851', '2026-01-15');
    expect(now.total).toBe(0.25);
    expect(now.quota).toMatchObject({ volume: 0.2, in_rate: 0.25, out_rate: 0.5 });
  });
});

describe('Canada on others', () => {
  it.each([
    ['steel since 13 March 2025', '720851', '2025-03-13', 0.25],
    ['not the day before', '720851', '2025-03-12', 0],
    ['wine under SOR/2025-66', '220421', '2025-05-01', 0.25],
    ['wine after 1 September 2025', '220421', '2025-10-01', 0],
    ['steel goods pay once, not as derivatives too', '731815', '2026-01-15', 0.25],
  ])('United States: %s', (_, hs, on, rate) => {
    expect(charged('CAN', 'USA', hs, on).total).toBeCloseTo(rate, 12);
  });

  it('vehicles of the United States pay on 85 % of their value under CUSMA', () => {
    const vehicle = charged('CAN', 'USA', '870323', '2025-05-01');
    expect(vehicle.if_not_claimed).toBeCloseTo(0.25, 12);
    expect(vehicle.if_claimed).toBeCloseTo(0.25 * 0.85, 12);
  });

  it('steel quotas are wider for partners, and there is none for Mexico', () => {
    expect(charged('CAN', 'KOR', '720851', '2026-01-15').quota?.volume).toBe(0.75);
    expect(charged('CAN', 'IND', '720851', '2026-01-15').quota?.volume).toBe(0.2);
    expect(charged('CAN', 'KOR', '720851', '2025-07-15').quota).toBeUndefined();
    expect(charged('CAN', 'MEX', '720851', '2026-01-15').quota).toBeUndefined();
    expect(charged('CAN', 'MEX', '730890', '2026-01-15').total).toBe(0.25);
  });

  it('what was only announced is not charged', () => {
    expect(charged('CAN', 'USA', '010121', '2025-04-05').total).toBe(0);
    expect(charged('CAN', 'USA', '871200', '2020-10-01').total).toBe(0);
  });
});

describe('China on others', () => {
  it.each([
    ['soya beans at the height', 'USA', '120190', '2025-04-15', 1.35],
    ['soya beans in the first truce', 'USA', '120190', '2025-07-15', 0.2],
    ['wheat in the first truce', 'USA', '100199', '2025-07-15', 0.25],
    ['soya beans in the second truce', 'USA', '120190', '2025-12-15', 0.1],
    ['Australian barley', 'AUS', '100390', '2021-06-01', 0.805],
    ['Australian barley again', 'AUS', '100390', '2023-08-05', 0],
    ['Australian wine', 'AUS', '220421', '2024-03-28', 2.184],
    ['Australian wine again', 'AUS', '220421', '2024-03-29', 0],
  ])('%s', (_, exporter, hs, on, rate) => {
    expect(charged('CHN', exporter, hs, on).total).toBeCloseTo(rate, 12);
  });

  it('Australian coal could not come in, and part of the beef could', () => {
    expect(charged('CHN', 'AUS', '270112', '2021-06-01').total).toBeNull();
    expect(charged('CHN', 'AUS', '020130', '2021-06-01').prohibited_share).toBe(0.35);
  });
});
