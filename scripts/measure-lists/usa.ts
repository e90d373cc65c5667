import { join } from 'node:path';
import { usmcaClaims } from './usmca-claims.ts';
import { codesIn, listFile, meets, startsWithAny, type MeasureFiles } from './codes.ts';
import { section301Lists } from './section-301.ts';

/** Codes that do not exist in the US tariff, as the annexes have them (chapter 73, 85 and 94). */
const corrections = new Map([
  ['71229000', '73229000'],
  ['94969001', '94069001'],
  ['86122020', '85122020'],
  ['86122040', '85122040'],
  ['86124020', '85124020'],
  ['86124040', '85124040'],
  ['882721', '852721'],
]);

const metalChapters = ['72', '73', '74', '76'];
/** Base articles of Proclamations 9704 and 9705, as far as Annex I-A of April 2026 spells them out. */
const steelArticles = ['72', '73011000', '730210', '73024000', '730290', '7304', '7305', '7306'];
const aluminiumArticles = [
  '7601',
  '7604',
  '7605',
  '7606',
  '7607',
  '7608',
  '7609',
  '761699516',
  '761699517',
];
/** Farm machines, and machines for building and lifting, of which the proclamation of 1 June 2026 speaks. */
const farmMachines = ['8432', '8433', '87019'];
const mobileMachines = ['8426', '8427', '8428', '8429', '8709'];
/** Headings that name aircraft themselves; other codes of the aircraft lists are general goods. */
const aircraftHeadings = [
  '401130',
  '401213',
  '840710',
  '840910',
  '841111',
  '841112',
  '841121',
  '841122',
  '841191',
  '88',
  '901420',
  '940110',
];

/** Product lists and claim shares of the United States, from the shared data. */
export function usaFiles(shared: string): MeasureFiles {
  const folder = join(shared, 'us-tariffs-2025-2026');
  const read = (name: string): string[] =>
    codesIn(join(folder, 'lists', `${name}.csv`), corrections);

  const steel = read('steel-tariffs');
  const aluminium = read('alu-tariffs');
  const autos = read('auto-tariffs');
  const annexIA = read('metals-annex-IA');
  const annexIB = read('metals-annex-IB');
  const annexIII = read('metals-annex-III-temporary');
  const removed = read('metals-annex-II-removed').filter((code) => !meets(code, annexIB));
  const isVehicle = (code: string): boolean => startsWithAny(code, ['8703', '8704']);
  const isMetal = (code: string): boolean => startsWithAny(code, metalChapters);
  const content = [...steel, ...aluminium].filter((code) => !isMetal(code));
  const aircraft = [
    ...read('section122-aircraft-exemptions'),
    ...read('canada-338-aircraft-exempt'),
  ];

  const lists: Record<string, readonly string[]> = {
    'usa-232-steel': annexIA.filter((code) => startsWithAny(code, steelArticles)),
    'usa-232-steel-derivatives': steel.filter((code) => code.startsWith('73')),
    'usa-232-aluminium': annexIA.filter((code) => startsWithAny(code, aluminiumArticles)),
    'usa-232-aluminium-derivatives': aluminium.filter((code) => code.startsWith('76')),
    'usa-232-content': content,
    'usa-232-content-august-2025': [...annexIB, ...removed, ...annexIII].filter(
      (code) => !isMetal(code) && !meets(code, content),
    ),
    'usa-232-metals-50': annexIA,
    'usa-232-metals-25': annexIB,
    'usa-232-metals-15': annexIII,
    'usa-232-metals-farm-machines': annexIB.filter((code) => startsWithAny(code, farmMachines)),
    'usa-232-metals-mobile-machines': annexIB.filter((code) => startsWithAny(code, mobileMachines)),
    'usa-232-copper': read('copper-list'),
    'usa-232-vehicles': autos.filter(isVehicle),
    'usa-232-auto-parts': autos.filter((code) => !isVehicle(code)),
    'usa-ieepa-annex-2': read('annex-II-exemptions'),
    // The memorandum names lines of eight digits and headings; the ten-digit codes are all there are below them.
    'usa-ieepa-electronics': read('consumer_electronics_EO14257_apr11').map((code) =>
      code.slice(0, 8),
    ),
    'usa-ieepa-annex-2-november': read('annex-II-exemptions-nov14'),
    'usa-122-exempt': read('section122-product-exemptions'),
    'usa-civil-aircraft': aircraft.filter((code) => startsWithAny(code, aircraftHeadings)),
    'usa-338-alcohol': read('canada-338-alcohol'),
    'usa-338-dairy': read('canada-338-dairy'),
    'usa-338-autos': read('canada-338-autos'),
    ...section301Lists(join(shared, 'us-imports-2024')),
  };
  const files: MeasureFiles = new Map(
    Object.entries(lists).map(([id, codes]) => [`lists/${id}.csv`, listFile(codes)]),
  );
  for (const [path, text] of usmcaClaims(shared)) files.set(path, text);
  return files;
}
