import { describe, expect, it } from 'vitest';
import type { SweepResult } from '../lab/index.ts';
import * as charts from './index.ts';
import { sampleExplanation } from './testing/sample-explanation.ts';
import {
  sampleFailedSweep,
  sampleGrid,
  sampleLargeSweep,
  sampleSweep,
} from './testing/sample-sweep.ts';
import { structure } from './testing/structure.ts';

/** Blanks that do not break, as they are read. */
const read = (svg: string): string => svg.replaceAll('&#160;', '\u00a0');
const bandChart: typeof charts.bandChart = (...asked) => read(charts.bandChart(...asked));
const driversChart: typeof charts.driversChart = (...asked) => read(charts.driversChart(...asked));
const { contributionChart, heatMap, responseCurve } = charts;

const drawn: Readonly<Record<string, readonly [(sweep: SweepResult) => string, SweepResult]>> = {
  bandChart: [bandChart, sampleSweep()],
  driversChart: [driversChart, sampleSweep()],
  responseCurve: [responseCurve, sampleGrid(1)],
  heatMap: [heatMap, sampleGrid(2)],
};

describe.each(Object.entries(drawn))('%s', (_name, [draw, sweep]) => {
  it('is drawn as before', () => {
    expect(structure(draw(sweep))).toMatchSnapshot();
  });

  it('says in words what it shows and its source', () => {
    const svg = draw(sweep);
    const [, id] = /aria-labelledby="([^"]+)"/.exec(svg) ?? [];
    expect(svg).toContain(`<title id="${id}">`);
    expect(svg).toMatch(/<desc id="[^"]+-desc">[^<]*%/);
    expect(svg).toContain('Economy: Small (small)');
    expect(svg).not.toMatch(/<style|NaN|undefined|Infinity|null/);
  });

  it('escapes names', () => {
    const odd = structuredClone(sweep);
    odd.labels.groups['CAN'] = '<b>&"';
    odd.labels.regions['USA'] = '<script>';
    odd.scenario.title = '</svg><script>';
    if (odd.design.kind === 'grid') odd.design.axes[0]!.label = '<i>';
    const svg = draw(odd);
    expect(svg).not.toMatch(/<(?:b|i|script)[ >]/);
    expect(svg.match(/<\/svg>/g)).toHaveLength(1);
  });

  it('shows no number of a sweep of which nothing converged', () => {
    const failed = sampleFailedSweep();
    const svg = draw({ ...failed, design: sweep.design });
    expect(svg).toContain('No picture: ');
    expect(svg).not.toMatch(/\d\u00a0%/);
  });
});

describe('bands', () => {
  it('are blue or orange where nine tenths of the draws agree on the sign', () => {
    const svg = bandChart(sampleSweep());
    // Ontario and Canada lose, the United States gain, Quebec and China may do either; two spans each
    expect(svg.match(/<rect [^>]*fill="#c4560e"/g)).toHaveLength(4);
    expect(svg.match(/<rect [^>]*fill="#1c6cb4"/g)).toHaveLength(2);
    expect(svg).toContain('>−0.98 (−1.50\u00a0to\u00a0−0.50)<');
  });

  it('of first order stand below those of the sample, where there are any', () => {
    expect(bandChart(sampleSweep())).toContain('first-order band, not a sample');
    const { outcomes, ...rest } = sampleSweep();
    const without = outcomes.map(({ first_order: _, ...one }) => one);
    expect(bandChart({ ...rest, outcomes: without })).not.toContain('first-order');
  });

  it('say how many draws did not converge', () => {
    expect(bandChart(sampleSweep(), { width: 2000 })).toContain(
      '998 draws of seed 1; 2 more did not converge and are left out.',
    );
  });

  it.each([560, 340])('of 90 regions are those that matter, at %i px', (width) => {
    const svg = bandChart(sampleLargeSweep(), { width });
    expect(Number(/height="(\d+)"/.exec(svg)?.[1])).toBeLessThan(1500);
    expect(svg).toContain('>The first group of r');
    expect(svg).toContain('; The second group +0.01\u00a0%');
    expect(svg).toMatch(/>its 27 members/);
    expect(svg).toMatch(/>and 43 others/);
    expect(svg).toContain('27 members of The second group between');
  });

  it('are about whoever is asked for', () => {
    const svg = bandChart(sampleLargeSweep(), { focus: 'R12' });
    expect(svg).toContain(
      'A region with a long name, number 12 −0.05\u00a0%, nine tenths of draws',
    );
    expect(svg).toMatch(/>its 10 members/);
    expect(() => bandChart(sampleSweep(), { focus: 'X' })).toThrow(
      "'X' is neither a region nor a group of this sweep; there are: CAN, ON, QC, USA, CHN",
    );
  });
});

