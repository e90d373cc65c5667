import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { colors } from './color.ts';
import { runCommandLine } from './run-command-line.ts';
import { command, temporaryFolder } from './testing/command.ts';

it('a scenario that cannot be read is wrong input', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'scenario.yaml'));
  const { status, err } = await command('run', folder);
  expect(status).toBe(2);
  expect(err).toMatch(/scenario\.yaml:1:1: error: the file cannot be read: .*\[unreadable-file\]/u);
});

it.each([join('package.json', 'x'), 'x'.repeat(5000)])(
  'a path that leads nowhere is wrong input',
  async (path) => {
    for (const name of ['run', 'check']) {
      const { status, out, err } = await command(name, path);
      expect(status).toBe(2);
      expect(out + err).toMatch(/\[unknown-scenario\]/u);
    }
  },
);

it('a failing file of our own is a defect, not wrong input', async () => {
  const broken = Object.assign(new Error('ENOENT: planted'), { code: 'ENOENT', path: '/ours' });
  const err = vi.fn();
  const status = await runCommandLine(['worlds'], {
    out: () => {
      throw broken;
    },
    err,
    outColors: colors(false),
    errColors: colors(false),
    interactive: false,
  });
  expect(status).toBe(1);
  expect(err).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^a defect of ours/u));
});

it('colours each stream by itself', async () => {
  let out = '';
  const status = await runCommandLine(['run', 'us-25-percent'], {
    out: (text) => (out += text),
    err: () => undefined,
    outColors: colors(true),
    errColors: colors(false),
    interactive: false,
  });
  expect(status).toBe(0);
  expect(out).toContain(colors(true).bold('Canada'));
});
