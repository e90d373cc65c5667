import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { cappedScenario } from './testing/command.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const { NO_COLOR: _no, FORCE_COLOR: _force, ...env } = process.env;

/** Runs the program itself in a process of its own, with pipes for its streams. */
function reroute(
  args: readonly string[],
  { more = {}, closeOut = false }: { more?: NodeJS.ProcessEnv; closeOut?: boolean } = {},
): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
    env: { ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  if (closeOut) child.stdout.destroy();
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out, err }));
  });
}

const escape = String.fromCharCode(27);

it('prints no escapes into a pipe, in CI either', async () => {
  const { status, out } = await reroute(['run', 'us-25-percent'], { more: { CI: '1' } });
  expect(status).toBe(0);
  expect(out).toMatch(/real income/u);
  expect(out).not.toContain(escape);
});

it('prints them where they are asked for', async () => {
  const { out } = await reroute(['run', 'us-25-percent'], { more: { FORCE_COLOR: '1' } });
  expect(out).toContain(`${escape}[1m`);
});

it('keeps its exit status when the reader of its output is gone', async () => {
  const path = cappedScenario();
  const { status, err } = await reroute(['run', path], { closeOut: true });
  expect(status).toBe(3);
  expect(err).toMatch(/^no answer: [^\n]*\n$/u);
});

it.runIf(existsSync('/dev/full'))('tells in one line that its output has no room', () => {
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `"${process.execPath}" --import tsx "${main}" worlds > /dev/full`],
    { encoding: 'utf8', env },
  );
  expect(status).toBe(2);
  expect(stderr).toMatch(/^standard output cannot be written: ENOSPC[^\n]*\n$/u);
});
