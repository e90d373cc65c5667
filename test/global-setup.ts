import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { downloadBrowser, findBrowser } from './find-browser.ts';
import { findRedis } from './find-redis.ts';
import { sharedDataFolder } from './shared-data-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    browserPath: string | undefined;
    redisPath: string | undefined;
  }
}

/** Says once, before any test, what this machine lacks; in CI nothing may be lacking. */
function lacking(what: string): void {
  if (process.env['CI']) throw new Error(`${what}; CI must not skip tests`);
  process.stdout.write(`${what}\n`);
}

export default async function setup(project: TestProject): Promise<void> {
  if (!existsSync(sharedDataFolder)) {
    lacking(`tests that read the shared data are skipped: there is no ${sharedDataFolder}`);
  }
  if (findBrowser() === undefined) await downloadBrowser();
  const browserPath = findBrowser();
  if (browserPath === undefined) lacking('browser tests are skipped: no browser was found');
  project.provide('browserPath', browserPath);
  const redisPath = findRedis();
  if (redisPath === undefined) lacking('queue tests are skipped: no redis-server was found');
  project.provide('redisPath', redisPath);
}
