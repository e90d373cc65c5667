import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { icioSize } from '../src/world/import/testing/icio-size.ts';
import { knownTable } from '../src/world/import/testing/known-table.ts';
import { figaroFlatLines, icioLines } from '../src/world/import/testing/mrio-files.ts';
import type { ImportMeasurement } from './import-child.ts';

// Imports tables of the real size, each in a process of its own, beside a reading of the same file that does nothing
// but split the whole text and add up its numbers.

const { values } = parseArgs({
  options: {
    regions: { type: 'string', default: '77' },
    flat: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

/** MB that Node takes as one text. */
const longestText = 511;

const folder = mkdtempSync(join(tmpdir(), 'reroute-bench-import-'));
try {
  const N = Number(values.regions);
  const codes = { ...icioSize, regions: [...icioSize.regions.slice(0, N - 1), 'ROW'] };
  say(`making a table of ${N} regions × ${codes.industries.length} industries`);
  const known = knownTable(1, N, codes.industries.length);
  // As many digits as the OECD publishes.
  const digits = (value: number): string => (value === 0 ? '0' : value.toPrecision(8));
  const jobs: { format: string; name: string; lines: () => Iterable<string> }[] = [
    { format: 'oecd-icio', name: '2020.csv', lines: () => icioLines(known, codes, { digits }) },
  ];
  if (values.flat) {
    const lines = (): Iterable<string> => figaroFlatLines(known, codes, digits);
    jobs.push({ format: 'figaro', name: 'flatfile_eu-ic-io_ind-by-ind_2020.csv', lines });
  }
  const shown = new Table({
    head: ['format', 'file MB', 'how', 'seconds', 'peak RSS MB'],
    colAligns: ['left', 'right', 'left', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const { format, name, lines } of jobs) {
    const file = join(folder, name);
    writeLines(file, lines());
    const mb = statSync(file).size / 2 ** 20;
    for (const how of ['import', 'split'] as const) {
      say(`${format}: ${how}`);
      if (how === 'split' && mb > longestText) {
        shown.push([format, mb.toFixed(0), how, 'longer than a text may be', '']);
        continue;
      }
      const measured = child(how, format, file);
      if (values.json)
        process.stdout.write(`${JSON.stringify({ format, mb, how, ...measured })}\n`);
      shown.push([
        format,
        mb.toFixed(0),
        how,
        measured.seconds.toFixed(1),
        measured.rss_mb.toFixed(0),
      ]);
    }
  }
  if (!values.json) process.stdout.write(`${shown.toString()}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function child(how: string, format: string, file: string): ImportMeasurement {
  const script = fileURLToPath(new URL('import-child.ts', import.meta.url));
  const run = spawnSync(
    process.execPath,
    ['--import', 'tsx', script, how, format, file, join(folder, 'out')],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (run.status !== 0) throw new Error(`${how} of ${format} failed`);
  return JSON.parse(run.stdout) as ImportMeasurement;
}

/** Line by line, so that the table is never in memory as text. */
function writeLines(file: string, lines: Iterable<string>): void {
  const descriptor = openSync(file, 'w');
  for (const line of lines) writeSync(descriptor, `${line}\n`);
  closeSync(descriptor);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
