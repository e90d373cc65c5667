import { InvalidArgumentError, type Command } from 'commander';
import type { ImportOptions } from '../../lab/index.ts';

/** Flags of `import` that only flows of products and tariffs take. */
export interface ProductFlags {
  readonly exporter?: string;
  readonly importer?: string;
  readonly digits?: 2 | 4 | 6;
  readonly sectors?: boolean;
  readonly concordance?: string;
  readonly economy?: string;
  readonly weights?: 'trade' | 'simple';
}

export function addProductFlags(command: Command): Command {
  return command
    .option('--exporter <codes>', 'baci: only flows of these exporters: CAN,MEX')
    .option('--importer <codes>', 'baci: only flows to these importers')
    .option('--digits <n>', 'baci: add products up to 2, 4 or 6 digits', digitsOf)
    .option('--sectors', 'baci: add products up to sectors')
    .option('--concordance <file>', 'baci, wits-tariffs: CSV hs,sector above the built-in table')
    .option('--economy <world>', 'wits-tariffs: whose regions and sectors the tariffs are for')
    .option('--weights <kind>', 'wits-tariffs: trade (default) or simple', weightsOf);
}

export function productOptions(flags: ProductFlags): ImportOptions {
  const { digits, sectors: bySector, concordance, economy, weights } = flags;
  return {
    exporters: codesOf(flags.exporter),
    importers: codesOf(flags.importer),
    digits,
    bySector,
    concordance,
    economy,
    weights,
  };
}

function codesOf(text: string | undefined): string[] | undefined {
  return text?.split(',').map((code) => code.trim());
}

function digitsOf(text: string): number {
  if (['2', '4', '6'].includes(text)) return Number(text);
  throw new InvalidArgumentError('Give 2, 4 or 6.');
}

function weightsOf(text: string): string {
  if (['trade', 'simple'].includes(text)) return text;
  throw new InvalidArgumentError('Give trade or simple.');
}
