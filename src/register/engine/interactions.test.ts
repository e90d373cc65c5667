import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../input/index.ts';
import { register, type MeasureSketch } from '../testing/measures.ts';
import { findCycles } from './cycles.ts';
import { findInteractionProblems } from './interactions.ts';

const rated = (id: string, rest: Partial<MeasureSketch> = {}): MeasureSketch => ({
  id,
  spells: [{ from: '2025-01-01', until: '2025-12-31', rate: 0.25 }],
  ...rest,
});
const rules = (...sketches: MeasureSketch[]) =>
  findInteractionProblems(
    register(sketches, { steel: ['7208', '72091500'], other: ['720915', '73'] }),
  ).map(({ rule, line }) => `${rule} at ${line}`);

describe('unstated-interaction', () => {
  it('is placed at the later measure, and says where they meet and what to write', () => {
    const [problem] = findInteractionProblems(
      register([rated('a', { products: ['hs 7206-7229'] }), rated('b', { products: ['hs 7208'] })]),
    );
    expect(formatProblem(problem!)).toBe(
      "measures/test.yaml:2:3: error: 'b' and 'a' can be charged on the same goods (7208 from CAN into USA on 2025-01-01), and neither says how it stands to the other (whether both are charged or one takes the place of the other cannot be guessed) — add 'a', its program or its instrument to `stacks_on`, `replaces` or `yields_to` of 'b' [unstated-interaction]",
    );
  });

  it.each<[string, Partial<MeasureSketch>]>([
    ['stacks_on', { stacksOn: ['a'] }],
    ['replaces', { replaces: ['p'] }],
    ['yields_to', { yieldsTo: ['surtax'] }],
  ])('is settled by %s', (_, relation) =>
    expect(rules(rated('a', { program: 'p' }), rated('b', relation))).toEqual([]),
  );

  it('is settled by the earlier of the two as well', () =>
    expect(rules(rated('a', { yieldsTo: ['b'] }), rated('b'))).toEqual([]));

  it.each<[string, Partial<MeasureSketch>]>([
    ['other importers', { importers: ['CHN'] }],
    ['other exporters', { exporters: ['MEX'] }],
    ['all exporters but those', { exporters: 'all', exceptExporters: ['CAN'] }],
    ['other days', { spells: [{ from: '2026-01-01', rate: 0.1 }] }],
    ['other goods', { products: ['hs 73'] }],
    ['goods that are excepted', { products: ['all'], exceptProducts: ['hs 72'] }],
    ['no rate', { instrument: 'suspension', spells: [{ from: '2025-01-01' }] }],
    ['only announced', { status: 'threatened' }],
    ['no duty on imports', { instrument: 'export-tax' }],
  ])('does not arise with %s', (_, rest) =>
    expect(rules(rated('a', { products: ['hs 72'] }), rated('b', rest))).toEqual([]),
  );

  it.each<[string, Partial<MeasureSketch>, Partial<MeasureSketch>]>([
    ['lists that share a code', { products: ['list steel'] }, { products: ['list other'] }],
    ['one day in common', {}, { spells: [{ from: '2025-12-31', rate: 0.1 }] }],
    ['all exporters on both sides', { exporters: 'all' }, { exporters: 'all' }],
    ['bans', {}, { instrument: 'ban', spells: [{ from: '2025-06-01' }] }],
    ['an exception of other goods', {}, { exceptProducts: ['hs 7209'] }],
    ['sectors, whatever they hold', { products: ['sector C24A'] }, { products: ['hs 72'] }],
  ])('arises with %s', (_, a, b) =>
    expect(rules(rated('a', a), rated('b', b))).toEqual(['unstated-interaction at 2']),
  );

  it('takes what stands on the MFN rate, or names a preference, to stand on the preference', () => {
    const usmca = rated('usmca', { instrument: 'preference' });
    expect(rules(usmca, rated('a', { stacksOn: ['mfn'] }))).toEqual([]);
    expect(rules(usmca, rated('a', { preference: 'usmca' }))).toEqual([]);
    expect(rules(usmca, rated('a'))).toEqual(['unstated-interaction at 2']);
  });
});

describe('two-quotas', () => {
  const quota = (id: string, rest: Partial<MeasureSketch> = {}): MeasureSketch => ({
    id,
    instrument: 'trq',
    spells: [{ from: '2025-01-01', quota: {} }],
    ...rest,
  });

  it('is not settled by stacking', () =>
    expect(rules(quota('a'), quota('b', { stacksOn: ['a'] }))).toEqual(['two-quotas at 2']));

  it('is settled where one takes the place of the other', () =>
    expect(rules(quota('a'), quota('b', { replaces: ['a'] }))).toEqual([]));
});

describe('displacement-cycle', () => {
  const circle = [
    rated('a', { replaces: ['b'] }),
    rated('b', { replaces: ['c'], yieldsTo: ['c'] }),
    rated('c', { stacksOn: ['a'], replaces: ['a'] }),
  ];

  it('names the circle at its last measure', () => {
    const [problem] = findInteractionProblems(
      register(circle.with(1, rated('b', { replaces: ['c'] }))),
    );
    expect(problem).toMatchObject({
      rule: 'displacement-cycle',
      line: 3,
      message: "measures take each other's place in a circle: a → b → c → a",
    });
  });

  it('does not arise between measures that never meet', () => {
    const apart = rated('b', { replaces: ['a'], spells: [{ from: '2026-01-01', rate: 0.1 }] });
    expect(rules(rated('a', { replaces: ['b'] }), apart)).toEqual([]);
  });

  it('is found once for each circle', () =>
    expect(rules(...circle)).toEqual(['displacement-cycle at 3']));
});

describe('findCycles', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['nothing in a tree', { a: 'bc', b: 'd', c: 'd' }, []],
    ['two that lead to each other', { a: 'b', b: 'a' }, ['ab']],
    ['the shortest way round', { a: 'bc', b: 'c', c: 'd', d: 'a' }, ['acd']],
    ['circles apart', { a: 'b', b: 'a', c: 'd', d: 'c' }, ['ab', 'cd']],
  ])('finds %s', (_, edges, cycles) => {
    const found = findCycles(
      ['a', 'b', 'c', 'd'],
      (from, to) => edges[from]?.includes(to) ?? false,
    );
    expect(found.map((cycle) => cycle.join(''))).toEqual(cycles);
  });
});
