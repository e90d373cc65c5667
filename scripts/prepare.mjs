// `prepare`: builds dist/ when `npm ci` has installed a checkout. Plain JavaScript, because without the dev
// packages (`npm ci --omit=dev`) nothing here could run TypeScript.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const tsx = devPackage('tsx');
if (tsx !== undefined && devPackage('typescript') !== undefined) {
  const build = fileURLToPath(new URL('build.ts', import.meta.url));
  const { status } = spawnSync(process.execPath, ['--import', tsx, build], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  console.error(
    'prepare: dist/ is not built, because the dev packages are not installed; `npm ci` installs them and builds',
  );
  // a package without what it is made of must not be made
  if (['pack', 'publish'].includes(process.env.npm_command)) process.exitCode = 1;
}

function devPackage(name) {
  try {
    return import.meta.resolve(name);
  } catch {
    return undefined;
  }
}
