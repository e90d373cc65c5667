import { describe, expect, it } from 'vitest';
import { loadScenario, runScenario, WorldError, type Result } from '../lab/index.ts';
import { createApp } from './app.ts';

const run = (id: string): Result => runScenario(loadScenario(id)).result;
const app = createApp({ run });

describe('the lab over HTTP', () => {
  it('opens on the default scenario, with a way to the others', async () => {
    const response = await app.request('/');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/u);
    const page = await response.text();
    expect(page).toMatch(/US-Canada tariffs of March 2025/u);
    expect(page).toMatch(/href="\/scenarios\/us-25-percent"/u);
    // One page, nothing from elsewhere.
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//u);
  });

  it('serves every scenario of the gallery', async () => {
    const response = await app.request('/scenarios/us-25-percent');
    expect(await response.text()).toMatch(/each put 25 % on all goods/u);
  });

  it('serves results and lists as JSON', async () => {
    const result = (await (
      await app.request('/api/scenarios/us-25-percent/result')
    ).json()) as Result;
    expect(result.schema).toBe('reroute.result/1');
    const scenarios = (await (await app.request('/api/scenarios')).json()) as { id: string }[];
    expect(scenarios[0]?.id).toBe('us-canada-2025');
    const worlds = (await (await app.request('/api/worlds')).json()) as { id: string }[];
    expect(worlds.map(({ id }) => id)).toContain('canada-2021');
    expect(JSON.stringify(worlds)).not.toMatch(/path/u);
  });

  it('knows what it does not have', async () => {
    expect((await app.request('/scenarios/nowhere')).status).toBe(404);
    expect((await app.request('/scenarios/..%2Fpackage.json')).status).toBe(404);
    expect((await app.request('/api/scenarios/nowhere/result')).status).toBe(404);
  });

  it('tells what is wrong with a scenario that cannot run', async () => {
    const broken = createApp({
      run: () => {
        throw new WorldError([
          {
            file: 'scenario.yaml',
            line: 3,
            column: 1,
            severity: 'error',
            rule: 'unknown-economy',
            message: 'no such folder',
            hint: 'give a path',
          },
        ]);
      },
    });
    const response = await broken.request('/');
    expect(response.status).toBe(422);
    expect(await response.text()).toMatch(/scenario\.yaml:3:1: error/u);
  });
});
