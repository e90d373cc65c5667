// Writes docs/scenario.schema.json from the schema that scenarios are read with:
//   npx tsx scripts/write-scenario-schema.ts
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { scenarioJsonSchema } from '../src/lab/scenario-schema.ts';

const file = fileURLToPath(new URL('../docs/scenario.schema.json', import.meta.url));
writeFileSync(file, await format(JSON.stringify(scenarioJsonSchema()), { parser: 'json' }));
console.error(file);
