/**
 * Which goods sector of `canada-2021` makes the products of an HS prefix (HS 2022; the longest prefix
 * decides). Chapters follow the industry that makes the good in ISIC 4 / NAICS, as the United Nations'
 * correspondence of HS and ISIC has it; exceptions below a chapter are those that matter for an average:
 * unprocessed against processed food, ores and potash, crude oil and gas, vehicle engines and parts,
 * household appliances and printers, jewellery. Waste counts with the industry of its material.
 *
 * Not goods of a sector, and so absent: works of art and antiques (97), special provisions (98, 99).
 */
const PREFIXES_BY_SECTOR: Readonly<Record<string, string>> = {
  agriculture: `
    01 0301 0302 03063 0407 0409 06 07 08 09 10 12 13 14 1801 2401 4001 4101 4102 4103 4301 4401 4403
    4501 5001 5101 5102 5103 5201 5301 5302 5303`,
  mining: '25 26 2701 2702 2703 2709 271111 271121 2714 3104 7102',
  utilities: '2705 2716',
  food: `
    02 03 04 05 0710 0711 0712 0811 0812 0813 0814 0901 0902 100620 100630 100640 11 1208 1302
    15 16 17 18 19 20 21 22 23 24`,
  textiles: '41 42 43 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65',
  'wood-paper': '44 45 46 47 48 49 940610 9619',
  'petroleum-chemicals': '27 2207 28 29 30 31 32 33 34 35 36 37 38 39 40',
  'non-metallic-minerals': '2520 2522 2523 68 69 70',
  'metals-machinery': `
    2618 2619 2620 2621 71 72 73 74 75 76 78 79 80 81 82 83 84 8514 8515 87011 87013 87019 8709 93
    9406`,
  electronics: `
    841810 84182 841830 841840 842211 844331 844332 8450 845121 8471 847330 85 90 91 9405 950450`,
  'transport-equipment': `
    84073 840820 840991 840999 84111 84112 841191 8511 8512 854430 86 87 88 89 940120`,
  'other-manufacturing': `
    3406 66 67 7101 7103 7104 7105 7113 7114 7115 7116 7117 7118 900130 900140 900150 9003 9004 9018
    9019 9020 9021 92 94 95 96`,
};

const SECTOR_OF_PREFIX: ReadonlyMap<string, string> = new Map(
  Object.entries(PREFIXES_BY_SECTOR).flatMap(([sector, prefixes]) => {
    return prefixes
      .trim()
      .split(/\s+/)
      .map((prefix) => [prefix, sector] as const);
  }),
);

/**
 * The sector that makes a product, or undefined for what no goods sector makes.
 *
 * @param code HS code of 6 or more digits, dots allowed: `2709.00`, `270900`
 */
export function goodsSectorOf(code: string): string | undefined {
  const digits = code.replaceAll('.', '');
  for (let length = Math.min(6, digits.length); length >= 2; length--) {
    const sector = SECTOR_OF_PREFIX.get(digits.slice(0, length));
    if (sector !== undefined) return sector;
  }
  return undefined;
}
