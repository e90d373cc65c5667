import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseEconomy } from './parse-economy.ts';
import { formatProblem } from '../input/index.ts';
import { fixtureFiles, fixturesFolder } from './testing/fixture-folder.ts';

/** Each fixture and all that must be said of it, to the word. */
const cases: Readonly<Record<string, readonly string[]>> = {
  'coordinate-out-of-range': [
    "regions.csv:3:22: error: 'lon' of region 'QC' is -272, outside −180 to 180 — write degrees, north and east positive: lat first, then lon [coordinate-out-of-range]",
  ],
  'duplicate-column': [
    "value_added.csv:1:21: error: column 'value' stands twice — remove one of them [duplicate-column]",
  ],
  'duplicate-id': [
    "regions.csv:5:1: error: region 'ON' is given before, on line 2 — give each an id of its own, or remove one of the two rows [duplicate-id]",
  ],
  'duplicate-id-sector': [
    "sectors.csv:5:1: error: sector 'goods' is given before, on line 2 — give each an id of its own, or remove one of the two rows [duplicate-id]",
  ],
  'duplicate-key': [
    'trade.csv:24:1: error: sector goods, exporter ON, importer USA is given before, on line 4 — remove one of the two rows, or add them up if both are meant [duplicate-key]',
  ],
  'duplicate-key-tariff': [
    'tariffs.csv:5:1: error: sector goods, exporter ON, importer USA is given before, on line 2 — remove one of the two rows, or add them up if both are meant [duplicate-key]',
  ],
  'empty-name': [
    "sectors.csv:3:8: error: sector 'energy' has no name — write the name that tables and charts should show [empty-name]",
  ],
  'group-is-region': [
    "regions.csv:3:15: error: group 'USA' has the id of a region (line 4) (a scenario that says it could mean either) — rename the group, or leave the field empty for a region that stands for itself [group-is-region]",
  ],
  'invalid-value': [
    `economy.yaml:3:7: error: 'year' is "about 2021" — expected a whole number, such as 2021 [invalid-value]`,
  ],
  'malformed-id': [
    "regions.csv:5:1: error: '-NB' cannot be a region id — use letters, digits, '.', '_' and '-' only, and do not start with '-' [malformed-id]",
  ],
  'malformed-id-group': [
    "regions.csv:3:15: error: 'the provinces' cannot be a group id — use letters, digits, '.', '_' and '-' only, and do not start with '-' [malformed-id]",
  ],
  'malformed-id-star': [
    "sectors.csv:5:1: error: '*' cannot be a sector id — use letters, digits, '.', '_' and '-' only, and do not start with '-' [malformed-id]",
  ],
  'malformed-iso3': [
    "regions.csv:4:19: error: 'US' is not an ISO 3166-1 alpha-3 code — write three capitals such as CAN, or leave the field empty [malformed-iso3]",
  ],
  'missing-column': [
    "final.csv:1:1: error: column 'value' is missing — the first line should read region,sector,value [missing-column]",
  ],
  'missing-file': [
    'value_added.csv:1:1: error: this file is missing — add it, with the columns region,sector,value [missing-file]',
  ],
  'missing-key': [
    "economy.yaml:1:1: error: key 'currency' is missing — add it: a text; put it in quotes if it looks like a number [missing-key]",
  ],
  'misspelt-file': [
    "tarifs.csv:1:1: warning: 'tarifs.csv' is not a file of an economy and is not read — did you mean 'tariffs.csv'? [misspelt-file]",
  ],
  'negative-final': [
    "final.csv:3:11: warning: region ON, sector energy: final expenditure is -5: it is set to 0 and the region's other shares are scaled up — correct it, unless it is a fall in stocks in the source, which the model leaves out [negative-final]",
  ],
  'negative-flow': [
    'trade.csv:5:13: error: sector goods, exporter QC, importer ON: a sale is -50, below 0 — correct it, or leave the row out if nothing is meant [negative-flow]',
  ],
  'negative-flow-input': [
    'intermediate.csv:3:17: error: region ON, sector goods, input energy: a purchase of inputs is -66, below 0 — correct it, or leave the row out if nothing is meant [negative-flow]',
  ],
  'negative-flow-value-added': [
    'value_added.csv:3:11: error: region ON, sector energy: value added is -56, below 0 — correct it, or leave the row out if nothing is meant [negative-flow]',
  ],
  'negative-input': [
    "intermediate.csv:26:18: warning: region ON, sector energy, input energy: a purchase of inputs is -0.04, a negative 0.050 % of the sector's costs: it is kept as it stands — correct it if it is not a trace of stock changes or by-products in the source [negative-input]",
  ],
  'no-final-demand': [
    "regions.csv:3:1: error: region 'QC' has no final expenditure above 0 in any sector (its price index and its real income have no meaning) — add its rows to final.csv, or remove the region [no-final-demand]",
  ],
  'no-provenance': [
    "economy.yaml:1:1: warning: 'licence' is not stated (a result that cannot be followed back to its data cannot be quoted) — add 'licence' [no-provenance]",
    "economy.yaml:6:1: warning: 'sources' is not stated (a result that cannot be followed back to its data cannot be quoted) — add 'sources' [no-provenance]",
  ],
  'no-rows': [
    'sectors.csv:1:1: error: there is no sector in this file — add a row for each sector [no-rows]',
  ],
  'no-supply': [
    "final.csv:7:13: error: 'QC' buys 'services' here and trade.csv has nobody who sells it to 'QC' (its expenditure shares cannot sum to 1) — add the sales to trade.csv, own sales included, or remove the purchase [no-supply]",
  ],
  'no-value-added': [
    "regions.csv:3:1: error: region 'QC' adds no value in any sector (it has no income to spend) — add its rows to value_added.csv, or remove the region [no-value-added]",
  ],
  'not-a-number': [
    "trade.csv:2:13: error: 'value' is 'NaN', not a finite number — write a plain number such as 1250.5 or 1.2505e3, without blanks, separators or signs of unit; leave the row out where there is nothing [not-a-number]",
    "trade.csv:3:13: error: 'value' is empty — write a plain number such as 1250.5 or 1.2505e3, without blanks, separators or signs of unit; leave the row out where there is nothing [not-a-number]",
    "trade.csv:4:14: error: 'value' is 'Infinity', not a finite number — write a plain number such as 1250.5 or 1.2505e3, without blanks, separators or signs of unit; leave the row out where there is nothing [not-a-number]",
    "trade.csv:5:13: error: 'value' is 'abc', not a finite number — write a plain number such as 1250.5 or 1.2505e3, without blanks, separators or signs of unit; leave the row out where there is nothing [not-a-number]",
    "trade.csv:7:14: error: 'value' is '1,080', not a finite number — write a plain number such as 1250.5 or 1.2505e3, without blanks, separators or signs of unit; leave the row out where there is nothing [not-a-number]",
    "trade.csv:8:14: error: 'value' is '1e999', not a finite number — write a plain number such as 1250.5 or 1.2505e3, without blanks, separators or signs of unit; leave the row out where there is nothing [not-a-number]",
    "trade.csv:10:15: error: 'value' is '6000%', not a finite number — write a fraction: 6000 % is 60 [not-a-number]",
  ],
  'not-true-or-false': [
    "sectors.csv:3:15: error: 'tradable' of sector 'energy' is 'yes' — write true or false [not-true-or-false]",
  ],
  'not-utf8': [
    'regions.csv:3:6: error: the file holds bytes that are not UTF-8, so that a letter here is lost — save the file as UTF-8 [not-utf8]',
  ],
  'output-without-cost': [
    "trade.csv:12:14: error: 'QC' × 'energy' sells 160 and has neither value added nor inputs (its cost shares cannot sum to 1) — add its row to value_added.csv, or remove its sales from trade.csv [output-without-cost]",
  ],
  'output-without-value-added': [
    "trade.csv:12:14: warning: 'QC' × 'energy' sells 160 and adds no value: it is taken to use inputs only — add its row to value_added.csv, or remove its sales from trade.csv [output-without-value-added]",
  ],
  'sector-nobody-makes': [
    "sectors.csv:3:1: error: sector 'energy' is bought by 3 of 3 regions (ON, QC, USA) and made by none — add its sales to trade.csv, or remove its purchases from intermediate.csv and final.csv [sector-nobody-makes]",
  ],
  'tariff-below-limit': [
    'tariffs.csv:2:14: error: the rate -1 is below -0.99 (a subsidy cannot pay the whole price) — write a rate, not percent: 25 % is 0.25, a subsidy of 10 % is -0.1 [tariff-below-limit]',
  ],
  'tariff-on-non-tradable': [
    "tariffs.csv:4:17: warning: sector 'services' is not tradable and has a tariff of 0.1: it is applied as it stands — remove the row, or set tradable to true in sectors.csv [tariff-on-non-tradable]",
  ],
  'tariff-on-own-sales': [
    "tariffs.csv:3:15: error: 'USA' would charge a tariff of 0.25 on its own sales (own sales pass no customs) — remove the row; if the region is an aggregate and this the mean duty on trade among its members, state inner_tariffs: true in economy.yaml [tariff-on-own-sales]",
  ],
  'text-after-quote': [
    'sectors.csv:4:40: error: there is text after the quote that closes the field — close the field with one double quote, and write a double quote inside it twice: "" [text-after-quote]',
  ],
  'theta-not-positive': [
    "sectors.csv:2:18: error: theta of sector 'goods' is -5, not above 0 — write the trade elasticity in absolute value, also for a sector without trade [theta-not-positive]",
    "sectors.csv:4:47: error: theta of sector 'services' is 0, not above 0 — write the trade elasticity in absolute value, also for a sector without trade [theta-not-positive]",
  ],
  'unbalanced-transfers': [
    "transfers.csv:1:1: error: transfers sum to -100.000, 5.94e-3 of world value added, and not to 0 (one region's deficit is the others' surplus) — balance them on the rest of the world, or remove transfers.csv to derive them from trade.csv [unbalanced-transfers]",
  ],
  'unbalanced-transfers-slightly': [
    "transfers.csv:1:1: warning: transfers sum to 0.0100000, 5.94e-7 of world value added, and not to 0 (one region's deficit is the others' surplus) — balance them on the rest of the world, or remove transfers.csv to derive them from trade.csv [unbalanced-transfers]",
  ],
  'unclosed-quote': [
    'sectors.csv:4:10: error: the quote that opens here is never closed — close the field with one double quote, and write a double quote inside it twice: "" [unclosed-quote]',
  ],
  'unknown-column': [
    "trade.csv:1:1: error: column 'importer' is missing — the first line should read sector,exporter,importer,value [missing-column]",
    "trade.csv:1:17: error: unknown column 'importr' — did you mean 'importer'? [unknown-column]",
  ],
  'unknown-group': [
    "economy.yaml:12:3: error: no region is in a group 'CAM' — did you mean 'CAN'? [unknown-group]",
  ],
  'unknown-key': [
    "economy.yaml:5:1: error: unknown key 'units' — did you mean 'unit'? [unknown-key]",
    "economy.yaml:8:5: error: unknown key 'publishr' in 'sources.0' — did you mean 'publisher'? [unknown-key]",
  ],
  'unknown-region': [
    "trade.csv:5:7: error: 'QB' is not a region of this economy — did you mean 'QC'? [unknown-region]",
    "trade.csv:15:12: error: 'United States' is not a region of this economy — did you mean 'USA'? [unknown-region]",
  ],
  'unknown-sector': [
    "final.csv:3:4: error: 'enrgy' is not a sector of this economy — did you mean 'energy'? [unknown-sector]",
    "final.csv:6:4: error: 'steel' is not a sector of this economy — the ids are those of sectors.csv [unknown-sector]",
  ],
  'value-added-without-output': [
    "value_added.csv:3:11: error: 'ON' × 'energy' adds value (56, 5.51 % of the region's) and sells nothing (nobody pays for this income) — add its sales to trade.csv, own sales included, or remove the row [value-added-without-output]",
  ],
  'wrong-field-count': [
    'trade.csv:6:1: error: this row has 5 fields and the header has 4 — write sector,exporter,importer,value; put a field that holds a comma in double quotes [wrong-field-count]',
  ],
  'yaml-syntax': [
    'economy.yaml:13:1: error: Missing closing "quote — mend the YAML here: indent with spaces, one key a line, quote a text that holds a colon or # [yaml-syntax]',
  ],
  'unknown-elasticities': [
    `elasticities.csv:5:1: error: economy.yaml does not say where the set 'lwo-2020' comes from (a result that rests on it could not be quoted) — did you mean 'low-2020'? [unknown-elasticities]`,
    `elasticities.csv:6:1: error: economy.yaml does not say where the set 'other' comes from (a result that rests on it could not be quoted) — add it to economy.yaml: elasticities: { other: { title: … } } [unknown-elasticities]`,
  ],
  'missing-elasticities': [
    `economy.yaml:16:3: error: elasticities.csv has no rows of the set 'high-2021' — add a row for each sector, or remove the set here [missing-elasticities]`,
  ],
  'missing-elasticities-file': [
    `economy.yaml:14:3: error: elasticities.csv has no rows of the set 'low-2020' — add a row for each sector, or remove the set here [missing-elasticities]`,
  ],
  'incomplete-elasticities': [
    `elasticities.csv:1:1: error: the set 'low-2020' has no theta for 2 of the sectors (energy, services) (a run with it needs one for every sector) — add their rows, with the theta of sectors.csv where the set has none of its own [incomplete-elasticities]`,
  ],
  'unknown-sector-elasticities': [
    `elasticities.csv:5:10: error: 'godos' is not a sector of this economy — did you mean 'goods'? [unknown-sector]`,
  ],
  'duplicate-key-elasticities': [
    `elasticities.csv:5:1: error: set low-2020, sector goods is given before, on line 2 — remove one of the two rows [duplicate-key]`,
  ],
  'not-a-number-elasticities': [
    `elasticities.csv:3:17: error: 'theta' is 'two', not a finite number — write a plain number such as 1250.5 or 1.2505e3, without blanks, separators or signs of unit; leave the row out where there is nothing [not-a-number]`,
  ],
  'theta-not-positive-elasticities': [
    `elasticities.csv:2:16: error: theta of sector 'goods' in set 'low-2020' is -2, not above 0 — write the trade elasticity in absolute value, also for a sector without trade [theta-not-positive]`,
  ],
  'two-forms': [
    'tables.bin:1:1: error: the folder states its tables twice: here and in trade.csv, tariffs.csv, intermediate.csv, value_added.csv, final.csv, transfers.csv (nothing says which of the two is meant) — remove tables.bin, or the CSV files [two-forms]',
  ],
  'control-character': [
    "economy.yaml:2:8: error: 'title' holds a control character: 'Two\\x09provinces and a neighbour, made up for the tests' (it is shown on one line) — write it on one line, without tabs [control-character]",
    "regions.csv:2:4: error: the name of region 'ON' holds a control character: 'Onta\\nrio' (it is shown on one line) — write it on one line, without tabs [control-character]",
    "sectors.csv:3:8: error: the name of sector 'energy' holds a control character: 'Ener\\x1b[31mgy' (it is shown on one line) — write it on one line, without tabs [control-character]",
  ],
  'value-too-large': [
    'trade.csv:3:13: error: sector goods, exporter ON, importer QC: 1e+308 is beyond 1e+100 (sums would overflow) — correct it, or state all tables in a larger unit [value-too-large]',
  ],
  'rate-looks-like-percent': [
    'tariffs.csv:2:14: warning: the rate 25 is 2500 % — rates are fractions: 0.25 is 25 %; write 0.25 if 25 % is meant [rate-looks-like-percent]',
    'tariffs.csv:4:15: warning: the rate 2 is 200 % — rates are fractions: 0.25 is 25 %; write 0.02 if 2 % is meant [rate-looks-like-percent]',
  ],
  'tariff-out-of-range': [
    'tariffs.csv:2:14: error: the rate 10000000000 is above 1000000000 (no trade is left long before that) — write a rate such as 0.25 for 25 % [tariff-out-of-range]',
  ],
  'theta-out-of-range': [
    "sectors.csv:2:18: error: theta of sector 'goods' is 100000, outside 0.0001 to 10000 (prices to that power leave the range of numbers) — write the trade elasticity, most often between 1 and 20 [theta-out-of-range]",
    "sectors.csv:3:20: error: theta of sector 'energy' is 0.00001, outside 0.0001 to 10000 (prices to that power leave the range of numbers) — write the trade elasticity, most often between 1 and 20 [theta-out-of-range]",
  ],
  'theta-unusual': [
    "sectors.csv:2:18: warning: theta of sector 'goods' is 150, outside 0.1 to 100: it is used as it stands — check it: trade elasticities are most often between 1 and 20 [theta-unusual]",
    "sectors.csv:3:20: warning: theta of sector 'energy' is 0.05, outside 0.1 to 100: it is used as it stands — check it: trade elasticities are most often between 1 and 20 [theta-unusual]",
  ],
  'wrong-separator': [
    'value_added.csv:1:1: error: the fields are separated by tabs — separate with commas, and write numbers with a point [wrong-separator]',
    'final.csv:1:1: error: the fields are separated by semicolons — separate with commas, and write numbers with a point [wrong-separator]',
  ],
  'no-rows-transfers': [
    'transfers.csv:1:1: warning: this table has a header and no rows: every transfer is 0, and none is derived from trade.csv — remove the file to derive transfers from trade.csv, or add its rows [no-rows]',
  ],
  'no-rows-intermediate': [
    'intermediate.csv:1:1: warning: this table has a header and no rows: no sector buys inputs — add its rows, unless that is meant [no-rows]',
  ],
  'malformed-id-proto': [
    "regions.csv:5:1: error: '__proto__' cannot be a region id — give it another id: this one has a meaning of its own in the language Reroute is written in [malformed-id]",
  ],
  'not-utf8-yaml': [
    'economy.yaml:2:22: error: the file holds bytes that are not UTF-8, so that a letter here is lost — save the file as UTF-8 [not-utf8]',
  ],
  'yaml-syntax-proto': [
    "economy.yaml:12:3: error: '__proto__' cannot be a key — give it another name [yaml-syntax]",
  ],
  'wrong-field-count-one': [
    'final.csv:2:1: error: this row has 1 field and the header has 3 — write region,sector,value; put a field that holds a comma in double quotes [wrong-field-count]',
  ],
  'duplicate-key-products': [
    `products.csv:4:9: error: importer USA, exporter CAN, hs 720851 is given before, on line 2 — remove one of the two rows, or add them up if both are meant [duplicate-key]`,
  ],
  'invalid-value-tariffs-include': [
    `economy.yaml:13:25: error: 'tariffs_include.USA' is "2024-02-30" — expected a day, such as 2024-07-01 [invalid-value]`,
    `economy.yaml:13:42: error: 'tariffs_include.CAN' is 2024 — expected a text; put it in quotes if it looks like a number [invalid-value]`,
  ],
  'malformed-hs-code': [
    `products.csv:3:9: error: '10121' is no six-digit HS code — write the leading zero, which a spreadsheet takes away: 010121 [malformed-hs-code]`,
    `products.csv:4:9: error: '7601' is no six-digit HS code — write the six digits of a subheading without dots, such as 120510 [malformed-hs-code]`,
    `products.csv:5:9: error: '7601.10' is no six-digit HS code — write the six digits of a subheading without dots, such as 120510 [malformed-hs-code]`,
  ],
  'mixed-bases': [
    `products.csv:3:19: error: what USA buys from CAN is of 'exporter-2024' here and of 'customs-2024' on line 2 (the importer's customs and the exporter's see different values: their shares do not fit together) — take all values from one side's customs [mixed-bases]`,
  ],
  'negative-flow-products': [
    `products.csv:3:16: error: 'value' is -5, below 0 — correct it, or leave the row out if nothing is meant [negative-flow]`,
  ],
  'no-rows-products': [
    `products.csv:1:1: warning: this table has a header and no rows: no products are known — add its rows, or remove the file [no-rows]`,
  ],
  'not-a-number-products': [
    `products.csv:3:16: error: 'value' is empty — write a plain number such as 1250.5 or 1.2505e3, without blanks, separators or signs of unit; leave the row out where there is nothing [not-a-number]`,
    `products.csv:4:18: error: 'rate' is '25%', not a finite number — write a fraction: 25 % is 0.25 [not-a-number]`,
  ],
  'overlapping-pairs': [
    `products.csv:3:1: error: what USA buys from QC is given before, on line 2, as USA from CAN (nothing says which of the two is meant) — state products for groups or for their members, not for both [overlapping-pairs]`,
  ],
  'own-products': [
    `products.csv:3:1: error: 'USA' would import products from itself (own sales pass no customs) — remove the row [own-products]`,
  ],
  'quantity-without-unit': [
    `products.csv:2:33: error: there is a quantity and no unit (a quota counts one in the other) — state both, or neither [quantity-without-unit]`,
    `products.csv:3:34: error: there is a unit and no quantity (a quota counts one in the other) — state both, or neither [quantity-without-unit]`,
  ],
  'rate-looks-like-percent-products': [
    `products.csv:3:18: warning: the rate 25 is 2500 % — rates are fractions: 0.25 is 25 %; write 0.25 if 25 % is meant [rate-looks-like-percent]`,
  ],
  'tariff-below-limit-products': [
    `products.csv:3:18: error: the rate -1 is below -0.99 (a subsidy cannot pay the whole price) — write a rate, not percent: 25 % is 0.25, a subsidy of 10 % is -0.1 [tariff-below-limit]`,
  ],
  'tariff-out-of-range-products': [
    `products.csv:3:18: error: the rate 2000000000 is above 1000000000 (no trade is left long before that) — write a rate such as 0.25 for 25 % [tariff-out-of-range]`,
  ],
  'unknown-basis': [
    `products.csv:3:19: error: 'custom-2024' is no basis of a weight (a result by product could not say what it rests on) — did you mean 'customs'? [unknown-basis]`,
    `products.csv:4:19: error: 'basis' is empty (a result by product could not say what it rests on) — write one of customs, exporter, statement, proxy, code-count, with a year where there is one: customs-2024 [unknown-basis]`,
    `products.csv:5:19: error: 'customs-24' is no basis of a weight (a result by product could not say what it rests on) — did you mean 'customs'? [unknown-basis]`,
  ],
  'unknown-region-products': [
    `products.csv:3:5: error: 'Canada' is neither a region nor a group of this economy — the ids are those of regions.csv, and its groups [unknown-region]`,
    `products.csv:4:5: error: 'CNA' is neither a region nor a group of this economy — did you mean 'CAN'? [unknown-region]`,
  ],
  'unknown-region-tariffs-include': [
    `economy.yaml:13:20: error: 'US' is neither a region nor a group of this economy — did you mean 'USA'? [unknown-region]`,
  ],
  'unknown-sector-products': [
    `products.csv:2:33: error: 'good' is not a sector of this economy — did you mean 'goods'? [unknown-sector]`,
  ],
  'value-too-large-products': [
    `products.csv:3:16: error: 'value' is 1e+101, beyond 1e+100 (sums would overflow) — correct it [value-too-large]`,
  ],
};

