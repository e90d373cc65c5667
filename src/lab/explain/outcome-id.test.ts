import { describe, expect, it } from 'vitest';
import type { Region, Sector } from '../../model/index.ts';
import { parseOutcome } from './outcome-id.ts';

const region = (id: string, name: string, group?: string): Region => ({
  id,
  name,
  ...(group === undefined ? {} : { group }),
});
const sector = (id: string, name: string): Sector => ({ id, name, tradable: true, theta: 4 });

const names = {
  regions: [
    region('CA-AB', 'Alberta', 'CAN'),
    region('CA-ON', 'Ontario', 'CAN'),
    region('USA', 'United States'),
    region('R.1', 'A region with a point'),
  ],
  sectors: [sector('A01', 'Crops'), sector('C10.1', 'Meat')],
  groupNames: { CAN: 'Canada' },
};
const read = (id: string) => parseOutcome(id, names);

describe('parseOutcome', () => {
  it.each([
    ['CAN.real_income', 'percent', 'real income of Canada', { kind: 'real-income' }, [0, 1]],
    ['CA-ON.real_wage', 'percent', 'real wage in Ontario', { kind: 'real-wage' }, [1]],
    ['USA.income', 'percent', 'income of United States', { kind: 'income' }, [2]],
    ['USA.exports', 'money', 'exports of United States', { kind: 'exports' }, [2]],
    ['R.1.imports', 'money', 'imports of A region with a point', { kind: 'imports' }, [3]],
    ['USA.tariff_revenue', 'money', 'tariff revenue of United States', { kind: 'revenue' }, [2]],
  ])('%s', (id, unit, label, spec, regions) =>
    expect(read(id).outcome).toEqual({
      id,
      unit,
      label,
      spec: { ...spec, regions },
      subject: regions,
      subjectId: id.slice(0, id.lastIndexOf('.')),
    }),
  );

  it('reads trade between two, and its share', () => {
    const sides = { exporters: [0, 1], importers: [2] };
    expect(read('CAN>USA.exports').outcome).toMatchObject({
      unit: 'money',
      spec: { kind: 'flow', ...sides },
      subject: [0, 1],
    });
    expect(read(' CAN > USA.share').outcome).toMatchObject({
      unit: 'points',
      label: 'share of United States in the exports of Canada',
      spec: { kind: 'export-share', ...sides },
    });
  });

  it('reads what a sector makes, points in ids and all', () =>
    expect(read('R.1.C10.1.output').outcome).toMatchObject({
      label: 'output of Meat in A region with a point',
      spec: { kind: 'output', regions: [3], sector: 1 },
    }));

  it.each([
    ['CAN.real_incom', /no outcome is called 'real_incom'/u, /did you mean 'real_income'/u],
    ['Canada.real_income', /no region 'Canada'/u, /did you mean 'CAN'/u],
    ['Ontario.exports', /no region 'Ontario'/u, /did you mean 'CA-ON'/u],
    ['CAN>US.exports', /no region 'US'/u, /did you mean 'USA'/u],
    ['CAN>USA.shares', /is called 'shares'/u, /did you mean 'share'/u],
    ['CAN>CA-ON.exports', /sells to itself/u, /two different regions/u],
    ['USA.A1.output', /no sector 'A1'/u, /did you mean 'A01'/u],
    ['USA.output', /which sector's output/u, /REGION\.SECTOR\.output/u],
    ['UZA.A01.output', /no region 'UZA'/u, /did you mean 'USA'/u],
    ['real_income', /is not an outcome/u, /write REGION\.real_income/u],
    ['', /is not an outcome/u, /write REGION/u],
  ])('refuses %s with a suggestion', (id, message, hint) => {
    const { problem } = read(id);
    expect(problem?.message).toMatch(message);
    expect(problem?.hint).toMatch(hint);
  });
});
