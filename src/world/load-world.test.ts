import { describe, expect, it } from 'vitest';
import { economyDigest, loadProducts, loadWorld, InputError } from './browser.ts';
import type { Fetch } from './browser.ts';
import { packedFiles } from './format-economy.ts';
import { productFlows } from './product-flows.ts';
import { fixtureFiles } from './testing/fixture-folder.ts';
import { fixtureEconomy, packedFixture } from './testing/packed-fixture.ts';

/** A server that has these files, and what it was asked for. */
function serverOf(
  files: ReadonlyMap<string, string | Uint8Array>,
  absent: { status: number; type: string } = { status: 404, type: 'text/plain' },
): { fetch: Fetch; asked: string[] } {
  const asked: string[] = [];
  const fetch: Fetch = (url) => {
    asked.push(url);
    const content = files.get(url.replace('https://example.org/tiny/', ''));
    const body = content ?? '<!doctype html>';
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    const status = content === undefined ? absent.status : 200;
    return Promise.resolve({
      ok: status === 200,
      status,
      headers: { get: () => (content === undefined ? absent.type : 'application/octet-stream') },
      arrayBuffer: () => Promise.resolve(Uint8Array.from(bytes).buffer),
    });
  };
  return { fetch, asked };
}

const place = 'https://example.org/tiny';

describe('loadWorld', () => {
  it('reads a packed world, asking for nothing that such a world has not', async () => {
    const { fetch, asked } = serverOf(packedFixture());
    expect(await loadWorld(`${place}/`, fetch)).toEqual({ ...fixtureEconomy(), problems: [] });
    expect(asked.map((url) => url.slice(place.length + 1)).sort()).toEqual([
      'economy.yaml',
      'regions.csv',
      'sectors.csv',
      'tables.bin',
    ]);
  });

  it.each([
    ['404', { status: 404, type: 'text/plain' }],
    ['a page', { status: 200, type: 'text/html; charset=utf-8' }],
  ])('reads a folder of CSV files; %s is a file that is not there', async (_, absent) => {
    const files = fixtureFiles('valid');
    files.delete('transfers.csv');
    const { tables, meta } = await loadWorld(place, serverOf(files, absent).fetch);
    const { transfers: _derived, ...sound } = fixtureEconomy().tables;
    expect(tables).toEqual(sound);
    expect(economyDigest(meta, tables)).toBe(economyDigest(fixtureEconomy().meta, sound));
  });

  it('asks for further elasticities where economy.yaml names any', async () => {
    const { meta, tables } = fixtureEconomy();
    const theta = Float64Array.of(1, 2, 3);
    const elasticitySets = new Map([['low', { source: { title: 'A study' }, theta }]]);
    const { fetch, asked } = serverOf(packedFiles(meta, tables, elasticitySets));
    const world = await loadWorld(place, fetch);
    expect(world.elasticitySets).toEqual(elasticitySets);
    expect(asked).toContain(`${place}/elasticities.csv`);
  });

  it('leaves products to loadProducts, which asks for them', async () => {
    const { meta, tables } = fixtureEconomy();
    const steel = { hs: '720851', value: 10, rate: 0.25, basis: 'customs-2024' };
    const pair = { importer: 'USA', exporter: 'CAN', products: [steel] };
    const files = packedFiles(meta, tables, undefined, productFlows([pair], tables.regions));
    const { fetch, asked } = serverOf(files);
    const world = await loadWorld(place, fetch);
    expect(world.products).toBeUndefined();
    expect(asked).not.toContain(`${place}/products.csv`);
    const products = await loadProducts(`${place}/`, fetch, world);
    expect(products?.of('USA', 'QC')).toEqual([steel]);
    expect(asked).toContain(`${place}/products.csv`);
    const none = serverOf(packedFixture());
    expect(await loadProducts(place, none.fetch, world)).toBeUndefined();
    const broken = serverOf(fixtureFiles('unknown-basis'));
    await expect(loadProducts(place, broken.fetch, world)).rejects.toThrow(
      `${place}/products.csv:3:19: error: 'custom-2024' is no basis`,
    );
    const refusing = serverOf(new Map(), { status: 503, type: 'text/plain' });
    await expect(loadProducts(place, refusing.fetch, world)).rejects.toThrow('status 503');
  });

  it('throws every problem of every file, at its address', async () => {
    const files = fixtureFiles('negative-flow');
    files.delete('final.csv');
    const loading = loadWorld(place, serverOf(files).fetch);
    await expect(loading).rejects.toThrow(InputError);
    await expect(loading).rejects.toThrow(`${place}/trade.csv:5:13: error: sector goods`);
    await expect(loading).rejects.toThrow(`${place}/final.csv:1:1: error: this file is missing`);
  });

  it('throws when a server refuses, or is not there', async () => {
    const refusing = serverOf(fixtureFiles('valid'), { status: 503, type: 'text/plain' });
    await expect(loadWorld(place, refusing.fetch)).rejects.toThrow(
      `${place}/tables.bin:1:1: error: the file cannot be read: the server answers with status 503`,
    );
    const silent: Fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(loadWorld(place, silent)).rejects.toThrow(
      `${place}/economy.yaml:1:1: error: the file cannot be read: Failed to fetch`,
    );
  });
});
