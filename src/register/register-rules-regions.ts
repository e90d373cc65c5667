import { shorten } from '../input/index.ts';
import { asList, everybody, expand } from './build-measure.ts';
import type { Entry, Finding } from './entry.ts';
import { regionsOf, unknownRegion } from './known-names.ts';
import type { KnownNames } from './known-names.ts';

/**
 * Who charges whom. Rules: `unknown-region`, `all-in-a-list`, `importer-among-exporters`, `except-without-effect`,
 * `no-exporter`.
 */
export function* regionFindings({ document }: Entry, known: KnownNames): Generator<Finding> {
  const importers = asList(document.importer);
  const exporters = asList(document.exporter);
  const all = exporters.includes(everybody);
  const pathOf = (key: 'importer' | 'exporter', index: number) =>
    typeof document[key] === 'string' ? [key] : [key, index];

  for (const [index, id] of importers.entries()) {
    yield* unknownRegion(pathOf('importer', index), id, known);
  }
  for (const [index, id] of exporters.entries()) {
    const path = pathOf('exporter', index);
    if (id !== everybody) yield* unknownRegion(path, id, known);
    else if (exporters.length > 1) yield { path, ...allInAList };
    if (importers.includes(id)) {
      yield {
        path,
        rule: 'importer-among-exporters',
        message: `'${shorten(id)}' is importer and exporter`,
        hint: "take it from one side; 'all' leaves the importer out by itself",
      };
    }
  }

  const among = new Set(expand(exporters, known));
  const left = new Set(among);
  for (const [index, id] of document.except.entries()) {
    const path = ['except', index];
    yield* unknownRegion(path, id, known);
    const regions = regionsOf(id, known) ?? [];
    if (!all && regions.length > 0 && regions.every((region) => !among.has(region))) {
      yield {
        path,
        rule: 'except-without-effect',
        message: `'${shorten(id)}' is not among the exporters`,
        hint: 'remove it, or name it the way the exporters are named',
      };
    }
    for (const region of regions) left.delete(region);
  }
  if (!all && among.size > 0 && left.size === 0) {
    yield {
      path: ['except'],
      rule: 'no-exporter',
      message: 'every exporter is left out',
      hint: 'remove one from except',
    };
  }
}

const allInAList = {
  rule: 'all-in-a-list',
  message: "'all' stands in a list with others",
  hint: 'write exporter: all, and whom to leave out under except',
};
