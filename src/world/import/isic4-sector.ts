import { isic4Goods, isic4Name } from './isic4.ts';
import type { Isic4Industry } from './isic4.ts';
import type { IndustryCode } from './mrio-codes.ts';

/** Divisions from here on are services: published elasticities are of goods, and give one figure for all of these. */
const firstService = 35;

/** The sector that an industry of ISIC Rev. 4 becomes, under the code of its source. */
export function isic4Sector(id: string, industry: Isic4Industry): IndustryCode {
  return {
    id,
    name: isic4Name(industry),
    goods: isic4Goods(industry),
    elasticityOf: industry.from >= firstService ? 'SERV' : id,
  };
}
