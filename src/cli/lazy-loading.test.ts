import { expect, it, vi } from 'vitest';
import { command, scenarioFile } from './testing/command.ts';

const loaded: string[] = [];
vi.mock('../charts/index.ts', () => {
  loaded.push('charts');
  return { renderReport: () => '' };
});
vi.mock('../server/index.ts', () => {
  loaded.push('server');
  return {};
});

it('only what draws or serves loads the drawing libraries and the server', async () => {
  const path = scenarioFile('id: a\ntitle: A\neconomy: canada-2021\nchanges: []\n');
  for (const args of [
    ['--version'],
    ['worlds'],
    ['check', path],
    ['run', path],
    ['run', path, '--json'],
  ]) {
    expect((await command(...args)).status).toBe(0);
  }
  expect(loaded).toEqual([]);
});
