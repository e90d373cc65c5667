import type { LabelScheme } from './mrio-labels.ts';

/**
 * Final consumption of government, households and non-profit institutions, fixed capital, stocks and valuables; below the
 * industries: taxes less subsidies on products, purchases of residents abroad and of non-residents here, wages, other
 * taxes less subsidies on production, operating surplus.
 */
export const figaroScheme: LabelScheme = {
  finalUses: ['P3_S13', 'P3_S14', 'P3_S15', 'P51G', 'P5M'],
  primary: ['W2_D21X31', 'W2_OP_RES', 'W2_OP_NRES', 'W2_D1', 'W2_D29X39', 'W2_B2A3G'],
};
