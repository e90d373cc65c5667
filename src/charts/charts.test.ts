import { describe, expect, it } from 'vitest';
import type { Result } from '../lab/index.ts';
import {
  exportsByDestinationChart,
  realIncomeAgainstFormulaChart,
  realIncomeChart,
  sectorOutputChart,
} from './index.ts';
import {
  sampleInheritedIds,
  sampleLongNames,
  sampleTradeCosts,
  sampleOfSize,
  sampleProvinces,
  sampleSmall,
  sampleUnsolved,
  sampleWorld,
} from './testing/sample-result.ts';
import { structure } from './testing/structure.ts';

const charts: Readonly<Record<string, (result: Result) => string>> = {
  realIncomeChart,
  realIncomeAgainstFormulaChart,
  exportsByDestinationChart,
  'sectorOutputChart of a group': sectorOutputChart,
  'sectorOutputChart of a region': (result) => sectorOutputChart(result, result.regions[0]?.id),
};

/** The chart of this name, about somebody and as wide as asked. */
function drawAbout(name: string, result: Result, focus: string, width: number): string {
  if (name === 'realIncomeChart') return realIncomeChart(result, { focus, width });
  if (name === 'realIncomeAgainstFormulaChart') {
    return realIncomeAgainstFormulaChart(result, { focus, width });
  }
  const draw = name === 'exportsByDestinationChart' ? exportsByDestinationChart : sectorOutputChart;
  return draw(result, focus, { width });
}

