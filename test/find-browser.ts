import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'chrome-headless-shell',
];

const usualPlaces = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where Playwright keeps what it downloads, by platform. */
function playwrightCaches(): string[] {
  const own = process.env['PLAYWRIGHT_BROWSERS_PATH'];
  return [
    ...(own ? [own] : []),
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
    join(homedir(), 'AppData/Local/ms-playwright'),
  ];
}

/** Any Chromium that a Playwright cache holds; the newest revision first. */
function inPlaywrightCache(cache: string): string[] {
  if (!existsSync(cache)) return [];
  return readdirSync(cache, { recursive: true, encoding: 'utf8' })
    .filter((path) => /[\\/](?:chrome|headless_shell|chrome-headless-shell)(?:\.exe)?$/.test(path))
    .map((path) => join(cache, path))
    .sort()
    .reverse();
}

/** The path of a Chromium on this machine, or undefined. A path given by the user must exist. */
export function findBrowser(): string | undefined {
  for (const variable of ['CHROME_PATH', 'CHROMIUM_PATH']) {
    const given = process.env[variable];
    if (!given) continue;
    if (existsSync(given)) return given;
    throw new Error(`${variable} is ${given}, and there is no such file`);
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    ...usualPlaces,
    ...playwrightCaches().flatMap(inPlaywrightCache),
  ].find((path) => existsSync(path));
}

const downloadLimitMs = 90_000;
const triedMark = resolve(
  import.meta.dirname,
  '../node_modules/.cache/reroute/browser-download-tried',
);

/** Asks Playwright for a headless Chromium, once for each `npm ci`; a failure is remembered. */
export async function downloadBrowser(): Promise<void> {
  if (existsSync(triedMark)) return;
  mkdirSync(resolve(triedMark, '..'), { recursive: true });
  writeFileSync(triedMark, '');
  await new Promise<void>((done) => {
    execFile(
      process.execPath,
      [
        resolve(import.meta.dirname, '../node_modules/playwright-core/cli.js'),
        'install',
        'chromium-headless-shell',
      ],
      { timeout: downloadLimitMs },
      () => {
        // whether it worked shows in what findBrowser() sees next
        done();
      },
    );
  });
}
