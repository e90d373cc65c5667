import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from '../../src/input/index.ts';

/** A product list cut from a consolidated order of `canada-surtax-orders/items.csv`. */
export interface OrderList {
  readonly id: string;
  readonly order: string;
  /** By the day each was last amended. */
  readonly versions: readonly string[];
  readonly schedules: readonly string[];
  /** Keeps only items that begin with one of these; all where absent. */
  readonly only?: readonly string[];
  /** Leaves out the items of a schedule of another version of the same order. */
  readonly without?: { readonly version: string; readonly schedule: string };
}

/** A product list that is a file of `us-tariffs-2025-2026/lists`, without a header. */
export interface FileList {
  readonly id: string;
  readonly file: string;
  /** Column of the codes, from 0. */
  readonly column: number;
  /** Codes that the tariff does not have, each with the one that its description names. */
  readonly corrections?: Readonly<Record<string, string>>;
  /** Codes that the file lacks, because it gives another one twice. */
  readonly also?: readonly string[];
}

/** A tariff item that a version of an order names. */
export interface OrderItem {
  readonly order: string;
  readonly version: string;
  readonly schedule: string;
  readonly hs: string;
}

/** Digits of every tariff item of Canada and of China: a code of seven has lost its leading zero in a spreadsheet. */
const ITEM_DIGITS = 8;

/** What an item of Chapter 98 or 99 means in a list: a use of goods, not goods. */
const SPECIAL_NOTE = 'Chapter 98 or 99: only goods that another item of the order describes';

/** Every item of every version of every order. */
export function readOrderItems(shared: string): OrderItem[] {
  const [header = [], ...rows] = tableOf(join(shared, 'canada-surtax-orders/items.csv'));
  const column = (name: string): number => {
    const at = header.indexOf(name);
    if (at < 0) throw new Error(`items.csv has no column ${name}`);
    return at;
  };
  const order = column('file');
  const version = column('version_last_amended');
  const schedule = column('schedule');
  const hs = column('hs_item');
  return rows.map((row) => ({
    order: row[order] ?? '',
    version: row[version] ?? '',
    schedule: row[schedule] ?? '',
    hs: digitsOf(row[hs] ?? ''),
  }));
}

export function cutFromOrder(list: OrderList, items: readonly OrderItem[]): string {
  const { order, versions, schedules, only, without } = list;
  const ofOrder = items.filter((item) => item.order === order);
  const left = new Set(
    ofOrder
      .filter((item) => item.version === without?.version && item.schedule === without.schedule)
      .map((item) => item.hs),
  );
  const codes = ofOrder
    .filter((item) => versions.includes(item.version) && schedules.includes(item.schedule))
    .map((item) => item.hs)
    .filter((hs) => (only?.some((start) => hs.startsWith(start)) ?? true) && !left.has(hs));
  if (codes.length === 0) throw new Error(`${list.id}: ${order} has no such items`);
  return fileOf(codes);
}

export function cutFromFile(
  { file, column, corrections = {}, also = [] }: FileList,
  shared: string,
): string {
  const rows = tableOf(join(shared, 'us-tariffs-2025-2026/lists', file));
  const codes = rows.map((row) => digitsOf(row[column] ?? ''));
  return fileOf([...codes.map((code) => corrections[code] ?? code), ...also]);
}

function tableOf(path: string): string[][] {
  const { cells, rowStarts } = parseCsv(readFileSync(path, 'utf8'));
  return rowStarts.slice(0, -1).map((start, row) => cells.slice(start, rowStarts[row + 1]));
}

function digitsOf(item: string): string {
  const code = item.trim().replaceAll('.', '');
  if (!/^\d{7,8}$/u.test(code)) throw new Error(`not a tariff item of 8 digits: ${item}`);
  return code.padStart(ITEM_DIGITS, '0');
}

/** A list file: sorted, no code twice, and a column of notes where there are any. */
function fileOf(codes: readonly string[]): string {
  const sorted = [...new Set(codes)].sort();
  if (!sorted.some(isSpecial)) return ['hs', ...sorted, ''].join('\n');
  const rows = sorted.map((hs) => `${hs},${isSpecial(hs) ? SPECIAL_NOTE : ''}`);
  return ['hs,note', ...rows, ''].join('\n');
}

function isSpecial(hs: string): boolean {
  return hs.startsWith('98') || hs.startsWith('99');
}
