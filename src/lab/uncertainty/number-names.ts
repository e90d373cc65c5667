import type { Change, NumberKey, Selector } from '../scenario.ts';

/** The id of a number of a change: `change.3.percent`, counted from 0 as in the messages of `check`. */
export function numberId(index: number, key: NumberKey): string {
  return `change.${index}.${key}`;
}

/** The same for people: `tariff of USA on CAN, C29`, `productivity of CAN`, `rate of us-232-steel`. */
export function numberLabel(changes: readonly Change[], index: number, key: NumberKey): string {
  const change = changes[index];
  switch (change?.kind) {
    case 'tariff': {
      const what = change.mode === 'set' ? 'tariff' : 'points of tariff';
      return `${what} of ${words(change.importer)} on ${words(change.exporter)}${goods(change.sector)}`;
    }
    case 'trade-cost':
      return `trade cost of ${words(change.importer)} from ${words(change.exporter)}${goods(change.sector)}`;
    case 'productivity':
      return `productivity of ${words(change.region)}${goods(change.sector)}`;
    case 'population':
      return `population of ${words(change.region)}`;
    case 'measure':
      return `rate of ${change.edit.id}`;
    default:
      return numberId(index, key);
  }
}

function words(selector: Selector): string {
  if (selector === '*') return 'all';
  const ids = selector.map(({ id }) => id);
  return ids.length > 3
    ? `${ids.slice(0, 2).join(', ')} and ${ids.length - 2} others`
    : ids.join(', ');
}

function goods(sector: Selector): string {
  return sector === '*' ? '' : `, ${words(sector)}`;
}
