/** Draws the pictures of the README from a run: `npx tsx scripts/write-pictures.ts`. A test holds them up to date. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readmePictures } from './readme-pictures.ts';

for (const [name, svg] of readmePictures()) {
  const path = fileURLToPath(new URL(`../docs/images/${name}`, import.meta.url));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, svg);
  console.log(path);
}
