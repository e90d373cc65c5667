import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { parseEconomyFolder } from './read-folder.ts';
import { fixturesFolder } from './testing/fixture-folder.ts';

it('tells of every file that cannot be read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reroute-read-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(fixturesFolder, 'valid'), folder, { recursive: true });
  for (const name of ['trade.csv', 'final.csv']) {
    rmSync(join(folder, name));
    symlinkSync(join(folder, 'nowhere'), join(folder, name));
  }
  const { tables, problems } = parseEconomyFolder(folder);
  expect(tables).toBe(undefined);
  expect(problems.map(({ file, rule }) => [file, rule]).sort()).toEqual([
    [join(folder, 'final.csv'), 'unreadable-file'],
    [join(folder, 'trade.csv'), 'unreadable-file'],
  ]);
});
