import { join } from 'node:path';
import { Matrix } from '../matrix.ts';
import { positionIn, readRows } from './csv-rows.ts';
import type { Flows } from './flows.ts';
import { NATIONS } from './regions.ts';
import { GOODS } from './sectors.ts';

/** The world of 2022 as `icio-2022` has it: sectors are {@link GOODS} and one of services, regions {@link NATIONS}. */
export interface IcioSource {
  /** Sales at basic prices, US$ million: goods. */
  readonly goods: Flows;
  /** The same for all services together. */
  readonly services: Matrix;
  /** Ad valorem rates on goods, one [exporter][importer] table for each sector. */
  readonly tariffs: Flows;
}

/** Reads `icio-2022`; rows that are not there are zeros. */
export function readIcio(folder: string): IcioSource {
  const ids = [...GOODS.map(({ id }) => id), 'SERV'];
  const sector = positionIn(ids, 'sector');
  const nation = positionIn(NATIONS, 'economy');
  const read = (file: string, column: string): Matrix[] => {
    const tables = ids.map(() => new Matrix(NATIONS.length, NATIONS.length));
    for (const row of readRows(join(folder, file))) {
      const value = row.number(column);
      if (value < 0) throw new Error(`${row.where}: ${column} is negative`);
      tables[sector(row, 'sector')]?.set(nation(row, 'exporter'), nation(row, 'importer'), value);
    }
    return tables;
  };
  const trade = read('trade.csv', 'value');
  const tariffs = read('tariffs.csv', 'rate');
  const services = trade.pop() as Matrix;
  tariffs.pop();
  return { goods: trade, services, tariffs };
}
