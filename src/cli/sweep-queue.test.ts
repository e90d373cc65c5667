import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { describeWithRedis, freePort, startRedis, type RedisServer } from '../../test/redis.ts';
import { command, economyFolder, scenarioFile, temporaryFolder } from './testing/command.ts';

describe('an address that is no queue is wrong input, without a stack', () => {
  it.each([['worker'], ['sweep', uncertain()]])('%s', async (...args) => {
    const port = await freePort();
    const out = ['--out', temporaryFolder()];
    for (const [url, words] of [
      ['http://127.0.0.1', /^'http:\/\/127\.0\.0\.1' is no address of a queue: it begins http:/u],
      [`redis://127.0.0.1:${port}`, /^no queue at redis:.*: connect ECONNREFUSED .* — start /u],
    ] as const) {
      const more = args[0] === 'sweep' ? out : [];
      const { status, err } = await command(...args, '--queue', url, ...more);
      expect(status).toBe(2);
      expect(err).toMatch(words);
      expect(err.trim().split('\n')).toHaveLength(1);
    }
  });

  it('a worker needs one', async () => {
    const { status, err } = await command('worker');
    expect(status).toBe(2);
    expect(err).toContain("required option '--queue <url>' not specified");
  });

  it('threads of this process and workers elsewhere exclude each other', async () => {
    const url = 'redis://127.0.0.1:1';
    const { status, err } = await command('sweep', uncertain(), '--queue', url, '--workers', '2');
    expect({ status, err }).toEqual({
      status: 2,
      err: 'with --queue, workers compute elsewhere — leave out --workers\n',
    });
  });
});

/** A quarrel of uncertain size, in a folder of its own. */
function uncertain(economy = 'canada-2021', importer = 'USA', exporter = 'CAN'): string {
  return scenarioFile(`
id: quarrel
title: Quarrel
economy: ${economy}
changes:
  - tariff:
      { importer: ${importer}, exporter: ${exporter}, sector: '*', set: { uniform: { low: 0.1, high: 0.35 } } }
uncertainty:
  theta: { lognormal: { se: 0.3 } }
`);
}

describeWithRedis('a sweep on worker processes', () => {
  let redis: RedisServer;
  const running: WorkerProcess[] = [];

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    for (const worker of running.splice(0)) {
      worker.process.kill('SIGKILL');
      await worker.ended;
    }
  });
  afterAll(async () => {
    await redis.stop();
  });

  interface WorkerProcess {
    readonly process: ChildProcess;
    /** All that it has said. */
    readonly said: () => string;
    readonly ended: Promise<number | null>;
  }

  function startWorker(): WorkerProcess {
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const main = fileURLToPath(new URL('main.ts', import.meta.url));
    const flags = ['worker', '--queue', redis.url, '--concurrency', '1'];
    const process_ = spawn(process.execPath, ['--import', tsx, main, ...flags], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    process_.stderr.on('data', (text: Buffer) => (said += text.toString()));
    const ended = new Promise<number | null>((done) => process_.once('exit', done));
    const worker = { process: process_, said: () => said, ended };
    running.push(worker);
    return worker;
  }

  const chunksOf = ({ said }: WorkerProcess): number =>
    said().match(/^points .* in /gmu)?.length ?? 0;

  it('is the local one bit for bit, though one of two workers is killed in the middle', async () => {
    const scenario = uncertain();
    const [here, there] = [temporaryFolder(), temporaryFolder()];
    const draws = ['--draws', '320', '--json'];
    const local = await command('sweep', scenario, ...draws, '--workers', '0', '--out', here);
    expect(local.status).toBe(0);

    const [killed, other] = [startWorker(), startWorker()];
    for (const worker of [killed, other]) {
      await expect
        .poll(worker.said, { timeout: 30_000 })
        .toMatch(/^listening to redis:\/\/127\.0\.0\.1:\d+, one chunk at a time/u);
    }
    const asked = command('sweep', scenario, ...draws, '--queue', redis.url, '--out', there);
    await expect.poll(() => chunksOf(killed), { timeout: 30_000, interval: 5 }).toBeGreaterThan(1);
    killed.process.kill('SIGKILL');
    await killed.ended;
    const remote = await asked;

    expect(remote.status).toBe(0);
    expect(remote.out).toBe(local.out);
    const chunk = (folder: string): Buffer =>
      readFileSync(join(folder, 'chunks/000160-000176.bin'));
    expect(chunk(there).equals(chunk(here))).toBe(true);
    // neither did all the work, and what the killed one held was done by the other
    expect(chunksOf(killed)).toBeLessThan(20);
    expect(chunksOf(killed) + chunksOf(other)).toBeGreaterThanOrEqual(20);

    // the same once more asks nobody for anything
    const again = await command('sweep', scenario, ...draws, '--queue', redis.url, '--out', there);
    expect(again.out).toBe(local.out);
    expect(again.err).toContain('320 of 320 points are in ');

    other.process.kill('SIGINT');
    expect(await other.ended).toBe(0);
    expect(other.said()).toMatch(/stopping: what is begun is finished first\nstopped\n$/u);
  }, 180_000);

  it('fails with the reason when a worker finds another economy in the place', async () => {
    const folder = economyFolder();
    const scenario = uncertain(folder, 'USA', 'CAN');
    const flags = ['--draws', '16', '--queue', redis.url, '--out', temporaryFolder()];
    const asked = command('sweep', scenario, ...flags);
    await new Promise((done) => setTimeout(done, 1000));
    const sectors = join(folder, 'sectors.csv');
    writeFileSync(sectors, readFileSync(sectors, 'utf8').replace(/,(\d+)\n/u, ',$1.5\n'));
    startWorker();
    const { status, out, err } = await asked;
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(
      /the worker \S+:\d+ refused: it would not give the same points\. What differs: economy \(here sha256:[0-9a-f]{12}, asked sha256:[0-9a-f]{12}\) — give workers and sweep the same version and the same files\n$/u,
    );
  });
});
