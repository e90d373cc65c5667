import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Charge, MeasureEntry } from '../lab/index.ts';
import { command, temporaryFolder } from './testing/command.ts';

interface Listing {
  readonly schema: string;
  readonly on: string;
  readonly measures: readonly MeasureEntry[];
}

async function listing(...args: string[]): Promise<Listing> {
  const { status, out } = await command('measures', ...args, '--json');
  expect(status).toBe(0);
  return JSON.parse(out) as Listing;
}

describe('reroute measures', () => {
  it('has the threat of 100 % of 24 January 2026, charged nowhere', async () => {
    const { schema, on, measures } = await listing('--on', '2026-01-24');
    expect({ schema, on }).toEqual({ schema: 'reroute.measures/1', on: '2026-01-24' });
    const threat = measures.find(({ id }) => id === 'usa-threat-100-canada');
    expect(threat).toMatchObject({
      status: 'threatened',
      state: 'threatened',
      charged: false,
      rate: 1,
    });
    const { out } = await command('tariff', 'USA', 'CAN', '200410', '--on', '2026-01-24', '--json');
    const { layers } = JSON.parse(out) as Charge;
    expect(layers.find(({ measure }) => measure === 'usa-threat-100-canada')).toMatchObject({
      applies: false,
    });
    // Nobody had made it the day before.
    const eve = await listing('--on', '2026-01-23');
    expect(eve.measures.map(({ id }) => id)).not.toContain('usa-threat-100-canada');
  });

  it('lists everything without a day, and only what stands with one', async () => {
    const all = await listing();
    const day = await listing('--on', '2019-01-01');
    expect(all.measures.length).toBeGreaterThan(100);
    expect(day.measures.length).toBeLessThan(all.measures.length / 2);
    expect(day.measures.every(({ state }) => !['not-yet', 'paused', 'over'].includes(state))).toBe(
      true,
    );
  });

  it('filters by who, on whom, code, instrument and status, together', async () => {
    const { measures } = await listing('--importer', 'China', '--exporter', 'CAN', '--hs', '1205');
    const ids = measures.map(({ id }) => id);
    expect(ids).toContain('chn-can-canola-seed-ad');
    expect(ids).not.toContain('chn-can-pork');
    const bans = await listing('--importer', 'CHN', '--instrument', 'ban', '--status', 'ended');
    expect(bans.measures.length).toBeGreaterThan(3);
    expect(
      bans.measures.every(({ instrument, status }) => instrument === 'ban' && status === 'ended'),
    ).toBe(true);
  });

  it('prints a table for people', async () => {
    const { status, out } = await command(
      'measures',
      '--on',
      '2026-01-24',
      '--exporter',
      'CAN',
      '--importer',
      'USA',
    );
    expect(status).toBe(0);
    expect(out).toMatch(/^id +who ← whom +instrument +rate +from +until +status$/mu);
    expect(out).toMatch(
      /^usa-threat-100-canada +USA ← CAN +surtax +\(100 %\) +2026-01-24 +threatened$/mu,
    );
    expect(out).toMatch(/^usa-ieepa-canada +USA ← CAN .* 35 % \/ 0 % /mu);
    expect(out).toMatch(
      /^\d+ measures, \d+ in force on 2026-01-24\. – is not; \(25 %\) is threatened/mu,
    );
    expect((await command('measures', '--hs', '9701', '--instrument', 'trq')).out).toBe(
      'no measure of the register answers to that\n',
    );
  });

  it('shows one in full: spells, law, sources', async () => {
    const { status, out } = await command(
      'measures',
      'chn-can-canola-seed-ad',
      '--on',
      '2026-03-02',
    );
    expect(status).toBe(0);
    expect(out).toMatch(/^chn-can-canola-seed-ad\n/u);
    expect(out).toMatch(/^who +China on goods of Canada$/mu);
    expect(out).toMatch(/^2025-08-14 +2026-02-28 +75\.8 %/mu);
    expect(out).toMatch(/^2026-03-01 +2031-02-28 +5\.9 %/mu);
    expect(out).toMatch(/^sources\n {2}\S/mu);
    const { measures } = await listing('chn-can-canola-seed-ad', '--on', '2026-03-02');
    expect(measures).toHaveLength(1);
    expect(measures[0]).toMatchObject({ charged: true, rate: 0.059, from: '2026-03-01' });
  });

  it('says what changed between two days', async () => {
    const args = [
      'measures',
      '--changes',
      '2026-02-28',
      '2026-03-01',
      '--importer',
      'CHN',
      '--exporter',
      'CAN',
    ];
    const { status, out } = await command(...args);
    expect(status).toBe(0);
    expect(out).toMatch(/^2026-03-01 +chn-can-canola-seed-ad +changes +75\.8 % +5\.9 %$/mu);
    expect(out).toMatch(/^2026-03-01 +chn-can-suspension-2026 +begins +– /mu);
    const { out: json } = await command(...args, '--json');
    expect(JSON.parse(json)).toMatchObject({
      schema: 'reroute.measure-changes/1',
      from: '2026-02-28',
      to: '2026-03-01',
      changes: expect.arrayContaining([
        expect.objectContaining({
          day: '2026-03-01',
          measure: 'chn-can-canola-seed-ad',
          before: '75.8 %',
          after: '5.9 %',
        }),
      ]) as unknown,
    });
    expect((await command('measures', '--changes', '2017-01-01', '2017-01-02')).out).toMatch(
      /^nothing changes/u,
    );
  });

  it('draws the timeline of the whole register, and of a quarrel, to a file or to standard output', async () => {
    const file = join(temporaryFolder(), 'all.svg');
    const { status, out, err } = await command('measures', '--timeline', file);
    expect({ status, out }).toEqual({ status: 0, out: '' });
    expect(err).toBe(`wrote ${file}\n`);
    expect(readFileSync(file, 'utf8')).toMatch(/^<svg .*China on goods of Canada/su);
    const quarrel = await command(
      'measures',
      '--importer',
      'CHN',
      '--exporter',
      'CAN',
      '--timeline',
      '--from',
      '2025-01-01',
    );
    expect(quarrel.out).toMatch(/^<svg .*by day from 1 Jan 2025 to /su);
    expect(quarrel.out).not.toContain('on goods of Australia');
  });

  it.each([
    [
      ['chn-can-canola-sed-ad'],
      /no measure 'chn-can-canola-sed-ad' — did you mean 'chn-can-canola-seed-ad'/u,
    ],
    [
      ['chn-can-pork', '--importer', 'CHN'],
      /'chn-can-pork' is shown in full — leave out --importer/u,
    ],
    [['--instrument', 'tarif'], /--instrument.*Give one of mfn, /u],
    [['--instrument', 'surtaxx'], /did you mean 'surtax'\?/u],
    [['--status', 'threatend'], /did you mean 'threatened'\?/u],
    [['--importer', 'Cnada'], /did you mean 'CAN'\?/u],
    [['--hs', 'x'], /Give a code of the Harmonized System/u],
    [['--changes', '2026-01-01'], /--changes takes two days/u],
    [['--changes', '2026-01-01', '2026-13-01'], /'2026-13-01' is no day of the calendar/u],
    [['--changes', '2026-02-01', '2026-01-01'], /swap them/u],
    [['--timeline', 'x.png'], /ends in \.svg, not x\.png/u],
    [['--timeline', '--json'], /--timeline is a picture/u],
    [['--from', '2025-01-01'], /--from is for --timeline/u],
    [['--timeline', '--hs', '9701', '--instrument', 'trq'], /nothing to draw/u],
  ])('refuses %j with status 2', async (args, words) => {
    const { status, out, err } = await command('measures', ...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(words);
  });
});
