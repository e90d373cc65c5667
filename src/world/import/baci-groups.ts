import type { SectorOfHs } from '../concordance/concordance.ts';

/** Numbers the groups that subheadings are added up to. */
export interface ProductGroups {
  /** Number of a subheading's group; `undefined` where it has none. */
  readonly groupOf: (product: string) => number | undefined;
  /** Code or id of a group. */
  readonly labelOf: (group: number) => string;
}

/** Headings or chapters: a group is numbered by its digits. */
export function groupsByDigits(digits: 2 | 4 | 6): ProductGroups {
  return {
    groupOf: (product) => Number(product.slice(0, digits)),
    labelOf: (group) => String(group).padStart(digits, '0'),
  };
}

/** Sectors, numbered as they come. */
export function groupsBySector(sectorOf: SectorOfHs): ProductGroups {
  const sectors: string[] = [];
  return {
    groupOf: (product) => {
      const sector = sectorOf(product);
      if (sector === undefined) return undefined;
      const known = sectors.indexOf(sector);
      return known < 0 ? sectors.push(sector) - 1 : known;
    },
    labelOf: (group) => sectors[group] ?? '',
  };
}
