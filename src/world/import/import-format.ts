import type { EconomyTables } from '../../model/index.ts';
import type { EconomyMeta } from '../economy-meta.ts';
import type { ElasticitySets } from '../elasticity-set.ts';
import type { Problem } from '../../input/index.ts';
import type { SourceBalance, Treatment } from './import-report.ts';

/** What the user may say of an import, and how it is followed and stopped. */
export interface ImportOptions {
  /** Id of the economy; default: format and year. */
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  /** Year of the figures, where neither the file nor its name states it, or another is meant. */
  readonly year?: number | undefined;
  /** ISO 4217 code of the figures, where they were converted; default: the format's own. */
  readonly currency?: string | undefined;
  /** Economies at basic prices: a file with the columns of `tariffs.csv`, for tables that have no tariffs. */
  readonly tariffs?: string | undefined;
  /** Flows of products: only of these exporters, of these importers (alpha-3 codes); default all. */
  readonly exporters?: readonly string[] | undefined;
  readonly importers?: readonly string[] | undefined;
  /** Flows of products: digits to add them up to, or to sectors. */
  readonly digits?: 2 | 4 | 6 | undefined;
  readonly bySector?: boolean | undefined;
  /** File that places products in sectors, above the built-in concordance. */
  readonly concordance?: string | undefined;
  /** Tariffs: the economy they are for (a built-in id or a folder), and which mean is written. */
  readonly economy?: string | undefined;
  readonly weights?: 'trade' | 'simple' | undefined;
  /** How far the reading of the files has come, in bytes or files. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Stops the reading; its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

/** An economy that was imported: every table within the rules of the format, and what was done for it. */
export interface ImportedEconomy {
  readonly kind: 'economy';
  readonly meta: EconomyMeta;
  readonly tables: EconomyTables;
  /** Named sets of trade elasticities to offer beside those of the sectors. */
  readonly elasticitySets?: ElasticitySets;
  /** Warnings: errors are thrown. */
  readonly problems: readonly Problem[];
  readonly report: {
    readonly treatments: readonly Treatment[];
    /** How well the source kept its accounts; absent where it has none. */
    readonly balance?: SourceBalance;
  };
}

/** Tables that are no economy: flows of products, tariff rates. */
export interface ImportedTables {
  readonly kind: 'tables';
  /** What they are, a line each. */
  readonly summary: readonly string[];
  readonly problems: readonly Problem[];
  /** The same as data, for `--json`. */
  readonly report: object;
}

export type Imported = ImportedEconomy | ImportedTables;

/** Where a format is published. */
export interface PublishedSource {
  readonly publisher: string;
  readonly url: string;
  readonly licence: string;
}

/** One format that can be imported. */
export interface ImportFormat {
  /** As on the command line: `oecd-icio`. */
  readonly id: string;
  readonly title: string;
  /** Which files, in words. */
  readonly files: string;
  /** How many files it takes: `[1, 1]` is exactly one. */
  readonly fileCount: readonly [least: number, most: number];
  readonly source: PublishedSource;
  /**
   * Reads the files and writes the folder `out`, whole or not at all.
   *
   * @throws InputError with everything that is wrong with the files; the reason of the signal when it is stopped;
   * Error when the folder cannot be written
   */
  readonly run: (
    files: readonly string[],
    out: string,
    options: ImportOptions,
  ) => Promise<Imported>;
}
