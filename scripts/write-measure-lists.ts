import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { measureFiles } from './measure-lists/index.ts';

// Writes the product lists and claim shares of the register anew from the shared data:
// `npx tsx scripts/write-measure-lists.ts`.

const root = join(import.meta.dirname, '..');
const shared = join(root, '..', 'shared', 'data');

for (const [path, text] of measureFiles(shared)) {
  const file = join(root, 'measures', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`measures/${path}`);
}
