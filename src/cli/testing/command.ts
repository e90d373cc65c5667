import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { colors } from '../color.ts';
import { runCommandLine } from '../run-command-line.ts';

/** What a command printed and how it ended. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line in this process. */
export async function command(...args: string[]): Promise<Outcome> {
  let out = '';
  let err = '';
  const status = await runCommandLine(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    outColors: colors(false),
    errColors: colors(false),
    interactive: false,
  });
  return { status, out, err };
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder, removed after the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'reroute-'));
  folders.push(folder);
  return folder;
}

/** Writes a scenario file into a folder of its own and gives its path. */
export function scenarioFile(yaml: string, folder = temporaryFolder()): string {
  const path = join(folder, 'scenario.yaml');
  writeFileSync(path, yaml);
  return path;
}

const fixtures = fileURLToPath(new URL('../../world/fixtures/', import.meta.url));

/** A small sound economy, with the files of a broken fixture laid over it. */
export function economyFolder(rule?: string): string {
  const folder = temporaryFolder();
  cpSync(join(fixtures, 'valid'), folder, { recursive: true });
  if (rule !== undefined) cpSync(join(fixtures, rule), folder, { recursive: true });
  return folder;
}

/** A sound scenario that is stopped after three sweeps. */
export function cappedScenario(): string {
  return scenarioFile(`
id: capped
title: Capped
economy: canada-2021
changes:
  - tariff: { importer: USA, exporter: CAN, sector: '*', set: 0.25 }
solve: { max_iterations: 3 }
`);
}

/** A scenario on 40 regions that make one good each for all: more than `reroute run` prints unless asked. */
export function largeScenario(): string {
  const folder = temporaryFolder();
  const ids = Array.from({ length: 40 }, (_, i) => `R${i}`);
  const write = (name: string, lines: readonly string[]): void => {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  };
  write('economy.yaml', [
    'id: large',
    'title: Forty regions',
    'year: 2020',
    'currency: USD',
    'unit: US$ million',
    'sources: [{ title: made up }]',
    'licence: none',
  ]);
  write('regions.csv', ['id,name', ...ids.map((id) => `${id},Region ${id}`)]);
  write('sectors.csv', ['id,name,tradable,theta', 'good,Good,true,4']);
  write('trade.csv', [
    'sector,exporter,importer,value',
    ...ids.flatMap((from) => ids.map((to) => `good,${from},${to},${from === to ? 61 : 1}`)),
  ]);
  write('tariffs.csv', ['sector,exporter,importer,rate']);
  write('intermediate.csv', [
    'region,sector,input,value',
    ...ids.map((id) => `${id},good,good,40`),
  ]);
  write('value_added.csv', ['region,sector,value', ...ids.map((id) => `${id},good,60`)]);
  write('final.csv', ['region,sector,value', ...ids.map((id) => `${id},good,60`)]);
  return scenarioFile(`
id: large
title: Large
economy: ${folder}
changes:
  - tariff: { importer: R3, exporter: R7, sector: '*', set: 0.25 }
`);
}
