import { csvFormatRow } from 'd3-dsv';
import type { Explanation, OutcomeExplanation, Part, PartnerPart } from './explanation.ts';

/** Lists of parts of an outcome, and what each is by. */
const lists = [
  ['change', 'changes'],
  ['measure', 'measures'],
  ['partner', 'partners'],
  ['sector', 'sectors'],
  ['channel', 'channels'],
  ['source', 'sources'],
] as const satisfies readonly (readonly [string, keyof OutcomeExplanation])[];

const partColumns = ['outcome', 'unit', 'by', 'id', 'label', 'value', 'own', 'theirs'];
const tariffColumns = [
  'importer',
  'exporter',
  'sector',
  'rate_before',
  'rate_after',
  'per_point',
  'of_change',
] as const;

/**
 * The lists of an explanation as CSV texts by file name, in full precision: `contributions.csv` has all parts, one a row, and
 * `tariffs.csv` the answers to single tariffs. Of what nobody asked for there is no file.
 */
export function explanationTables({ outcomes }: Explanation): ReadonlyMap<string, string> {
  const parts = outcomes.flatMap((outcome) =>
    lists.flatMap(([by, list]) =>
      (outcome[list] ?? []).map((part) => [outcome.outcome, outcome.unit, by, ...cellsOf(part)]),
    ),
  );
  const tariffs = outcomes.flatMap(({ outcome, unit, tariffs = [] }) =>
    tariffs.map((tariff) => [outcome, unit, ...tariffColumns.map((field) => tariff[field])]),
  );
  return new Map([
    ...(parts.length > 0 ? [['contributions.csv', csv(partColumns, parts)] as const] : []),
    ...(tariffs.length > 0
      ? [['tariffs.csv', csv(['outcome', 'unit', ...tariffColumns], tariffs)] as const]
      : []),
  ]);
}

/** What stands between the region and a partner; empty where parts are by something else. */
function cellsOf(part: Part | PartnerPart): (string | number)[] {
  const { id, label, value } = part;
  return [id, label, value, ...('own' in part ? [part.own, part.theirs] : ['', ''])];
}

function csv(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `${[head, ...rows].map((row) => csvFormatRow(row.map(String))).join('\n')}\n`;
}
