import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatProblem } from '../input/index.ts';
import { loadRegister } from '../register/index.ts';
import { checkChanges } from './check-changes.ts';
import { checkUncertainty, extremesOf } from './check-uncertainty.ts';
import { parseScenario } from './read-scenario.ts';
import { regions, sectors } from './testing/provinces.ts';
import { usesRegister } from './measures/policies.ts';

const folder = new URL('./fixtures/uncertainty/', import.meta.url);

const tariffs = new Float64Array(sectors.length * regions.length ** 2);

/** Each fixture and all that must be said of it, to the word. */
const cases: Readonly<Record<string, readonly string[]>> = {
  'claims-without-register': [
    "5:26: error: claims of 'usmca-canada' move nothing: the scenario does not use the register — put measures_on: 2026-03-01 into the baseline or among the changes, or remove the entry [claims-without-register]",
  ],
  'distribution-out-of-range': [
    "5:73: error: the distribution of 'changes.0.tariff.set' gives -1.168, below -0.99 (a subsidy cannot pay the whole price; a draw can be 6.3 standard deviations out) — use uniform, triangular or lognormal, which end somewhere, or a smaller sd [distribution-out-of-range]",
    "6:74: error: the distribution of 'changes.1.tariff.add' gives -3, not above -2 (no rate is so large) — narrow it [distribution-out-of-range]",
    "7:66: error: the distribution of 'changes.2.productivity.percent' gives -100, not above -100 (nothing is left at that) — narrow it [distribution-out-of-range]",
    "8:52: error: the distribution of 'changes.3.measure.rate' gives -0.05, below 0 (a measure charges; it does not pay) — narrow it [distribution-out-of-range]",
    "10:21: error: the distribution of 'uncertainty.theta' gives 0, not above 0 (a trade elasticity is above 0) — narrow it [distribution-out-of-range]",
  ],
  'empty-distribution': [
    '5:74: error: low is 0.35 and high is 0.1: nothing lies between — write uniform: { low: 0.1, high: 0.35 } [empty-distribution]',
    '6:55: error: low is 1 and high is 1: nothing lies between — write the number itself where it is known for sure [empty-distribution]',
    '7:51: error: the values are all 2 — write the number itself where it is known for sure [empty-distribution]',
  ],
  'invalid-value': [
    '5:81: error: \'changes.0.tariff.set.uniform.low\' is "0.1" — expected a number: take the quotes away [invalid-value]',
    "6:90: error: 'changes.1.tariff.set.normal.sd' is 0 — expected a number above 0 [invalid-value]",
    "7:88: error: 'changes.2.tariff.set.steps' is 1 — expected at least 2 steps: both ends are among them [invalid-value]",
    "8:63: error: 'changes.3.tariff.set' is [0.1,0.2] — expected a rate such as 0.25 for 25 % [invalid-value]",
    "9:76: error: key 'changes.4.tariff.set.lognormal.median' is missing — add it: a number above 0 [missing-key]",
    "10:65: error: unknown key 'unifrom' in 'changes.5.tariff.set' — did you mean 'uniform'? [unknown-key]",
    "12:18: error: 'uncertainty.theta.from' is \"spred\" — expected 'spread' [invalid-value]",
    "13:27: error: 'uncertainty.claims.usmca-canada' is 0.5 — expected a distribution such as { normal: { mean: 0, sd: 0.5 } } [invalid-value]",
  ],
  'mode-outside': [
    '5:55: error: mode is 4, outside 1 to 3 — the likeliest value lies between low and high, or is one of them [mode-outside]',
  ],
  'no-spread': [
    '5:23: error: the economy has no sets of elasticities to be apart — state a distribution: theta: { lognormal: { se: 0.3 } } [no-spread]',
  ],
  'one-distribution': [
    "5:99: error: 'changes.0.tariff.set' has uniform, normal: that is not one distribution — write one of uniform, triangular, normal, lognormal, values, as in { uniform: { low: 0.1, high: 0.35 } }, or a range for a grid: { from: 0, to: 1, steps: 21 } [one-distribution]",
    "6:63: error: 'changes.1.tariff.add' states no distribution — write one of uniform, triangular, normal, lognormal, values, as in { uniform: { low: 0.1, high: 0.35 } }, or a range for a grid: { from: 0, to: 1, steps: 21 } [one-distribution]",
    "7:71: error: 'changes.2.trade_cost.percent' has from, steps: that is half a range — write one of uniform, triangular, normal, lognormal, values, as in { uniform: { low: 0.1, high: 0.35 } }, or a range for a grid: { from: 0, to: 1, steps: 21 } [one-distribution]",
    "8:74: error: 'changes.3.productivity.percent' has values, to: that is not one distribution — write one of uniform, triangular, normal, lognormal, values, as in { uniform: { low: 0.1, high: 0.35 } }, or a range for a grid: { from: 0, to: 1, steps: 21 } [one-distribution]",
    "10:10: error: 'uncertainty.theta' states no distribution — write one of uniform, triangular, normal, lognormal, values, as in { uniform: { low: 0.1, high: 0.35 } }, or { from: spread } [one-distribution]",
    "11:27: error: 'uncertainty.claims.usmca-canada' states no distribution — write one of uniform, triangular, normal, lognormal, values, as in { uniform: { low: 0.1, high: 0.35 } } [one-distribution]",
  ],
  'range-of-one-value': [
    "5:56: error: the range of 'changes.0.population.percent' is 1 alone — write the number itself, or another end [range-of-one-value]",
  ],
  'range-out-of-range': [
    "5:71: error: 'changes.0.tariff.set.from' is -1, below -0.99 (a subsidy cannot pay the whole price) — begin and end the range within what one number may be [range-out-of-range]",
    "6:56: error: 'changes.1.population.percent.to' is -150, not above -100 (nothing is left at that) — begin and end the range within what one number may be [range-out-of-range]",
  ],
  'rate-looks-like-percent': [
    '5:74: warning: the rate 35 is 3500 % — rates are fractions: 0.25 is 25 %; write 0.35 if 35 % is meant [rate-looks-like-percent]',
    '6:53: warning: the rate 25 is 2500 % — rates are fractions: 0.25 is 25 %; write 0.25 if 25 % is meant [rate-looks-like-percent]',
  ],
  'sector-twice': [
    "8:7: error: theta of sector 'energy' is uncertain in two entries — name each sector once; an entry without `sectors` is about all of them [sector-twice]",
  ],
  'tariff-below-limit': [
    '6:5: error: with the changes before it, this makes a rate of -1.1, below -0.99 (a subsidy cannot pay the whole price) — add less, or set the rate instead [tariff-below-limit]',
  ],
  'two-spreads': [
    '7:5: error: two entries take theta from the spread across sets (what all theta of a set share is one factor) — name the sectors of both in one entry [two-spreads]',
  ],
  'unknown-claims': [
    "6:26: error: no preference has claims 'usmca-canda-by-value' — did you mean 'usmca-canada-by-value'? [unknown-claims]",
  ],
  'unknown-sector': [
    "5:35: error: the economy has no sector 'enrgy' — did you mean 'energy'? [unknown-sector]",
  ],
};

describe('an uncertain number that breaks a rule', () => {
  it.each(Object.entries(cases))('%s', (name, expected) => {
    const file = `${name}.yaml`;
    const { scenario, problems } = parseScenario(readFileSync(new URL(file, folder), 'utf8'), file);
    const found = [...problems];
    if (scenario) {
      const register = usesRegister(scenario) ? loadRegister() : undefined;
      for (const certain of extremesOf(scenario)) {
        found.push(...checkChanges(certain, { regions, sectors, tariffs }, {}, new Map()));
      }
      found.push(...checkUncertainty(scenario, { sectors }, undefined, register));
    }
    expect(found.map(formatProblem)).toEqual(expected.map((line) => `${file}:${line}`));
  });

  it('has a fixture, and each fixture is tested', () => {
    expect(readdirSync(folder).sort()).toEqual(
      Object.keys(cases)
        .map((name) => `${name}.yaml`)
        .sort(),
    );
  });
});
