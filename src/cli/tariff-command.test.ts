import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AverageTariff, Charge } from '../lab/index.ts';
import { command, temporaryFolder } from './testing/command.ts';

/** What `reroute tariff --json` says of the built-in register. */
async function charge(importer: string, exporter: string, hs: string, on: string): Promise<Charge> {
  const { status, out } = await command('tariff', importer, exporter, hs, '--on', on, '--json');
  expect(status).toBe(0);
  return JSON.parse(out) as Charge;
}

const charged = ({ layers }: Charge): Record<string, number | null> =>
  Object.fromEntries(
    layers.filter(({ applies }) => applies).map(({ instrument, rate }) => [instrument, rate]),
  );

describe('reroute tariff, China on Canada', () => {
  it('canola seed: the MFN rate and the anti-dumping duty, before and after the arrangement', async () => {
    const before = await charge('CHN', 'CAN', '120510', '2025-09-01');
    expect(before.total).toBeCloseTo(0.848, 12);
    expect(charged(before)).toEqual({ mfn: 0.09, 'anti-dumping': 0.758 });
    expect(before.layers.every(({ source }) => source.publisher !== '')).toBe(true);
    const after = await charge('CHN', 'CAN', '120510', '2026-03-02');
    expect(after.total).toBeCloseTo(0.149, 12);
  });

  it.each([
    ['canola oil', '151411', '2026-06-01', 1],
    ['lobster before', '030632', '2026-02-01', 0.25],
    ['lobster after', '030632', '2026-06-01', undefined],
    ['pork', '020329', '2026-06-01', 0.25],
  ])('%s', async (_, hs, on, surtax) => {
    expect(charged(await charge('CHN', 'CAN', hs, on))['surtax']).toBe(surtax);
  });
});

describe('reroute tariff, Canada on others', () => {
  it('electric vehicles of China: the surtax, then the quota and an uncertain rate outside it', async () => {
    expect((await charge('CAN', 'CHN', '870380', '2026-02-01')).total).toBeCloseTo(1.061, 12);
    const { total, quota } = await charge('CAN', 'CHN', '870380', '2026-04-01');
    expect(total).toBeCloseTo(0.061, 12);
    expect(quota).toMatchObject({ volume: 49_000, in_rate: 0.061, out_rate_uncertain: true });
  });

  it('US steel and consumer goods', async () => {
    expect(charged(await charge('CAN', 'USA', '720851', '2025-04-01'))['surtax']).toBe(0.25);
    // orange juice, of SOR/2025-66
    expect(charged(await charge('CAN', 'USA', '200912', '2025-05-01'))['surtax']).toBe(0.25);
    expect(charged(await charge('CAN', 'USA', '200912', '2025-10-01'))['surtax']).toBeUndefined();
  });
});

describe('reroute tariff, the United States on Canada', () => {
  it.each([
    ['2025-04-01', 0.25],
    ['2025-07-01', 0.5],
  ])('steel on %s', async (on, rate) => {
    const steel = await charge('USA', 'CAN', '720851', on);
    expect(steel.total).toBeCloseTo(rate, 12);
    expect(steel.layers.find(({ measure }) => measure === 'usa-ieepa-canada')?.applies).toBe(false);
  });

  it('a good outside Section 232: by whether it claims USMCA', async () => {
    const september = await charge('USA', 'CAN', '200410', '2025-09-01');
    expect([september.if_not_claimed, september.if_claimed]).toEqual([0.35, 0]);
    expect(september.claim_share).toBeGreaterThan(0);
    expect(september.claim_share).toBeLessThan(1);
    expect(september.total).toBeCloseTo(0.35 * (1 - september.claim_share), 12);
    const march = await charge('USA', 'CAN', '200410', '2026-03-01');
    expect([march.if_not_claimed, march.if_claimed]).toEqual([0.1, 0]);
  });

  it('a listed dairy product', async () => {
    const dairy = await charge('USA', 'CAN', '04021005', '2026-08-20');
    expect(dairy.if_claimed).toBeCloseTo(0.5, 12);
    expect(dairy.layers.find(({ measure }) => measure === 'usa-338-dairy')).toMatchObject({
      rate: 0.5,
      applies: true,
    });
  });
});

