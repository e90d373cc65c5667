import { describe, expect, it } from 'vitest';
import { formatProblem } from '../input/index.ts';
import { readRegister } from './read-register.ts';
import { brokenFiles, brokenFixtures, soundFiles } from './testing/fixture-files.ts';

/** Each fixture and all that must be said of it, to the word. */
const cases: Readonly<Record<string, readonly string[]>> = {
  'all-in-a-list': [
    "test.yaml:4:14: error: 'all' stands in a list with others — write exporter: all, and whom to leave out under except [all-in-a-list]",
    "test.yaml:5:23: error: 'all' stands in a list with others — write products: [all], or take it out [all-in-a-list]",
    'test.yaml:6:21: error: all products are left out — name those that are left out [all-in-a-list]',
  ],
  'announced-after-start': [
    'test.yaml:9:20: warning: announced on 2025-04-01, after it began on 2025-03-20 — check the two days; leave them if it was made to begin earlier than it was made [announced-after-start]',
  ],
  'bad-code-in-a-list': [
    "lists/metals.csv:2:1: error: '7301.20' is no HS code: it holds more than digits — write 730120 [bad-hs-code]",
    "lists/metals.csv:3:1: error: '7' is no HS code: it has 1 digit — write 2 to 10 digits, a chapter such as 09 with its zero [bad-hs-code]",
    "lists/metals.csv:4:1: error: '72081000001' is no HS code: it has 11 digits — write 2 to 10 digits, a chapter such as 09 with its zero [bad-hs-code]",
    "lists/metals.csv:5:1: error: '72O8' is no HS code: it holds more than digits — write digits only, without dots or blanks: 720851 [bad-hs-code]",
  ],
  'bad-hs-code': [
    "test.yaml:5:14: error: '1205.10' is no HS code: it holds more than digits — write 120510 [bad-hs-code]",
    "test.yaml:5:26: error: '1' is no HS code: it has 1 digit — write 2 to 10 digits, a chapter such as 09 with its zero [bad-hs-code]",
    "test.yaml:5:32: error: '12051000001' is no HS code: it has 11 digits — write 2 to 10 digits, a chapter such as 09 with its zero [bad-hs-code]",
    "test.yaml:5:48: error: '12O5' is no HS code: it holds more than digits — write digits only, without dots or blanks: 720851 [bad-hs-code]",
    "test.yaml:5:57: error: '0012' is no HS code: there is no chapter 00 — chapters are 01 to 99 [bad-hs-code]",
    'test.yaml:5:66: error: the ends of the range 7206-72 differ in length — give both the same number of digits: 7206-7229 [bad-hs-code]',
    "test.yaml:5:78: error: '1-2-3' is no range — write 'all', 'hs 1205', 'hs 7206-7229', 'list us-steel' or 'sector C10T12' [bad-hs-code]",
  ],
  'claim-table': [
    "claims/usmca-canada.csv:1:18: error: '2025-13' is no period — head the column with a year or a month: 2024, 2025-01 [malformed-period]",
    "claims/usmca-canada.csv:2:7: error: '2025-01' is empty — write a plain number such as 1250.5 or 1.2505e3, without blanks, separators or signs of unit; leave the row out where there is nothing [not-a-number]",
    "claims/usmca-canada.csv:3:8: error: '2024' is 38, not a share — write a fraction from 0 to 1: 0.38 is 38 % [share-out-of-range]",
    "claims/usmca-canada.csv:3:11: error: '2025-01' is '90%', not a finite number — write a fraction: 90 % is 0.9 [not-a-number]",
    "claims/usmca-canada.csv:4:1: error: '1205' is no six-digit HS code — write a six-digit code, or '*' for all trade [bad-hs-code]",
    'claims/usmca-canada.csv:5:1: error: the code 120510 stands in the table before — remove one of the two [duplicate-code]',
  ],
  'claimed-rate-without-preference': [
    'test.yaml:9:53: error: rate_if_claimed is stated, and no preference that could be claimed — add preference: with the id or program of a preference to the measure [claimed-rate-without-preference]',
    'test.yaml:9:79: error: charged_on_if_claimed is stated, and no preference that could be claimed — add preference: with the id or program of a preference to the measure [claimed-rate-without-preference]',
  ],
  'claims-for-nobody': [
    "test.yaml:8:28: error: 'USA' is not among the exporters that have the preference — remove it, or add it to exporter [claims-for-nobody]",
  ],
  'claims-out-of-range': [
    "test.yaml:7:18: error: '0.claims.CAN' is 38 — expected the share of trade that claims the preference, from 0 to 1 [invalid-value]",
  ],
  'claims-without-preference': [
    'test.yaml:7:11: error: a measure of instrument surtax states claims (only a preference is claimed) — move claims to the preference, and name that under preference [claims-without-preference]',
  ],
  'contradictory-relations': [
    "test.yaml:8:14: error: 'mfn' stands under stacks_on and replaces — keep one of the two [contradictory-relations]",
    "test.yaml:9:22: error: 'steel' stands under yields_to twice — keep one of the two [contradictory-relations]",
  ],
  'control-character': [
    "test.yaml:2:10: error: 'title' holds a control character: 'Duty on\\x09canola seed' (it is shown on one line) — write it on one line, without tabs [control-character]",
  ],
  'displacement-cycle': [
    "test.yaml:29:3: error: measures take each other's place in a circle: test-2 → test → test-3 → test-2 (which of them is charged cannot be decided) — remove one of the `replaces` or `yields_to` between them [displacement-cycle]",
  ],
  'duplicate-code-in-a-list': [
    'lists/metals.csv:4:1: warning: the code 720810 stands in the list before — remove one of the two [duplicate-code]',
  ],
  'duplicate-id': [
    "test.yaml:14:7: error: 'test' is already the id of a measure at test.yaml:1:7 — give one of the two another id, or remove it [duplicate-id]",
    "usa/surtaxes.yaml:1:7: error: 'usa-steel' is already the id of a measure at test.yaml:27:7 — give one of the two another id, or remove it [duplicate-id]",
  ],
  'duplicate-list': [
    "lists/more.yaml:1:7: error: 'metals' is already the id of a list at lists/lists.yaml:1:7 — give one of the two another id, or remove it [duplicate-id]",
  ],
  'duplicate-region': [
    "regions.csv:8:1: error: 'CAN' is already the id of a region at regions.csv:4:1 — give one of the two another id, or remove it [duplicate-id]",
    "regions.csv:9:1: error: the id of a region is empty — use letters, digits, '.', '_' and '-' only, and do not start with '-' [malformed-id]",
  ],
  'empty-list': [
    'lists/metals.csv:1:1: error: the list holds no code — add a code a line under the header hs, or remove the list [empty-list]',
  ],
  'ended-without-end': [
    'test.yaml:9:7: error: the status is ended, and the last spell has no end — add until, the last day in force, or make the status in-force [ended-without-end]',
  ],
  'except-without-effect': [
    "test.yaml:5:12: error: 'USA' is not among the exporters — remove it, or name it the way the exporters are named [except-without-effect]",
  ],
  'importer-among-exporters': [
    "test.yaml:4:13: error: 'CHN' is importer and exporter — take it from one side; 'all' leaves the importer out by itself [importer-among-exporters]",
    "test.yaml:17:19: error: 'CHN' is importer and exporter — take it from one side; 'all' leaves the importer out by itself [importer-among-exporters]",
  ],
  'in-force-after-its-end': [
    'test.yaml:10:11: error: the status is in-force, and the last spell ended on 2025-12-31 (the newest source of the register is of 2026-02-27) — make the status ended, or add the spell that follows [in-force-after-its-end]',
  ],
  'list-columns': [
    "lists/metals.csv:1:1: error: unknown column 'HTSUS' — the columns are hs, note: rename or remove it [unknown-column]",
    "lists/metals.csv:1:1: error: column 'hs' is missing — the first line should read hs [missing-column]",
  ],
  'list-without-metadata': [
    "lists/cars.csv:1:1: error: no file of lists/ says what the list 'cars' is (a list without a source is refused) — add { id: cars, title: …, sources: […] } to a YAML file of lists/ [list-without-metadata]",
  ],
  'list-without-source': [
    "lists/more.yaml:3:12: error: '0.sources' is [] — expected at least one source: a list without a source is refused [invalid-value]",
  ],
  'malformed-date': [
    'test.yaml:9:15: error: \'0.spells.0.from\' is "2025-02-29" — expected a day such as 2025-03-04, one that the calendar has [invalid-value]',
    'test.yaml:10:15: error: \'0.spells.1.from\' is "20/03/2025" — expected a day such as 2025-03-04, one that the calendar has [invalid-value]',
    'test.yaml:13:58: error: \'0.sources.0.date\' is "March 2025" — expected a date such as 2025-03-04, 2025-03 or 2025 [invalid-value]',
    'test.yaml:13:117: error: \'0.sources.1.date\' is "2025-02-30" — expected a date such as 2025-03-04, 2025-03 or 2025 [invalid-value]',
  ],
  'malformed-id': [
    'test.yaml:1:7: error: \'0.id\' is "CHN_canola" — expected lower-case letters and digits, in words joined by -, such as us-232-steel [invalid-value]',
    "test.yaml:14:7: error: '1.id' is 7 — expected an id: put it in quotes [invalid-value]",
  ],
  'malformed-url': [
    'test.yaml:12:75: error: \'0.sources.0.url\' is "www.gazette.ca/1" — expected a web address such as https://www.canada.ca/en/notices [invalid-value]',
    'test.yaml:12:139: error: \'0.sources.1.url\' is "https://gazette" — expected a web address such as https://www.canada.ca/en/notices [invalid-value]',
  ],
  'measure-without-source': [
    "test.yaml:12:12: error: '0.sources' is [] — expected at least one source: a measure without a source is refused [invalid-value]",
  ],
  'metadata-without-list': [
    'lists/more.yaml:1:7: error: there is no table lists/cars.csv — add it with a column hs, or remove this entry [metadata-without-list]',
  ],
  'missing-claims': [
    'test.yaml:1:3: error: nothing says which share of trade of CAN claims the preference — add claims: { CAN: 0.9 }, a share or the name of a table of claims/ [missing-claims]',
    'test.yaml:21:11: error: nothing says which share of trade of USA and 2 more claims the preference — add claims: { USA: 0.9 }, a share or the name of a table of claims/ [missing-claims]',
  ],
  'missing-exporter': [
    "test.yaml:1:3: error: key '0.exporter' is missing — add it: an id such as CAN or a list of ids [missing-key]",
  ],
  'missing-from': [
    'test.yaml:9:7: error: this spell does not say from which day it is charged, and the status is in-force — add from: YYYY-MM-DD, or make the status proposed or threatened [missing-from]',
  ],
  'missing-id': ["test.yaml:1:3: error: key '0.id' is missing — add it: an id [missing-key]"],
  'missing-importer': [
    "test.yaml:1:3: error: key '0.importer' is missing — add it: an id such as CAN or a list of ids [missing-key]",
  ],
  'missing-instrument': [
    "test.yaml:1:3: error: key '0.instrument' is missing — add it: one of mfn, preference, surtax, safeguard, anti-dumping, countervailing, ban, trq, suspension, remission, export-tax, visa [missing-key]",
  ],
  'missing-note': [
    'test.yaml:11:15: error: the confidence is inferred, and no note says why — add note: what is not settled, and what it was taken from [missing-note]',
  ],
  'missing-products': [
    "test.yaml:1:3: error: key '0.products' is missing — add it: a list such as [hs 1205], [list us-steel] or [all] [missing-key]",
  ],
  'missing-quota': [
    'test.yaml:9:7: error: a tariff-rate quota needs a quota, and this spell has none — add quota: { volume: 49000, unit: vehicles, per: year, in_rate: 0.061, out_rate: 1.061 } [missing-quota]',
  ],
  'missing-rate': [
    'test.yaml:8:7: error: a measure of instrument mfn charges a rate, and this spell has none — add rate: 0.25 for 25 % [missing-rate]',
    'test.yaml:20:7: error: a measure of instrument surtax charges a rate, and this spell has none — add rate: 0.25 for 25 % [missing-rate]',
    'test.yaml:32:7: error: a measure of instrument safeguard charges a rate, and this spell has none — add rate: 0.25 for 25 % [missing-rate]',
    'test.yaml:44:7: error: a measure of instrument anti-dumping charges a rate, and this spell has none — add rate: 0.25 for 25 % [missing-rate]',
    'test.yaml:56:7: error: a measure of instrument countervailing charges a rate, and this spell has none — add rate: 0.25 for 25 % [missing-rate]',
  ],
  'missing-sources': [
    "test.yaml:1:3: error: key '0.sources' is missing — add it: a list of sources, each after a dash [missing-key]",
  ],
  'missing-spells': [
    "test.yaml:1:3: error: key '0.spells' is missing — add it: a list of spells, each after a dash [missing-key]",
  ],
  'missing-status': [
    "test.yaml:1:3: error: key '0.status' is missing — add it: one of proposed, threatened, in-force, suspended, ended [missing-key]",
  ],
  'no-average': [
    "claims/usmca-canada.csv:1:1: error: the table has no row '*' (codes that it does not hold take the share of all trade) — add a row *,0.5 with the shares of all trade [no-average]",
  ],
  'no-dated-source': [
    'test.yaml:12:12: error: no source has a date (a claim that nobody dated cannot be followed when the next one comes) — add date: YYYY-MM-DD, YYYY-MM or YYYY to a source [no-dated-source]',
  ],
  'no-exporter': [
    'test.yaml:5:11: error: every exporter is left out — remove one from except [no-exporter]',
  ],
  'no-period': [
    'claims/usmca-canada.csv:1:1: error: the table has no period — add a column for each period, headed 2024 or 2025-01 [no-period]',
  ],
  'not-a-preference': [
    "test.yaml:7:15: error: 'usa-steel' is no preference — name the id or program of a measure whose instrument is preference [not-a-preference]",
  ],
  'odd-code-length': [
    'lists/metals.csv:2:1: warning: the code 30632 has 5 digits, an odd number (spreadsheets take the zero away that a code begins with) — write 030632 if that is meant [odd-code-length]',
  ],
  'overlapping-periods': [
    'claims/usmca-canada.csv:1:10: error: the periods 2024 and 2024-06 have days in common — keep one of the two [overlapping-periods]',
  ],
  'part-out-of-range': [
    "test.yaml:9:67: error: '0.spells.0.charged_on' is 40 — expected the part of the value that is charged, from 0 to 1 [invalid-value]",
    "test.yaml:10:42: error: '0.spells.1.part' is -0.1 — expected the part of trade that it reaches, from 0 to 1 [invalid-value]",
  ],
  'quota-rates-reversed': [
    'test.yaml:9:94: error: the rate outside the quota, 0.1, is below that inside, 1 — exchange the two [quota-rates-reversed]',
  ],
  'quota-without-trq': [
    'test.yaml:9:45: error: the spell has a quota, and the instrument is no tariff-rate quota — make the instrument trq, or remove quota [quota-without-trq]',
  ],
  'quota-without-volume': [
    "test.yaml:9:44: error: '0.spells.0.quota.volume' is 0 — expected a volume above 0: nothing at all is a ban [invalid-value]",
    'test.yaml:9:66: error: \'0.spells.0.quota.per\' is "month" — expected one of year [invalid-value]',
  ],
  'rate-beside-quota': [
    'test.yaml:9:33: error: the spell states a rate beside its quota (the quota has the rates: in_rate and out_rate) — remove rate [rate-beside-quota]',
  ],
  'rate-looks-like-percent': [
    'test.yaml:9:52: error: the rate 25 is 2500 % (rates are fractions: 0.25 is 25 %) — write 0.25 if 25 % is meant; a rate this high needs a note in its spell [rate-looks-like-percent]',
    'test.yaml:10:33: error: the rate 84.8 is 8480 % (rates are fractions: 0.25 is 25 %) — write 0.848 if 84.8 % is meant; a rate this high needs a note in its spell [rate-looks-like-percent]',
    'test.yaml:23:98: error: the rate 106.1 is 10610 % (rates are fractions: 0.25 is 25 %) — write 1.061 if 106.1 % is meant; a rate this high needs a note in its spell [rate-looks-like-percent]',
  ],
  'rate-on-a-ban': [
    'test.yaml:9:33: error: a ban charges no rate (what may not come in pays nothing) — remove rate; a ban on a part of trade has part [rate-on-a-ban]',
  ],
  'rate-out-of-range': [
    "test.yaml:9:52: error: '0.spells.0.rate' is -1 — expected a rate of at least -0.99: a subsidy cannot pay the whole price [invalid-value]",
    'test.yaml:10:52: error: \'0.spells.1.rate\' is "25%" — expected a rate such as 0.25 for 25 %: 25 % is 0.25 [invalid-value]',
    'test.yaml:11:33: error: \'0.spells.2.rate\' is "0.25" — expected a rate such as 0.25 for 25 %: take the quotes away [invalid-value]',
  ],
  'refers-to-itself': [
    "test.yaml:8:15: error: 'test' refers to itself — name another measure, or remove it [refers-to-itself]",
    "test.yaml:21:15: error: 'test-2' refers to itself — name another measure, or remove it [refers-to-itself]",
  ],
  'reserved-name': [
    "test.yaml:1:7: error: 'ban' is the name of an instrument (references to it would mean all measures of that instrument) — add a word: china-mfn [reserved-name]",
    "test.yaml:20:12: error: 'mfn' is the name of an instrument (references to it would mean all measures of that instrument) — add a word: china-mfn [reserved-name]",
  ],
  'reversed-range': [
    'test.yaml:5:14: error: the range 7229-7206 runs backwards — write hs 7206-7229 [reversed-range]',
  ],
  'signed-after-start': [
    'test.yaml:9:17: warning: signed on 2025-04-01, after it began on 2025-03-20 — check the two days; leave them if it was made to begin earlier than it was made [signed-after-start]',
  ],
  'source-without-publisher': [
    "test.yaml:12:13: error: key '0.sources.0.publisher' is missing — add it: who published it [missing-key]",
  ],
  'spells-out-of-order': [
    'test.yaml:10:15: error: this spell begins on 2025-03-20, before the one above it on 2025-05-01 — put the spells in the order of their days [spells-out-of-order]',
  ],
  'spells-overlap': [
    'test.yaml:10:15: error: this spell begins on 2025-03-31, and the one above it ends on 2025-03-31 (until is the last day in force) — end the one above on the day before, or make two measures of them [spells-overlap]',
    'test.yaml:11:15: error: this spell begins on 2025-05-01, and the one above it has no end (until is the last day in force) — end the one above on the day before, or make two measures of them [spells-overlap]',
  ],
  'two-quotas': [
    "test.yaml:14:3: error: 'test-2' and 'test' put two quotas on the same goods (120510 from CAN into CHN on 2025-05-01) (goods are counted against one quota) — say with `replaces` or `yields_to` which of the two holds, or narrow the goods of one [two-quotas]",
  ],
  'unknown-claims': [
    "test.yaml:8:18: error: there is no table claims/usmca-canda.csv — did you mean 'usmca-canada'? [unknown-claims]",
  ],
  'unknown-confidence': [
    'test.yaml:11:15: error: \'0.confidence\' is "sure" — expected one of confirmed, single-source, inferred, disputed, assumed [invalid-value]',
  ],
  'unknown-file': [
    'lists/old/steel.csv:1:1: error: the register has no use for this file — measures are .yaml files; tables are regions.csv and the .csv files of lists/ and claims/; move anything else out [unknown-file]',
    'notes.txt:1:1: error: the register has no use for this file — measures are .yaml files; tables are regions.csv and the .csv files of lists/ and claims/; move anything else out [unknown-file]',
    'usa/new.yml:1:1: error: the register has no use for this file — rename it to end in .yaml [unknown-file]',
  ],
  'unknown-instrument': [
    "test.yaml:6:15: error: '0.instrument' is \"antidumping\" — did you mean 'anti-dumping'? [invalid-value]",
  ],
  'unknown-key': [
    "test.yaml:5:3: error: unknown key 'partner' in '0' — the keys here are id, title, importer, exporter, except, products, except_products, instrument, program, stacks_on, replaces, yields_to, preference, claims, spells, status, legal, confidence, note, facts, sources [unknown-key]",
    "test.yaml:10:27: error: unknown key 'rates' in '0.spells.0' — did you mean 'rate'? [unknown-key]",
  ],
  'unknown-list': [
    "test.yaml:5:14: error: there is no list 'metal' — did you mean 'metals'? [unknown-list]",
    "test.yaml:19:21: error: there is no list 'cars' — add lists/cars.csv and say in lists/ what it is [unknown-list]",
  ],
  'unknown-measure': [
    "test.yaml:7:15: error: 'mnf' is no measure, program or instrument — did you mean 'mfn'? [unknown-measure]",
    "test.yaml:8:14: error: 'usa-steal' is no measure, program or instrument — did you mean 'usa-steel'? [unknown-measure]",
    "test.yaml:9:15: error: 'nothing-like-it' is no measure, program or instrument — name the id or program of a measure, or an instrument [unknown-measure]",
  ],
  'unknown-member': [
    "groups/more.yaml:1:57: error: 'MX' is no region — did you mean 'MEX'? [unknown-region]",
    "groups/more.yaml:1:61: error: 'CAN' is a member twice — remove one of the two [duplicate-member]",
    "groups/more.yaml:2:9: error: 'CHN' is the id of a region — give the group another id [duplicate-id]",
    "groups/more.yaml:3:9: error: 'EU' is already the id of a group at groups/general.yaml:1:9 — give one of the two another id, or remove it [duplicate-id]",
  ],
  'unknown-preference': [
    "test.yaml:7:15: error: there is no preference 'usmac' — did you mean 'usmca'? [unknown-preference]",
  ],
  'unknown-region': [
    "test.yaml:3:13: error: 'China' is neither a region nor a group — did you mean 'CHN'? [unknown-region]",
    "test.yaml:17:14: error: 'CA-ON' is neither a region nor a group — did you mean 'CAN'? [unknown-region]",
    "test.yaml:17:21: error: 'CNA' is neither a region nor a group — did you mean 'CAN'? [unknown-region]",
    "test.yaml:18:12: error: 'EUU' is neither a region nor a group — did you mean 'EU'? [unknown-region]",
    "test.yaml:30:13: error: 'NAFTA' is neither a region nor a group — use an id of regions.csv, or add a group to groups/ [unknown-region]",
  ],
  'unknown-selector': [
    "test.yaml:5:14: error: '1205' selects no products — write 'hs 1205' [unknown-selector]",
    "test.yaml:5:22: error: 'hs1205' selects no products — write 'all', 'hs 1205', 'hs 7206-7229', 'list us-steel' or 'sector C10T12' [unknown-selector]",
    "test.yaml:5:30: error: 'chapter 12' selects no products — write 'all', 'hs 1205', 'hs 7206-7229', 'list us-steel' or 'sector C10T12' [unknown-selector]",
    "test.yaml:5:42: error: 'canola seed' selects no products — write 'all', 'hs 1205', 'hs 7206-7229', 'list us-steel' or 'sector C10T12' [unknown-selector]",
  ],
  'unknown-status': [
    "test.yaml:10:11: error: '0.status' is \"in force\" — did you mean 'in-force'? [invalid-value]",
  ],
  'unstated-interaction': [
    "test.yaml:14:3: error: 'test-2' and 'test' can be charged on the same goods (1205 from CAN into CHN on 2025-03-20), and neither says how it stands to the other (whether both are charged or one takes the place of the other cannot be guessed) — add 'test', its program or its instrument to `stacks_on`, `replaces` or `yields_to` of 'test-2' [unstated-interaction]",
  ],
  'until-before-from': [
    'test.yaml:9:34: error: the spell ends on 2025-03-02, before it begins on 2025-03-20 (until is the last day in force) — put the two right [until-before-from]',
  ],
  'yaml-syntax': [
    'test.yaml:2:10: error: Nested mappings are not allowed in compact mappings — mend the YAML here: indent with spaces, one key a line, quote a text that holds a colon or # [yaml-syntax]',
  ],
};

