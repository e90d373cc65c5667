import { chromium, type Browser } from 'playwright-core';
import { describe, inject } from 'vitest';
import { launchArguments } from './browser-arguments.ts';

/** The Chromium that test/global-setup.ts found, or undefined. */
export function browserPath(): string | undefined {
  return inject('browserPath');
}

/** Starts the Chromium that was found; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = browserPath();
  if (executablePath === undefined) throw new Error('no browser was found');
  return chromium.launch({ executablePath, args: launchArguments });
}

/** A `describe` that needs a browser: skipped where there is none (said once), never in CI. */
export function describeWithBrowser(name: string, tests: () => void): void {
  describe.skipIf(browserPath() === undefined)(name, tests);
}
