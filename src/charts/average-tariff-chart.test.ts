import { describe, expect, it } from 'vitest';
import { averageTariffChart } from './average-tariff-chart.ts';
import { largestJumps } from './average-tariff-events.ts';
import { sampleQuarrel, sampleSeries } from './testing/sample-measures.ts';
import { structure } from './testing/structure.ts';

const options = {
  importer: 'Aland',
  exporter: 'Bland',
  preference: 'ABC',
  measures: sampleQuarrel(),
  source: 'Reroute 0.1.0, made-up trade.',
};

describe('averageTariffChart', () => {
  it('is drawn as before', () => {
    expect(structure(averageTariffChart(sampleSeries(), options))).toMatchSnapshot();
  });

  it('names each line at its end with its last value', () => {
    const svg = averageTariffChart(sampleSeries(), options);
    expect(svg).toMatch(/>2\.0\u00a0%<.*>ABC claimed as in 2024</s);
    expect(svg).toMatch(/>1\.7\u00a0%<.*>ABC claimed as reported since</s);
    expect(svg).toMatch(/>1\.4\u00a0%<.*>if all goods claimed ABC</s);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('says what each number stands for', () => {
    const svg = averageTariffChart(sampleSeries(), options);
    expect(svg).toContain('>4 Mar 2025<');
    expect(svg).toMatch(/>\+3\.0 \/ \+1\.0 points: Emergency duty on all goods but energy: /);
    expect(svg).toContain(options.source);
  });

  it('takes a series of a single day, and one of nothing', () => {
    const [first] = sampleSeries().spells;
    const day = { ...first!, until: first!.on };
    const short = { ...sampleSeries(), to: day.on, spells: [day] };
    expect(averageTariffChart(short, options)).not.toMatch(/NaN|undefined|Infinity/);
    const still = {
      ...day,
      fixed_claims: 0,
      reported_claims: 0,
      reported_claims_last: 0,
      all_claim: 0,
    };
    expect(averageTariffChart({ ...short, spells: [still] }, options)).not.toMatch(/NaN|undefined/);
  });
});

describe('largestJumps', () => {
  it('are measured against the last day before, in both views, and come in order of time', () => {
    const jumps = largestJumps(sampleSeries(), sampleQuarrel());
    expect(jumps.map(({ on }) => on)).toEqual([
      '2025-03-04',
      '2025-03-07',
      '2025-03-12',
      '2025-06-04',
      '2025-08-01',
      '2026-02-24',
    ]);
    expect(jumps[4]?.jump).toBeCloseTo(3, 10);
    expect(jumps[4]?.jumpReported).toBeCloseTo(1, 10); // 5.5 against 4.5 on the eve, not 5.0
    expect(jumps[1]?.what).toMatch(/25\u00a0% → 25\u00a0%, 0\u00a0% if claimed/);
    expect(jumps[5]?.what).toBe('Emergency duty on all goods but energy: ends');
  });

  it('keeps only the largest', () => {
    const jumps = largestJumps(sampleSeries(), sampleQuarrel(), 2);
    expect(jumps.map(({ on }) => on)).toEqual(['2025-03-04', '2026-02-24']);
  });
});
