import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hsModules } from '../src/world/build/hs-nomenclature.ts';

// Writes the Harmonized System of 2022 as modules: codes of sectors, and names for people.
const root = join(import.meta.dirname, '..');
const folder = join(root, 'src/world/concordance/nomenclature');
for (const [name, text] of hsModules(join(root, '../shared/data'))) {
  writeFileSync(join(folder, name), text);
}
