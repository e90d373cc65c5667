import { describe, expect, it } from 'vitest';
import type { Explanation } from '../lab/index.ts';
import { renderExplanationReport } from './index.ts';
import { sampleExplanation } from './testing/sample-explanation.ts';
import { sampleUnsolved } from './testing/sample-result.ts';

const read = (page: string): string => page.replaceAll('&#160;', '\u00a0');

/** The sample with partners and tariffs of the first outcome. */
function full(): Explanation {
  const explanation = sampleExplanation();
  const [income] = explanation.outcomes;
  if (!income) throw new Error('the sample has no outcome');
  income.partners = [
    { id: 'USA', label: 'United States', value: -1.4, own: 0.1, theirs: -1.5 },
    { id: 'CHN', label: 'China', value: 0.2501, own: 0.2501, theirs: 0 },
  ];
  income.tariffs = [
    {
      importer: 'USA',
      exporter: 'CAN',
      sector: 'C24',
      rate_before: 0,
      rate_after: 0.25,
      per_point: -0.036,
      of_change: -0.9,
    },
  ];
  return explanation;
}

describe('the report of an explanation', () => {
  it('asks for nothing from elsewhere, runs no script and has ids that are unique', () => {
    const page = renderExplanationReport(full());
    expect(page).not.toMatch(/<script|<link(?! rel="icon" href="data:,")|<img|@import|url\(|src=/);
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has of each outcome its change, a picture and a table of each list that adds up', () => {
    const page = read(renderExplanationReport(full()));
    expect(page).toContain(
      '<p class="lead">Real income of Canada: −1.15\u00a0%. Exports of Canada: from ',
    );
    expect(page.match(/<svg/g)).toHaveLength(6); // measures, partners; sectors: each for a desk and a phone
    expect(page).toMatch(
      /<th scope="row">United States<\/th><td class="start">\+0\.100<\/td><td>−1\.500<\/td><td class="answer">−1\.400</,
    );
    expect(page).toMatch(/Sum<\/th><td class="start">\+0\.350<\/td><td>−1\.500<\/td>/);
    expect(page).toMatch(/Exact change<\/th>.*−1\.150</);
    expect(page).toMatch(/USA, CAN, C24<\/th><td class="start">0\.0<\/td><td>25\.0<\/td>/);
    expect(page).not.toMatch(/NaN|undefined|null/);
  });

  it('escapes every name', () => {
    const hostile = '</style></svg><script>alert("&")</script>';
    const explanation = full();
    explanation.scenario.title = explanation.economy.title = hostile;
    explanation.warnings = [hostile];
    for (const outcome of explanation.outcomes) {
      outcome.label = hostile;
      for (const part of [...(outcome.measures ?? []), ...(outcome.partners ?? [])])
        part.label = hostile;
      for (const tariff of outcome.tariffs ?? []) tariff.importer = hostile;
    }
    expect(renderExplanationReport(explanation)).not.toContain('<script');
  });

  it('says that parts do not add up, and shows no number of a run without an answer', () => {
    expect(renderExplanationReport({ ...full(), status: 'inexact' })).toContain(
      'The parts do not add up',
    );
    const { solver } = sampleUnsolved();
    const unsolved = { ...full(), solver, status: 'unsolved', outcomes: [] } as const;
    const page = renderExplanationReport({ ...unsolved, outcomes: [] });
    expect(page).toContain('This is not an answer');
    expect(page).not.toMatch(/<svg|\d&#160;%/);
  });
});
