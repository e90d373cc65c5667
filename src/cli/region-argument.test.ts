import { describe, expect, it } from 'vitest';
import type { Register } from '../lab/index.ts';
import { regionId, regionOrGroup } from './region-argument.ts';

const register: Register = {
  measures: [],
  lists: new Map(),
  claims: new Map(),
  groups: new Map([['EU', ['DEU', 'FRA']]]),
  names: new Map([
    ['AUS', 'Australia'],
    ['CAN', 'Canada'],
    ['CHL', 'Chile'],
    ['CHN', 'China'],
    ['DEU', 'Germany'],
    ['EU', 'European Union'],
    ['FRA', 'France'],
    ['USA', 'United States'],
  ]),
  digest: 'sha256:test',
};

describe('a country on the command line', () => {
  it.each([
    ['CHN', 'CHN'],
    ['chn', 'CHN'],
    [' China ', 'CHN'],
    ['united states', 'USA'],
    ['US', 'USA'],
    ['cn', 'CHN'],
  ])("'%s' is %s", (text, id) => {
    expect(regionId(register, text)).toBe(id);
  });

  it.each([
    ['CHM', "the register knows no region 'CHM' — did you mean 'CHL'?"],
    ['Germny', "the register knows no region 'Germny' — did you mean 'DEU'?"],
    ['Untied States', "the register knows no region 'Untied States' — did you mean 'USA'?"],
    ['CA-ON', "'CA-ON' is a province, and duties are those of its country — give CAN"],
    ['eu', "'EU' is a group of regions — name one of its members: DEU, FRA"],
    ['ZZ', /knows no region 'ZZ' — /u],
    ['', /knows no region '' — /u],
  ])("'%s' is refused", (text, words) => {
    expect(() => regionId(register, text)).toThrow(words);
  });

  it('of a filter may be a group', () => {
    expect(regionOrGroup(register, 'eu')).toBe('EU');
    expect(regionOrGroup(register, 'Canada')).toBe('CAN');
  });
});
