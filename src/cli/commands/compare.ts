import type { Command } from 'commander';
import { compareResults, type Comparison } from '../../lab/index.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import { signed } from '../format-number.ts';
import { plainTable } from '../region-table.ts';
import { sweeps, warningLines } from '../solver-line.ts';
import type { Streams } from '../streams.ts';
import { solveScenario } from './run.ts';

export function addCompare(
  program: Command,
  streams: Streams,
  finish: (status: ExitStatus) => void,
): void {
  program
    .command('compare')
    .description('solve two scenarios and set them side by side')
    .argument('<a>', 'a scenario file or id')
    .argument('<b>', 'another')
    .option('--json', 'print one object, reroute.comparison/1')
    .addHelpText('after', '\nExample:\n  reroute compare us-canada-2025 us-25-percent')
    .action(async (a: string, b: string, flags: { json?: boolean }) => {
      finish(await compare(a, b, flags, streams));
    });
}

async function compare(
  a: string,
  b: string,
  flags: { readonly json?: boolean },
  streams: Streams,
): Promise<ExitStatus> {
  const comparison = compareResults(
    await solveScenario(a, {}, streams),
    await solveScenario(b, {}, streams),
  );
  streams.err(warningLines(comparison.warnings, streams));
  const unsolved = [comparison.a, comparison.b].filter(
    ({ solver }) => solver.status !== 'converged',
  );
  if (flags.json) streams.out(`${JSON.stringify(comparison)}\n`);
  else if (unsolved.length === 0) streams.out(table(comparison));
  for (const { scenario, solver } of unsolved) {
    streams.err(
      `no answer: ${scenario.id} ended as ${solver.status} after ${sweeps(solver.iterations)}\n`,
    );
  }
  return unsolved.length === 0 ? exitStatus.done : exitStatus.notConverged;
}

function table({ a, b, regions, groups, labels, only_in_a, only_in_b }: Comparison): string {
  const names = { ...labels.groups, ...labels.regions };
  const rows = [...groups, ...regions].map(({ id, real_income_pct, exports_pct }) => [
    names[id] ?? id,
    signed(real_income_pct.a),
    signed(real_income_pct.b),
    signed(real_income_pct.difference),
    signed(exports_pct.a),
    signed(exports_pct.b),
    signed(exports_pct.difference),
  ]);
  const head = ['percent change', 'real income A', 'B', 'B − A', 'exports A', 'B', 'B − A'];
  const alone = [
    ...only_in_a.map((id) => `${id} is only in A\n`),
    ...only_in_b.map((id) => `${id} is only in B\n`),
  ];
  return `A  ${a.scenario.title}\nB  ${b.scenario.title}\n\n${plainTable(head, rows)}\nB − A in percentage points; real income is exact.\n${alone.join('')}`;
}
