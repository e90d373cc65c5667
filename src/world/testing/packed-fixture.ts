import type { EconomyTables } from '../../model/index.ts';
import { packedFiles } from '../format-economy.ts';
import { encodeTables } from '../packed/encode-tables.ts';
import { parseEconomy } from '../parse-economy.ts';
import type { EconomyReading } from '../parse-economy.ts';
import { fixtureFiles } from './fixture-folder.ts';

/** The economy of a fixture that has warnings at most. */
export function fixtureEconomy(rule = 'valid'): Required<Pick<EconomyReading, 'meta' | 'tables'>> {
  const { meta, tables, problems } = parseEconomy(fixtureFiles(rule), '');
  if (!meta || !tables) throw new Error(JSON.stringify(problems));
  return { meta, tables };
}

/** The folder of `fixtures/valid` with the tables packed, `change` applied to them before. */
export function packedFixture(
  change: (tables: EconomyTables) => EconomyTables | undefined = () => undefined,
): Map<string, string | Uint8Array> {
  const { meta, tables } = fixtureEconomy();
  const files = packedFiles(meta, tables);
  files.set('tables.bin', encodeTables(change(tables) ?? tables));
  return files;
}
