import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { measure, type Measurement } from './measure.ts';
import { candidates } from './problems.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
});

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const measurements: Measurement[] = [];
for (const candidate of candidates) {
  const { name, skipped } = candidate;
  if (values.only !== undefined && values.only !== name) continue;
  if (skipped !== undefined) {
    say(`${name}: skipped, ${skipped}`);
    continue;
  }
  say(`${name}: reading`);
  const measurement = measure(candidate.make(), (stage) => {
    say(`${name}: ${stage}`);
  });
  if (values.json) process.stdout.write(`${JSON.stringify(measurement)}\n`);
  measurements.push(measurement);
}
if (measurements.length === 0) throw new Error('nothing was measured');
if (!values.json) process.stdout.write(`${table(measurements)}\n`);

function table(rows: readonly Measurement[]): string {
  const shown = new Table({
    head: [
      'problem',
      'cold ms',
      'sweeps',
      'warm ms',
      'with outcomes',
      'sweeps',
      'walk ms',
      'sweeps',
      'ms a sweep',
      'reference ms',
      'ratio',
      'RSS MB',
    ],
    colAligns: ['left', ...Array.from({ length: 11 }, () => 'right' as const)],
    style: { head: [], border: [] },
  });
  for (const row of rows) {
    shown.push([
      row.name,
      row.cold_ms.toFixed(1),
      row.cold_sweeps,
      row.warm_ms.toFixed(1),
      row.warm_with_outcomes_ms.toFixed(1),
      row.warm_sweeps,
      row.walk_ms.toFixed(1),
      row.walk_sweeps,
      row.sweep_ms.toFixed(2),
      row.reference_ms.toFixed(0),
      `${row.ratio.toFixed(0)} ×`,
      row.rss_mb.toFixed(0),
    ]);
  }
  return shown.toString();
}
