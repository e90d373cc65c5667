import { describe, expect, it } from 'vitest';
import type { Region, Sector } from '../../model/index.ts';
import { formatProblems } from '../../input/index.ts';
import { regionVocabulary, sectorVocabulary } from './map-vocabulary.ts';
import { readMap } from './read-map.ts';
import { readyMadeMap } from './ready-made.ts';

const regions: readonly Region[] = [
  { id: 'CA-ON', name: 'Ontario', iso3: 'CAN', group: 'CAN' },
  { id: 'CA-QC', name: 'Quebec', iso3: 'CAN', group: 'CAN' },
  { id: 'USA', name: 'United States', iso3: 'USA' },
  { id: 'DEU', name: 'Germany', iso3: 'DEU' },
  { id: 'FRA', name: 'France', iso3: 'FRA' },
];
const sectors: readonly Sector[] = ['goods', 'energy', 'services'].map((id) => ({
  id,
  name: id,
  tradable: true,
  theta: 4,
}));
const ofRegions = regionVocabulary(regions, { CAN: 'Canada' });
const ofSectors = sectorVocabulary(sectors);
const map = (...rows: string[]): string => rows.join('\n');

function targets(text: string, vocabulary = ofRegions): string[] {
  const reading = readMap('map.csv', text, vocabulary);
  if (!reading.targets) throw new Error(formatProblems(reading.problems));
  return reading.targets.map(
    ({ id, members }) => `${id}: ${members.map((m) => vocabulary.things[m]!.id).join(' ')}`,
  );
}

