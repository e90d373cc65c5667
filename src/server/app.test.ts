import { describe, expect, it, vi } from 'vitest';
import * as lab from '../lab/index.ts';
import { loadScenario, runScenario, InputError, type Result } from '../lab/index.ts';
import { createApp } from './app.ts';

vi.mock('../lab/index.ts', async (original) => {
  const real = await original<typeof lab>();
  return { ...real, gallery: vi.fn(real.gallery), builtinWorlds: vi.fn(real.builtinWorlds) };
});

const run = (id: string): Result => runScenario(loadScenario(id)).result;
const app = createApp({ run });

describe('the lab over HTTP', () => {
  it('opens on the default scenario, with a way to the others', async () => {
    const response = await app.request('/');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/u);
    const page = await response.text();
    expect(page).toMatch(/US tariffs on Canada as announced for March 2025/u);
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
    expect(scenarios[0]?.id).toBe('beijing-2026');
    const worlds = (await (await app.request('/api/worlds')).json()) as { id: string }[];
    expect(worlds.map(({ id }) => id)).toContain('canada-2021');
    expect(JSON.stringify(worlds)).not.toMatch(/path/u);
  });

  it('knows what it does not have', async () => {
    expect((await app.request('/scenarios/nowhere')).status).toBe(404);
    expect((await app.request('/scenarios/..%2Fpackage.json')).status).toBe(404);
    expect((await app.request('/api/scenarios/nowhere/result')).status).toBe(404);
  });

  it('reads its lists once', async () => {
    vi.mocked(lab.gallery).mockClear();
    vi.mocked(lab.builtinWorlds).mockClear();
    const fresh = createApp({ run });
    for (const path of ['/', '/scenarios/us-25-percent', '/api/scenarios', '/api/worlds']) {
      for (const _ of [1, 2]) expect((await fresh.request(path)).status).toBe(200);
    }
    expect(lab.gallery).toHaveBeenCalledTimes(1);
    expect(lab.builtinWorlds).toHaveBeenCalledTimes(1);
  });

  it('draws a page once', async () => {
    const counted = vi.fn(run);
    const counting = createApp({ run: counted });
    const texts = await Promise.all(
      ['/', '/', '/scenarios/beijing-2026'].map(async (path) =>
        (await counting.request(path)).text(),
      ),
    );
    expect(new Set(texts).size).toBe(1);
    expect(counted).toHaveBeenCalledExactlyOnceWith('beijing-2026');
  });

  it('answers to its own names only, and lets a page load nothing', async () => {
    expect((await app.request('http://127.0.0.1:4317/api/worlds')).status).toBe(200);
    expect((await app.request('http://evil.example/api/worlds')).status).toBe(403);
    const { headers } = await app.request('/');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/u);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('leads an address with a slash too many to the page', async () => {
    const response = await app.request('/scenarios/us-25-percent/');
    expect(response.status).toBe(301);
    expect(response.headers.get('location')).toMatch(/\/scenarios\/us-25-percent$/u);
  });

  it('prints a defect once for us and shows no stack to clients', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const defect = new Error('planted');
    const failing = createApp({
      run: () => {
        throw defect;
      },
    });
    const response = await failing.request('/');
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('A defect of ours; the server printed what happened.\n');
    expect(log).toHaveBeenCalledExactlyOnceWith(defect);
    log.mockRestore();
  });

  it('tells what is wrong with a scenario that cannot run', async () => {
    const broken = createApp({
      run: () => {
        throw new InputError([
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
