import type { Command } from 'commander';
import { checkPath, formatProblems, type PathCheck } from '../../lab/index.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import type { Streams } from '../streams.ts';

const toldApart = `A YAML file that holds a list is a file of measures, any other a scenario. A
folder with scenario.yaml is a scenario; one with groups/, lists/, claims/ or
files of measures, and no table of an economy, is a register; any other is an
economy. A file of measures, and a folder of them without regions.csv, may name
the regions, groups, lists and measures of the built-in register. How they meet
those measures is not checked until they are put there.`;

const examples = `Example:
  reroute check canada-world scenarios/us-canada-2025
  reroute check my-register new-measures.yaml --json`;

export function addCheck(
  program: Command,
  streams: Streams,
  finish: (status: ExitStatus) => void,
): void {
  program
    .command('check')
    .description(
      'hold economies, scenarios and registers of measures to every rule, all problems at once',
    )
    .argument(
      '<path...>',
      'economy folders, scenario files, registers (folders or single files of measures), built-in ids',
    )
    .option('--json', 'print one object a path')
    .addHelpText('after', `\n${toldApart}\n\n${examples}`)
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

function asJson({ path, kind, ok, problems, economy, register }: PathCheck): string {
  const report = {
    schema: 'reroute.check/1',
    path,
    kind,
    ok,
    problems,
    ...(economy && { consistency: economy.consistency, digest: economy.digest }),
    ...(register && { measures: register.measures.length, digest: register.digest }),
  };
  return `${JSON.stringify(report)}\n`;
}
