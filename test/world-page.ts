import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';

const browserDoor = resolve(import.meta.dirname, '../src/world/browser.ts');

/** What a page that loaded a world has to say of it. */
export interface PageLoad {
  readonly digest: string;
  readonly regions: number;
  readonly sectors: number;
  /** From the first request to a checked economy, by the page's own clock. */
  readonly milliseconds: number;
}

/**
 * Bundles `src/world/browser.ts` for pages, as a site would, into `folder/world.js`, with a page that takes it in.
 *
 * @returns the modules that are left to be imported from elsewhere: of a script for pages, none
 */
export async function bundleBrowserDoor(folder: string): Promise<string[]> {
  const left = await bundleForPages(browserDoor, folder, 'world.js');
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><script type="module">import * as world from "./world.js"; globalThis.world = world</script>',
  );
  return left;
}

/** The same for any module, without a page. */
export async function bundleForPages(
  entry: string,
  folder: string,
  name: string,
): Promise<string[]> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      lib: { entry, formats: ['es'], fileName: () => name },
      outDir: folder,
      emptyOutDir: false,
      target: 'es2023',
      // A module of Node would become an empty stub: it is left as an import, where it can be seen.
      rolldownOptions: { external: [/^node:/u] },
    },
  });
  if (!Array.isArray(built)) throw new Error('vite built no library');
  const chunks = built.flatMap(({ output }) =>
    output.flatMap((part) => (part.type === 'chunk' ? [part] : [])),
  );
  const own = new Set(chunks.map(({ fileName }) => fileName));
  return chunks
    .flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports])
    .filter((module) => !own.has(module));
}

/** Serves a folder on the loopback interface. */
export async function serveFolder(
  folder: string,
): Promise<{ origin: string; close: () => Promise<void> }> {
  const types: Readonly<Record<string, string>> = {
    '.js': 'text/javascript',
    '.html': 'text/html; charset=utf-8',
  };
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const type = types[/\.\w+$/u.exec(path)?.[0] ?? ''] ?? 'application/octet-stream';
    readFile(join(folder, path)).then(
      (content) => response.writeHead(200, { 'content-type': type }).end(content),
      () => response.writeHead(404, { 'content-type': 'text/plain' }).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed, failed) => {
        server.closeAllConnections();
        server.close((error) => {
          if (error) failed(error);
          else closed();
        });
      }),
  };
}

/** What the page has of `src/world/browser.ts`. */
interface WorldScript {
  readonly loadWorld: (
    url: string,
    fetch: (url: string) => Promise<Response>,
  ) => Promise<{ meta: unknown; tables: { regions: unknown[]; sectors: unknown[] } }>;
  readonly economyDigest: (meta: unknown, tables: unknown) => string;
}

/** Loads a world in a new page, past the cache: nothing is compiled or warm. */
export async function loadInPage(
  browser: Browser,
  origin: string,
  world: string,
): Promise<PageLoad> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/index.html`);
    return await page.evaluate(async (url) => {
      const { loadWorld, economyDigest } = (globalThis as unknown as { world: WorldScript }).world;
      const start = performance.now();
      const { meta, tables } = await loadWorld(url, (file) => fetch(file, { cache: 'no-store' }));
      const milliseconds = performance.now() - start;
      return {
        digest: economyDigest(meta, tables),
        regions: tables.regions.length,
        sectors: tables.sectors.length,
        milliseconds,
      };
    }, `${origin}/${world}`);
  } finally {
    await context.close();
  }
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