function said(files: ReadonlyMap<string, string>): string[] {
  return readRegister(files, '').problems.map(formatProblem);
}

describe('the rules of the register', () => {
  it('have a fixture each, and each fixture its words', () => {
    expect(brokenFixtures()).toEqual(Object.keys(cases).sort());
  });

  it.each(Object.entries(cases))('%s', (name, words) => {
    const { register, problems } = readRegister(brokenFiles(name), '');
    expect(problems.map(formatProblem)).toEqual(words);
    expect(register === undefined).toBe(words.some((line) => line.includes(': error: ')));
  });

  it('say nothing of a sound register', () => {
    expect(said(soundFiles())).toEqual([]);
  });

  it('miss the table of regions', () => {
    const files = soundFiles();
    files.delete('regions.csv');
    expect(said(files)).toContain(
      'regions.csv:1:1: error: the table of regions is missing — add regions.csv with the columns id,name [missing-file]',
    );
  });

  it('let a rate of 218.4 % pass, and one of 600 % with a note', () => {
    const files = soundFiles();
    const family = files.get('usa/surtaxes.yaml') ?? '';
    files.set(
      'usa/surtaxes.yaml',
      family
        .replace('rate: 0.25, note: doubled in June', 'rate: 6, note: the highest ever')
        .replace('rate: 0.5,', 'rate: 2.184,'),
    );
    expect(said(files)).toEqual([]);
  });

  it('judge what fits beside what does not, and know the names of both', () => {
    const files = soundFiles();
    const family = files.get('usa/surtaxes.yaml') ?? '';
    files.set(
      'usa/surtaxes.yaml',
      family
        .replace('rate: 0.5,', 'rate: high,')
        .replace('yields_to: [steel]', 'yields_to: [steal]'),
    );
    expect(said(files)).toEqual([
      'usa/surtaxes.yaml:14:33: error: \'0.spells.1.rate\' is "high" — expected a rate such as 0.25 for 25 % [invalid-value]',
      "usa/surtaxes.yaml:31:15: error: 'steal' is no measure, program or instrument — did you mean 'steel'? [unknown-measure]",
    ]);
  });

  it('name a file as its folder needs', () => {
    const [problem] = readRegister(brokenFiles('missing-status'), '/home/me/register/').problems;
    expect(problem?.file).toBe('/home/me/register/test.yaml');
    const { problems } = readRegister(brokenFiles('unstated-interaction'), '/home/me/register/');
    expect(problems.map(({ file }) => file)).toContain('/home/me/register/test.yaml');
  });
});
