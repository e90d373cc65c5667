import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { launchArguments } from '../test/browser-arguments.ts';
import { findBrowser } from '../test/find-browser.ts';
import { bundleBrowserDoor, loadInPage, median, serveFolder } from '../test/world-page.ts';
import {
  builtinWorlds,
  economyDigest,
  readEconomyFolder,
  writeEconomyFolder,
} from '../src/world/index.ts';
import { generatedTables } from './generated-tables.ts';

// `npm run bench:load [-- WORLD]`: how long a world takes to load, in Node and in Chromium, and what it weighs.

const RUNS = 5;
const place = mkdtempSync(join(tmpdir(), 'reroute-bench-'));
const row = (...cells: (string | number)[]): void => {
  process.stdout.write(`${cells.map((cell) => String(cell).padEnd(14)).join('')}\n`);
};

try {
  const [asked] = process.argv.slice(2);
  const world = builtinWorlds().find(({ id }) => id === (asked ?? 'canada-world'));
  if (asked !== undefined && !world) throw new Error(`there is no built-in world '${asked}'`);
  const id = world?.id ?? 'generated-90x39';
  const { meta, tables } = world ? readEconomyFolder(world.path) : generatedTables(2024, 90, 39);
  for (const form of ['packed', 'csv']) {
    writeEconomyFolder(join(place, form), meta, tables, { packed: form === 'packed' });
  }
  const digest = economyDigest(meta, tables);
  row(id, `${tables.regions.length} × ${tables.sectors.length}`);
  row('form', 'MB', 'Node ms', 'Chromium ms', '(medians of 5)');
  for (const form of ['packed', 'csv']) {
    const bytes = readdirSync(join(place, form)).reduce(
      (sum, name) => sum + statSync(join(place, form, name)).size,
      0,
    );
    row(form, (bytes / 1e6).toFixed(2), inNode(form, digest), await inChromium(form, digest));
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}

/** In this process, which has read the world before: warm. */
function inNode(form: string, digest: string): string {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    const { meta, tables } = readEconomyFolder(join(place, form));
    const time = performance.now() - start;
    if (economyDigest(meta, tables) !== digest) throw new Error(`${form}: another economy`);
    return time;
  });
  return median(times).toFixed(0);
}

/** Each time in a new page, past its cache, from a server on this machine: cold. */
async function inChromium(form: string, digest: string): Promise<string> {
  const executablePath = findBrowser();
  if (executablePath === undefined) return 'no browser';
  await bundleBrowserDoor(place);
  const server = await serveFolder(place);
  const browser = await chromium.launch({ executablePath, args: launchArguments });
  const times: number[] = [];
  try {
    for (let run = 0; run < RUNS; run++) {
      const load = await loadInPage(browser, server.origin, form);
      if (load.digest !== digest) throw new Error(`${form}: another economy in the page`);
      times.push(load.milliseconds);
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return median(times).toFixed(0);
}
