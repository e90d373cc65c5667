import { isIdentifier, nearest } from '../input/index.ts';
import type { ProductSelector } from './measure.ts';

/** What a text selects, or what is wrong with it. */
export type SelectorReading =
  | { readonly selector: ProductSelector }
  | { readonly rule: string; readonly message: string; readonly hint: string };

const forms = "write 'all', 'hs 1205', 'hs 7206-7229', 'list us-steel' or 'sector C10T12'";

/** Reads `all`, `hs 1205`, `hs 7206-7229`, `list NAME` or `sector ID`. Rules: `unknown-selector`, `bad-hs-code`, `reversed-range`. */
export function parseSelector(text: string): SelectorReading {
  const [kind = '', ...rest] = text.trim().split(/\s+/u);
  const operand = rest.join(' ');
  if (kind === 'all' && operand === '') return { selector: { kind: 'all' } };
  if (kind === 'hs' && operand !== '') return codes(operand);
  if (kind === 'list' && isIdentifier(operand)) {
    return { selector: { kind: 'list', list: operand } };
  }
  if (kind === 'sector' && isIdentifier(operand)) {
    return { selector: { kind: 'sector', sector: operand } };
  }
  const meant = /^\d[\d.]*$/u.test(kind) ? 'hs' : nearest(kind, ['all', 'hs', 'list', 'sector']);
  return {
    rule: 'unknown-selector',
    message: `'${text}' selects no products`,
    hint: meant === 'hs' && operand === '' ? `write 'hs ${digitsOf(kind) || '1205'}'` : forms,
  };
}

/** Writes a selector as `parseSelector` reads it. */
export function formatSelector(selector: ProductSelector): string {
  switch (selector.kind) {
    case 'all':
      return 'all';
    case 'hs':
      return selector.from === selector.to
        ? `hs ${selector.from}`
        : `hs ${selector.from}-${selector.to}`;
    case 'list':
      return `list ${selector.list}`;
    case 'sector':
      return `sector ${selector.sector}`;
  }
}

function codes(operand: string): SelectorReading {
  const ends = operand.split(/\s*[-–]\s*/u);
  const [from = '', to = from] = ends;
  const fault = ends.length > 2 ? undefined : (codeFault(from) ?? codeFault(to));
  if (ends.length > 2)
    return { rule: 'bad-hs-code', message: `'${operand}' is no range`, hint: forms };
  if (fault) return { rule: 'bad-hs-code', ...fault };
  if (from.length !== to.length) {
    return {
      rule: 'bad-hs-code',
      message: `the ends of the range ${from}-${to} differ in length`,
      hint: 'give both the same number of digits: 7206-7229',
    };
  }
  if (to < from) {
    return {
      rule: 'reversed-range',
      message: `the range ${from}-${to} runs backwards`,
      hint: `write hs ${to}-${from}`,
    };
  }
  return { selector: { kind: 'hs', from, to } };
}

/** What keeps a text from being a code of the Harmonized System or of a tariff built on it; undefined where nothing does. */
export function codeFault(code: string): { message: string; hint: string } | undefined {
  if (isCode(code)) return undefined;
  const digits = digitsOf(code);
  if (!/^\d*$/u.test(code)) {
    return {
      message: `'${code}' is no HS code: it holds more than digits`,
      hint: isCode(digits)
        ? `write ${digits}`
        : 'write digits only, without dots or blanks: 720851',
    };
  }
  return code.startsWith('00')
    ? { message: `'${code}' is no HS code: there is no chapter 00`, hint: 'chapters are 01 to 99' }
    : {
        message: `'${code}' is no HS code: it has ${code.length} ${code.length === 1 ? 'digit' : 'digits'}`,
        hint: 'write 2 to 10 digits, a chapter such as 09 with its zero',
      };
}

/** Whether a text is 2 to 10 digits of a chapter that there is. Written for lists of thousands. */
function isCode(text: string): boolean {
  return /^(?!00)\d{2,10}$/u.test(text);
}

function digitsOf(text: string): string {
  return text.replaceAll(/[.\s]/gu, '');
}
