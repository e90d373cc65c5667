import { expect, it } from 'vitest';
import { exportsByDestination, foldSmall } from './destinations.ts';
import { sampleProvinces, sampleSmall } from './testing/sample-result.ts';

it("a group's exports leave its inner trade out and add up to what the lab says", () => {
  const result = sampleProvinces();
  const destinations = exportsByDestination(result, 'CAN');
  expect(destinations.map(({ id }) => id)).not.toContain('CA-ON');
  const total = destinations.reduce((sum, one) => sum + one.after, 0);
  expect(total / result.groups[0]!.exports_after).toBeCloseTo(1, 12);
});

it('a group of buyers is one destination', () => {
  const destinations = exportsByDestination(sampleProvinces(), 'USA');
  expect(destinations.filter(({ id }) => id.startsWith('CA'))).toMatchObject([{ name: 'Canada' }]);
});

it('a member sells to the rest of its group', () => {
  const names = exportsByDestination(sampleProvinces(), 'CA-ON').map(({ name }) => name);
  expect(names).toContain('Rest of Canada');
});

it('rows by sector are not counted a second time', () => {
  const result = sampleSmall();
  const detail = result.flows.map((flow) => ({ ...flow, sector: 's1' }));
  expect(exportsByDestination({ ...result, flows: [...result.flows, ...detail] }, 'CAN')).toEqual(
    exportsByDestination(result, 'CAN'),
  );
});

it('small destinations are folded into one, never a single one', () => {
  const all = exportsByDestination(sampleProvinces(), 'CAN');
  const folded = foldSmall(all, 3);
  expect(folded.map(({ name }) => name).at(-1)).toBe('4 others');
  expect(folded.reduce((sum, one) => sum + one.before, 0)).toBeCloseTo(
    all.reduce((sum, one) => sum + one.before, 0),
    6,
  );
  expect(foldSmall(all, all.length - 1)).toHaveLength(all.length);
});
