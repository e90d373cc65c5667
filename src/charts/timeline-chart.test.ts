import { describe, expect, it } from 'vitest';
import { barsOf } from './timeline-bars.ts';
import { timelineChart } from './timeline-chart.ts';
import { sampleMeasure, sampleQuarrel } from './testing/sample-measures.ts';
import { structure } from './testing/structure.ts';

const source = 'Reroute 0.1.0, a made-up register.';

describe('timelineChart', () => {
  it('is drawn as before', () => {
    expect(
      structure(timelineChart(sampleQuarrel(), { source, on: '2026-01-24' })),
    ).toMatchSnapshot();
  });

  it('is the same picture twice, and has the ids and the width that it is given', () => {
    const options = { source, id: 'mine', width: 900 };
    const svg = timelineChart(sampleQuarrel(), options);
    expect(svg).toBe(timelineChart(sampleQuarrel(), options));
    expect(svg).toContain('aria-labelledby="mine-title"');
    expect(svg).toContain('viewBox="0 0 900 ');
    expect(svg).toContain('<pattern id="mine-hatch"');
    expect(svg).toContain('fill="url(#mine-hatch)"');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('says what is charged in words, measure by measure', () => {
    const svg = timelineChart(sampleQuarrel(), { source });
    expect(svg).toMatch(
      /<desc[^>]*>[^<]*Anti-dumping duty on oilseeds: 75\.8\u00a0% from 14 Aug 2025 to 28 Feb 2026, 5\.9\u00a0% from 1 Mar 2026/,
    );
    expect(svg).toContain('1 measure has no bar: of other days, or of days that are not known.');
    expect(svg).toContain(source);
  });

  it('groups rows by who charges whom, in the order of the measures', () => {
    const svg = timelineChart(sampleQuarrel(), { source });
    const there = svg.indexOf('>Aland on goods of Bland<');
    const back = svg.indexOf('>Bland on goods of Aland<');
    expect(there).toBeGreaterThan(0);
    expect(back).toBeGreaterThan(there);
    expect(svg.match(/on goods of/g)).toHaveLength(2);
  });

  it('explains only the marks that it has', () => {
    const svg = timelineChart([sampleMeasure('plain', {}, [{ from: '2025-01-01', rate: 0.1 }])], {
      source,
    });
    expect(svg).not.toMatch(/>ban<|>announced<|not charged|>no rate</);
    expect(timelineChart(sampleQuarrel(), { source })).toMatch(
      />threatened or proposed, not charged</,
    );
  });

  it('cuts bars at the ends of the axis, and marks a day only where it lies on it', () => {
    const measures = [sampleMeasure('long', {}, [{ from: '2018-07-06', rate: 0.25 }])];
    const svg = timelineChart(measures, {
      source,
      from: '2025-01-01',
      to: '2025-12-31',
      on: '2026-05-01',
      width: 1000,
    });
    expect(svg).toMatch(/<rect x="300" y="[\d.]+" width="698"/);
    expect(svg).not.toContain('1 May 2026');
    expect(timelineChart(measures, { source, on: '2026-05-01' })).toContain('>1 May 2026<');
  });

  it('escapes titles', () => {
    const svg = timelineChart(
      [sampleMeasure('x', { title: '</svg><script>' }, [{ from: '2025-01-01', rate: 0.1 }])],
      { source: '<b>' },
    );
    expect(svg).not.toMatch(/<script|<b>/);
  });

  it('writes a rate short where the bar has no room for more, and none where it has none', () => {
    const between = (until: string) => [
      sampleMeasure('before', {}, [
        { from: '2025-01-01', until: '2025-06-30', rate: 0.1 },
        { from: '2025-07-01', until, rate: 0.35, rate_if_claimed: 0 },
        { from: until, rate: 0.2 },
      ]),
    ];
    const drawn = (until: string) =>
      timelineChart(between(until), { source, from: '2025-01-01', to: '2026-12-31', width: 900 });
    expect(drawn('2025-12-31')).toContain('>35\u00a0% / 0\u00a0%<');
    expect(drawn('2025-08-28')).toContain('>35/0\u00a0%<');
    expect(drawn('2025-07-10')).not.toMatch(/>35(?:\u00a0%)? ?\//u);
  });

  it('has the whole of a title that it cuts', () => {
    const title = 'Duty on many goods '.repeat(20).trim();
    const svg = timelineChart(
      [sampleMeasure('x', { title }, [{ from: '2025-01-01', rate: 0.1 }])],
      {
        source,
      },
    );
    expect(svg).toMatch(new RegExp(`<title>${title}</title>[^<]*…</text>`, 'u'));
  });

  it('takes no measures at all', () => {
    expect(timelineChart([], { source })).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('the bars of a measure', () => {
  it.each([
    ['a rate', { from: '2025-01-01', rate: 0.075 }, {}, 'rate', '7.5\u00a0%'],
    [
      'two rates',
      { from: '2025-01-01', rate: 0.35, rate_if_claimed: 0 },
      {},
      'rate',
      '35\u00a0% / 0\u00a0%',
    ],
    [
      'the same rate twice',
      { from: '2025-01-01', rate: 0.5, rate_if_claimed: 0.5 },
      {},
      'rate',
      '50\u00a0%',
    ],
    ['a ban', { from: '2025-01-01' }, { instrument: 'ban' }, 'ban', 'ban'],
    ['a visa rule', { from: '2025-01-01' }, { instrument: 'visa' }, 'other', 'visa'],
    [
      'a threat',
      { announced: '2025-01-01', rate: 1 },
      { status: 'threatened' },
      'threat',
      'threatened 100\u00a0%',
    ],
  ] as const)('%s', (_, spell, given, kind, text) => {
    expect(barsOf(sampleMeasure('x', given, [spell]))).toMatchObject([
      { kind, text, from: '2025-01-01' },
    ]);
  });

  it('are in order of time, and none where no day is known', () => {
    const bars = barsOf(
      sampleMeasure('x', {}, [
        { from: '2026-01-01', rate: 0.2 },
        {},
        { from: '2025-01-01', rate: 0.1 },
      ]),
    );
    expect(bars.map(({ from }) => from)).toEqual(['2025-01-01', '2026-01-01']);
  });

  it('are darker the higher the rate', () => {
    const lightness = (rate: number): number => {
      const [bar] = barsOf(sampleMeasure('x', {}, [{ from: '2025-01-01', rate }]));
      return Number.parseInt(bar?.fill.slice(1) ?? '', 16);
    };
    const shades = [0, 0.1, 0.25, 0.5, 1, 1.25].map(lightness);
    expect(shades).toEqual(shades.toSorted((a, b) => b - a));
    expect(new Set(shades).size).toBe(6);
  });
});
