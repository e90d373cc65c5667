import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithBrowser, launchBrowser } from '../../test/browser.ts';
import { bundleBrowserDoor, loadInPage, median, serveFolder } from '../../test/world-page.ts';
import type { PageLoad } from '../../test/world-page.ts';
import * as browserDoor from './browser.ts';
import { builtinWorlds } from './builtin-worlds.ts';
import { economyDigest } from './digest.ts';
import * as nodeDoor from './index.ts';
import { readEconomyFolder } from './read-folder.ts';
import { writeEconomyFolder } from './write-folder.ts';

let site = '';
let imports: string[] = [];
beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), 'reroute-page-'));
  imports = await bundleBrowserDoor(site);
});
afterAll(() => {
  rmSync(site, { recursive: true, force: true });
});

describe('the door for pages', () => {
  it('needs nothing of Node', () => {
    expect(imports).toEqual([]);
  });

  it('exports what the door of Node exports, loadWorld and loadProducts', () => {
    const { loadWorld, loadProducts, ...others } = browserDoor;
    expect([typeof loadWorld, typeof loadProducts]).toEqual(['function', 'function']);
    expect(nodeDoor).toMatchObject(others);
  });
});

describeWithBrowser('a world in a page', () => {
  it.each([
    ['packed', true],
    ['CSV', false],
  ])('is the one that Node reads: %s', async (form, packed) => {
    const [world] = builtinWorlds();
    if (!world) throw new Error('there is no built-in world');
    const { meta, tables } = readEconomyFolder(world.path);
    mkdirSync(join(site, form), { recursive: true });
    writeEconomyFolder(join(site, form, world.id), meta, tables, { packed });
    const server = await serveFolder(site);
    const browser = await launchBrowser();
    const loads: PageLoad[] = [];
    try {
      for (let run = 0; run < (packed ? 5 : 1); run++) {
        loads.push(await loadInPage(browser, server.origin, `${form}/${world.id}`));
      }
    } finally {
      await browser.close();
      await server.close();
    }
    for (const { digest, regions, sectors } of loads) {
      expect(digest).toBe(economyDigest(meta, tables));
      expect([regions, sectors]).toEqual([world.regions, world.sectors]);
    }
    // Said, not judged: a time depends on the machine. `npm run bench:load` measures.
    process.stdout.write(
      `${world.id}, ${form}: ${median(loads.map((one) => one.milliseconds)).toFixed(0)} ms in a page\n`,
    );
  });
});
