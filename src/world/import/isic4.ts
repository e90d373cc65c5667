/**
 * Industry codes of tables by ISIC Rev. 4 (NACE Rev. 2): a section (`F`), sections (`R_S`), a division (`C20`, `A01`), a
 * range of them (`C10T12`, `A01_02`, `C10-C12`, `J59_J60`) or a part of one (`C24A`, `C301`, `C302T309`). Each of the OECD,
 * WIOD and Eurostat writes ranges in its own way; the divisions behind them are the same.
 */
export interface Isic4Industry {
  /** First and last division, 1 to 99. */
  readonly from: number;
  readonly to: number;
  /** What the code names within a single division: `A` of `C24A`, `1` of `C301`. */
  readonly part: string;
}

const sections: Readonly<Record<string, readonly [from: number, to: number, name: string]>> = {
  A: [1, 3, 'Agriculture, forestry and fishing'],
  B: [5, 9, 'Mining and quarrying'],
  C: [10, 33, 'Manufacturing'],
  D: [35, 35, 'Electricity, gas and steam'],
  E: [36, 39, 'Water supply, sewerage and waste'],
  F: [41, 43, 'Construction'],
  G: [45, 47, 'Wholesale and retail trade'],
  H: [49, 53, 'Transport and storage'],
  I: [55, 56, 'Accommodation and food services'],
  J: [58, 63, 'Information and communication'],
  K: [64, 66, 'Finance and insurance'],
  L: [68, 68, 'Real estate'],
  M: [69, 75, 'Professional, scientific and technical services'],
  N: [77, 82, 'Administrative and support services'],
  O: [84, 84, 'Public administration and defence'],
  P: [85, 85, 'Education'],
  Q: [86, 88, 'Health and social work'],
  R: [90, 93, 'Arts, entertainment and recreation'],
  S: [94, 96, 'Other services'],
  T: [97, 98, 'Households as employers'],
  U: [99, 99, 'Extraterritorial organisations'],
};

const divisionNames: ReadonlyMap<number, string> = new Map([
  [1, 'Crops and animals'],
  [2, 'Forestry'],
  [3, 'Fishing'],
  [5, 'Coal'],
  [6, 'Oil and gas extraction'],
  [7, 'Metal ores'],
  [8, 'Other mining'],
  [9, 'Mining support services'],
  [10, 'Food'],
  [11, 'Beverages'],
  [12, 'Tobacco'],
  [13, 'Textiles'],
  [14, 'Clothing'],
  [15, 'Leather'],
  [16, 'Wood products'],
  [17, 'Paper'],
  [18, 'Printing'],
  [19, 'Coke and refined petroleum'],
  [20, 'Chemicals'],
  [21, 'Pharmaceuticals'],
  [22, 'Rubber and plastics'],
  [23, 'Non-metallic minerals'],
  [24, 'Basic metals'],
  [25, 'Fabricated metals'],
  [26, 'Computers and electronics'],
  [27, 'Electrical equipment'],
  [28, 'Machinery'],
  [29, 'Motor vehicles'],
  [30, 'Other transport equipment'],
  [31, 'Furniture'],
  [32, 'Other manufacturing'],
  [33, 'Repair and installation of machinery'],
  [35, 'Electricity, gas and steam'],
  [36, 'Water supply'],
  [37, 'Sewerage'],
  [38, 'Waste'],
  [39, 'Remediation'],
  [41, 'Buildings'],
  [42, 'Civil engineering'],
  [43, 'Specialised construction'],
  [45, 'Trade and repair of motor vehicles'],
  [46, 'Wholesale trade'],
  [47, 'Retail trade'],
  [49, 'Land transport and pipelines'],
  [50, 'Water transport'],
  [51, 'Air transport'],
  [52, 'Warehousing and support for transport'],
  [53, 'Post and couriers'],
  [55, 'Accommodation'],
  [56, 'Food services'],
  [58, 'Publishing'],
  [59, 'Film, video and sound'],
  [60, 'Broadcasting'],
  [61, 'Telecommunications'],
  [62, 'Computer programming'],
  [63, 'Information services'],
  [64, 'Financial services'],
  [65, 'Insurance and pensions'],
  [66, 'Auxiliary financial services'],
  [68, 'Real estate'],
  [69, 'Legal and accounting services'],
  [70, 'Head offices and consultancy'],
  [71, 'Architecture and engineering'],
  [72, 'Scientific research'],
  [73, 'Advertising and market research'],
  [74, 'Other professional services'],
  [75, 'Veterinary services'],
  [77, 'Rental and leasing'],
  [78, 'Employment services'],
  [79, 'Travel agencies'],
  [80, 'Security'],
  [81, 'Services to buildings'],
  [82, 'Office support'],
  [84, 'Public administration and defence'],
  [85, 'Education'],
  [86, 'Health'],
  [87, 'Residential care'],
  [88, 'Social work'],
  [90, 'Arts'],
  [91, 'Libraries and museums'],
  [92, 'Gambling'],
  [93, 'Sports and recreation'],
  [94, 'Membership organisations'],
  [95, 'Repair of household goods'],
  [96, 'Other personal services'],
  [97, 'Households as employers'],
  [98, 'Own production of households'],
  [99, 'Extraterritorial organisations'],
]);

