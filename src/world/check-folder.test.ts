import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeWithSharedData } from '../../test/shared-data.ts';
import { checkEconomyFolder } from './check-folder.ts';
import { InputError } from '../input/index.ts';
import { readEconomyFolder } from './read-folder.ts';
import { renderCheck } from './render-check.ts';
import { fixturesFolder } from './testing/fixture-folder.ts';

const valid = join(fixturesFolder, 'valid');

describe('checkEconomyFolder', () => {
  it('accepts a sound economy, with its size and digest', () => {
    const report = checkEconomyFolder(`${valid}/`);
    expect(report).toMatchObject({
      counts: { errors: 0, warnings: 0 },
      size: { regions: 3, sectors: 3 },
      problems: [],
    });
    const lines = renderCheck(report).split('\n');
    expect(lines.slice(0, 2)).toEqual([
      `${valid}/: accepted, 0 errors, 0 warnings`,
      '  Two provinces and a neighbour, made up for the tests (tiny-2021), 2021, US$ million, 3 regions × 3 sectors',
    ]);
    expect(lines).toContain(
      'ok: absorption: trade and tariffs against intermediate and final demand agree in all 9 cells (to 0.000001)',
    );
  });

  it('refuses a folder that is not there, and one that is no economy', () => {
    const report = checkEconomyFolder(join(fixturesFolder, 'nowhere'));
    expect(report.problems).toMatchObject([{ rule: 'missing-folder', line: 1 }]);
    expect(renderCheck(report)).toContain('refused, 1 error, 0 warnings');
    expect(checkEconomyFolder(fixturesFolder).counts.errors).toBe(7);
  });
});

describe('readEconomyFolder', () => {
  it('throws every problem at once', () => {
    expect(() => readEconomyFolder(fixturesFolder)).toThrow(InputError);
    expect(() => readEconomyFolder(fixturesFolder)).toThrow(
      /trade\.csv:1:1: error: this file is missing/u,
    );
  });
});

describeWithSharedData(
  'the economy of Caliendo and Parro (2015)',
  'caliendo-parro-1993',
  (path) => {
    const report = () => checkEconomyFolder(path);

    it('is accepted, with a trace of negative inputs', () => {
      const { problems, counts, size } = report();
      expect(counts).toEqual({ errors: 0, warnings: 3 });
      expect(size).toEqual({ regions: 31, sectors: 40 });
      expect(problems.map(({ rule }) => rule)).toEqual([
        'rate-looks-like-percent',
        'rate-looks-like-percent',
        'negative-input',
      ]);
      expect(problems[2]).toMatchObject({ line: 22988, column: 24 });
    });

    it('is consistent in costs and deficits, and not in absorption', () => {
      const { consistency } = report();
      expect(consistency?.cost.beyond).toBe(0);
      expect(consistency?.deficit?.beyond).toBe(0);
      expect(consistency?.absorption).toMatchObject({ cells: 1240, beyond: 1240 });
      // Negative final demand was clipped and rescaled in the replication: 3.69 % of world expenditure.
      expect(consistency?.absorption.share).toBeCloseTo(0.0369, 4);
      const largest = consistency?.absorption.largest ?? [];
      expect(largest).toHaveLength(10);
      expect(largest[0]).toMatchObject({ region: 'ROW', sector: 'finance' });
    });

    it('says for which region × sector and by how much', () => {
      const text = renderCheck(report());
      expect(text).toContain('differ in 1240 of 1240 cells, 3.69 % of the total');
      expect(text).toMatch(
        /ROW × finance +−190,\d{3},\d{3},\d{3} USD +−466 % of trade and tariffs/u,
      );
      expect(text).toContain('and 1230 smaller');
    });
  },
);

describeWithSharedData('published tables that are not a whole economy', 'icio-2022', (path) => {
  it('are refused with what is missing', () => {
    const { problems } = checkEconomyFolder(path);
    // Its elasticities stand in a column for each set, not in a row.
    const ofElasticities = problems.filter(({ file }) => file.endsWith('elasticities.csv'));
    expect(ofElasticities[0]?.message).toBe("column 'set' is missing");
    const said = problems
      .filter((one) => !ofElasticities.includes(one))
      .map(({ file, rule, message }) => [file.slice(path.length + 1), rule, message]);
    expect(said).toEqual([
      ['economy.yaml', 'missing-file', 'this file is missing'],
      ['regions.csv', 'missing-column', "column 'name' is missing"],
      ['sectors.csv', 'missing-column', "column 'tradable' is missing"],
      ['sectors.csv', 'missing-column', "column 'theta' is missing"],
      ['intermediate.csv', 'missing-file', 'this file is missing'],
      ['value_added.csv', 'missing-file', 'this file is missing'],
      ['final.csv', 'missing-file', 'this file is missing'],
    ]);
  });
});
