import { describe, expect, it } from 'vitest';
import { renderReport } from './index.ts';
import { sampleCountries, sampleProvinces, sampleUnsolved } from './testing/sample-result.ts';

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

  it('refuses a focus that nobody knows', () => {
    expect(() => renderReport(sampleProvinces(), { focus: 'CAM' })).toThrow(/'CAM' is neither/);
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
