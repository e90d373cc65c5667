/** A sector of the world, and which part of each source it is. */
export interface WorldSector {
  readonly id: string;
  readonly name: string;
  /** Whether customs can reach it: goods, and utilities, whose electricity crosses as HS 2716. */
  readonly tradable: boolean;
  /** Sector of `canada-provinces-2021` that it is, or belongs to. */
  readonly provincial: string;
  /** Industries of the World Input-Output Database (ISIC 3) that it is made of, or belongs to. */
  readonly wiod: readonly string[];
}

const agriculture = 'Agriculture, Forestry, Fishing';
const mining = 'Mining and Extraction';
const wood = 'Wood, Paper, Printing';
const chemicals = 'Petroleum and Chemicals';
const metals = 'Metals and Machinery';
const electronics = 'Computers, Electronics, Electrical';
const vehicles = 'Transportation Equipment';

const goods = (id: string, wiod: string, provincial: string, name: string): WorldSector => {
  return { id, name, tradable: true, provincial, wiod: wiod.split(' ') };
};

const service = (id: string, wiod: string, provincial: string, name: string): WorldSector => {
  return { id, name, tradable: id === 'D35T39', provincial, wiod: wiod.split(' ') };
};

/** The 27 goods sectors of the OECD tables as `icio-2022` has them, in its order. */
export const GOODS: readonly WorldSector[] = [
  goods('A01', 'c1', agriculture, 'Crops and animal production'),
  goods('A02', 'c1', agriculture, 'Forestry and logging'),
  goods('A03', 'c1', agriculture, 'Fishing and aquaculture'),
  goods('B05', 'c2', mining, 'Coal mining'),
  goods('B06', 'c2', mining, 'Oil and gas extraction'),
  goods('B07', 'c2', mining, 'Metal ore mining'),
  goods('B08', 'c2', mining, 'Other mining and quarrying'),
  goods('B09', 'c2', mining, 'Mining support services'),
  goods('C10T12', 'c3', 'Food, Beverage, Tobacco', 'Food, beverages and tobacco'),
  goods('C13T15', 'c4 c5', 'Textile, Apparel, Leather', 'Textiles, apparel and leather'),
  goods('C16', 'c6', wood, 'Wood products'),
  goods('C17_18', 'c7', wood, 'Paper and printing'),
  goods('C19', 'c8', chemicals, 'Coke and refined petroleum'),
  goods('C20', 'c9', chemicals, 'Chemicals'),
  goods('C21', 'c9', chemicals, 'Pharmaceuticals'),
  goods('C22', 'c10', chemicals, 'Rubber and plastics'),
  goods('C23', 'c11', 'Non-metallic Mineral Products', 'Non-metallic minerals'),
  goods('C24A', 'c12', metals, 'Iron and steel'),
  goods('C24B', 'c12', metals, 'Non-ferrous metals'),
  goods('C25', 'c12', metals, 'Fabricated metals'),
  goods('C26', 'c14', electronics, 'Computers and electronics'),
  goods('C27', 'c14', electronics, 'Electrical equipment'),
  goods('C28', 'c13', metals, 'Machinery'),
  goods('C29', 'c15', vehicles, 'Motor vehicles'),
  goods('C301', 'c15', vehicles, 'Ships and boats'),
  goods('C302T309', 'c15', vehicles, 'Other transport equipment'),
  goods('C31T33', 'c16', 'Furniture and Other Manufacturing', 'Furniture and other manufacturing'),
];

/** The one services sector of `icio-2022`, split in twelve; ids are ISIC Rev. 4 sections and divisions. */
export const SERVICES: readonly WorldSector[] = [
  service('D35T39', 'c17', 'Utilities', 'Electricity, gas, water and waste'),
  service('F41T43', 'c18', 'Construction', 'Construction'),
  service('G45T47', 'c19 c20 c21', 'Wholesale and Retail Trade', 'Wholesale and retail trade'),
  service('H49T53', 'c23 c24 c25 c26', 'Transportation Services', 'Transport and storage'),
  service(
    'I55R93',
    'c22',
    'Arts, Recreation, Accommodation, Food',
    'Accommodation, food services and recreation',
  ),
  service('J58T63', 'c27', 'Information and Communication', 'Information and communication'),
  service('K64T66', 'c28', 'Finance and Insurance', 'Finance and insurance'),
  service('L68', 'c29', 'Real Estate, Rental, Leasing', 'Real estate and rental'),
  service(
    'M69T82',
    'c30',
    'Professional and Administrative Services',
    'Professional and administrative services',
  ),
  service(
    'O84S98',
    'c31 c34 c35',
    'Public Administration and Other Services',
    'Public administration and other services',
  ),
  service('P85', 'c32', 'Education', 'Education'),
  service('Q86T88', 'c33', 'Health', 'Health'),
];

export const SECTORS: readonly WorldSector[] = [...GOODS, ...SERVICES];

/** Position of a sector in {@link SECTORS}. */
export function sectorAt(id: string): number {
  const position = SECTORS.findIndex((sector) => sector.id === id);
  if (position < 0) throw new RangeError(`'${id}' is no sector of canada-world`);
  return position;
}

/** A set of sectors that a source holds as one, by position in {@link SECTORS}. */
export interface SectorBlock {
  readonly name: string;
  readonly members: readonly number[];
}

/** Sectors that share a value of `key`, in the order of their first members. */
export function blocksBy(key: (sector: WorldSector) => string): SectorBlock[] {
  const blocks = new Map<string, number[]>();
  SECTORS.forEach((sector, position) => {
    const members = blocks.get(key(sector)) ?? [];
    blocks.set(key(sector), [...members, position]);
  });
  return [...blocks].map(([name, members]) => ({ name, members }));
}
