import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packBuiltinRegister } from '../src/register/index.ts';

// `npm run build`: tsc compiles what changed, then dist is made to hold exactly what src holds, and the register packed.

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

/** Without the packed form the register is read from its YAML, and says there what is wrong with it. */
function packRegister(): void {
  const file = join(dist, 'register/packed.json');
  const packed = packBuiltinRegister();
  if (packed === undefined) rmSync(file, { force: true });
  else writeFileSync(file, packed);
}

const tsc = spawnSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '--build', join(root, 'tsconfig.build.json')],
  { stdio: ['ignore', 2, 2] }, // standard output is for results
);
removeLeftovers();
if (existsSync(join(dist, 'register'))) packRegister();
if (existsSync(commandLine)) chmodSync(commandLine, 0o755);
process.exitCode = tsc.status ?? 1;
