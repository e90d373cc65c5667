// Computes the tariff tables of the scenario us-canada-2025 and prints the table of its README. Run in the root of
// the repository, after `reroute world build canada-world`:
//   npx tsx scripts/build-us-canada-2025.ts --from ../shared/data --out scenarios/us-canada-2025
import { parseArgs } from 'node:util';
import { usCanadaFiles, usCanadaTable } from '../src/world/build/us-canada-2025-files.ts';
import { usCanadaRates } from '../src/world/build/us-canada-2025.ts';
import { readUsCanadaSource } from '../src/world/build/us-canada-source.ts';
import { writeFiles } from '../src/world/build/write-files.ts';
import { readEconomyFolder } from '../src/world/index.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '../shared/data' },
    world: { type: 'string', default: 'worlds/canada-world' },
    out: { type: 'string', default: 'scenarios/us-canada-2025' },
  },
});
const rates = usCanadaRates(
  readUsCanadaSource(values.from),
  readEconomyFolder(values.world).tables,
);
writeFiles(values.out, usCanadaFiles(rates));
console.log(usCanadaTable(rates));
