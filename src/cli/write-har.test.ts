import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Result } from '../lab/index.ts';
import { cappedScenario, command, temporaryFolder } from './testing/command.ts';

it('writes the result that it prints as a header-array file', async () => {
  const file = join(temporaryFolder(), 'result.har');
  const { status, out, err } = await command('run', 'us-25-percent', '--json', '--har', file);
  expect(status).toBe(0);
  expect(err).toContain(`wrote ${file}\n`);
  const bytes = readFileSync(file);
  // A record of four bytes, the name of the first header, and four blanks before what it holds.
  expect(bytes.subarray(0, 16).toString('latin1')).toBe('\x04\0\0\0REG \x04\0\0\0\x5c\0\0\0');
  const { regions } = JSON.parse(out) as Result;
  const [first] = regions;
  const value = Buffer.alloc(4);
  value.writeFloatLE(first?.real_income_pct ?? NaN);
  expect(bytes.includes(value)).toBe(true);
});

it('writes nothing for a run without an answer, and says so', async () => {
  const file = join(temporaryFolder(), 'result.har');
  const { status, err } = await command('run', cappedScenario(), '--har', file);
  expect(status).toBe(3);
  expect(err).toContain(`${file} is not written: no answer`);
  expect(existsSync(file)).toBe(false);
});

it('refuses a place that cannot be written to, and leaves nothing beside it', async () => {
  const folder = temporaryFolder();
  const place = join(folder, 'result.har');
  mkdirSync(join(place, 'in-the-way'), { recursive: true });
  const { status, err } = await command('run', 'us-25-percent', '--har', place);
  expect(status).toBe(2);
  expect(err).toMatch(/result\.har cannot be written: E.*— give --har a file/u);
  expect(readdirSync(folder)).toEqual(['result.har']);
});
