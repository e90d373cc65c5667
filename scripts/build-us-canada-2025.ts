// Computes the tariff tables of the scenario us-canada-2025. Run in the root of the repository, after
// scripts/build-canada-2021.ts:
//   npx tsx scripts/build-us-canada-2025.ts --from ../shared/data --out scenarios/us-canada-2025
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { usCanadaFiles, usCanadaRates } from '../src/world/build/us-canada-2025.ts';
import { readUsCanadaSource } from '../src/world/build/us-canada-source.ts';
import { writeFiles } from '../src/world/build/write-files.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '../shared/data' },
    world: { type: 'string', default: 'worlds/canada-2021' },
    out: { type: 'string', default: 'scenarios/us-canada-2025' },
  },
});
const trade = readFileSync(`${values.world}/trade.csv`, 'utf8');
const files = usCanadaFiles(usCanadaRates(readUsCanadaSource(values.from), trade));
writeFiles(values.out, files);
console.log(files.get('derivation.csv'));
