import type { Region, Sector } from '../model/index.ts';
import { ProblemList, readSheet } from '../input/index.ts';
import type { Problem } from '../input/index.ts';
import { flowColumns, flowFiles, flowKeys } from './economy-files.ts';
import { readFlows } from './flow-table.ts';
import { isOwn, judgeTariff } from './number-rules.ts';

/** Tariff rates of some cells of an economy; the cells it does not list are left as they are. */
export interface TariffTable {
  /** Indices into `[sector][importer][exporter]`, ascending. */
  readonly cells: Int32Array;
  readonly rates: Float64Array;
}

export interface TariffReading {
  readonly table?: TariffTable;
  readonly problems: readonly Problem[];
}

/**
 * Reads a table with the columns of `tariffs.csv` against the ids of an economy, as a scenario's `tariffs_from` names
 * one. A row with rate 0 counts: it sets the tariff to 0. Own sales are out of its reach: a rate is refused, whatever the
 * economy, and a 0, as full tables have it there, touches nothing. Rules: those of an economy's own `tariffs.csv`, and
 * the warning `no-rows`.
 */
export function readTariffs(
  file: string,
  text: string,
  regions: readonly Region[],
  sectors: readonly Sector[],
): TariffReading {
  const shape = flowFiles['tariffs.csv'];
  const { sheet, problems: form } = readSheet(file, text, flowColumns(shape));
  if (!sheet) return { problems: form };
  const { keys, size } = flowKeys(shape, regions, sectors);
  const { values, rowOf, problems: placing } = readFlows(sheet, keys, shape.valueColumn, size);
  const list = new ProblemList();
  list.addAll(form);
  list.addAll(placing);
  if (sheet.rowCount === 0) list.add(noRows(file));

  const N = regions.length;
  const cells: number[] = [];
  rowOf.forEach((row, cell) => {
    if (row >= 0) cells.push(cell);
  });
  for (const cell of cells) {
    const rate = values[cell] ?? 0;
    if (rate === 0) continue;
    const region = regions[cell % N]?.id ?? '';
    const finding = judgeTariff(rate, {
      own: isOwn(cell, N) ? { region, hint: 'remove the row' } : undefined,
      sector: sectors[Math.floor(cell / (N * N))],
    });
    const place = sheet.position(rowOf[cell] ?? 0, shape.valueColumn);
    if (finding) list.add({ file, ...place, ...finding });
  }
  const problems = list.toArray();
  if (problems.some(({ severity }) => severity === 'error')) return { problems };
  const abroad = cells.filter((cell) => !isOwn(cell, N));
  return {
    table: {
      cells: Int32Array.from(abroad),
      rates: Float64Array.from(abroad, (cell) => values[cell] ?? 0),
    },
    problems,
  };
}

function noRows(file: string): Problem {
  return {
    file,
    line: 1,
    column: 1,
    severity: 'warning',
    rule: 'no-rows',
    message: 'this table has a header and no rows: it changes no tariff',
    hint: 'add the rows it should set, or remove it from the scenario',
  };
}
