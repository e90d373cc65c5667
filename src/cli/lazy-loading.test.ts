import { expect, it, vi } from 'vitest';
import { importFormats } from '../lab/index.ts';
import { command, scenarioFile, temporaryFolder } from './testing/command.ts';

const loaded = vi.hoisted((): string[] => []);
vi.mock('../charts/index.ts', () => {
  loaded.push('charts');
  return { renderReport: () => '' };
});
vi.mock('../server/index.ts', () => {
  loaded.push('server');
  return {};
});
const noted = vi.hoisted(
  () =>
    (name: string) =>
    (original: () => Promise<object>): Promise<object> => {
      loaded.push(name);
      return original();
    },
);
vi.mock('piscina', noted('piscina'));
vi.mock('@duckdb/node-api', noted('duckdb'));
vi.mock('../world/import/oecd-icio.ts', noted('oecd-icio'));
vi.mock('../world/import/wiod.ts', noted('wiod'));
vi.mock('../world/import/figaro.ts', noted('figaro'));
vi.mock('../world/import/gtap-har.ts', noted('gtap-har'));
vi.mock('../world/import/baci.ts', noted('baci'));
vi.mock('../world/import/wits-tariffs.ts', noted('wits-tariffs'));
vi.mock('../world/import/countries.ts', noted('countries'));
vi.mock('bullmq', noted('bullmq'));
vi.mock('ioredis', noted('ioredis'));

// In this order: what is loaded once stays loaded.

it('only what draws, serves or imports loads the drawing libraries, the server and the importers', async () => {
  const path = scenarioFile('id: a\ntitle: A\neconomy: canada-2021\nchanges: []\n');
  for (const args of [
    ['--version'],
    ['worlds'],
    ['check', path],
    ['tariff', 'CHN', 'CAN', '120510', '--on', '2026-03-02'],
    ['measures', '--on', '2026-01-24'],
    ['measures', '--changes', '2026-02-28', '2026-03-01'],
    ['run', path],
    ['run', path, '--json'],
  ]) {
    expect((await command(...args)).status).toBe(0);
  }
  expect(loaded).toEqual([]);
});

it('an import loads its importer', async () => {
  for (const { id, fileCount } of importFormats) {
    const files = Array.from({ length: fileCount[0] }, () => '/nowhere.csv');
    const more = id === 'wits-tariffs' ? ['--economy', 'canada-2021'] : [];
    const out = `${temporaryFolder()}/out`;
    expect((await command('import', id, ...files, '--out', out, ...more)).status).toBe(2);
  }
  const importers = ['baci', 'countries', 'figaro', 'gtap-har', 'oecd-icio', 'wiod'];
  expect([...loaded].sort()).toEqual([...importers, 'wits-tariffs']);
});
