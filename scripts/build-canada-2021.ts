// Builds the world canada-2021 from the shared data. Run in the root of the repository:
//   npx tsx scripts/build-canada-2021.ts --from ../shared/data --out worlds/canada-2021
import { parseArgs } from 'node:util';
import { buildCanada2021 } from '../src/world/build/canada-2021.ts';
import { writeFiles } from '../src/world/build/write-files.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '../shared/data' },
    out: { type: 'string', default: 'worlds/canada-2021' },
  },
});
const files = buildCanada2021(values.from);
writeFiles(values.out, files);
for (const [name, text] of files) console.error(`${values.out}/${name}: ${text.length} characters`);
