import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import {
  didYouMean,
  formatProblems,
  importFormats,
  isIdentifier,
  nearest,
  InputError,
  type Imported,
  type ImportFormat,
} from '../../lab/index.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import { fileProgress } from '../file-progress.ts';
import { importJson, importText } from '../import-report.ts';
import { Interruption, interruptible } from '../interruption.ts';
import { checkPlace } from '../place.ts';
import type { Streams } from '../streams.ts';
import { UsageError } from '../usage-error.ts';
import { checkDownload, checkFiles, checkFlags, checkNoDownload } from './import-checks.ts';
import { addDownloadFlags, download, downloadText, type DownloadFlags } from './import-download.ts';
import { addProductFlags, productOptions, type ProductFlags } from './import-flags.ts';

interface ImportFlags extends ProductFlags, DownloadFlags {
  readonly out: string;
  readonly id?: string;
  readonly title?: string;
  readonly year?: number;
  readonly currency?: string;
  readonly tariffs?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

export function addImport(
  program: Command,
  streams: Streams,
  finish: (status: ExitStatus) => void,
): void {
  const add = program
    .command('import')
    .description('turn tables that the field publishes into an economy folder')
    .argument('<format>', `one of ${importFormats.map(({ id }) => id).join(', ')}`)
    .argument('[files...]', 'the files of the source, as CSV or CSV.gz')
    .requiredOption('--out <dir>', 'write the folder there, whole or not at all')
    .option('--id <id>', 'id of the economy; default: the format and the year', anId)
    .option('--title <text>', 'title of the economy')
    .option('--year <year>', 'year of the figures, where no file states it', aYear)
    .option('--currency <code>', 'currency of the figures, where they were converted', aCurrency)
    .option(
      '--tariffs <file>',
      'tariffs in force, as tariffs.csv; for tables that have none, at basic prices',
    )
    .option('--force', 'replace an import that stands there')
    .option('--json', 'print one object, reroute.import/1');
  addDownloadFlags(addProductFlags(add))
    .addHelpText(
      'after',
      `\nFormats:\n${formatLines()}\n\nExample:\n  reroute import oecd-icio 2020.csv --out worlds/icio-2020\n\nCtrl-C leaves nothing behind and ends with status 130.`,
    )
    .action(async (id: string, files: string[], flags: ImportFlags) => {
      const format = formatOf(id);
      if (flags.download) {
        checkDownload(files, flags);
        const fetched = await download(format.id, flags.out, flags, streams);
        streams.out(flags.json ? `${JSON.stringify(fetched)}\n` : downloadText(fetched));
        finish(exitStatus.done);
        return;
      }
      checkNoDownload(flags);
      checkFiles(format, files);
      checkFlags(format, flags);
      checkPlace(flags.out, flags.force ?? false);
      const imported = await runImport(format, files, flags, streams);
      if (imported.problems.length > 0) streams.err(`${formatProblems(imported.problems)}\n`);
      streams.out(
        flags.json
          ? `${JSON.stringify(importJson(format, files, imported, resolve(flags.out)))}\n`
          : importText(imported, flags.out),
      );
      finish(exitStatus.done);
    });
}

async function runImport(
  format: ImportFormat,
  files: readonly string[],
  flags: ImportFlags,
  streams: Streams,
): Promise<Imported> {
  const progress = fileProgress(streams, format.id);
  const { onProgress } = progress;
  const { out, id, title, year, currency, tariffs } = flags;
  const ofProducts = productOptions(flags);
  try {
    const said = { id, title, year, currency, tariffs, ...ofProducts };
    return await interruptible((signal) => format.run(files, out, { ...said, onProgress, signal }));
  } catch (cause) {
    if (cause instanceof InputError || cause instanceof Interruption || isDefect(cause))
      throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`nothing was written: ${reason}`, { cause });
  } finally {
    progress.end();
  }
}

/** Errors of the language itself are ours; those of the system (no space, no right) are told in one line. */
function isDefect(cause: unknown): boolean {
  return (
    cause instanceof TypeError || cause instanceof RangeError || cause instanceof ReferenceError
  );
}

function formatOf(id: string): ImportFormat {
  const format = importFormats.find((one) => one.id === id);
  if (format) return format;
  const ids = importFormats.map((one) => one.id);
  throw new UsageError(
    `unknown format '${id}' — ${didYouMean(nearest(id, ids), `the formats are ${ids.join(', ')}`)}`,
  );
}

function formatLines(): string {
  return importFormats
    .map(({ id, title, files }) => `  ${id.padEnd(14)}${title}: ${files}`)
    .join('\n');
}

function anId(text: string): string {
  if (isIdentifier(text)) return text;
  throw new InvalidArgumentError(
    "Use letters, digits, '.', '_' and '-' only, and do not start with '-'.",
  );
}

function aYear(text: string): number {
  if (/^\d{4}$/u.test(text)) return Number(text);
  throw new InvalidArgumentError('Give four digits, such as 2020.');
}

function aCurrency(text: string): string {
  if (/^[A-Z]{3}$/u.test(text)) return text;
  throw new InvalidArgumentError('Give a code of ISO 4217, such as USD.');
}
