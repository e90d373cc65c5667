import { rmSync } from 'node:fs';
import { resolve } from 'node:path';

// `npm run clean`: forgets everything that was compiled.
for (const folder of ['dist', 'node_modules/.cache/reroute']) {
  rmSync(resolve(import.meta.dirname, '..', folder), { recursive: true, force: true });
}