describe('drivers', () => {
  it('leave out what has no weight, and say so', () => {
    const svg = driversChart(sampleSweep());
    expect(svg).toContain('>74\u00a0%<');
    expect(svg).toContain('>28\u00a0%<');
    expect(svg).not.toContain('θ of Services');
    expect(svg).toContain('Not shown: 1 parameter, of 0.1\u00a0% in total or less each.');
    expect(svg).toContain('predicts 98.7\u00a0% of the variance of draws it was not fitted to');
  });

  it.each([
    [{ status: 'refused', q2: 0.412 } as const, 'predicts only 41\u00a0% of the variance'],
    [{ status: 'too-few-draws' } as const, 'too few draws'],
    [{ status: 'constant' } as const, 'the same in every draw'],
  ])('that are not known are not drawn: %s', (drivers, words) => {
    const { outcomes, ...rest } = sampleSweep();
    const svg = driversChart({ ...rest, outcomes: outcomes.map((one) => ({ ...one, drivers })) });
    expect(svg).toContain('No picture: ');
    expect(svg.replaceAll(/<\/text><text[^>]*>/g, ' ')).toContain(words);
  });
});

describe('a response curve', () => {
  it('is broken where a point did not converge', () => {
    const svg = responseCurve(sampleGrid(1));
    // Canada and the United States in two pieces each: China does not move enough for a line
    expect(svg.match(/<polyline/g)).toHaveLength(4);
    expect(svg).toContain('Not drawn: 1 others, which move by 0.01\u00a0% or less.');
  });

  it('has a line for a member when that is asked for', () => {
    expect(responseCurve(sampleGrid(1), { focus: 'ON' })).toContain('>Ontario −2.28<');
    expect(responseCurve(sampleGrid(1))).not.toContain('Ontario');
  });

  it('is not drawn of two axes', () => {
    expect(responseCurve(sampleGrid(2))).toContain('No picture: the sweep has no one axis');
  });
});

describe('a heat map', () => {
  it('has a cell for every point, with what it is of', () => {
    const svg = heatMap(sampleGrid(2));
    expect(svg.match(/<rect [^>]*><title>/g)).toHaveLength(33);
    expect(svg).toContain('<title>30\u00a0%, 0\u00a0%: did not converge</title>');
    expect(svg).toMatch(/<title>100\u00a0%, 10\u00a0%: −0\.90\u00a0%<\/title>/);
  });

  it('writes no numbers into cells that are too small for them', () => {
    expect(heatMap(sampleGrid(2), 'CAN', { width: 150 })).not.toContain('>−0.90<');
    expect(heatMap(sampleGrid(2), 'CAN')).toContain('>−0.90<');
  });

  it('is not drawn of one axis', () => {
    expect(heatMap(sampleGrid(1))).toContain('No picture: the sweep has not two axes');
  });
});

describe('contributions', () => {
  it('are drawn as before', () => {
    expect(structure(contributionChart(sampleExplanation(), 'CAN.real_income'))).toMatchSnapshot();
  });

  it('begin where the ones above end, and end at the total', () => {
    const svg = contributionChart(sampleExplanation(), 'CAN.real_income');
    const spans = [
      ...svg.matchAll(
        /<rect fill="(#c4560e|#1c6cb4)" height="[\d.]+" width="([\d.]+)" y="[\d.]+" x="([\d.]+)"/g,
      ),
    ];
    const ends = spans.map(([, fill, width, x]) => {
      const [left, right] = [Number(x), Number(x) + Number(width)];
      return fill === '#c4560e' ? [right, left] : [left, right];
    });
    expect(ends).toHaveLength(4); // three measures, and the small ones together
    for (let k = 1; k < ends.length; k++) expect(ends[k]![0]).toBeCloseTo(ends[k - 1]![1]!, 0);
    expect(svg).toContain('>−1.15<');
    expect(svg).toContain('>1 other measures<');
  });

  it('of money are in the unit of the economy', () => {
    const svg = contributionChart(sampleExplanation(), 'CAN.exports', { by: 'sectors' });
    expect(svg).toMatch(/C\$ (?:million|billion), by sector/);
    expect(svg).toContain('>8 other sectors<');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('that are not there are a mistake of the caller', () => {
    const explanation = sampleExplanation();
    expect(() => contributionChart(explanation, 'X.income')).toThrow(
      "'X.income' is no outcome of this explanation; there are: CAN.real_income, CAN.exports",
    );
    expect(() => contributionChart(explanation, 'CAN.exports', { by: 'channels' })).toThrow(
      "'CAN.exports' has no parts by channel",
    );
  });
});
