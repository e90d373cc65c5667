import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WorldProfile } from '../lab/index.ts';
import { command, economyFolder, temporaryFolder } from './testing/command.ts';

function mapFile(text: string): string {
  const path = join(temporaryFolder(), 'map.csv');
  writeFileSync(path, text);
  return path;
}

describe('reroute world aggregate', () => {
  it('writes an economy that checks clean, and shows that no total has moved', async () => {
    const out = join(temporaryFolder(), 'one');
    const {
      status,
      out: text,
      err,
    } = await command(
      ...['world', 'aggregate', 'canada-2021', '--regions', 'canada', '--out', out],
      ...['--id', 'one-canada', '--title', 'One Canada'],
    );
    expect(status).toBe(0);
    expect(err).toBe('');
    expect(text).toMatch(/^canada-2021 → one-canada: One Canada\nregions: 17 → 8; sectors: 23\n/u);
    expect(text).toMatch(/\n {2}CAN \(Canada\): CA-AB, CA-BC, .*CA-SK\n/u);
    expect(text).toMatch(/\nvalue added +112,438,723 +112,438,723 +\S+\n/u);
    expect(text).toMatch(/\nNo world total has moved: the largest gap is (0|\de-1\d) of /u);
    expect(text).toMatch(/\nSales of 442,595 C\$ million between regions that are now one have /u);
    expect(text).not.toMatch(/duty/u);
    const checked = await command('check', out);
    expect(checked.status).toBe(0);
    expect(checked.out).toMatch(/accepted, 0 errors, 0 warnings/u);
    expect(readFileSync(join(out, 'economy.yaml'), 'utf8')).toMatch(/^id: one-canada\n/u);
  });

  it('--json prints reroute.aggregation/1', async () => {
    const out = join(temporaryFolder(), 'one');
    const sectors = mapFile('sector,into,theta\nON,X,\n');
    expect(
      (await command('world', 'aggregate', 'canada-2021', '--sectors', sectors, '--out', out))
        .status,
    ).toBe(2);
    expect(existsSync(out)).toBe(false);
    const good = mapFile('sector,into,theta\nagriculture,primary,6\nmining,primary,\n*,*,\n');
    const { out: text } = await command(
      ...['world', 'aggregate', 'canada-2021', '--sectors', good, '--out', out, '--json'],
    );
    const report = JSON.parse(text) as Record<string, unknown>;
    expect(report).toMatchObject({
      schema: 'reroute.aggregation/1',
      source: { id: 'canada-2021', regions: 17, sectors: 23 },
      economy: { id: 'canada-2021-17x22', path: out, regions: 17, sectors: 22 },
    });
    expect((report['sectors'] as unknown[])[0]).toEqual({
      id: 'primary',
      name: 'primary',
      tradable: true,
      theta: 6,
      members: ['agriculture', 'mining'],
    });
    expect((report['totals'] as { gap: number }[]).every(({ gap }) => gap < 1e-9)).toBe(true);
  });

  it('tells how much duty is now inside a region', async () => {
    const out = join(temporaryFolder(), 'north');
    const map = mapFile('region,into\nON,N\nUSA,N\nQC,QC\n');
    const { status, out: text } = await command(
      ...['world', 'aggregate', economyFolder(), '--regions', map, '--out', out],
    );
    expect(status).toBe(0);
    expect(text).toMatch(
      /The\s+duty\s+of\s+\S+\s+.*stays,\s+as\s+a\s+mean\s+rate\s+on\s+own\s+sales/su,
    );
    expect(readFileSync(join(out, 'economy.yaml'), 'utf8')).toMatch(/^inner_tariffs: true$/mu);
    expect((await command('check', out)).out).toMatch(/ok: absorption[^]*ok: cost/u);
  });

  it('refuses a map with file, line, column and a suggestion, and writes nothing', async () => {
    const out = join(temporaryFolder(), 'one');
    const map = mapFile('region,into\nOntario,EAST\n*,*\n');
    const {
      status,
      out: text,
      err,
    } = await command(...['world', 'aggregate', 'canada-2021', '--regions', map, '--out', out]);
    expect(status).toBe(2);
    expect(text).toBe('');
    expect(err).toMatch(/map\.csv:2:1: error: .*'Ontario'.*did you mean 'CA-ON'/u);
    expect(existsSync(out)).toBe(false);
  });

  it('does not write over what it read, nor over something else', async () => {
    const folder = economyFolder();
    const map = mapFile('region,into\n*,W\n');
    const onto = await command(
      'world',
      'aggregate',
      folder,
      '--regions',
      map,
      '--out',
      folder,
      '--force',
    );
    expect(onto.status).toBe(2);
    expect(onto.err).toMatch(/is the economy that is to be aggregated/u);
    const photos = temporaryFolder();
    writeFileSync(join(photos, 'cat.jpg'), '');
    const other = await command(
      'world',
      'aggregate',
      folder,
      '--regions',
      map,
      '--out',
      photos,
      '--force',
    );
    expect(other.status).toBe(2);
    expect(other.err).toMatch(/nothing was written: .*not an economy folder/u);
    expect(readdirSync(photos)).toEqual(['cat.jpg']);
  });

  it('needs something to do, a place, and an id that can be one', async () => {
    const none = await command('world', 'aggregate', 'canada-2021', '--out', 'x');
    expect(none.status).toBe(2);
    expect(none.err).toMatch(/nothing to merge/u);
    const nowhere = await command('world', 'aggregate', 'canada-2021', '--regions', 'canada');
    expect(nowhere.status).toBe(2);
    expect(nowhere.err).toMatch(/--out/u);
    const bad = await command(
      ...['world', 'aggregate', 'canada-2021', '--regions', 'eu', '--out', 'x', '--id', 'a b'],
    );
    expect(bad.status).toBe(2);
    expect(bad.err).toMatch(/Use letters, digits/u);
  });
});

