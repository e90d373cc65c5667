import type { Region, Sector } from '../../model/index.ts';

/** A little world that splits a country: names for tests of selectors. */
export const regions: readonly Region[] = [
  { id: 'CA-ON', name: 'Ontario', group: 'CAN' },
  { id: 'CA-QC', name: 'Quebec', group: 'CAN' },
  { id: 'USA', name: 'United States' },
  { id: 'MEX', name: 'Mexico' },
];

export const sectors: readonly Sector[] = [
  { id: 'goods', name: 'Goods', tradable: true, theta: 4 },
  { id: 'energy', name: 'Oil and gas', tradable: true, theta: 8 },
  { id: 'services', name: 'Services', tradable: false, theta: 4 },
];
