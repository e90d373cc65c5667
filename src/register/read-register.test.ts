import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measure, Register } from './measure.ts';
import { measureById, regionName } from './look-up.ts';
import { readRegister } from './read-register.ts';
import { registerDigest } from './register-digest.ts';
import { arbitraryFamily } from './testing/arbitrary-measure.ts';
import { soundFiles } from './testing/fixture-files.ts';
import { writeFamily } from './testing/write-measure.ts';

function read(files: ReadonlyMap<string, string>): Register {
  const { register, problems } = readRegister(files, '');
  expect(problems).toEqual([]);
  return register ?? expect.unreachable('problems without an error keep no register back');
}

/** A measure without the places in its file, which a writer does not know. */
function withoutPlaces({ at: _, file: __, spells, ...measure }: Measure) {
  return { ...measure, spells: spells.map(({ at: ___, ...spell }) => spell) };
}

describe('readRegister', () => {
  const register = read(soundFiles());

  it('gives the measures in the order of their files', () => {
    expect(register.measures.map(({ id, file }) => [id, file])).toEqual([
      ['can-vehicles-quota', 'canada/china.yaml'],
      ['can-threat', 'canada/china.yaml'],
      ['usmca-usa', 'usa/preferences.yaml'],
      ['usa-steel', 'usa/surtaxes.yaml'],
      ['usa-emergency', 'usa/surtaxes.yaml'],
    ]);
  });

  it('fills in what a file leaves out, and keeps apart what it states', () => {
    expect(measureById(register, 'usa-steel')).toEqual({
      id: 'usa-steel',
      title: 'Duty on steel',
      importers: ['USA'],
      exporters: 'all',
      exceptExporters: ['AUT', 'BEL'],
      products: [
        { kind: 'list', list: 'metals' },
        { kind: 'hs', from: '7301', to: '7302' },
        { kind: 'hs', from: '87032200', to: '87032200' },
      ],
      exceptProducts: [{ kind: 'hs', from: '7302', to: '7302' }],
      instrument: 'surtax',
      program: 'steel',
      stacksOn: ['mfn', 'usmca'],
      replaces: [],
      yieldsTo: [],
      preference: 'usmca',
      claims: new Map(),
      spells: [
        {
          announced: '2025-02-10',
          signed: '2025-02-11',
          from: '2025-03-12',
          until: '2025-06-03',
          rate: 0.25,
          chargedOn: 1,
          chargedOnIfClaimed: 1,
          part: 1,
          note: 'doubled in June',
          at: { line: 13, column: 7 },
        },
        {
          from: '2025-06-04',
          rate: 0.5,
          rateIfClaimed: 0.25,
          chargedOn: 0.4,
          chargedOnIfClaimed: 0.3,
          part: 0.9,
          at: { line: 14, column: 7 },
        },
      ],
      status: 'in-force',
      legal: 'Proclamation 10895',
      confidence: 'single-source',
      note: 'The metal content is an estimate.',
      facts: ['A01'],
      sources: [
        { title: 'Proclamation 10895', publisher: 'Federal Register', date: '2025' },
        { title: 'A comment', publisher: 'A law firm' },
      ],
      file: 'usa/surtaxes.yaml',
      at: { line: 1, column: 3 },
    });
  });

  it('spells groups out on both sides', () => {
    const threat = measureById(register, 'can-threat');
    expect(threat?.importers).toEqual(['CAN', 'AUT', 'BEL']);
    expect(threat?.spells[0]).not.toHaveProperty('from');
  });

  it('takes the importer out of a group of exporters', () => {
    const files = soundFiles();
    const family = files.get('canada/china.yaml') ?? '';
    const group = '- { id: PACIFIC, name: Pacific, members: [CAN, CHN, USA] }\n';
    files.set('groups/more.yaml', group);
    files.set('canada/china.yaml', family.replace('exporter: CHN', 'exporter: PACIFIC'));
    expect(measureById(read(files), 'can-vehicles-quota')?.exporters).toEqual(['CHN', 'USA']);
  });

  it('reads a quota', () => {
    expect(measureById(register, 'can-vehicles-quota')?.spells[0]?.quota).toEqual({
      volume: 49000,
      unit: 'vehicles',
      per: 'year',
      inRate: 0.061,
      outRate: 1.061,
      outUncertain: true,
      rentTo: 'exporter',
    });
  });

  it('reads lists, groups and names', () => {
    expect(register.lists.get('metals')?.codes).toEqual(['72', '730120', '8708295060']);
    expect(register.groups.get('EU')).toEqual(['AUT', 'BEL']);
    expect(register.lists.get('metals')?.note).toBe('Chapter 72 whole.');
    expect(register.claims.get('usmca-canada')).toBe(
      measureById(register, 'usmca-usa')?.claims.get('CAN'),
    );
    expect(regionName(register, 'CHN')).toBe('China');
    expect(regionName(register, 'EU')).toBe('European Union');
    expect(regionName(register, 'XXX')).toBe('XXX');
    expect(measureById(register, 'nothing')).toBe(undefined);
  });

  it('puts the periods of a table of claims in order, each by its middle day', () => {
    const claims = measureById(register, 'usmca-usa')?.claims;
    expect(claims?.get('MEX')).toBe(0.5);
    const table = claims?.get('CAN');
    expect(table).toEqual({
      id: 'usmca-canada',
      // 366 days from 1 January 2024, 28 from 1 February 2025
      days: ['2024-07-02', '2025-02-15'],
      average: [0.38, 0.4],
      shares: new Map([
        ['120510', [NaN, 0.9]],
        ['870380', [0, 1]],
      ]),
    });
  });

  it('gives back what was written', () => {
    const files = soundFiles();
    for (const path of [...files.keys()]) {
      if (/^(?:usa|canada)\//u.test(path)) files.delete(path);
    }
    fc.assert(
      fc.property(arbitraryFamily, (measures) => {
        files.set('test/written.yaml', writeFamily(measures));
        const { problems, register: again } = readRegister(files, '');
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(again?.measures.map(withoutPlaces)).toEqual(measures.map(withoutPlaces));
      }),
      { numRuns: 200 },
    );
  });

  it('survives damage, and points into the files', () => {
    const sound = soundFiles();
    const paths = [...sound.keys()].filter((path) => !path.endsWith('.md'));
    const damage = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 5 }),
      fc.constantFrom('', '\n', '"', "'", ',', ': ', '- ', '[', '}', '*', '&a ', '\t', '-', '99'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.nat(), fc.nat(20), damage, (path, at, cut, put) => {
        const text = sound.get(path) ?? '';
        const place = at % (text.length + 1);
        const damaged = text.slice(0, place) + put + text.slice(place + cut);
        const files = new Map([...sound, [path, damaged]]);
        for (const problem of readRegister(files, '').problems) {
          const lines = files.get(problem.file)?.split(/\r\n|\r|\n/u);
          expect(lines, problem.file).toBeDefined();
          expect(problem.line).toBeGreaterThanOrEqual(1);
          expect(problem.line).toBeLessThanOrEqual(lines?.length ?? 0);
          expect(problem.column).toBeGreaterThanOrEqual(1);
          expect(problem.column).toBeLessThanOrEqual((lines?.[problem.line - 1]?.length ?? 0) + 1);
          expect(problem.message).not.toBe('');
          expect(problem.hint).not.toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('registerDigest', () => {
  const digest = registerDigest(soundFiles());

  it('is that of the register', () => {
    expect(readRegister(soundFiles()).register?.digest).toBe(digest);
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/u);
  });

  it('depends neither on the order of files, nor on line ends, nor on what is for people', () => {
    const turned = new Map([...soundFiles()].toReversed());
    expect(registerDigest(turned)).toBe(digest);
    const crlf = new Map(
      [...soundFiles()].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]),
    );
    expect(registerDigest(crlf)).toBe(digest);
    expect(registerDigest(new Map([...soundFiles(), ['README.md', 'changed']]))).toBe(digest);
  });

  it('moves with every file', () => {
    for (const [path, text] of soundFiles()) {
      if (path.endsWith('.md')) continue;
      expect(registerDigest(new Map([...soundFiles(), [path, `${text} `]]))).not.toBe(digest);
    }
    const renamed = new Map([...soundFiles()].map(([path, text]) => [`x/${path}`, text]));
    expect(registerDigest(renamed)).not.toBe(digest);
  });
});
