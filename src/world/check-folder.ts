import { checkConsistency } from './consistency.ts';
import type { Consistency } from './consistency.ts';
import { economyDigest } from './digest.ts';
import type { EconomyMeta } from './economy-meta.ts';
import { countProblems } from '../input/index.ts';
import type { Problem } from '../input/index.ts';
import { parseEconomyFolder } from './read-folder.ts';

/** What `reroute check` says of one folder. It is accepted when no problem is an error. */
export interface EconomyCheck {
  readonly path: string;
  readonly meta?: EconomyMeta;
  readonly counts: { readonly errors: number; readonly warnings: number };
  readonly problems: readonly Problem[];
  /** These three only when there are no errors. */
  readonly size?: { readonly regions: number; readonly sectors: number };
  readonly consistency?: Consistency;
  readonly digest?: string;
}

/** Reads a folder, holds it to every rule and to its own accounting. Never throws for what is in the folder. */
export function checkEconomyFolder(path: string): EconomyCheck {
  const { meta, tables, elasticitySets, problems } = parseEconomyFolder(path);
  const report = {
    path,
    ...(meta ? { meta } : {}),
    counts: countProblems(problems),
    problems,
  };
  if (!meta || !tables) return report;
  return {
    ...report,
    size: { regions: tables.regions.length, sectors: tables.sectors.length },
    consistency: checkConsistency(tables),
    digest: economyDigest(meta, tables, elasticitySets),
  };
}
