import { describe, expect, it } from 'vitest';
import type { Result } from '../lab/index.ts';
import { measureTables } from './measure-tables.ts';

const result = {
  economy: { unit: 'US$ million' },
  labels: { regions: { 'CA-SK': 'Saskatchewan' }, sectors: { A01: 'Crops' }, groups: {} },
  members: { CAN: ['CA-SK'] },
  measures: {
    baseline_on: '2026-02-28',
    on: '2026-03-01',
    edits: [],
    changed: [{ measure: 'seed', title: 'Duty on seed', before: '75.8 %', after: '5.9 %' }],
    flows: { by_products: 1, by_code_count: 0 },
  },
  products: [
    {
      importer: 'CHN',
      exporter: 'CAN',
      hs: '120510',
      name: 'canola seed',
      sector: 'A01',
      rate_before: 0.848,
      rate_after: 0.149,
      before: 334.6,
      after: 2135.4,
      pct: 538.2,
    },
    {
      importer: 'CAN',
      exporter: 'CHN',
      hs: '870380',
      name: 'electric cars',
      sector: 'C29',
      rate_before: 1.061,
      rate_after: 0.072,
      before: 2.5,
      after: 1763.9,
      pct: 70456,
    },
  ],
  quotas: [
    {
      measure: 'cars',
      title: 'Quota for electric vehicles',
      state: 'at-limit',
      quantity: 49000,
      volume: 49000,
      unit: 'vehicles',
      in_rate: 0.061,
      out_rate: 1.061,
      out_rate_uncertain: true,
      shadow_rate: 0.072,
      rent: 19.8,
      rent_to: 'importer',
      before: { state: null, quantity: 74, rate: 1.061, rent: 0 },
    },
    {
      measure: 'steel',
      title: 'Steel quota',
      state: 'at-limit',
      quantity: 0.2,
      volume: 0.2,
      unit: 'of 2024 imports',
      in_rate: 0,
      out_rate: 0.5,
      out_rate_uncertain: false,
      shadow_rate: 0.268,
      rent: 70,
      rent_to: 'importer',
      before: { state: 'at-limit', quantity: 0.2, rate: 0.268, rent: 70 },
    },
  ],
  sectors: [
    {
      region: 'CA-SK',
      sector: 'A01',
      output_pct: 6.09,
      price_pct: 1,
      exports_before: 10430.6,
      exports_after: 11124.4,
    },
  ],
} as unknown as Result;

describe('what a run on the register prints', () => {
  const text = measureTables(result);

  it('names the measures, the products, the quota and who sells more', () => {
    expect(text).toContain('Duty on seed: 75.8 % → 5.9 %');
    expect(text).toMatch(
      /CAN → CHN {2}canola seed 120510 +84\.8 % +14\.9 % +334\.6 +2,135\.4 +\+538 %/u,
    );
    expect(text).toMatch(/CHN → CAN {2}electric cars 870380 .*×706/u);
    expect(text).toMatch(
      /Quota for electric vehicles: filled\n {2}49,000 imported of 49,000 vehicles; 74 before, at 106\.1 %\./u,
    );
    expect(text).toMatch(
      /Buyers pay as at 7\.2 %; 6\.1 % is charged inside, 106\.1 % outside \(the sources do not settle it\)/u,
    );
    expect(text).toContain('Rent: 19.8 US$ million a year, to the importer.');
    expect(text).toMatch(/Saskatchewan +Crops +10,430\.6 +11,124\.4 +\+693\.8 +\+6\.09/u);
  });

  it('only counts the quotas that stay as they were', () => {
    expect(text).toContain('1 other quota stays as before');
    expect(text).not.toContain('Steel quota');
  });

  it('fits a terminal of 100 columns', () => {
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('is nothing for a run without the register', () => {
    expect(measureTables({ ...result, measures: undefined } as unknown as Result)).toBe('');
  });
});
