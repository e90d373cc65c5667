import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, solve } from '../../model/index.ts';
import { checkConsistency } from '../consistency.ts';
import type { HarFile, HarHeader } from '../har/header.ts';
import { InputError } from '../../input/index.ts';
import type { Problem } from '../../input/index.ts';
import { gtapEconomy, importGtapHar } from './gtap-har.ts';
import type { ImportedEconomy } from './import-format.ts';
import { coefficientHeader, gtapDatabase } from './testing/gtap-database.ts';
import { asFiles, imported, J, known, N, treated } from './testing/gtap-import.ts';
import { scratchFile } from './testing/scratch.ts';

const numbers = ['trade', 'intermediate', 'valueAdded', 'final'] as const;

describe('a data base that is not quite an economy', () => {
  const files = gtapDatabase(known());
  const withHeader = (name: string, change: (header: HarHeader) => HarHeader | HarHeader[]) =>
    asFiles({
      ...files,
      base: files.base.flatMap((one) => (one.name === name ? change(one) : one)),
    });
  const scaled = (by: (cell: number) => number) => (header: HarHeader) =>
    header.type === 'RE'
      ? { ...header, values: header.values.map((value, cell) => value * by(cell)) }
      : header;
  const close = ({ tables }: ImportedEconomy): void => {
    expect(Math.min(...tables.valueAdded, ...tables.final)).toBeGreaterThanOrEqual(0);
    expect(solve(calibrate(tables).economy, {}, { tolerance: 1e-9 })).toMatchObject({
      status: 'converged',
      iterations: 0,
    });
  };

  it('is closed where purchases are not what is sold, and says so', () => {
    const closed = imported(
      withHeader(
        'VDPB',
        scaled(() => 1.1),
      ),
    );
    close(closed);
    // Own sales follow purchases, so the gap is what the imports of the row are moved by.
    const imports = imported(
      withHeader(
        'VMPB',
        scaled(() => 1.1),
      ),
    );
    close(imports);
    expect(treated(imports)['gtap-closed-uses']).toBeGreaterThan(10);
  });

  it('is closed where a sector pays more for inputs than it sells', () => {
    // Everything that activity 0 buys at home, in every region, is ten times as much.
    const closed = imported(
      withHeader(
        'VDFB',
        scaled((cell) => (Math.floor(cell / J) % J === 0 ? 20 : 1)),
      ),
    );
    close(closed);
    expect(treated(closed)['gtap-closed-costs']).toBeGreaterThan(10);
  });

  it('takes a fall in stocks out of final purchases', () => {
    const closed = imported(
      withHeader(
        'VDIB',
        scaled((cell) => (cell === 0 ? -4 : 1)),
      ),
    );
    close(closed);
    expect(treated(closed)).toHaveProperty('gtap-negative-final');
  });

  it('is closed, or refused, whatever is wrong with its figures', () => {
    const factor = fc.constantFrom(0, 0.5, 1, 1, 1, 3);
    const name = fc.constantFrom(...files.base.map((one) => one.name));
    fc.assert(
      fc.property(name, fc.array(factor, { minLength: 7, maxLength: 7 }), (wrong, factors) => {
        const of = withHeader(
          wrong,
          scaled((cell) => factors[cell % 7] ?? 1),
        );
        if (problemsOf(of).length > 0) return;
        const { tables } = imported(of);
        for (const table of numbers) expect(Math.min(...tables[table])).toBeGreaterThanOrEqual(0);
        const { absorption, cost } = checkConsistency(tables, 1e-12);
        expect([absorption.beyond, cost.beyond]).toEqual([0, 0]);
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  it('divides the costs of an activity by what it makes', () => {
    const [COMM, ACTS, REG] = ['COMM', 'ACTS', 'REG'].map((set) => {
      const header = files.sets.find(({ name }) => name === set);
      return { set, elements: header?.type === '1C' ? header.values : [] };
    }) as [Labels, Labels, Labels];
    const make = coefficientHeader('MAKB', 'MAKEB', [COMM, ACTS, REG], (c = 0, a = 0) => {
      return a === 0 ? (c < 2 ? 50 : 0) : c === a ? 100 : 0;
    });
    const { tables } = imported(asFiles({ ...files, base: [...files.base, make] }));
    const economy = known();
    for (let k = 0; k < J; k++) {
      const half = 0.5 * (economy.intermediate[k] ?? 0);
      expect(tables.intermediate[k]).toBeCloseTo(half, 3);
      expect(tables.intermediate[J + k]).toBeCloseTo((economy.intermediate[J + k] ?? 0) + half, 3);
    }
  });

  it('takes the mean of elasticities that differ by region, weighted with imports', () => {
    const REG = { set: 'REG', elements: known().regions.map(({ id }) => id) };
    const COMM = { set: 'COMM', elements: known().sectors.map(({ id }) => id) };
    const esubm = coefficientHeader('ESBM', 'ESUBM', [COMM, REG], (c = 0, r = 0) =>
      c === 0 ? 3 + r : 5.9,
    );
    const closed = imported(asFiles({ ...files, parameters: [esubm] }));
    const { trade, tariffs, sectors } = closed.tables;
    const weights = [0, 1, 2, 3].map((n) =>
      [0, 1, 2, 3].reduce((sum, i) => {
        const cell = n * N + i;
        return i === n ? sum : sum + (trade[cell] ?? 0) * (1 + (tariffs[cell] ?? 0));
      }, 0),
    );
    const total = weights.reduce((a, b) => a + b);
    const mean = weights.reduce((sum, weight, r) => sum + (weight * (3 + r)) / total, 0);
    expect(sectors[0]?.theta).toBeCloseTo(mean - 1, 5);
    expect(sectors[1]?.theta).toBe(5.9 - 1);
    expect(closed.problems.map(({ rule }) => rule)).toContain('gtap-elasticities-differ');
  });

  it('has θ = 4 and says so without parameters', () => {
    const { tables, problems } = imported(asFiles({ ...files, parameters: [] }));
    expect(tables.sectors.map(({ theta }) => theta)).toEqual(new Array(J).fill(4));
    expect(problems.map(({ rule }) => rule)).toContain('gtap-no-elasticities');
  });

  interface Labels {
    readonly set: string;
    readonly elements: readonly string[];
  }

  function problemsOf(of: HarFile[]): readonly Problem[] {
    try {
      imported(of);
    } catch (error) {
      if (error instanceof InputError) return error.problems;
      throw error;
    }
    return [];
  }

  const relabelled = (header: HarHeader): HarHeader => {
    if (header.type !== 'RE') return header;
    const sets = (header.sets ?? []).map((set) =>
      set.elements ? { ...set, elements: set.elements.toReversed() } : set,
    );
    return { ...header, sets };
  };
  const refused: [string, HarFile[], string, RegExp][] = [
    ['gtap-missing-header', withHeader('VFOB', () => []), 'basedata.har', /'VFOB' or 'VXWD'/],
    [
      'gtap-missing-header',
      [{ file: 'empty.har', headers: [] }],
      'empty.har',
      /none of the files has the header 'REG' or 'H1'/,
    ],
    [
      'gtap-header-twice',
      [...asFiles(files), { file: 'other.har', headers: gtapDatabase(known(2)).base }],
      'other.har',
      /header 'VXSB' stands in basedata.har too, with other values/,
    ],
    [
      'gtap-dimensions',
      withHeader('VST', (one) => ({ ...one, type: 'RL', dims: [8], values: new Float32Array(8) })),
      'basedata.har',
      /'VST': has 8 cells, expected 2 margins × 4 regions/,
    ],
    [
      'gtap-dimensions',
      withHeader('VFOB', ({ name, longName }) => ({
        ...{ type: '1C', name, longName, width: 4, values: ['text'] },
      })),
      'basedata.har',
      /holds texts, expected real numbers over 5 commodities × 4 regions × 4 regions/,
    ],
    [
      'gtap-labels',
      withHeader('VST', relabelled),
      'basedata.har',
      /element 1 of dimension 1 is 'com4', and of the margins 'com3'/,
    ],
    [
      'gtap-number',
      withHeader(
        'VDFB',
        scaled((cell) => (cell === 7 ? -1 : 1)),
      ),
      'basedata.har',
      /cell \(3, 2, 1\) is -\d+.*expected a flow of at least 0/,
    ],
    [
      'gtap-number',
      withHeader(
        'EVFB',
        scaled(() => NaN),
      ),
      'basedata.har',
      /\(1, 1, 1\) is NaN/,
    ],
    [
      'gtap-elasticity',
      asFiles({ ...files, parameters: files.parameters.map(scaled(() => 0.1)) }),
      'basedata.har',
      /ESUBM of 'com0' is 0\.3/,
    ],
    [
      'gtap-activity-makes-nothing',
      asFiles({
        ...files,
        sets: [],
        base: files.base.map((one) =>
          one.type === 'RE'
            ? {
                ...one,
                sets: (one.sets ?? []).map((set) =>
                  set.elements && set.set === 'ACTS'
                    ? { set: 'ACTS', elements: set.elements.map((id) => `a_${id}`) }
                    : set,
                ),
              }
            : one,
        ),
      }),
      'basedata.har',
      /without the header 'MAKB' nothing says what the activity 'a_com0' makes/,
    ],
    [
      'gtap-freight-without-supply',
      asFiles({
        ...files,
        base: gtapDatabase(known(), { freight: () => 0.1 }).base.map((one) =>
          one.name === 'VST' ? scaled(() => 0)(one) : one,
        ),
      }),
      'basedata.har',
      /freight uses the margin 'com3' \(VTWR\), and no region supplies it/,
    ],
    [
      'gtap-margin-is-no-commodity',
      asFiles({
        ...files,
        sets: files.sets.map((one) =>
          one.name === 'MARG' && one.type === '1C' ? { ...one, values: ['otp', 'wtp'] } : one,
        ),
        base: files.base.map((one) =>
          one.type === 'RE' && one.name.match(/VST|VTWR/u)
            ? { type: 'RL', name: one.name, longName: '', dims: one.dims, values: one.values }
            : one,
        ),
      }),
      'basedata.har',
      /the margin 'otp' is not among the commodities/,
    ],
  ];

  it.each(refused)('is refused: %s', (rule, of, file, words) => {
    const [problem] = problemsOf(of).filter((one) => one.rule === rule);
    expect(problem).toMatchObject({ severity: 'error', file });
    expect(problem?.message).toMatch(words);
  });

  it('needs its year, from the user or from the name of a file', () => {
    const named = asFiles(files).map((one) => ({ ...one, file: `GTAP10_2014/${one.file}` }));
    expect(() => gtapEconomy(named, {})).toThrow(/give --year \[year-not-stated\]/u);
    const dated = named.map((one) => ({ ...one, file: one.file.replace('data', '-2014') }));
    expect(gtapEconomy(dated, {}).meta).toMatchObject({ id: 'gtap-2014', year: 2014 });
  });

  it('is refused with the problems of every file', async () => {
    const paths = [scratchFile('a.har', 'text'), scratchFile('b.har', ''), '/no/such.har'];
    const work = importGtapHar(paths);
    await expect(work).rejects.toBeInstanceOf(InputError);
    const problems = await work.catch((error: unknown) => (error as InputError).problems);
    expect((problems as Problem[]).map(({ rule }) => rule)).toEqual([
      'not-a-har-file',
      'not-a-har-file',
      'unreadable-file',
    ]);
  });

  it('can be stopped', async () => {
    const reason = new Error('stopped by the user');
    const work = importGtapHar(['/no/such.har'], { signal: AbortSignal.abort(reason) });
    await expect(work).rejects.toBe(reason);
  });
});
