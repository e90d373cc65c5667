import { wiodIndustries2013 } from './isic3-wiod.ts';
import { isic4Industry } from './isic4.ts';
import { isic4Sector } from './isic4-sector.ts';
import type { IndustryCode } from './mrio-codes.ts';

/**
 * A release of the World Input-Output Database. Rows and columns are numbered within each country: industries from 1 on
 * (`r1`, `c1`), the five kinds of final use, and the total behind them.
 */
export interface WiodRelease {
  readonly industries: readonly IndustryCode[];
  /** Number of the column of household consumption; the other four follow. */
  readonly firstFinal: number;
  /** Number of the column of total output. */
  readonly total: number;
}

export const wiodFinalUses = ['CONS_h', 'CONS_np', 'CONS_g', 'GFCF', 'INVEN'] as const;

/**
 * Rows below the industries, by code, and by the words of their description where a file has no code: taxes less subsidies
 * on products, the adjustment of exports from fob to cif, purchases of residents abroad and of non-residents here, value
 * added, transport margins paid abroad.
 */
export const wiodPrimary: readonly (readonly [code: string, description: RegExp])[] = [
  ['TXSP', /^taxes less subsidies/iu],
  ['EXP_adj', /^cif\s*\/\s*fob/iu],
  ['PURR', /^direct purchases abroad/iu],
  ['PURNR', /^purchases on the domestic territory/iu],
  ['VA', /^value added/iu],
  ['IntTTM', /^international transport/iu],
];

export const wiodOutput = ['GO', /^output at basic prices|^total output/iu] as const;
export const wiodInputTotal = ['II_fob', /^total intermediate/iu] as const;

/** 35 industries of ISIC Rev. 3 in 40 countries and the rest of the world, 1995 to 2011. */
export const wiod2013: WiodRelease = {
  industries: wiodIndustries2013.map(({ name, goods }, at) => ({
    id: `c${at + 1}`,
    name,
    goods,
    elasticityOf: `c${at + 1}`,
  })),
  firstFinal: 37,
  total: 42,
};

const codes2016 =
  'A01 A02 A03 B C10-C12 C13-C15 C16 C17 C18 C19 C20 C21 C22 C23 C24 C25 C26 C27 C28 C29 C30 C31_C32 C33 D35 E36 ' +
  'E37-E39 F G45 G46 G47 H49 H50 H51 H52 H53 I J58 J59_J60 J61 J62_J63 K64 K65 K66 L68 M69_M70 M71 M72 M73 M74_M75 N ' +
  'O84 P85 Q R_S T U';

/** 56 industries of ISIC Rev. 4 in 43 countries and the rest of the world, 2000 to 2014. */
export const wiod2016: WiodRelease = {
  industries: codes2016.split(' ').flatMap((id): IndustryCode[] => {
    const isic = isic4Industry(id);
    return isic ? [isic4Sector(id, isic)] : [];
  }),
  firstFinal: 57,
  total: 62,
};