describe('readMap', () => {
  it('takes ids, and * for all that no other row names, wherever its row stands', () => {
    expect(targets(map('region,into', '*,ROW', 'USA,NA', 'CA-ON,NA'))).toEqual([
      'NA: CA-ON USA',
      'ROW: CA-QC DEU FRA',
    ]);
  });

  it('takes groups of the world and ready-made ones', () => {
    expect(targets(map('region,into', 'CAN,north', 'eu,EU', '*,*'))).toEqual([
      'north: CA-ON CA-QC',
      'USA: USA',
      'EU: DEU FRA',
    ]);
    expect(targets(map('region,into', 'canada,CAN', '*,*'))[0]).toBe('CAN: CA-ON CA-QC');
  });

  it('with *,* keeps the rest as it is', () => {
    expect(targets(map('region,into', '*,*'))).toEqual(regions.map(({ id }) => `${id}: ${id}`));
  });

  it('lets a region keep its id while others join it', () => {
    expect(targets(map('region,into', 'USA,USA', 'CAN,USA', '*,*'))[0]).toBe(
      'USA: CA-ON CA-QC USA',
    );
  });

  it('takes names, groups and θ from any one row of a target', () => {
    const reading = readMap(
      'map.csv',
      map('region,into,name,group', 'USA,NA,,', 'CAN,NA,North America,', '*,*,,'),
      ofRegions,
    );
    expect(reading.targets?.[0]).toMatchObject({ id: 'NA', name: 'North America' });
    const grouped = readMap(
      'map.csv',
      map('region,into,group', 'DEU,DEU,core', 'FRA,FRA,core', '*,*,'),
      ofRegions,
    );
    expect(grouped.targets?.map(({ group }) => group)).toEqual([
      undefined,
      undefined,
      undefined,
      'core',
      'core',
    ]);
    const stated = readMap(
      'map.csv',
      map('sector,into,theta', 'goods,trade,', 'energy,trade,5.5', '*,*,'),
      ofSectors,
    );
    expect(stated.targets?.[0]).toEqual({ id: 'trade', theta: 5.5, members: [0, 1] });
  });

  it('says which members of the Union a world does not list', () => {
    const { targets: found, problems } = readMap('map.csv', readyMadeMap('eu')!, ofRegions);
    expect(found?.find(({ id }) => id === 'EU')).toMatchObject({
      name: 'European Union',
      members: [3, 4],
    });
    expect(formatProblems(problems)).toMatch(
      /^map\.csv:2:1: warning: of 'eu' this world has DEU, FRA, and not AUT, BEL, .*SWE \(.*\[absent-member\]$/u,
    );
  });

  it.each([
    ['unknown-region', map('region,into', 'Ontario,X', '*,*'), '2:1', /did you mean 'CA-ON'/u],
    ['unknown-region', map('region,into', 'Canada,X', '*,*'), '2:1', /did you mean 'CAN'/u],
    ['unknown-region', map('region,into', 'XYZW,X', '*,*'), '2:1', /it knows CA-ON, CA-QC, USA/u],
    [
      'mapped-twice',
      map('region,into', 'CAN,X', 'USA,Y', 'CA-QC,Y', '*,*'),
      '4:1',
      /'CA-QC' is mapped before, on line 2/u,
    ],
    [
      'mapped-twice',
      map('region,into', 'CA-QC,Y', 'CAN,X', '*,*'),
      '3:1',
      /'CA-QC', a member of 'CAN', is mapped before, on line 2/u,
    ],
    ['mapped-twice', map('region,into', '*,X', '*,Y'), '3:1', /'\*' is mapped before, on line 2/u],
    ['not-mapped', map('region,into', 'CAN,X', 'eu,Y'), '1:1', /1 region is not mapped: USA/u],
    ['not-mapped', map('region,into'), '1:1', /5 regions are not mapped: CA-ON, CA-QC/u],
    ['malformed-id', map('region,into', 'CAN,', '*,*'), '2:5', /the region id is empty/u],
    ['malformed-id', map('region,into', 'CAN,North America', '*,*'), '2:5', /cannot be a region/u],
    ['malformed-id', map('region,into', '*,'), '2:3', /the region id is empty/u],
    [
      'empty-target',
      map('region,into', 'CAN,X', 'eu,X', 'USA,X', '*,REST'),
      '5:3',
      /'REST' has no member/u,
    ],
    [
      'target-is-kept',
      map('region,into', 'CAN,USA', '*,*'),
      '2:5',
      /CAN would take the id 'USA' of a region that '\*,\*' keeps.*add the row USA,USA/u,
    ],
    [
      'conflicting-target',
      map('region,into,name', 'DEU,X,Core', 'FRA,X,Heart', '*,*,'),
      '3:7',
      /the name of 'X' is 'Heart' here and 'Core' on line 2/u,
    ],
    [
      'group-is-region',
      map('region,into', 'CA-ON,CAN', '*,*'),
      '2:7',
      /'CAN' would be a region, and the group of 'CA-QC'/u,
    ],
    [
      'group-is-region',
      map('region,into,group', 'DEU,DEU,USA', '*,*,'),
      '2:9',
      /'USA' would be a region, and the group of 'DEU'/u,
    ],
    ['malformed-id', map('region,into,group', 'DEU,X,a b', '*,*,'), '2:7', /group id/u],
    ['star-has-attributes', map('region,into,name', '*,*,All'), '2:5', /leave the name/u],
    ['control-character', map('region,into,name', 'DEU,X,"a\tb"', '*,*,'), '2:7', /the name/u],
    ['unknown-column', map('region,inot', 'DEU,X'), '1:8', /did you mean 'into'/u],
    ['wrong-field-count', map('region,into', 'DEU'), '2:1', /1 field/u],
  ])('%s: %j', (rule, text, place, words) => {
    const { targets: none, problems } = readMap('map.csv', text, ofRegions);
    expect(none).toBeUndefined();
    const found = problems.filter((problem) => problem.rule === rule);
    expect(found).toHaveLength(1);
    expect(formatProblems(found)).toMatch(new RegExp(`^map\\.csv:${place}: error: `, 'u'));
    expect(formatProblems(found)).toMatch(words);
  });

  it.each([
    ['unknown-sector', map('sector,into', 'engery,X', '*,*'), '2:1', /did you mean 'energy'/u],
    ['not-a-number', map('sector,into,theta', 'goods,X,5%', '*,*,'), '2:9', /'theta' is '5%'/u],
    ['theta-not-positive', map('sector,into,theta', 'goods,X,-4', '*,*,'), '2:9', /theta is -4/u],
    ['theta-out-of-range', map('sector,into,theta', 'goods,X,1e9', '*,*,'), '2:9', /outside/u],
  ])('of sectors, %s', (rule, text, place, words) => {
    const { targets: none, problems } = readMap('map.csv', text, ofSectors);
    expect(none).toBeUndefined();
    expect(problems.map((problem) => problem.rule)).toEqual([rule]);
    expect(formatProblems(problems)).toMatch(new RegExp(`^map\\.csv:${place}: error: `, 'u'));
    expect(formatProblems(problems)).toMatch(words);
  });

  it('tells of all mistakes at once, and not that a misspelt id is not mapped', () => {
    const text = map('region,into', 'UAS,X', 'CAN,Y', 'CA-ON,b d');
    const { problems } = readMap('map.csv', text, ofRegions);
    expect(problems.map(({ rule }) => rule)).toEqual(['unknown-region', 'mapped-twice']);
  });
});

describe('ready-made groups', () => {
  it('find the country where a world does not split it, and members by their ids', () => {
    const plain = [
      { id: 'CAN', name: 'Canada' },
      { id: 'DEU', name: 'Germany' },
      { id: 'GBR', name: 'United Kingdom' },
    ];
    const vocabulary = regionVocabulary(plain, {});
    expect(targets(readyMadeMap('canada,eu')!, vocabulary)).toEqual([
      'CAN: CAN',
      'EU: DEU',
      'GBR: GBR',
    ]);
  });

  it('are refused where the world has no member', () => {
    const vocabulary = regionVocabulary([{ id: 'USA', name: 'United States' }], {});
    const { problems } = readMap('--regions eu', readyMadeMap('eu')!, vocabulary);
    expect(formatProblems(problems)).toMatch(/none of the members of 'eu' is a region/u);
  });

  it('are no others', () => {
    expect(readyMadeMap('canada,asean')).toBeUndefined();
    expect(readyMadeMap('map.csv')).toBeUndefined();
  });
});
