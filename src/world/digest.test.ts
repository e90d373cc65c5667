import { describe, expect, it } from 'vitest';
import { economyDigest } from './digest.ts';
import { parseEconomy } from './parse-economy.ts';
import { fixtureFiles } from './testing/fixture-folder.ts';

function digestOf(files: ReadonlyMap<string, string>): string {
  const { meta, tables, problems } = parseEconomy(files, '');
  if (!meta || !tables) throw new Error(JSON.stringify(problems));
  return economyDigest(meta, tables);
}

/** The digest of the sound little economy with one text replaced in one file. */
function digestWith(name: string, from: string, to: string): string {
  const files = fixtureFiles('valid');
  const text = files.get(name) ?? '';
  if (!text.includes(from)) throw new Error(`'${from}' is not in ${name}`);
  files.set(name, text.replace(from, to));
  return digestOf(files);
}

const digest = digestOf(fixtureFiles('valid'));

describe('economyDigest', () => {
  it('is a SHA-256', () => {
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/u);
  });

  it('is the one this fixture has always had', () => {
    // A new value here changes the provenance of every published result: it needs a note in the changelog.
    expect(digest).toBe('sha256:2ec3d91743479f9dac1f3d634aba0972f134fc067c022c116495d687a7308314');
  });

  it('does not depend on the order of rows', () => {
    const files = fixtureFiles('valid');
    for (const [name, text] of files) {
      if (!name.endsWith('.csv')) continue;
      const [header = '', ...rows] = text.trimEnd().split('\n');
      files.set(name, [header, ...rows.reverse()].join('\n'));
    }
    expect(digestOf(files)).toBe(digest);
  });

  it.each([
    ['how numbers are written', 'trade.csv', '400', '4.0e+2'],
    ['line ends', 'final.csv', '\n', '\r\n'],
    ['rows of 0', 'tariffs.csv', 'rate\n', 'rate\nenergy,ON,USA,0\n'],
    ['names', 'regions.csv', 'Ontario', 'Upper Canada'],
    ['coordinates', 'regions.csv', '50,-85', '51,-86'],
  ])('does not depend on %s', (_, name, from, to) => {
    expect(digestWith(name, from, to)).toBe(digest);
  });

  it.each([
    ['a flow', 'trade.csv', 'ON,ON,400', 'ON,ON,400.0000000000001'],
    ['a tariff', 'tariffs.csv', '0.1', '0.11'],
    ['an elasticity', 'sectors.csv', 'true,5', 'true,6'],
    ['a group', 'regions.csv', 'USA,,39', 'USA,NAM,39'],
    ['what customs can reach', 'sectors.csv', 'Energy,true', 'Energy,false'],
    ['the unit', 'economy.yaml', 'US$ million', 'US$ billion'],
  ])('depends on %s', (_, name, from, to) => {
    expect(digestWith(name, from, to)).not.toBe(digest);
  });

  it('tells transfers of 0 from transfers to be derived', () => {
    const derived = fixtureFiles('valid');
    derived.delete('transfers.csv');
    const zero = fixtureFiles('valid').set('transfers.csv', 'region,value\n');
    expect(digestOf(derived)).not.toBe(digestOf(zero));
  });
});
