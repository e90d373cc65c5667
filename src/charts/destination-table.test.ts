import { expect, it } from 'vitest';
import { destinationTable } from './destination-table.ts';
import { sampleProvinces, sampleSmall, sampleWorld } from './testing/sample-result.ts';

/** The cells of a row, tags taken off. */
function row(html: string, name: string): string[] {
  const [line = ''] = html.split('\n').filter((text) => text.includes(`>${name}</th>`));
  return [...line.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, cell = '']) => cell);
}

const number = (cell: string | undefined): number => Number((cell ?? '').replaceAll(',', ''));

it('adds up: members to the group, and destinations to the exports of the lab', () => {
  const result = sampleWorld();
  const html = destinationTable(result, 'CAN');
  const total = row(html, 'Canada, all');
  const members = result.regions
    .filter(({ id }) => result.members['CAN']?.includes(id))
    .map(({ id }) => row(html, result.labels.regions[id] ?? id));
  expect(members).toHaveLength(10);
  for (const column of [0, 2, 4, 6, 8, 10]) {
    const sum = members.reduce((all, cells) => all + number(cells[column]), 0);
    // a member's cell is rounded by at most 0.05
    expect(Math.abs(sum - number(total[column]))).toBeLessThan(0.6);
  }
  const outside = [0, 2, 4, 6, 8, 10].reduce((all, column) => all + number(total[column]), 0);
  expect(outside).toBeCloseTo((result.groups[0]?.exports_before ?? 0) / 1000, 0);
});

it('gives the change of a member’s sales to a buyer', () => {
  const result = sampleProvinces();
  const flow = result.flows.find((one) => one.exporter === 'CA-ON' && one.importer === 'USA');
  const [, change] = row(destinationTable(result, 'CAN'), 'Ontario');
  expect(change).toBe((flow?.pct ?? 0).toFixed(1).replace('-', '−'));
});

it('has no trade of a group with itself, and no column for others where there are none', () => {
  const html = destinationTable(sampleSmall(), 'CAN');
  expect(row(html, 'Canada, all').slice(-2)).toEqual(['–', '–']);
  expect(html).toContain('Rest of Canada');
  expect(html).not.toMatch(/\d others/);
});

it('is nothing for a region', () => {
  expect(destinationTable(sampleProvinces(), 'USA')).toBe('');
});
