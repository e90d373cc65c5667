/**
 * What people call the goods of the quarrels that the register is about, by HS code of 2022, the longest that fits; the System's own
 * words are made for customs officers.
 */
const names: ReadonlyMap<string, string> = new Map([
  ['0203', 'pork'],
  ['0206', 'edible offal'],
  ['0201', 'beef, chilled'],
  ['0202', 'beef, frozen'],
  ['030612', 'lobster, frozen'],
  ['030632', 'lobster, live or fresh'],
  ['030614', 'crab, frozen'],
  ['030633', 'crab, live or fresh'],
  ['030631', 'rock lobster, live or fresh'],
  ['030611', 'rock lobster, frozen'],
  ['030617', 'shrimp, frozen'],
  ['071310', 'peas, dried'],
  ['1001', 'wheat'],
  ['1003', 'barley'],
  ['1205', 'canola seed'],
  ['1201', 'soybeans'],
  ['1514', 'canola oil'],
  ['230641', 'canola meal'],
  ['230649', 'canola meal, other'],
  ['2204', 'wine'],
  ['2701', 'coal'],
  ['2709', 'crude oil'],
  ['2603', 'copper ore'],
  ['4403', 'logs'],
  ['4407', 'lumber'],
  ['5201', 'cotton'],
  ['870380', 'electric cars'],
  ['870360', 'plug-in hybrid cars, petrol'],
  ['870370', 'plug-in hybrid cars, diesel'],
  ['870340', 'hybrid cars, petrol'],
  ['870350', 'hybrid cars, diesel'],
]);

/** The everyday name of a six-digit code; undefined where it has none here. */
export function everydayName(hs: string): string | undefined {
  return names.get(hs) ?? names.get(hs.slice(0, 4));
}
