import { describe, expect, it } from 'vitest';
import { decodeHar, findHeader, type HarHeader } from '../world/index.ts';
import { loadScenario } from './load-scenario.ts';
import { resultHar } from './result-har.ts';
import type { RegionResult } from './result.ts';
import { runScenario } from './run-scenario.ts';

const { result } = runScenario(loadScenario('us-25-percent'), { detail: true });
const har = decodeHar(resultHar(result, 'result.har'), 'result.har');

const header = (name: string): HarHeader => {
  const found = findHeader(har, name);
  if (!found) throw new Error(`no header ${name}`);
  return found;
};

/** A cell by the names of its elements. */
function cell(name: string, ...elements: string[]): number | undefined {
  const found = header(name);
  if (found.type !== 'RE') throw new Error(`${name} is ${found.type}`);
  let place = 0;
  let stride = 1;
  found.sets?.forEach((set, k) => {
    const index = set.elements?.indexOf(named(elements[k] ?? '')) ?? -1;
    if (index < 0) throw new Error(`${name} has no ${elements[k]}`);
    place += index * stride;
    stride *= found.dims[k] ?? 1;
  });
  return found.values[place];
}

const float = Math.fround;

/** Element of an id of this world: GEMPACK knows no hyphen, and twelve characters. */
const named = (id: string): string => id.replaceAll('-', '_').slice(0, 12);

describe('a result as a header-array file', () => {
  it('names its sets', () => {
    const list = (name: string) => header(name).values;
    expect(list('REG')).toEqual(result.regions.map(({ id }) => named(id)));
    expect(list('GRP')).toEqual(['CAN', 'EU']);
    expect(new Set([...list('SECT')])).toEqual(
      new Set(result.sectors.map(({ sector }) => named(sector))),
    );
    expect(header('REG').longName).toBe('Set REG regions');
  });

  it('gives every measure of regions and groups', () => {
    const measures: [string, string, keyof RegionResult][] = [
      ['PCT', 'real_income', 'real_income_pct'],
      ['PCT', 'real_wage', 'real_wage_pct'],
      ['PCT', 'wage', 'wage_pct'],
      ['PCT', 'price_index', 'price_index_pct'],
      ['PCT', 'income', 'income_pct'],
      ['PCT', 'welfare_cp15', 'welfare_cp2015_pct'],
      ['PCT', 'terms_trade', 'terms_of_trade_pct'],
      ['PCT', 'volume_trade', 'volume_of_trade_pct'],
      ['VAL', 'exports_pre', 'exports_before'],
      ['VAL', 'exports_post', 'exports_after'],
      ['VAL', 'imports_pre', 'imports_before'],
      ['VAL', 'imports_post', 'imports_after'],
      ['VAL', 'tariffs_pre', 'tariff_revenue_before'],
      ['VAL', 'tariffs_post', 'tariff_revenue_after'],
    ];
    for (const [kind, measure, field] of measures) {
      for (const row of result.regions) {
        expect(cell(`R${kind}`, row.id, measure)).toBe(float(Number(row[field])));
      }
      for (const row of result.groups) {
        expect(cell(`G${kind}`, row.id, measure)).toBe(float(Number(row[field])));
      }
    }
    // With the two changes of trade, which follow from the values, these are all there are.
    const fields = Object.keys(result.regions[0] ?? {}).filter((field) => field !== 'id');
    expect(
      new Set([...measures.map(([, , field]) => field), 'exports_pct', 'imports_pct']),
    ).toEqual(new Set(fields));
  });

  it('gives every sector and flow, exporter before importer', () => {
    for (const row of result.sectors) {
      expect(cell('SOUT', row.sector, row.region)).toBe(float(row.output_pct ?? 0));
      expect(cell('SPRC', row.sector, row.region)).toBe(float(row.price_pct ?? 0));
      expect(cell('SXPR', row.sector, row.region)).toBe(float(row.exports_before));
      expect(cell('SXPO', row.sector, row.region)).toBe(float(row.exports_after));
    }
    for (const { exporter, importer, sector, before, after } of result.flows) {
      const [pre, post] = sector === undefined ? ['FLPR', 'FLPO'] : ['FSPR', 'FSPO'];
      const place = sector === undefined ? [exporter, importer] : [sector, exporter, importer];
      expect(cell(pre, ...place)).toBe(float(before));
      expect(cell(post, ...place)).toBe(float(after));
    }
  });

  it('says what it is and what its elements stand for', () => {
    expect(header('INFO').values).toContain(
      `scenario ${result.scenario.id}: ${result.scenario.title}`,
    );
    const { regions } = result.labels;
    expect(header('RNAM').values).toContain(`CA-QC ${regions['CA-QC']}`);
  });

  it('leaves groups and detail out where there are none', () => {
    const flows = result.flows.filter(({ sector }) => sector === undefined);
    const plain = { ...result, groups: [], flows };
    const names = decodeHar(resultHar(plain, 'a.har'), 'a.har').headers.map(({ name }) => name);
    expect(names).not.toContain('GRP');
    expect(names).not.toContain('FSPR');
    expect(names).toContain('FLPR');
  });
});