/** The parts of divisions that the OECD publishes: 24A is groups 241 and 2431, 24B is 242 and 2432. */
const partNames: Readonly<Record<string, string>> = {
  '24A': 'Iron and steel',
  '24B': 'Non-ferrous metals',
  '301': 'Ships and boats',
  '302': 'Other transport equipment',
};

const sectionsOnly = /^([A-U])(?:[T_-]([A-U]))?$/u;
const divisionsOnly = /^([A-U])(\d\d)(\d|[A-Z])?(?:[T_-]([A-U])?(\d\d)\d?)?$/u;

/** What a code stands for; `undefined` when it is none of ISIC Rev. 4. */
export function isic4Industry(code: string): Isic4Industry | undefined {
  const whole = sectionsOnly.exec(code);
  if (whole) {
    const [, first = '', last = first] = whole;
    return range(sections[first]?.[0], sections[last]?.[1], '');
  }
  const parts = divisionsOnly.exec(code);
  if (!parts) return undefined;
  const [, first = '', from = '', part = '', last = first, to = from] = parts;
  const begin = Number(from);
  const end = Number(to);
  if (!within(first, begin) || !within(last, end)) return undefined;
  return range(begin, end, part);
}

function range(from = 1, to = 0, part = ''): Isic4Industry | undefined {
  return from <= to ? { from, to, part } : undefined;
}

function within(section: string, division: number): boolean {
  const [from, to] = sections[section] ?? [1, 0];
  return division >= from && division <= to && divisionNames.has(division);
}

/** A short name in English: 'Food; beverages; tobacco' for divisions 10 to 12. */
export function isic4Name({ from, to, part }: Isic4Industry): string {
  const whole = Object.values(sections).filter(([first, last]) => first >= from && last <= to);
  const covered = whole.length > 0 && whole[0]?.[0] === from && whole.at(-1)?.[1] === to;
  if (covered && part === '') return whole.map(([, , name]) => name).join('; ');
  if (from === to && part !== '') {
    const name = partNames[`${from}${part}`];
    if (name !== undefined) return name;
  }
  const names = [...divisionNames].filter(([division]) => division >= from && division <= to);
  return names
    .map(([, name], index) => (index === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1)))
    .join('; ');
}

/**
 * Whether its products pass customs: farming to manufacturing, without support services to mining (division 9) and
 * without repair and installation (33), unless they come with goods in one code.
 */
export function isic4Goods({ from, to }: Isic4Industry): boolean {
  return from <= 32 && !(from === 9 && to === 9);
}
