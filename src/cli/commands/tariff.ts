import type { Command } from 'commander';
import { dayOf, loadHsNames, regionName, type Register } from '../../lab/index.ts';
import { averageCsv, averageTable } from '../average-tariff-report.ts';
import { aDay, today, warnPastHorizon } from '../day-argument.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import { hsCode } from '../hs-argument.ts';
import { pairOf } from '../region-argument.ts';
import { registerFlag, registerOf } from '../register-flag.ts';
import type { Streams } from '../streams.ts';
import { tariffReport } from '../tariff-report.ts';
import { UsageError } from '../usage-error.ts';
import { writeText } from '../write-outcome.ts';
import { averageOf } from '../average-tariff-question.ts';

interface TariffFlags {
  readonly on?: string;
  readonly json?: boolean;
  readonly average?: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly svg?: string;
  readonly csv?: string;
  readonly economy?: string;
  readonly register?: string;
}

export function addTariff(
  program: Command,
  streams: Streams,
  finish: (status: ExitStatus) => void,
): void {
  program
    .command('tariff')
    .description('say what is charged on a product between two countries on a day, and why')
    .argument('<importer>', 'a country: its ISO code (CHN) or name')
    .argument('<exporter>', 'another')
    .argument('[hs]', 'a code of the Harmonized System, 2 to 10 digits, dots allowed')
    .option('--on <date>', 'the day, as 2026-03-02; default: today', aDay)
    .option('--average', 'instead of one product: the average of all trade, day by day')
    .option('--from <date>', 'with --average: first day; default: 2025-01-01', aDay)
    .option(
      '--to <date>',
      'with --average: last day; default: the end of the month after the newest news in the register',
      aDay,
    )
    .option(
      '--economy <world>',
      'with --average: whose trade are the weights; default: canada-world',
    )
    .option('--svg <file>', 'with --average: draw it there')
    .option('--csv <file>', 'with --average: write the series there')
    .option(...registerFlag)
    .option('--json', 'print one object, in full precision')
    .addHelpText(
      'after',
      `
Rates are shares of value. Without --json they are in percent.

Example:
  reroute tariff CHN CAN 120510 --on 2026-03-02
  reroute tariff USA CAN --average --svg average.svg`,
    )
    .action(
      async (importer: string, exporter: string, hs: string | undefined, flags: TariffFlags) => {
        checkFlags(hs, flags);
        const register = registerOf(flags);
        const pair = pairOf(register, importer, exporter);
        if (hs === undefined) await average(register, pair, flags, streams);
        else await tariff(register, pair, hs, flags, streams);
        finish(exitStatus.done);
      },
    );
}

const ofAverage = ['from', 'to', 'svg', 'csv', 'economy'] as const;

/** @throws UsageError where flags do not go together */
function checkFlags(hs: string | undefined, flags: TariffFlags): void {
  if (hs === undefined && !flags.average) {
    throw new UsageError('which product? — give a code such as 120510, or --average for all trade');
  }
  if (hs !== undefined && flags.average) {
    throw new UsageError(`--average is of all trade — leave out ${hs}, or --average`);
  }
  if (flags.average && flags.on !== undefined) {
    throw new UsageError('--average is day by day — give --from and --to instead of --on');
  }
  const [alone] = ofAverage.filter((flag) => flags[flag] !== undefined);
  if (!flags.average && alone !== undefined) {
    throw new UsageError(`--${alone} is for --average — add --average, or leave it out`);
  }
  if (flags.svg?.endsWith('.svg') === false) {
    throw new UsageError(`--svg draws an SVG — give it a file that ends in .svg, not ${flags.svg}`);
  }
  if (flags.csv?.endsWith('.svg')) {
    throw new UsageError(`--csv writes a table — give it a file other than ${flags.csv}`);
  }
}

type Pair = readonly [importer: string, exporter: string];

async function tariff(
  register: Register,
  [importer, exporter]: Pair,
  hs: string,
  flags: TariffFlags,
  streams: Streams,
): Promise<void> {
  const on = flags.on ?? today();
  const { code, name } = hsCode(hs, await loadHsNames());
  const charge = dayOf(register, on).charge(importer, exporter, code);
  warnPastHorizon(register, on, streams);
  if (name === undefined) {
    streams.err(
      `${streams.errColors.yellow('warning')}: the Harmonized System of 2022 has no ${code.slice(0, 6)}: measures on wider headings are found, others perhaps not\n`,
    );
  }
  streams.out(
    flags.json
      ? `${JSON.stringify(charge)}\n`
      : tariffReport(charge, {
          importer: regionName(register, importer),
          exporter: regionName(register, exporter),
          ...(name === undefined ? {} : { product: name }),
        }),
  );
}

async function average(
  register: Register,
  pair: Pair,
  flags: TariffFlags,
  streams: Streams,
): Promise<void> {
  const asked = averageOf(register, pair, flags);
  if (flags.to !== undefined) warnPastHorizon(register, flags.to, streams);
  if (flags.csv !== undefined) {
    await writeText(averageCsv(asked.series), flags.csv, '--csv');
    streams.err(`wrote ${flags.csv}\n`);
  }
  if (flags.svg !== undefined) {
    // Loaded only here: the drawing libraries take longer to load than the series to compute.
    const { averageTariffChart } = await import('../../charts/index.ts');
    await writeText(averageTariffChart(asked.series, asked.picture), flags.svg, '--svg');
    streams.err(`wrote ${flags.svg}\n`);
  }
  streams.out(
    flags.json ? `${JSON.stringify(asked.series)}\n` : averageTable(asked.series, asked.words),
  );
}
