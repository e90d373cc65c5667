import { basename } from 'node:path';
import type { Change, Selector } from '../scenario.ts';

/** A change in a few words, for a table: `USA on CAN: 25 %`. */
export function describeChange(change: Change): string {
  switch (change.kind) {
    case 'tariffs-from':
      return `tariffs of ${basename(change.path)}`;
    case 'tariff': {
      const points = change.mode === 'add';
      const rate = points
        ? `${signedNumber(100 * change.rate)} points`
        : `${plain(100 * change.rate)} %`;
      return `tariff of ${names(change.importer)} on ${names(change.exporter)}${ofSector(change.sector)}: ${rate}`;
    }
    case 'trade-cost':
      return `trade cost ${names(change.exporter)} to ${names(change.importer)}${ofSector(change.sector)}: ${signedNumber(change.percent)} %`;
    case 'productivity':
      return `productivity of ${names(change.region)}${ofSector(change.sector)}: ${signedNumber(change.percent)} %`;
    case 'population':
      return `population of ${names(change.region)}: ${signedNumber(change.percent)} %`;
    case 'measures-on':
      return `measures of ${change.day}`;
    case 'measure': {
      const { id, drop, charge, rate } = change.edit;
      const words = [
        ...(drop ? ['taken out'] : []),
        ...(charge ? ['charged'] : []),
        ...(rate === undefined ? [] : [`${plain(100 * rate)} %`]),
      ];
      return `${id}: ${words.join(', ')}`;
    }
  }
}

/** How many ids are named; of more, the first and how many others. */
const MOST_NAMES = 3;

function names(selector: Selector): string {
  if (selector === '*') return 'all';
  const ids = selector.map(({ id }) => id);
  return ids.length <= MOST_NAMES ? ids.join(', ') : `${ids[0] ?? ''} and ${ids.length - 1} others`;
}

function ofSector(sector: Selector): string {
  return sector === '*' ? '' : `, ${names(sector)}`;
}

function plain(value: number): string {
  return String(Number(value.toPrecision(6))).replace('-', '−');
}

function signedNumber(value: number): string {
  return `${value < 0 ? '−' : '+'}${plain(Math.abs(value))}`;
}
