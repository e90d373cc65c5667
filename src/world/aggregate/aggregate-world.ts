import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { economyDigest } from '../digest.ts';
import { formatEconomy } from '../format-economy.ts';
import { productFileName } from '../economy-files.ts';
import type { ProductPair } from '../product-flows.ts';
import type { LoadedEconomy } from '../loaded-economy.ts';
import { parseEconomy } from '../parse-economy.ts';
import { pathKind } from '../path-kind.ts';
import { InputError, didYouMean, isError, nearest, unreadableFile } from '../../input/index.ts';
import type { Problem } from '../../input/index.ts';
import { readEconomyFolder } from '../read-folder.ts';
import { resolveEconomy } from '../resolve-economy.ts';
import { aggregateEconomy } from './aggregate-economy.ts';
import type { Aggregate, AggregateOptions } from './aggregate-economy.ts';
import { regionVocabulary, sectorVocabulary } from './map-vocabulary.ts';
import type { Vocabulary } from './map-vocabulary.ts';
import { readMap } from './read-map.ts';
import type { MapReading } from './read-map.ts';
import { readyMadeGroups, readyMadeMap } from './ready-made.ts';
import { keepAll } from './target.ts';
import type { Target } from './target.ts';

export interface AggregateWorldOptions extends AggregateOptions {
  /** A map file, or ready-made groups (`canada,eu`); without it every region is kept. */
  readonly regions?: string | undefined;
  /** A map file; without it every sector is kept. */
  readonly sectors?: string | undefined;
  /** Folder that relative paths start from; default the working directory. */
  readonly from?: string | undefined;
  /** How problems name the folder that the result will be written to; default its id. */
  readonly label?: string | undefined;
}

export interface AggregatedWorld extends Aggregate {
  /** Where the source lies, absolute. */
  readonly sourcePath: string;
  readonly source: LoadedEconomy;
  readonly digest: string;
  readonly regions: readonly Target[];
  readonly sectors: readonly Target[];
  /** Warnings of the maps and of the new economy; those of the source are its own. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a world and its maps and aggregates it. The result has passed every rule for economies: it can be written.
 *
 * @param world id of a built-in world, or a folder
 * @throws InputError when the world, a map or the aggregate breaks a rule
 */
export function aggregateWorld(world: string, options: AggregateWorldOptions): AggregatedWorld {
  const { from = process.cwd() } = options;
  const sourcePath = resolveEconomy(world, from).path;
  const source = readEconomyFolder(sourcePath);
  const { regions, sectors } = source.tables;
  const ofRegions = readArgument(
    options.regions,
    regionVocabulary(regions, source.meta.groups),
    from,
  );
  const ofSectors = readArgument(options.sectors, sectorVocabulary(sectors), from);
  const inMaps = [...ofRegions.problems, ...ofSectors.problems];
  if (!ofRegions.targets || !ofSectors.targets) throw new InputError(inMaps);

  const aggregate = aggregateEconomy(source, ofRegions.targets, ofSectors.targets, options);
  const files = formatEconomy(
    aggregate.meta,
    aggregate.tables,
    aggregate.elasticitySets,
    aggregate.products,
  );
  const { problems } = parseEconomy(files, options.label ?? aggregate.meta.id);
  if (problems.some(isError)) throw new InputError([...inMaps, ...problems]);
  return {
    ...aggregate,
    sourcePath,
    source,
    digest: economyDigest(aggregate.meta, aggregate.tables, aggregate.elasticitySets),
    regions: ofRegions.targets,
    sectors: ofSectors.targets,
    problems: [...inMaps, ...problems, ...lostProducts(sourcePath, aggregate.droppedProducts)],
  };
}

/** The warning of rule `products-dropped`. */
function lostProducts(path: string, dropped: readonly ProductPair[]): Problem[] {
  if (dropped.length === 0) return [];
  const names = dropped.slice(0, 3).map(({ importer, exporter }) => `${importer} from ${exporter}`);
  const rest = dropped.length > names.length ? ', …' : '';
  return [
    {
      file: `${path}/${productFileName}`,
      line: 1,
      column: 1,
      severity: 'warning',
      rule: 'products-dropped',
      message: `products of ${dropped.length} pairs are left out (${names.join(', ')}${rest})`,
      why: 'their regions are merged with others whose products are not known, and shares of a part are none of the whole',
      hint: 'keep the regions apart if measures on single products are to reach them',
    },
  ];
}

function readArgument(
  argument: string | undefined,
  vocabulary: Vocabulary,
  from: string,
): MapReading {
  if (argument === undefined) return { targets: keepAll(vocabulary.things), problems: [] };
  const ready = vocabulary.kind === 'region' ? readyMadeMap(argument) : undefined;
  if (ready !== undefined) return readMap(`--regions ${argument}`, ready, vocabulary);
  const path = resolve(from, argument);
  if (pathKind(path) === undefined) return { problems: [noSuchMap(argument, vocabulary)] };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    return { problems: [unreadableFile(argument, cause)] };
  }
  return readMap(argument, text, vocabulary);
}

function noSuchMap(argument: string, { kind, columns }: Vocabulary): Problem {
  const groups = kind === 'region' ? readyMadeGroups.map(({ selector }) => selector) : [];
  const rest = groups.length === 0 ? '' : `, or name ready-made groups: ${groups.join(', ')}`;
  const meant = argument
    .split(',')
    .map((part) => nearest(part.trim(), groups) ?? part)
    .join(',');
  return {
    file: argument,
    line: 1,
    column: 1,
    severity: 'error',
    rule: 'missing-map',
    message: `there is no map of this name`,
    hint: didYouMean(
      readyMadeMap(meant) === undefined || groups.length === 0 ? undefined : meant,
      `give the path of a table with the columns ${columns.required.join(',')}${rest}`,
    ),
  };
}