describe('an economy that breaks a rule', () => {
  for (const [rule, expected] of Object.entries(cases)) {
    it(rule, () => {
      const { tables, problems } = parseEconomy(fixtureFiles(rule), '');
      expect(problems.map(formatProblem)).toEqual(expected);
      expect(tables === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
    });
  }

  it('has a case for each fixture', () => {
    const fixtures = readdirSync(fixturesFolder).filter((name) => name !== 'valid');
    expect(Object.keys(cases).sort()).toEqual(fixtures.sort());
  });

  it('has a fixture for each rule that the source names', () => {
    const sources = readdirSync(import.meta.dirname).filter((name) =>
      /(?<!\.test)\.ts$/u.test(name),
    );
    const named = sources.flatMap((name) => {
      const text = readFileSync(`${import.meta.dirname}/${name}`, 'utf8');
      return [...text.matchAll(/\brule: '([a-z0-9-]+)'/gu)].map((match) => match[1]);
    });
    // Of a folder or a reference, not of its files: tested in read-folder.test.ts and resolve-economy.test.ts.
    const elsewhere = [
      'missing-folder',
      'too-large',
      'too-large',
      'unknown-economy',
      'unreadable-file',
    ];
    const covered = new Set([...Object.values(cases).flat().map(ruleOf), ...elsewhere]);
    expect([...new Set(named)].filter((rule) => rule === undefined || !covered.has(rule))).toEqual(
      [],
    );
  });

  it('is accepted without a word when it breaks none', () => {
    const { meta, tables, problems } = parseEconomy(fixtureFiles('valid'), '');
    expect(problems).toEqual([]);
    expect(meta?.groups).toEqual({ CAN: 'Canada' });
    expect(tables?.regions.map(({ id }) => id)).toEqual(['ON', 'QC', 'USA']);
    expect(tables?.sectors[2]?.name).toBe('Services, public and private');
    // [sector][importer][exporter]: goods that ON buys from QC; [region][sector][input].
    expect(tables?.trade[1]).toBe(50);
    expect(tables?.tariffs[2 * 3]).toBe(0.25);
    expect(tables?.intermediate[1]).toBe(66);
  });

  it('is told every problem of every file at once, in the order of files and lines', () => {
    const files = fixtureFiles('negative-flow');
    for (const rule of ['theta-not-positive', 'unknown-sector', 'invalid-value', 'missing-file']) {
      const broken = fixtureFiles(rule);
      const sound = fixtureFiles('valid');
      for (const name of new Set([...files.keys(), ...broken.keys()])) {
        const text = broken.get(name);
        if (text === undefined) files.delete(name);
        else if (text !== sound.get(name)) files.set(name, text);
      }
    }
    const { problems } = parseEconomy(files, 'worlds/tiny');
    expect(problems.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([
      'worlds/tiny/economy.yaml:3 invalid-value',
      'worlds/tiny/sectors.csv:2 theta-not-positive',
      'worlds/tiny/sectors.csv:4 theta-not-positive',
      'worlds/tiny/trade.csv:5 negative-flow',
      'worlds/tiny/value_added.csv:1 missing-file',
      'worlds/tiny/final.csv:3 unknown-sector',
      'worlds/tiny/final.csv:6 unknown-sector',
    ]);
  });
});

function ruleOf(text: string): string {
  return /\[([a-z0-9-]+)\]$/u.exec(text)?.[1] ?? '';
}

describe('a rate on own sales', () => {
  const said = (line: string) => {
    const files = fixtureFiles('tariff-on-own-sales');
    files.set('economy.yaml', `${files.get('economy.yaml') ?? ''}${line}\n`);
    const { tables, problems } = parseEconomy(files, '');
    return { tables, rules: problems.map(({ rule }) => rule) };
  };

  it('stands where economy.yaml says that regions are aggregates', () => {
    const { tables, rules } = said('inner_tariffs: true');
    expect(rules).toEqual([]);
    expect(tables?.tariffs[8]).toBe(0.25); // goods, the United States from itself
  });

  it('is refused where it says that they are not', () => {
    expect(said('inner_tariffs: false').rules).toEqual(['tariff-on-own-sales']);
  });

  it('is not judged where what economy.yaml says is not known', () => {
    expect(said('inner_tariffs: perhaps').rules).toEqual(['invalid-value']);
  });

  it('is held to the limits of every rate', () => {
    const files = fixtureFiles('tariff-on-own-sales');
    files.set('economy.yaml', `${files.get('economy.yaml') ?? ''}inner_tariffs: true\n`);
    files.set('tariffs.csv', (files.get('tariffs.csv') ?? '').replace(',0.25', ',-1'));
    expect(parseEconomy(files, '').problems.map(({ rule }) => rule)).toEqual([
      'tariff-below-limit',
    ]);
  });
});
