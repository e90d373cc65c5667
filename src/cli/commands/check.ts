import type { Command } from 'commander';
import { checkPath, formatProblems, type PathCheck } from '../../lab/index.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import type { Streams } from '../streams.ts';

export function addCheck(
  program: Command,
  streams: Streams,
  finish: (status: ExitStatus) => void,
): void {
  program
    .command('check')
    .description('hold economy folders and scenario files to every rule, all problems at once')
    .argument('<path...>', 'economy folders, scenario files, or built-in ids')
    .option('--json', 'print one object a path')
    .addHelpText('after', '\nExample:\n  reroute check canada-world scenarios/us-canada-2025')
    .action((paths: string[], flags: { json?: boolean }) => {
      const checks = paths.map((path) => checkPath(path));
      for (const check of checks) streams.out(flags.json ? asJson(check) : asText(check));
      finish(checks.every(({ ok }) => ok) ? exitStatus.done : exitStatus.wrongInput);
    });
}

function asText(check: PathCheck): string {
  if (check.kind === 'economy') return check.text;
  const problems = check.problems.length === 0 ? '' : `${formatProblems(check.problems)}\n`;
  return `${check.path}: ${check.ok ? 'accepted' : 'refused'}\n${problems}${check.text}`;
}

function asJson({ path, kind, ok, problems, economy }: PathCheck): string {
  const report = { schema: 'reroute.check/1', path, kind, ok, problems };
  return `${JSON.stringify(economy ? { ...report, consistency: economy.consistency, digest: economy.digest } : report)}\n`;
}
