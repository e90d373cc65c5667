/** One of the 35 industries of WIOD's 2013 release: ISIC Rev. 3 (NACE Rev. 1), by its code in the tables. */
export interface WiodIndustry {
  readonly code: string;
  readonly name: string;
  readonly goods: boolean;
}

const rows: readonly (readonly [code: string, name: string])[] = [
  ['AtB', 'Agriculture, hunting, forestry and fishing'],
  ['C', 'Mining and quarrying'],
  ['15t16', 'Food, beverages and tobacco'],
  ['17t18', 'Textiles and clothing'],
  ['19', 'Leather and footwear'],
  ['20', 'Wood products'],
  ['21t22', 'Pulp, paper, printing and publishing'],
  ['23', 'Coke, refined petroleum and nuclear fuel'],
  ['24', 'Chemicals'],
  ['25', 'Rubber and plastics'],
  ['26', 'Other non-metallic minerals'],
  ['27t28', 'Basic and fabricated metals'],
  ['29', 'Machinery'],
  ['30t33', 'Electrical and optical equipment'],
  ['34t35', 'Transport equipment'],
  ['36t37', 'Other manufacturing and recycling'],
  ['E', 'Electricity, gas and water supply'],
  ['F', 'Construction'],
  ['50', 'Trade and repair of motor vehicles; fuel'],
  ['51', 'Wholesale trade'],
  ['52', 'Retail trade and repair of household goods'],
  ['H', 'Hotels and restaurants'],
  ['60', 'Inland transport'],
  ['61', 'Water transport'],
  ['62', 'Air transport'],
  ['63', 'Supporting transport activities, travel agencies'],
  ['64', 'Post and telecommunications'],
  ['J', 'Finance and insurance'],
  ['70', 'Real estate'],
  ['71t74', 'Renting and other business services'],
  ['L', 'Public administration and defence'],
  ['M', 'Education'],
  ['N', 'Health and social work'],
  ['O', 'Other community, social and personal services'],
  ['P', 'Private households with employed persons'],
];

/** In the order of the tables: `c1` to `c35`, 16 of goods and 19 of services. */
export const wiodIndustries2013: readonly WiodIndustry[] = rows.map(([code, name], at) => ({
  code,
  name,
  goods: at < 16,
}));
