// Runs the scenarios of the gallery that rest on the register and writes their tables into their READMEs:
//   npx tsx scripts/write-scenario-tables.ts [ID…]
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { gallery, loadHsNames, loadScenario, runScenario } from '../src/lab/index.ts';
import { begin, end, inMarkdown, scenarioTables } from './scenario-tables.ts';

const wanted = process.argv.slice(2);
const nameOfHs = await loadHsNames();
for (const { id, file, available } of gallery()) {
  if (!available || (wanted.length > 0 && !wanted.includes(id))) continue;
  const loaded = loadScenario(id);
  if (!loaded.measures) continue;
  const { result } = runScenario(loaded, { nameOfHs });
  const page = join(dirname(file), 'README.md');
  const text = readFileSync(page, 'utf8');
  const [head = '', rest = ''] = text.split(begin);
  const tail = rest.split(end)[1] ?? '\n';
  const tables = inMarkdown(scenarioTables(result));
  const whole = `${head}${begin}\n\n${tables}\n\n${end}${tail}`;
  const options = (await resolveConfig(page)) ?? {};
  writeFileSync(page, await format(whole, { ...options, filepath: page }));
  process.stdout.write(`${page}\n`);
}
