import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../lab/index.ts';
import { command, temporaryFolder } from './testing/command.ts';

const fixtures = fileURLToPath(new URL('../register/fixtures/', import.meta.url));
const alone = join(fixtures, 'alone');

interface Check {
  schema: string;
  path: string;
  kind: string;
  ok: boolean;
  problems: Problem[];
  measures?: number;
  digest?: string;
}

/** The sound register of the fixtures with a broken one laid over it. */
function broken(name: string): string {
  const folder = temporaryFolder();
  for (const layer of ['sound', `broken/${name}`]) {
    cpSync(join(fixtures, layer), folder, { recursive: true });
  }
  return folder;
}

describe('reroute check, of a register', () => {
  it('accepts the built-in one, a folder of measures and a file of them', async () => {
    const builtin = fileURLToPath(new URL('../../measures', import.meta.url));
    const canola = join(alone, 'canola-seed.yaml');
    const { status, out } = await command('check', builtin, alone, canola);
    expect(out).toMatch(/measures: accepted\n\d+ measures in \d+ files: nothing stands/u);
    expect(out).toMatch(/alone: accepted\n1 measure in 1 file: nothing stands/u);
    expect(out).toMatch(/canola-seed\.yaml: accepted\n1 measure in 1 file: nothing stands/u);
    expect(status).toBe(0);
  });

  it.each([
    ['bad-hs-code', "test.yaml:5:14: error: '1205.10' is no HS code"],
    ['measure-without-source', "test.yaml:12:12: error: '0.sources' is []"],
    ['until-before-from', 'test.yaml:9:34: error: the spell ends on'],
    ['unknown-instrument', "test.yaml:6:15: error: '0.instrument' is"],
    ['claim-table', "claims/usmca-canada.csv:1:18: error: '2025-13' is no period"],
    ['unstated-interaction', 'test.yaml:14:3: error: '],
    ['yaml-syntax', 'test.yaml:'],
  ])('refuses %s at its line', async (name, words) => {
    const folder = broken(name);
    const { status, out } = await command('check', folder);
    expect(status).toBe(2);
    expect(out.startsWith(`${folder}: refused\n`)).toBe(true);
    expect(out).toContain(`${folder}/${words}`);
  });

  it('--json prints reroute.check/1', async () => {
    const file = join(temporaryFolder(), 'mine.yaml');
    writeFileSync(file, 'instrument: ban\n');
    const { out } = await command('check', '--json', alone, file);
    const [sound, refused] = out.split('\n').map((line) => JSON.parse(line || 'null') as Check);
    expect(sound).toMatchObject({ schema: 'reroute.check/1', kind: 'register', ok: true });
    expect(sound).toMatchObject({ measures: 1, problems: [] });
    expect(sound?.digest).toMatch(/^sha256:[0-9a-f]{64}$/u);
    expect(refused).toMatchObject({ path: file, kind: 'register', ok: false });
    expect(refused?.problems).toMatchObject([
      {
        file,
        line: 1,
        column: 1,
        rule: 'invalid-value',
        hint: expect.stringMatching(/a list/u) as string,
      },
    ]);
  });
});
