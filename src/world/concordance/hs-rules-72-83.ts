import type { HsRule } from './hs-rule.ts';

/** Base metals. Castings of iron (ISIC 2431) stand with steel, of other metals (ISIC 2432) with those. */
export const rulesOfChapters72To83: readonly HsRule[] = [
  ['C24A', '72', 'iron and steel, ferro-alloys, wire; scrap'],
  ['C25', '73', 'articles of iron or steel'],
  ['C24A', '7301 7302 7303', 'sheet piling, rails, pipes of cast iron'],
  ['C24A', '7304 7305 7306 7307', 'tubes, pipes and their fittings'],
  ['C27', '7321 732290', 'stoves and air heaters, not electric (ISIC 2750)'],
  ['C24B', '74', 'copper; scrap'],
  [
    'C25',
    '7413 7414 7415 7416 7418 7419',
    'stranded wire, cloth, nails, springs, articles of copper',
  ],
  ['C27', '7417', 'cooking apparatus of copper, until 2006 (ISIC 2750)'],
  ['C24B', '75', 'nickel; scrap'],
  ['C25', '7508', 'articles of nickel'],
  ['C24B', '76', 'aluminium; scrap'],
  ['C25', '7610 7611 7612 7613 7614 7615 7616', 'structures, containers, articles of aluminium'],
  ['C24B', '78', 'lead; scrap'],
  ['C25', '7806', 'articles of lead'],
  ['C24B', '79', 'zinc; scrap'],
  ['C25', '7907', 'articles of zinc'],
  ['C24B', '80', 'tin; scrap'],
  ['C25', '8007', 'articles of tin'],
  ['C24B', '81', 'other base metals, cermets; scrap'],
  ['C25', '82', 'tools, cutlery (ISIC 2593)'],
  ['C25', '83', 'locks, fittings, safes, other metal articles'],
];