describe('the page of reroute tariff', () => {
  it('has the product, the total, the layers with reasons, and numbered sources', async () => {
    const { status, out, err } = await command(
      'tariff',
      'China',
      'can',
      '1205.10',
      '--on',
      '2026-03-02',
    );
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^120510 Oil seeds; low erucic acid rape/u);
    expect(out).toMatch(/^China on goods of Canada, 2026-03-02$/mu);
    expect(out).toMatch(/^total 14\.9 % of value$/mu);
    expect(out).toMatch(
      /^chn-can-canola-seed-ad +anti-dumping +5\.9 % +yes +\[\d\] +charged on top of the MFN rate$/mu,
    );
    expect(out).toMatch(/^ {2}\[2\] [^[]*,\s+20\d\d-\d\d-\d\d,\s+https?:/mu);
    const plain = out.split('\n').filter((line) => !line.includes('http'));
    expect(Math.max(...plain.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('says who claims and what they pay', async () => {
    const { out } = await command('tariff', 'USA', 'CAN', '200410', '--on', '2025-09-01');
    expect(out).toMatch(/35 % on the [\d.]+ % of trade that claims no preference/u);
    expect(out).toMatch(/0 % on the [\d.]+ % that claims one/u);
    expect(out).toMatch(/^total [\d.]+ % of value on average:$/mu);
  });

  it('has what is charged first, and of long notes the first sentence', async () => {
    const { out } = await command('tariff', 'USA', 'CAN', '200410', '--on', '2026-02-01');
    const applies = [...out.matchAll(/ % +(yes|no) +\[/gu)].map(([, word]) => word);
    expect(applies).toContain('no');
    expect(applies).toEqual(applies.toSorted().toReversed());
    expect(out).toMatch(
      /^usa-usmca: inferred: The shares that claim it are estimates\. More: reroute measures usa-usmca$/mu,
    );
  });

  it('asks a register of your own, and says where there is none', async () => {
    const asked = ['tariff', 'CHN', 'CAN', '120510', '--on', '2026-03-02', '--json'];
    const own = await command(...asked, '--register', 'measures');
    expect(own).toEqual(await command(...asked));
    const none = await command(...asked, '--register', 'no-such-folder');
    expect(none).toMatchObject({ status: 2, out: '' });
    expect(none.err).toMatch(/no-such-folder.* cannot be read/u);
  });

  it('has the quota, and says that the rate outside is uncertain', async () => {
    const { out } = await command('tariff', 'CAN', 'CHN', '870380', '--on', '2026-04-01');
    expect(out).toMatch(/^quota can-chn-vehicles-quota: 49,000 vehicles a year$/mu);
    expect(out).toMatch(/6\.1 % inside, 106\.1 % outside \(uncertain\);/u);
  });

  it('warns of a day later than any news', async () => {
    const { status, err } = await command('tariff', 'CHN', 'CAN', '120510', '--on', '2099-01-01');
    expect(status).toBe(0);
    expect(err).toMatch(/^warning: the newest thing that the register was told is of 20\d\d-/u);
  });

  it.each([
    [['Chnia', 'CAN', '120510'], /no region 'Chnia' — did you mean 'CHN'\?/u],
    [['CHN', 'CA-ON', '120510'], /'CA-ON' is a province.* give CAN/u],
    [['EU', 'CAN', '120510'], /'EU' is a group of regions — name one of its members: /u],
    [['CAN', 'CAN', '120510'], /CAN is both importer and exporter/u],
    [['CHN', 'CAN', 'canola'], /'canola' is no product code — give 2 to 10 digits/u],
    [['CHN', 'CAN', '1'], /'1' is no product code/u],
    [['CHN', 'CAN', '770110'], /no chapter 77 — its chapters are 01 to 97, without 77/u],
    [['CHN', 'CAN', '120510', '--on', '2026-02-30'], /Give a day of the calendar/u],
    [['CHN', 'CAN'], /which product\? — give a code such as 120510, or --average/u],
    [['USA', 'CAN', '120510', '--average'], /--average is of all trade/u],
    [['USA', 'CAN', '--average', '--on', '2026-01-01'], /give --from and --to instead of --on/u],
    [['USA', 'CAN', '120510', '--svg', 'x.svg'], /--svg is for --average/u],
    [['USA', 'CAN', '--average', '--from', '2026-01-01', '--to', '2025-01-01'], /swap them/u],
    [['USA', 'CAN', '--average', '--from', '2099-01-01'], /ends by itself — add --to/u],
    [['USA', 'CAN', '--average', '--svg', 'x.png'], /ends in \.svg, not x\.png/u],
    [['USA', 'CAN', '--average', '--csv', 'x.svg'], /a file other than x\.svg/u],
    [['USA', 'CAN', '1205', '--register', ''], /--register is empty/u],
    [
      ['CHN', 'USA', '--average'],
      /does not say which products CHN buys from USA — it does for what CHN buys from AUS, CAN/u,
    ],
    [['USA', 'CAN', '--average', '--economy', 'canada-wrold'], /did you mean 'canada-world'/u],
  ])('refuses %j with status 2', async (args, words) => {
    const { status, out, err } = await command('tariff', ...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(words);
  });
});

describe('reroute tariff USA CAN --average', () => {
  it('prints the table, and writes the series and its picture', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    const [csv, svg] = [join(folder, 'average.csv'), join(folder, 'average.svg')];
    const days = ['--from', '2025-01-01', '--to', '2026-08-31'];
    const { status, out } = await command(
      'tariff',
      'USA',
      'CAN',
      '--average',
      ...days,
      '--csv',
      csv,
      '--svg',
      svg,
      '--json',
    );
    expect(status).toBe(0);
    const series = JSON.parse(out) as AverageTariff;
    expect(series.schema).toBe('reroute.average-tariff/1');
    expect(series.spells[0]?.on).toBe('2025-01-01');
    expect(series.spells.at(-1)?.until).toBe('2026-08-31');
    const on = (day: string) =>
      series.spells.find(({ on: from, until }) => from <= day && day <= until)!;
    // Before the quarrel the average is the world's base tariff and little else.
    expect(on('2025-02-01').fixed_claims).toBeLessThan(0.01);
    // For three days nobody was exempt; 10 % on energy, 25 % on the rest, metals and vehicles not yet on their own.
    expect(on('2025-03-05').all_claim).toBeGreaterThan(0.18);
    expect(on('2025-03-05').all_claim).toBeLessThan(0.25);
    expect(on('2025-03-07').changed).toContain('usa-ieepa-canada');
    // The IEEPA duties end: a fall for who does not claim, nothing for who does.
    const [eve, day] = [on('2026-02-19'), on('2026-02-23')];
    expect(eve.none_claim - day.none_claim).toBeGreaterThan(0.1);
    expect(day.all_claim).toBeCloseTo(eve.all_claim, 12);
    for (const spell of series.spells) {
      expect(spell.all_claim).toBeLessThanOrEqual(spell.reported_claims + 1e-12);
      expect(spell.reported_claims).toBeLessThanOrEqual(spell.none_claim + 1e-12);
      expect(spell.fixed_claims).toBeLessThanOrEqual(spell.none_claim + 1e-12);
    }
    const rows = readFileSync(csv, 'utf8').trim().split('\n');
    expect(rows).toHaveLength(1 + series.spells.length);
    expect(Number(rows[1]?.split(',')[2])).toBe(series.spells[0]?.fixed_claims);
    expect(readFileSync(svg, 'utf8')).toMatch(
      /USMCA claimed as in 2024.*if all goods claimed USMCA/su,
    );
  });

  it('of a pair without a preference has one column', { timeout: 60_000 }, async () => {
    const { status, out } = await command(
      'tariff',
      'CHN',
      'CAN',
      '--average',
      '--from',
      '2026-02-20',
      '--to',
      '2026-03-10',
    );
    expect(status).toBe(0);
    expect(out).toMatch(/^from +average +what changes$/mu);
    expect(out).toMatch(/^2026-03-01 +[\d.]+ +chn-can-suspension-2026, chn-can-canola-seed-ad$/mu);
    expect(out).toMatch(/of the rest\s+every code of a sector counts alike/u);
  });
});
