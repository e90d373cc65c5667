import { readFileSync } from 'node:fs';
import { importFormats } from '../src/world/index.ts';

/** What one process took: the import as the command does it, or the naive reading. */
export interface ImportMeasurement {
  readonly seconds: number;
  /** Peak resident memory of the process. */
  readonly rss_mb: number;
  /** Sum of what was read, so that nothing can be left out. */
  readonly sum: number;
}

const [how = '', format = '', file = '', out = ''] = process.argv.slice(2);
const start = performance.now();
const sum = how === 'import' ? await imported() : split();
const measured: ImportMeasurement = {
  seconds: (performance.now() - start) / 1000,
  rss_mb: process.resourceUsage().maxRSS / 1024,
  sum,
};
process.stdout.write(JSON.stringify(measured));

async function imported(): Promise<number> {
  const result = await importFormats.find(({ id }) => id === format)?.run([file], out, {});
  if (result?.kind !== 'economy') throw new Error(`${format} gave no economy`);
  return result.tables.trade.reduce((a, b) => a + b, 0);
}

/** The whole text at once, split at line ends and commas. */
function split(): number {
  let total = 0;
  for (const line of readFileSync(file, 'latin1').split('\n')) {
    for (const field of line.split(',')) total += Number(field) || 0;
  }
  return total;
}
