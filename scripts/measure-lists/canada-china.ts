import { cutFromFile, cutFromOrder, readOrderItems } from './cut-lists.ts';
import type { FileList, OrderList } from './cut-lists.ts';
import type { MeasureFiles } from './codes.ts';

const orderLists: readonly OrderList[] = [
  {
    id: 'can-us-aluminium-2020',
    order: 'SOR-2020-199',
    versions: ['2020-09-16'],
    schedules: ['SCHEDULE'],
  },
  { id: 'can-us-2025-1', order: 'SOR-2025-66', versions: ['2025-03-04'], schedules: ['SCHEDULE'] },
  {
    id: 'can-us-steel-2025',
    order: 'SOR-2025-95',
    versions: ['2025-09-01'],
    schedules: ['SCHEDULE 2'],
  },
  {
    id: 'can-us-aluminium-2025',
    order: 'SOR-2025-95',
    versions: ['2025-09-01'],
    schedules: ['SCHEDULE 1'],
  },
  {
    id: 'can-us-other-goods-2025',
    order: 'SOR-2025-95',
    versions: ['2025-03-13'],
    schedules: ['SCHEDULE 1'],
    without: { version: '2025-09-01', schedule: 'SCHEDULE 1' },
  },
  {
    id: 'can-us-vehicles-2025',
    order: 'SOR-2025-118',
    versions: ['2025-08-29'],
    schedules: ['SCHEDULE 1'],
  },
  {
    id: 'can-us-chapters-98-99',
    order: 'SOR-2025-95',
    versions: ['2025-03-13', '2025-09-01'],
    schedules: ['SCHEDULE 3', 'SCHEDULE 4'],
    only: ['98', '99'],
  },
  {
    id: 'can-chn-vehicles',
    order: 'SOR-2024-187',
    versions: ['2024-10-22'],
    schedules: ['SCHEDULE 1'],
  },
  {
    id: 'can-chn-steel-aluminium',
    order: 'SOR-2024-187',
    versions: ['2026-03-01'],
    schedules: ['SCHEDULE 2'],
  },
  {
    id: 'can-steel-quota-2025-06',
    order: 'SOR-2025-148',
    versions: ['2025-06-27'],
    schedules: ['SCHEDULE 1'],
  },
  {
    id: 'can-steel-quota-2025-08',
    order: 'SOR-2025-148',
    versions: ['2025-08-01'],
    schedules: ['SCHEDULE 1', 'SCHEDULE 2'],
  },
  {
    id: 'can-steel-quota-2025-12',
    order: 'SOR-2025-148',
    versions: ['2025-12-26'],
    schedules: ['SCHEDULE 1', 'SCHEDULE 2'],
  },
  {
    id: 'can-melted-in-china',
    order: 'SOR-2025-154',
    versions: ['2025-09-22'],
    schedules: ['SCHEDULE'],
  },
  {
    id: 'can-steel-derivatives',
    order: 'SOR-2025-267',
    versions: ['2025-12-26'],
    schedules: ['SCHEDULE'],
  },
];

const fileLists: readonly FileList[] = [
  { id: 'can-us-125b', file: 'canada-125b-list.csv', column: 0 },
  {
    id: 'chn-us-farm-10',
    file: 'china-10-percent-030425.csv',
    column: 1,
    corrections: {
      '03032100': '03032300', // frozen tilapia
      '03032200': '03032400', // frozen catfish
      '03076100': '03076010', // snails for breeding
      '03076900': '03076090', // other snails
      '03083110': '03083011', // jellyfish, which the file calls coral
      '03083190': '03083019',
      '03083900': '03083090',
      '03090010': '03091000', // meal and pellets of fish
      '03090020': '03099000', // of crustaceans and molluscs
    },
    also: ['03063190'], // live rock lobster, whose row repeats the code of the next
  },
  { id: 'chn-us-farm-15', file: 'china-15-percent-030425.csv', column: 1 },
];

/** The product lists of Canada's and China's measures that are cut from the shared data; the others are kept by hand. */
export function canadaChinaFiles(shared: string): MeasureFiles {
  const items = readOrderItems(shared);
  return new Map([
    ...orderLists.map((list) => [`lists/${list.id}.csv`, cutFromOrder(list, items)] as const),
    ...fileLists.map((list) => [`lists/${list.id}.csv`, cutFromFile(list, shared)] as const),
  ]);
}