describe('reroute worlds show', () => {
  it('prints a page of at most 100 columns', async () => {
    const { status, out } = await command('worlds', 'show', 'canada-2021');
    expect(status).toBe(0);
    expect(out.split('\n').filter((line) => [...line].length > 100)).toEqual([]);
    expect(out).toMatch(/^Ten Canadian provinces, six partners/u);
    expect(out).toMatch(/canada-2021, 2021: 17 regions × 23 sectors, 12 of them tradable/u);
    expect(out).toMatch(/tables in C\$ million; on this page in C\$ billion/u);
    expect(out).toMatch(/\n {2}Inter-Country Input-Output tables, OECD, CC BY 4\.0\n/u);
    expect(out).toMatch(/value added +112,438\.7\n/u);
    expect(out).toMatch(/Rest of the world → China +2,572\.4 +12\.7 %/u);
    expect(out).toMatch(/group Canada +63\.2 % +2,353\.2 +746\.7 +740\.8 +6\.0\n/u);
    expect(out).toMatch(/tariffs: none, trade is free/u);
    expect(out).toMatch(
      /from 1\.01 \(transport-equipment\) to 11\.6 \(electronics\), median 4\.55/u,
    );
    expect(out).toMatch(
      /purchases +trade and tariffs agree with inputs and final in all 391 cells/u,
    );
    expect(out).toMatch(/base year +an equilibrium as it stands, residual \d\.\de-1\d/u);
    expect(out).toMatch(/filled cells +trade 99 %, tariffs 0 %/u);
  });

  it('shows tariffs, negative final demand and gaps where there are any', async () => {
    const sound = await command('worlds', 'show', economyFolder());
    expect(sound.out).toMatch(/\ntariffs +by trade +simple +duty-free +revenue\nworld +\d/u);
    const { status, out } = await command('worlds', 'show', economyFolder('negative-final'));
    expect(status).toBe(0);
    expect(out).toMatch(/negative final +1 cells?, −/u);
    expect(out).toMatch(
      /purchases +trade and tariffs differ from inputs and final in \d of 9 cells/u,
    );
    expect(out).toMatch(/base year +residual .* as it stands; re-solved in \d+ sweeps/u);
    expect(out).toMatch(/check +1 warning: reroute check lists it/u);
  });

  it('--json prints reroute.world-profile/1 in full precision', async () => {
    const { out } = await command('worlds', 'show', 'canada-2021', '--json');
    const profile = JSON.parse(out) as WorldProfile;
    expect(profile.schema).toBe('reroute.world-profile/1');
    expect(profile.regions).toHaveLength(17);
    expect(profile.top_flows[0]?.value).toBeGreaterThan(2_572_000);
    expect(profile.top_flows[0]?.value).not.toBe(Math.round(profile.top_flows[0]!.value));
  });

  it('suggests a world for a mistyped id, and refuses a broken folder', async () => {
    const { status, err } = await command('worlds', 'show', 'canada-2012');
    expect(status).toBe(2);
    expect(err).toMatch(/did you mean 'canada-2021'/u);
    const broken = await command('worlds', 'show', economyFolder('negative-flow'));
    expect(broken.status).toBe(2);
    expect(broken.err).toMatch(/\[negative-flow\]/u);
  });

  it('leaves the list as it was', async () => {
    const { out } = await command('worlds', '--json');
    expect((JSON.parse(out) as { id: string }[]).map(({ id }) => id)).toContain('canada-2021');
    expect((await command('worlds')).out).toMatch(/canada-2021 +2021 +17 +23 +Ten Canadian/u);
    expect((await command('worlds')).out.match(/\(default\)/gu)).toHaveLength(1);
  });

  it.each([
    ['worlds', 'show'],
    ['world', 'aggregate'],
  ])('%s %s --help has an example', async (...name) => {
    const { status, out } = await command(...name, '--help');
    expect(status).toBe(0);
    expect(out).toMatch(new RegExp(`Example:\\n {2}reroute ${name.join(' ')}`, 'u'));
  });
});

it('carries the sets of elasticities of a world over, and shows them', async () => {
  const folder = economyFolder();
  const yaml = join(folder, 'economy.yaml');
  writeFileSync(yaml, `${readFileSync(yaml, 'utf8')}elasticities:\n  paper: { title: A paper }\n`);
  writeFileSync(
    join(folder, 'elasticities.csv'),
    'set,sector,theta\npaper,goods,2\npaper,energy,5\npaper,services,3\n',
  );
  const out = join(temporaryFolder(), 'merged');
  const map = mapFile('sector,into\ngoods,trade\nenergy,trade\n*,*\n');
  const { status } = await command('world', 'aggregate', folder, '--sectors', map, '--out', out);
  expect(status).toBe(0);
  expect(readFileSync(join(out, 'elasticities.csv'), 'utf8')).toMatch(
    /^set,sector,theta\npaper,trade,[234]\.?\d*\npaper,services,3\n$/u,
  );
  expect((await command('check', out)).out).toMatch(/accepted, 0 errors, 0 warnings/u);
  expect((await command('worlds', 'show', out)).out).toMatch(
    /other sets of θ +from +median +to +mean by trade\npaper +\d/u,
  );
});
