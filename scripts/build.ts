import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

// `npm run build`: tsc compiles what changed, then dist is made to hold exactly what src holds.

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
const commandLine = join(dist, 'cli/main.js');

/** tsc leaves the output of a source that was deleted or renamed, and of settings that changed: none of it is shipped. */
function removeLeftovers(): void {
  if (!existsSync(dist)) return;
  for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    const [, source, map] = /^(.+?)(?:\.d\.ts|\.js)(\.map)?$/.exec(path) ?? [];
    if (source === undefined) continue;
    if (map !== undefined || !existsSync(join(root, 'src', `${source}.ts`)))
      rmSync(join(dist, path));
  }
}

const tsc = spawnSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '--build', join(root, 'tsconfig.build.json')],
  { stdio: ['ignore', 2, 2] }, // standard output is for results
);
removeLeftovers();
if (existsSync(commandLine)) chmodSync(commandLine, 0o755);
process.exitCode = tsc.status ?? 1;
