// Measures the tables of sizes in docs/assumptions.md and prints them:
//   npx tsx scripts/measure-assumptions.ts
// With --world FOLDER only the first row of the first, on another build of canada-world than the one that ships.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { galleryScenario, loadScenario, loadScenarioText } from '../src/lab/index.ts';
import { markdownTable } from '../src/world/build/markdown-table.ts';
import { assumptionHeader, assumptionRow, variantsOf } from './assumption-variants.ts';
import { dealHeader, dealRow, dealVariants } from './deal-variants.ts';

const { values } = parseArgs({ options: { world: { type: 'string' } } });
const loaded = values.world === undefined ? loadScenario('us-canada-2025') : onWorld(values.world);
const variants = variantsOf(loaded);
const rows = (values.world === undefined ? variants : variants.slice(0, 1)).map((variant) =>
  assumptionRow(variant, loaded),
);
console.log(markdownTable(assumptionHeader, rows));
if (values.world === undefined) console.log(markdownTable(dealHeader, dealVariants.map(dealRow)));

function onWorld(folder: string): ReturnType<typeof loadScenario> {
  const file = galleryScenario('us-canada-2025');
  if (file === undefined) throw new Error('there is no scenario us-canada-2025');
  const text = readFileSync(file, 'utf8');
  return loadScenarioText(
    text.replace('economy: canada-world', `economy: ${resolve(folder)}`),
    file,
  );
}
