import { describe, expect, it } from 'vitest';
import { renderReport } from './index.ts';
import {
  sampleCountries,
  sampleInheritedIds,
  sampleLongNames,
  sampleProvinces,
  sampleSmall,
  sampleTradeCosts,
  sampleUnsolved,
  sampleWorld,
} from './testing/sample-result.ts';

describe('the report', () => {
  it('asks for nothing from elsewhere and runs no script', () => {
    const page = renderReport(sampleProvinces());
    expect(page).not.toMatch(/<script|<link(?! rel="icon" href="data:,")|<img|@import|url\(|src=/);
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
  });

  it('puts real income first and says that the formula is not exact', () => {
    const page = renderReport(sampleProvinces());
    expect(page.indexOf('Real income')).toBeLessThan(page.indexOf('Welfare'));
    expect(page).toContain('First-order formula of Caliendo–Parro (2015), not exact');
    expect(page).toMatch(
      /<th scope="row">New Brunswick<\/th><td class="start answer">−2\.31<\/td>/,
    );
  });

  it('carries the warnings, the digests and the version', () => {
    const result = sampleProvinces();
    const page = renderReport(result);
    expect(page).toContain('final demand of CA-NL');
    expect(page).toContain(result.provenance.economy_digest);
    expect(page).toContain(result.provenance.scenario_digest);
    expect(page).toContain('Reroute 0.1.0');
  });

  it('names the trade elasticities that the scenario chose, and only then', () => {
    const result = sampleProvinces();
    expect(renderReport(result)).not.toContain('Trade elasticities');
    result.provenance.elasticities = {
      set: 'low-2020',
      title: 'A <study>',
      override: { C29: 5 },
    };
    expect(renderReport(result)).toMatch(
      /Trade elasticities<\/dt>\s*<dd>low-2020 \(A &lt;study&gt;\); the scenario(?:'|&#39;|&#x27;|&apos;)s own for C29: 5</u,
    );
  });

  it('shows the first-order bands of a run that has them, and says that they are no sample', () => {
    const result = sampleProvinces();
    expect(renderReport(result)).not.toContain('How sure');
    result.bands = [
      {
        id: 'CAN',
        field: 'real_income_pct',
        central: -1.52,
        band50: [-1.76, -1.28],
        band90: [-2.1, -0.95],
        drivers: [{ id: 'theta', label: 'all <theta>', part: 0.91 }],
        status: 'iteration-limit',
      },
    ];
    const page = renderReport(result).replaceAll('&#160;', '\u00a0');
    expect(page).toContain('First-order band, not a sample');
    expect(page).toContain('<td class="start answer">−1.52</td>');
    expect(page).toContain('−2.10\u00a0to\u00a0−0.95');
    expect(page).toContain('all &lt;theta&gt; (91\u00a0%)');
    expect(page).toContain('did not reach their tolerance');
  });

  it('lists the pages it is told of and marks the current one', () => {
    const page = renderReport(sampleCountries(), {
      nav: [
        { href: '/?a&b', label: 'First', current: true },
        { href: '/two', label: 'Second', current: false },
      ],
    });
    expect(page).toContain('<a href="/?a&amp;b" aria-current="page">First</a>');
    expect(page).toContain('<a href="/two">Second</a>');
  });

  it("prints the scenario's notes below the headline", () => {
    const { scenario, ...rest } = sampleCountries();
    const page = renderReport({ ...rest, scenario: { ...scenario, notes: 'A < B' } });
    expect(page).toContain('<p class="note">A &lt; B</p>');
    expect(renderReport({ ...rest, scenario })).not.toContain('<p class="note">A');
  });

  it('escapes every name', () => {
    const hostile = '</style></title><script>alert("&")</script>';
    const result = structuredClone(sampleProvinces());
    result.scenario.title = result.economy.title = hostile;
    result.warnings = [hostile];
    for (const id of Object.keys(result.labels.regions)) result.labels.regions[id] = hostile;
    for (const id of Object.keys(result.labels.sectors)) result.labels.sectors[id] = hostile;
    result.labels.groups['CAN'] = hostile;
    result.provenance.version = hostile;
    expect(renderReport(result)).not.toContain('<script');
    expect(renderReport({ ...result, solver: sampleUnsolved().solver })).not.toContain('<script');
  });

  it.each([undefined, 'constructor', '__proto__', 'toString'])(
    'takes ids that every object inherits (focus: %s)',
    (focus) => {
      const page = renderReport(sampleInheritedIds(), focus === undefined ? {} : { focus });
      expect(page).toContain('<th scope="row">__proto__</th>');
      expect(page).not.toMatch(/NaN|undefined|native code/);
    },
  );

  it('cuts a name of 400 letters, and keeps the whole as a title', () => {
    const result = sampleLongNames();
    const page = renderReport(result);
    const whole = result.labels.regions['CA-NB'] ?? '';
    expect(page).toContain(`<th scope="row" title="${whole}">${whole.slice(0, 59)}…</th>`);
    const [, lead] = /class="lead">([^<]*)</.exec(page) ?? [];
    expect(lead).toMatch(/^GAbc[A-Za-z]{55}…’s real income falls/);
    expect(lead).not.toMatch(/[A-Za-z]{61}/);
  });

  it('says what exports and imports are, and whose trade they count', () => {
    const words =
      'Exports and imports are values at the exporter’s border, in money of constant world value added';
    const members = 'a member’s include its trade with the other members';
    expect(renderReport(sampleProvinces())).toContain(words);
    expect(renderReport(sampleProvinces())).toContain(members);
    expect(renderReport(sampleCountries())).not.toContain(members);
  });

  it('says at its columns what the formula leaves out, when it does', () => {
    const words = 'not exact, %; leaves out the direct effect of this scenario’s changes</th>';
    expect(renderReport(sampleTradeCosts())).toContain(words);
    expect(renderReport(sampleProvinces())).not.toContain(words);
  });

  it('counts one iteration as one, and an error of nothing as 0', () => {
    const { solver, ...rest } = sampleSmall();
    const once = { ...solver, iterations: 1, residual: 0 };
    const baseline = { ...solver.baseline, iterations: 1 };
    expect(renderReport({ ...rest, solver: { ...once, baseline } })).toContain(
      'Solved: 1 iteration, largest relative error 0; base year 1 iteration.',
    );
    const failed = { ...once, status: 'diverged', baseline } as const;
    expect(renderReport({ ...rest, solver: failed })).toContain('(status diverged, 1 iteration)');
  });

  it('refuses a focus that nobody knows', () => {
    expect(() => renderReport(sampleProvinces(), { focus: 'CAM' })).toThrow(/'CAM' is neither/);
  });
});

describe('the report of a world of 90 regions and 39 sectors', () => {
  const result = sampleWorld();

  it('is drawn in less than 2 s and weighs less than 1.5 MB', () => {
    const start = performance.now();
    const page = renderReport(result);
    // half a second is usual on a small machine
    expect(performance.now() - start).toBeLessThan(2000);
    expect(Buffer.byteLength(page)).toBeLessThan(1_500_000);
    expect(Buffer.byteLength(renderReport(result, { focus: 'EU' }))).toBeLessThan(1_500_000);
  });

  it('shows those that matter, says who is left out, and has everybody below', () => {
    const page = renderReport(result);
    const [short = '', full = ''] = page
      .split('<table>')
      .filter((text) => text.includes('changes against the re-solved baseline. Exports'));
    expect(short).toContain('Main partners of Canada</th>');
    const rows = (html: string): number => html.match(/<th scope="row"/g)?.length ?? 0;
    expect(rows(short)).toBeLessThan(36);
    expect(page).toMatch(
      /Not in this table, by real income: \d+ (?:other )?members of the European Union between .*; \d+ other regions between /,
    );
    expect(page).toContain('<details><summary>Every region: all 90 regions and 2 groups</summary>');
    expect(rows(full)).toBe(92);
  });

  it('has every sector, and the exports of every member by destination', () => {
    const page = renderReport(result);
    for (const name of Object.values(result.labels.sectors)) {
      expect(page).toContain(`<th scope="row">${name}</th>`);
    }
    expect(page).toContain('Canada: exports of every member by destination');
    expect(renderReport(result, { focus: 'USA' })).not.toContain('exports of every member');
  });

  it('heads the columns of 27 members with their ids, and says whose they are', () => {
    const page = renderReport(result, { focus: 'EU' });
    expect(page).toMatch(/<th scope="col">DEU<\/th>/);
    expect(page).toContain('DEU Germany, DNK Denmark');
  });
});

describe('the report of a run without an answer', () => {
  const page = renderReport(sampleUnsolved());

  it('says so, and why', () => {
    expect(page).toContain(
      'This is not an answer: the solver reached its limit of iterations before it found an equilibrium.',
    );
    expect(page).toContain('role="alert"');
  });

  it('has no picture, no table and no percentage, even when outcomes are there', () => {
    const claims = { ...sampleProvinces(), solver: sampleUnsolved().solver };
    for (const refused of [page, renderReport(claims)]) {
      const body = refused.slice(refused.indexOf('<body>'));
      expect(body).not.toMatch(/<svg|<table|\d\s*%|class="lead"/);
    }
  });

  it('blames the base year when that was not found', () => {
    const { solver, ...rest } = sampleProvinces();
    const baseline = { ...solver.baseline, status: 'diverged' as const };
    const refused = renderReport({ ...rest, solver: { ...solver, baseline } });
    expect(refused).toContain('the solver moved away from any equilibrium');
    expect(refused).toContain('What was not solved is the base year');
  });
});
