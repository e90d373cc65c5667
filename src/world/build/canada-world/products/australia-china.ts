import { hs6Codes } from '../../../concordance/hs6-codes.ts';
import type { Remainder, Stated } from './stated.ts';

/** US dollars for an Australian dollar, annual average of 2019 (Reserve Bank of Australia). */
const USD_PER_AUD_2019 = 0.6952;

const basis = 'statement-2019';

const australian = (prefixes: readonly string[], millions: number): Stated => ({
  codes: hs6Codes.filter((code) => prefixes.some((prefix) => code.startsWith(prefix))),
  value: millions * USD_PER_AUD_2019,
  basis,
});

/**
 * What Australia sold to China in 2019, before China's sanctions, A$ million: coal, copper, beef, wine, cotton, barley, wood
 * and rock lobster, 23 bn together by the University of Adelaide (IIT working paper 4, 2021). Coal, barley, wine and cotton
 * are as published there, by Crest Economics (2020), Wine Australia and Reuters; copper, beef, wood and lobster are worked
 * out from the press.
 */
export const australiaToChina: readonly Stated[] = [
  australian(['27011'], 14_000),
  australian(['2603'], 2000),
  australian(['220421'], 1100),
  australian(['100390'], 600),
  australian(['0201', '0202'], 2700),
  australian(['5201'], 900),
  // Without treated wood (440311, 440312), which sawmills make.
  australian(['44032', '44034', '44039'], 600),
  australian(['030631'], 700),
];

/** Ore that is not copper is iron. */
export const australianRemainder: Remainder = { B07: { codes: ['260111'], basis } };