describe.each(Object.entries(charts))('%s', (name, draw) => {
  it('is drawn as before', () => {
    expect(structure(draw(sampleSmall()))).toMatchSnapshot();
  });

  it('is the same picture twice', () => {
    expect(draw(sampleProvinces())).toBe(draw(sampleProvinces()));
  });

  it('says in words what it shows, its base and its source', () => {
    const svg = draw(sampleProvinces());
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" class="reroute-chart" role="img"/,
    );
    const [, id] = /aria-labelledby="([^"]+)"/.exec(svg) ?? [];
    expect(svg).toContain(`<title id="${id}">`);
    expect(svg).toMatch(/<desc id="[^"]+-desc">[^<]*baseline[^<]*%/);
    expect(svg).toContain('Reroute 0.1.0.');
    expect(svg).not.toMatch(/<style|NaN|undefined|Infinity/);
  });

  it('escapes names', () => {
    const result = structuredClone(sampleSmall());
    result.labels.regions['USA'] = '<b>&"';
    result.labels.regions['CA-AB'] = '<script>';
    result.labels.sectors['s1'] = '<i>&amp;';
    result.scenario.title = '</svg><script>';
    const svg = draw(result);
    expect(svg).not.toMatch(/<(?:b|i|script)[ >]/);
    expect(svg.match(/<\/svg>/g)).toHaveLength(1);
  });

  it('shows nothing of a run without an answer', () => {
    const svg = draw(sampleUnsolved());
    expect(svg).toContain('this is not an answer');
    expect(svg).not.toContain('%');
    const claims: Result = { ...sampleProvinces(), solver: sampleUnsolved().solver };
    expect(draw(claims)).not.toContain('%');
  });

  it.each([2, 3, 100])('takes %i regions', (count) => {
    const height = Number(/height="(\d+)"/.exec(draw(sampleOfSize(count)))?.[1]);
    expect(height).toBeGreaterThan(80);
    expect(height).toBeLessThan(1300);
  });

  it.each(['CAN', 'EU', 'USA', 'CA-ON'])('takes 90 regions and 39 sectors, about %s', (focus) => {
    const result = sampleWorld();
    for (const width of [560, 340]) {
      const svg = drawAbout(name, result, focus, width);
      expect(Number(/height="(\d+)"/.exec(svg)?.[1])).toBeLessThan(1500);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('takes ids that every object inherits', () => {
    const svg = draw(sampleInheritedIds());
    expect(svg).toMatch(/>(?:[^<]*: )?(?:constructor|toString)\b/);
    expect(svg).not.toMatch(/NaN|undefined|native code/);
  });

  it('cuts a name of 400 letters', () => {
    expect(draw(sampleLongNames())).not.toMatch(/[A-Za-z]{125}/);
  });

  it('takes a change of nothing at all', () => {
    const { regions, groups, sectors, flows, ...rest } = sampleSmall();
    const still = <T extends { real_income_pct: number; welfare_cp2015_pct: number }>(
      one: T,
    ): T => ({
      ...one,
      real_income_pct: 0,
      welfare_cp2015_pct: 0,
    });
    const svg = draw({
      ...rest,
      regions: regions.map(still),
      groups: groups.map(still),
      sectors: sectors.map((row) => ({ ...row, output_pct: 0 })),
      flows: flows.map((flow) => ({ ...flow, after: 0, before: 0, pct: null })),
    });
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('takes an economy in which nobody trades', () => {
    const svg = draw({ ...sampleSmall(), flows: [], sectors: [] });
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });
});

it('names those of a large world that matter, and the range of all others', () => {
  const svg = realIncomeChart(sampleWorld());
  for (const name of ['Canada, all', 'Ontario', 'European Union, all', 'United States', 'Angola']) {
    expect(svg).toContain(`>${name}<`);
  }
  expect(svg).toMatch(/>and \d+ others</);
  expect(svg).toMatch(/<desc[^>]*>[^<]*\d+ other regions between [−+]0\.\d\d\u00a0% and /);
  expect(sectorOutputChart(sampleWorld(), 'CAN')).toContain('>and 13 others<');
  expect(sectorOutputChart(sampleWorld(), 'CA-ON')).toContain('>and 13 others<');
  expect(exportsByDestinationChart(sampleWorld(), 'CA-ON')).toMatch(/>\d\d others</);
});

it('speaks of an exporter as a sentence does', () => {
  expect(exportsByDestinationChart(sampleWorld(), 'EU')).toContain(
    'Where the European Union sells, before and after',
  );
});

it('says that there are no exports instead of drawing an empty axis', () => {
  const { flows, ...rest } = sampleSmall();
  const still = flows.map((flow) => ({ ...flow, before: 0, after: 0, pct: null }));
  for (const none of [[], still]) {
    const svg = exportsByDestinationChart({ ...rest, flows: none });
    expect(svg).toContain('No exports, before or after');
    expect(svg).not.toContain('−1');
  }
});

it.each([
  ['CAN', 'trade between members is left out'],
  ['CA-AB', 'trade with the other members is included'],
])('the exports of %s: %s', (focus, words) => {
  const svg = exportsByDestinationChart(sampleSmall(), focus, { width: 2000 });
  expect(svg).toContain(`world value added held constant; ${words}`);
});

it('says at the legend what the formula leaves out, when it does', () => {
  const words = 'The formula leaves out the direct effect of this scenario’s changes';
  expect(realIncomeAgainstFormulaChart(sampleSmall())).not.toContain(words);
  expect(realIncomeAgainstFormulaChart(sampleTradeCosts())).toContain(words);
});

it('paints values over the lines that they may lie on', () => {
  for (const draw of Object.values(charts)) {
    const svg = draw(sampleSmall());
    const [, lines = '', backdrop = ''] =
      /(<g stroke="#7d8794">.*?<\/g>)(<g fill="#ffffff">.*?<\/g>)/s.exec(svg) ?? [];
    expect(lines).toContain('<line');
    expect(backdrop.match(/<rect/g)?.length).toBeGreaterThan(1);
  }
});

it('a picture has the ids and the width that it is given', () => {
  const svg = realIncomeChart(sampleSmall(), { width: 340, id: 'mine' });
  expect(svg).toContain('aria-labelledby="mine-title"');
  expect(svg).toContain('viewBox="0 0 340 ');
});
