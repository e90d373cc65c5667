import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatProblem } from '../input/index.ts';
import { checkChanges } from './check-changes.ts';
import { parseScenario } from './read-scenario.ts';
import { regions, sectors } from './testing/provinces.ts';

const folder = new URL('./fixtures/scenarios/', import.meta.url);

const tariffs = new Float64Array(sectors.length * regions.length ** 2);
const economy = { regions, sectors, tariffs };

/** Each fixture and all that must be said of it, to the word. */
const cases: Readonly<Record<string, readonly string[]>> = {
  'empty-selection': [
    '5:5: error: this tariff touches no trade: importer and exporter are the same region — name two different regions [empty-selection]',
    "6:5: error: this tariff touches no trade: all it names is inside the group 'CAN' (a tariff leaves trade inside a group alone unless both regions are named by their own ids) — name the regions themselves on both sides; for barriers inside CAN, write trade_cost with importer: CAN, exporter: CAN [empty-selection]",
    "7:5: error: this trade cost touches no trade: all it names is inside the group 'CAN' (a trade cost leaves trade inside a group alone unless both regions are named by their own ids) — name the regions themselves on both sides, or write CAN on both [empty-selection]",
    "8:5: error: this tariff touches no trade: '*' is all regions that the other side does not name, and none is left — write '*' on both sides for all pairs of regions, or name fewer on the other side [empty-selection]",
  ],
  'invalid-value-not-finite': [
    "5:65: error: 'changes.0.tariff.set' is NaN — expected a rate such as 0.25 for 25 % [invalid-value]",
    "6:56: error: 'changes.1.productivity.percent' is Infinity — expected a number of percent, such as -5 [invalid-value]",
  ],
  'invalid-value-quoted-number': [
    '5:65: error: \'changes.0.tariff.set\' is "0.25" — expected a rate such as 0.25 for 25 %: take the quotes away [invalid-value]',
    '6:21: error: \'solve.tolerance\' is "1e-9" — expected a number such as 1e-10: take the quotes away [invalid-value]',
  ],
  'invalid-value': [
    '1:5: error: \'id\' is "Not_Kebab" — expected lower-case letters and digits, in words joined by -, such as us-canada-2025 [invalid-value]',
    '2:8: error: \'title\' is " " — expected a title that is not empty [invalid-value]',
    "3:8: error: 'notes' is 2025 — expected a text: put it in quotes [invalid-value]",
    '4:10: error: \'economy\' is "" — expected an economy that is not empty [invalid-value]',
    "5:24: error: 'baseline.transfers' is \"kep\" — did you mean 'keep'? [invalid-value]",
    '5:42: error: \'baseline.measures_on\' is "04/03/2025" — expected a date such as 2024-12-31 [invalid-value]',
    "7:25: error: 'changes.0.tariff.importer' is 124 — expected an id in quotes or a list of ids [invalid-value]",
    "7:48: error: 'changes.0.tariff.exporter.1' is 124 — expected an id in quotes [invalid-value]",
    "7:62: error: 'changes.0.tariff.sector' is [] — expected at least one id [invalid-value]",
    "7:71: error: 'changes.0.tariff.set' is -1 — expected a rate of at least -0.99: a subsidy cannot pay the whole price [invalid-value]",
    "8:41: error: 'changes.1.tariff.exporter.0' is \"*\" — expected '*' alone, not in a list [invalid-value]",
    '8:65: error: \'changes.1.tariff.add\' is "25%" — expected a rate such as 0.25 for 25 %: 25 % is 0.25 [invalid-value]',
    "9:73: error: 'changes.2.trade_cost.percent' is -100 — expected percent above -100: nothing is left at that [invalid-value]",
    '10:50: error: \'changes.3.measure.drop\' is "yes" — expected true [invalid-value]',
    "11:5: error: 'changes.4' is \"tariffs-us.csv\" — expected a change such as { tariff: { importer: USA, exporter: CAN, sector: '*', set: 0.25 } } [invalid-value]",
    '12:10: error: \'closure\' is "balanced" — expected { transfers: fixed }, or another closure in its place [invalid-value]',
    "13:21: error: 'solve.tolerance' is 0.1 — expected a tolerance of at most 1e-6: a looser answer is none [invalid-value]",
    "13:42: error: 'solve.max_iterations' is 2.5 — expected a whole number such as 2000 [invalid-value]",
  ],
  'missing-key': [
    "2:1: error: key 'title' is missing — add it: a title [missing-key]",
    "5:13: error: key 'changes.0.tariff.exporter' is missing — add it: an id or a list of ids [missing-key]",
    "7:7: error: key 'changes.1.population.percent' is missing — add it: a number of percent, such as -5 [missing-key]",
  ],
  'one-change-an-entry': [
    "6:5: error: 'changes.0' states 2 changes: trade_cost, tariff (changes are applied in order, and the keys of one entry have none) — give each change a dash of its own [one-change-an-entry]",
    "7:5: error: 'changes.1' states no change — give it one of tariffs_from, tariff, trade_cost, productivity, population, measures_on, measure, or remove it [one-change-an-entry]",
  ],
  'rate-looks-like-percent': [
    '5:65: warning: the rate 25 is 2500 % — rates are fractions: 0.25 is 25 %; write 0.25 if 25 % is meant [rate-looks-like-percent]',
    '7:65: warning: the rate 10 is 1000 % — rates are fractions: 0.25 is 25 %; write 0.1 if 10 % is meant [rate-looks-like-percent]',
    '6:5: warning: the rate 10.1, reached with the changes before it, is 1010 % — rates are fractions: 0.25 is 25 %; write 0.101 if 10.1 % is meant [rate-looks-like-percent]',
  ],
  'rate-drop-or-charge': [
    "5:14: error: 'changes.0.measure' says nothing of what becomes of the measure — write 'rate: 0.059' for another rate, 'drop: true' to take it out, or 'charge: true' to charge what is not in force [rate-drop-or-charge]",
    "6:56: error: 'changes.1.measure' both drops the measure and gives 'rate' — write 'rate: 0.059' for another rate, 'drop: true' to take it out, or 'charge: true' to charge what is not in force [rate-drop-or-charge]",
    '7:50: warning: the rate 5.9 is 590 % — rates are fractions: 0.25 is 25 %; write 0.059 if 5.9 % is meant [rate-looks-like-percent]',
  ],
  'set-or-add': [
    "5:70: error: 'changes.0.tariff' has both set and add — write 'set: 0.25' for a new rate of 25 %, or 'add: 0.10' for 10 points on top of the rate in force [set-or-add]",
    "6:13: error: 'changes.1.tariff' has neither set nor add — write 'set: 0.25' for a new rate of 25 %, or 'add: 0.10' for 10 points on top of the rate in force [set-or-add]",
  ],
  'tariff-on-non-tradable': [
    "5:63: warning: sector 'services' is not tradable and has a tariff here: it is applied as it stands (customs do not reach it) — remove the sector, or set tradable to true in the economy's sectors.csv [tariff-on-non-tradable]",
  ],
  'unknown-key': [
    "3:1: error: unknown key 'economi' — did you mean 'economy'? [unknown-key]",
    "5:13: error: unknown key 'transfer' in 'baseline' — did you mean 'transfers'? [unknown-key]",
    "7:5: error: unknown key 'tarif' in 'changes.0' — did you mean 'tariff'? [unknown-key]",
    "8:71: error: unknown key 'untl' in 'changes.1.tariff' — the keys here are importer, exporter, sector, set, add [unknown-key]",
    "14:7: error: unknown key 'precent' in 'changes.2.trade_cost' — did you mean 'percent'? [unknown-key]",
  ],
  'unknown-region': [
    "5:25: error: the economy has no region 'UAS' — did you mean 'USA'? [unknown-region]",
    "5:48: error: the economy has no region 'CA-QB' — did you mean 'CA-QC'? [unknown-region]",
    "6:29: error: the economy has no region 'ontario' — did you mean 'CA-ON'? [unknown-region]",
    "7:27: error: the economy has no region 'Mexiko' — did you mean 'MEX'? [unknown-region]",
    "8:27: error: the economy has no region 'Atlantis' — its regions are CA-ON, CA-QC, USA, MEX, CAN [unknown-region]",
  ],
  'tariff-below-limit': [
    '6:5: error: with the changes before it, this makes a rate of -1.1, below -0.99 (a subsidy cannot pay the whole price) — add less, or set the rate instead [tariff-below-limit]',
  ],
  'unknown-sector': [
    "5:56: error: the economy has no sector 'good' — did you mean 'goods'? [unknown-sector]",
    "5:62: error: the economy has no sector 'Oil and gas' — did you mean 'energy'? [unknown-sector]",
    "6:42: error: the economy has no sector 'software' — its sectors are goods, energy, services [unknown-sector]",
  ],
  'yaml-syntax-star': [
    "5:55: error: Alias cannot be an empty string — put it in quotes: a text that begins with * is a reference in YAML, so that all is '*' [yaml-syntax]",
  ],
  'yaml-syntax-tab': [
    '5:1: error: Tabs are not allowed as indentation — mend the YAML here: indent with spaces, one key a line, quote a text that holds a colon or # [yaml-syntax]',
  ],
  'yaml-syntax': [
    '4:1: error: Map keys must be unique — mend the YAML here: indent with spaces, one key a line, quote a text that holds a colon or # [yaml-syntax]',
  ],
  'tariff-out-of-range': [
    '7:65: warning: the rate 2000000000 is 200000000000 % — rates are fractions: 0.25 is 25 %; write 20000000 if 2000000000 % is meant [rate-looks-like-percent]',
    '5:5: error: with the changes before it, this makes a rate of 1e+308, above 1000000000 (no trade is left long before that) — write a rate such as 0.25 for 25 % [tariff-out-of-range]',
    '6:5: error: with the changes before it, this makes a rate of Infinity, above 1000000000 (no trade is left long before that) — write a rate such as 0.25 for 25 % [tariff-out-of-range]',
    '7:5: error: with the changes before it, this makes a rate of 2000000000, above 1000000000 (no trade is left long before that) — write a rate such as 0.25 for 25 % [tariff-out-of-range]',
  ],
  'factor-out-of-range': [
    '5:5: error: with the changes before it, this multiplies by 1.0000000000000001e+298, outside 1e-9 to 1000000000 (powers of it leave the range of numbers) — write a change in percent: 5 multiplies by 1.05, -5 by 0.95 [factor-out-of-range]',
    '6:5: error: with the changes before it, this multiplies by 9.999778782798785e-13, outside 1e-9 to 1000000000 (powers of it leave the range of numbers) — write a change in percent: 5 multiplies by 1.05, -5 by 0.95 [factor-out-of-range]',
    '8:5: error: with the changes before it, this multiplies by 2500100001, outside 1e-9 to 1000000000 (powers of it leave the range of numbers) — write a change in percent: 5 multiplies by 1.05, -5 by 0.95 [factor-out-of-range]',
  ],
  'control-character': [
    "2:8: error: 'title' holds a control character: 'A\\nB' (it is shown on one line) — write it on one line, without tabs [control-character]",
    "3:8: error: 'notes' holds a control character: 'one line\\nand a \\x1b[31mred one' (a terminal obeys it) — remove it [control-character]",
  ],
  'invalid-value-number': [
    "5:16: error: unknown key '5' in 'changes.0.tariff' — write a point, not a comma: 0.5 and not 0,5 [unknown-key]",
    "7:7: error: unknown key '<<' in 'changes.1.tariff' — merge keys are not supported: write the keys out [unknown-key]",
    '9:12: error: \'changes.1.tariff.set\' is "25%" — expected a rate such as 0.25 for 25 %: 25 % is 0.25 [invalid-value]',
    '14:12: error: \'changes.2.tariff.add\' is "0,25" — expected a rate such as 0.25 for 25 %: write a point, not a comma: 0.25 [invalid-value]',
    '15:41: error: \'changes.3.population.percent\' is "5%" — expected a number of percent, such as -5: take the sign % away: 5 [invalid-value]',
    "16:21: error: 'solve.tolerance' is 1e-15 — expected a tolerance of at least 1e-14: less is below rounding [invalid-value]",
  ],
  'not-utf8': [
    '2:11: error: the file holds bytes that are not UTF-8, so that a letter here is lost — save the file as UTF-8 [not-utf8]',
  ],
  'not-utf8-16': ['1:1: error: the file is UTF-16, not UTF-8 — save the file as UTF-8 [not-utf8]'],
};

describe('a scenario that breaks a rule', () => {
  it.each(Object.entries(cases))('%s', (name, expected) => {
    const file = `${name}.yaml`;
    const { scenario, problems } = parseScenario(readFileSync(new URL(file, folder), 'utf8'), file);
    const inEconomy = scenario ? checkChanges(scenario, economy, {}, new Map()) : [];
    expect([...problems, ...inEconomy].map(formatProblem)).toEqual(
      expected.map((line) => `${file}:${line}`),
    );
  });

  it('has a fixture, and each fixture is tested', () => {
    expect(readdirSync(folder).sort()).toEqual(
      Object.keys(cases)
        .map((name) => `${name}.yaml`)
        .sort(),
    );
  });
});
