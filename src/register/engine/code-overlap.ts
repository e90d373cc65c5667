import type { Measure, Register } from '../measure.ts';
import {
  ALL_CODES,
  codeAtStart,
  firstCommonSpan,
  spanOf,
  subtractSpans,
  type CodeSpan,
} from './codes.ts';
import { selectedCodes } from './selected-codes.ts';

/** The goods of a measure, exceptions taken off. */
export interface MeasureGoods {
  readonly spans: readonly CodeSpan[];
  /** Whether it names sectors, whose codes are not known here: then it may meet anything. */
  readonly sectors: boolean;
}

export function goodsOf(register: Register, measure: Measure): MeasureGoods {
  const named = selectedCodes(measure.products, register.lists);
  const excepted = selectedCodes(measure.exceptProducts, register.lists);
  const sectors = named.sectors.length > 0;
  const whole = sectors ? [ALL_CODES] : named.spans;
  return { spans: subtractSpans(whole, excepted.spans), sectors };
}

/** A code, as short as can be, all of which is among the goods of both. */
export function commonCode(a: MeasureGoods, b: MeasureGoods): string | undefined {
  const span = firstCommonSpan(a.spans, b.spans);
  return span && codeAtStart(span);
}

/** Whether a measure names anything that begins with `hs`, or begins with what it names. */
export function codesMeet(register: Register, measure: Measure, hs: string): boolean {
  return firstCommonSpan(goodsOf(register, measure).spans, [spanOf(hs)]) !== undefined;
}
