// Writes docs/scenario.schema.json and docs/measure.schema.json from the schemas that files are read with:
//   npm run schema
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { scenarioJsonSchema } from '../src/lab/scenario-schema.ts';
import { registerJsonSchema } from '../src/register/index.ts';

for (const [name, schema] of [
  ['scenario', scenarioJsonSchema()],
  ['measure', registerJsonSchema()],
] as const) {
  const file = fileURLToPath(new URL(`../docs/${name}.schema.json`, import.meta.url));
  const style = await resolveConfig(file);
  writeFileSync(file, await format(JSON.stringify(schema), { ...style, parser: 'json' }));
  console.error(file);
}
