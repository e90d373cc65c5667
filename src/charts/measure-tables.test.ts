import { describe, expect, it } from 'vitest';
import type { Result } from '../lab/index.ts';
import { productTable, quotaTable } from './measure-tables.ts';

const economy = { currency: 'USD', unit: 'US$ million' };
const result = {
  economy,
  products: [
    {
      importer: 'CHN',
      exporter: 'CAN',
      hs: '120510',
      name: 'canola <seed>',
      sector: 'A01',
      rate_before: 0.848,
      rate_after: null,
      before: 334.6,
      after: 0,
      pct: -100,
    },
  ],
  quotas: [
    {
      measure: 'cars',
      title: 'Electric vehicles',
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
  ],
} as unknown as Result;

const cells = (html: string): string[] =>
  [...html.matchAll(/<td[^>]*>([^<]*)<\/td>/gu)].map(([, text = '']) => text);

describe('the tables of measures in a report', () => {
  it('names products, with their tariffs and trade', () => {
    const html = productTable(result);
    expect(cells(html)).toEqual(['CAN', 'CHN', '120510', '84.8', 'banned', '334.6', '0.0', '−100']);
    expect(html).toContain('canola &lt;seed&gt;');
  });

  it('says where quotas stand', () => {
    expect(cells(quotaTable(result))).toEqual([
      'filled',
      '74',
      '49,000',
      '49,000 vehicles',
      '6.1',
      '106.1 (uncertain)',
      '7.2',
      '19.8',
      'importer',
    ]);
  });

  it('are not there without the register', () => {
    const plain = { economy } as unknown as Result;
    expect(productTable(plain) + quotaTable(plain)).toBe('');
  });
});
