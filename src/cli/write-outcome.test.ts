import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { command, temporaryFolder } from './testing/command.ts';

it('leaves nothing beside a file that cannot be put in its place, and names the place', async () => {
  const folder = temporaryFolder();
  const place = join(folder, 'regions.csv');
  mkdirSync(join(place, 'in-the-way'), { recursive: true });
  const { status, err } = await command('run', 'us-25-percent', '--out', folder);
  expect(status).toBe(2);
  expect(err).toMatch(/^\S+regions\.csv cannot be written: E.*— give --out a folder/u);
  expect(err).not.toMatch(/defect|^\s+at /mu);
  expect(readdirSync(folder).sort()).toEqual(['regions.csv', 'result.json']);
});

it('refuses a folder that is a file', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  const { status, err } = await command('run', 'us-25-percent', '--out', file);
  expect(status).toBe(2);
  expect(err).toMatch(/^\S+\/file cannot be written: EEXIST/u);
});

it('does not take the part of another run for its own', async () => {
  const folder = temporaryFolder();
  const other = join(folder, 'result.json.part');
  writeFileSync(other, 'of another run');
  expect((await command('run', 'us-25-percent', '--out', folder)).status).toBe(0);
  expect(readdirSync(folder)).toContain('result.json.part');
});
