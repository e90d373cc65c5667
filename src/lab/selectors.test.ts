import { describe, expect, it } from 'vitest';
import type { Named, Selector } from './scenario.ts';
import { resolvePairs, resolveRegions, resolveSectors } from './selectors.ts';
import { regions, sectors } from './testing/provinces.ts';

const at = { file: 's.yaml', line: 5, column: 5 };

/** `'CAN'`, `'CA-ON CA-QC'` or `'*'`, ids placed one after the other on a line. */
function select(ids: string): Selector {
  if (ids === '*') return '*';
  return ids.split(' ').map((id, index): Named => ({ id, at: { ...at, column: 20 + index } }));
}

const idsOf = (things: readonly { readonly id: string }[], indices: readonly number[]) =>
  indices.map((index) => things[index]?.id).join(' ');

describe('resolveRegions', () => {
  it.each([
    ['*', 'CA-ON CA-QC USA MEX'],
    ['MEX', 'MEX'],
    ['CAN', 'CA-ON CA-QC'],
    ['USA CA-QC', 'USA CA-QC'],
    ['CA-QC CAN CA-QC', 'CA-QC CA-ON'],
  ])('%s means %s', (ids, expected) => {
    const { indices, problems } = resolveRegions(select(ids), regions);
    expect(idsOf(regions, indices)).toBe(expected);
    expect(problems).toEqual([]);
  });

  it.each([
    ['CAM', 'CAN'],
    ['can', 'CAN'],
    ['Quebec', 'CA-QC'],
    ['ONTARIO', 'CA-ON'],
    ['Ontaroi', 'CA-ON'],
    ['Canada', 'CAN'],
  ])('%s is unknown: %s was meant', (id, meant) => {
    const { problems } = resolveRegions(select(id), regions, { CAN: 'Canada' });
    expect(problems).toMatchObject([
      { rule: 'unknown-region', line: 5, column: 20, hint: `did you mean '${meant}'?` },
    ]);
  });

  it('tells every unknown id and keeps those that are known', () => {
    const { indices, problems } = resolveRegions(select('XX USA YY'), regions);
    expect(idsOf(regions, indices)).toBe('USA');
    expect(problems.map(({ column }) => column)).toEqual([20, 22]);
  });

  it('does not list a hundred ids', () => {
    const many = Array.from({ length: 100 }, (_, n) => ({ id: `R${n}`, name: `Region ${n}` }));
    const [problem] = resolveRegions(select('nowhere'), many).problems;
    expect(problem?.hint).toMatch(/^its regions are R0, R1, .*, R29 and 70 more$/u);
  });
});

describe('resolveSectors', () => {
  it('takes every tradable sector for *', () => {
    for (const kind of ['tariff', 'trade-cost', 'productivity'] as const) {
      const { indices, problems } = resolveSectors('*', sectors, kind);
      expect(idsOf(sectors, indices)).toBe('goods energy');
      expect(problems).toEqual([]);
    }
  });

  it('takes a sector that is not tradable when it is named, and warns of a tariff on it', () => {
    const named = select('services goods services');
    expect(resolveSectors(named, sectors, 'trade-cost')).toEqual({ indices: [2, 0], problems: [] });
    const { indices, problems } = resolveSectors(named, sectors, 'tariff');
    expect(indices).toEqual([2, 0]);
    expect(problems[0]).toMatchObject({ severity: 'warning', rule: 'tariff-on-non-tradable' });
  });

  it('suggests by id and by name', () => {
    const hint = (id: string) =>
      resolveSectors([{ id, at }], sectors, 'tariff').problems.map((problem) => problem.hint);
    expect(hint('enrgy')).toEqual(["did you mean 'energy'?"]);
    expect(hint('oil and gas')).toEqual(["did you mean 'energy'?"]);
    expect(hint('x')).toEqual(['its sectors are goods, energy, services']);
  });
});

describe('resolvePairs', () => {
  const short = ['ON', 'QC', 'US', 'MX'];
  /** Pairs as `importer<exporter`, sorted; the rule instead where there is none. */
  const pairs = (importer: string, exporter: string, kind: 'tariff' | 'trade-cost') => {
    const change = { importer: select(importer), exporter: select(exporter), at };
    const selection = resolvePairs(change, regions, kind);
    const names = selection.pairs.map(([n, i]) => `${short[n] ?? '?'}<${short[i] ?? '?'}`);
    return [...names.sort(), ...selection.problems.map(({ rule }) => rule)].join(' ');
  };
  const foreign = 'MX<ON MX<QC MX<US ON<MX ON<US QC<MX QC<US US<MX US<ON US<QC';

  it.each([
    // importer, exporter, tariff, trade cost where it differs
    ['USA', 'MEX', 'US<MX'],
    ['USA', 'CAN', 'US<ON US<QC'],
    ['CAN', 'USA', 'ON<US QC<US'],
    ['USA', '*', 'US<MX US<ON US<QC'],
    ['*', 'USA', 'MX<US ON<US QC<US'],
    ['CAN', '*', 'ON<MX ON<US QC<MX QC<US'],
    ['*', '*', foreign],
    ['USA MEX', 'USA MEX', 'MX<US US<MX'],
    ['CAN USA', 'CAN USA', 'ON<US QC<US US<ON US<QC', 'ON<QC ON<US QC<ON QC<US US<ON US<QC'],
    ['CA-ON', 'CA-QC', 'ON<QC'],
    ['CA-ON CA-QC', 'CA-ON CA-QC', 'ON<QC QC<ON'],
    ['CA-ON', '*', 'ON<MX ON<US'],
    ['CA-ON', 'CAN USA', 'ON<US'],
    ['CA-ON CAN', 'CA-QC', 'ON<QC'],
    ['CAN', 'CAN', 'empty-selection', 'ON<QC QC<ON'],
    ['CAN', 'CA-ON', 'empty-selection'],
    ['USA', 'USA', 'empty-selection'],
    ['CAN USA MEX', '*', 'empty-selection'],
    ['USA USA', 'MEX MEX', 'US<MX'],
  ])('%s imports from %s', (importer, exporter, tariff, tradeCost = tariff) => {
    expect(pairs(importer, exporter, 'tariff')).toBe(tariff);
    expect(pairs(importer, exporter, 'trade-cost')).toBe(tradeCost);
  });

  it('tells unknown ids of both sides, and not that nothing is left', () => {
    expect(pairs('XX', 'YY', 'tariff')).toBe('unknown-region unknown-region');
  });

  it('does not depend on the order of the regions', () => {
    const reversed = [...regions].reverse();
    const change = { importer: select('CAN'), exporter: select('*'), at };
    const named = (list: typeof regions) =>
      resolvePairs(change, list, 'tariff')
        .pairs.map(([n, i]) => `${list[n]?.id ?? ''} ${list[i]?.id ?? ''}`)
        .sort();
    expect(named(reversed)).toEqual(named(regions));
  });
});
