import { isHsCode, malformedHsCode } from '../concordance/read-concordance.ts';
import { isIdentifier, malformedId, shorten } from '../../input/index.ts';
import type { ProblemList } from '../../input/index.ts';
import type { DelimitedOptions } from './delimited.ts';
import { readNamed } from './named-columns.ts';

/** Countries of a BACI release: the alpha-3 codes in alphabetical order, and which of them each number means. */
export interface BaciCountries {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Index into `ids` by number without leading zeros. */
  readonly indexOf: ReadonlyMap<string, number>;
  /** Numbers that share an alpha-3 code with another one: their flows are added. */
  readonly shared: readonly string[];
}

/** The codes of one release. */
export interface BaciCodes {
  readonly countries: BaciCountries;
  /** Description by subheading, where the file of product codes was given. */
  readonly products?: ReadonlyMap<string, string>;
}

const countryColumns = {
  number: { name: 'country_code' },
  name: { name: 'country_name' },
  iso3: { name: 'country_iso3' },
};

/** `Other Asia, not elsewhere specified` in the UN's statistics, which CEPII gives no ISO code: practically all of it is Taiwan. */
const otherAsia = '490';

/**
 * Reads BACI's `country_codes_V….csv`. A number without an alpha-3 code is left without a country: a flow that uses
 * it is an error there. Rules: those of `readNamed`, `malformed-country-code`, `malformed-id`,
 * `duplicate-key`.
 */
export async function readBaciCountries(
  file: string,
  options: DelimitedOptions & { readonly problems: ProblemList },
): Promise<BaciCountries> {
  const { problems } = options;
  const iso3Of = new Map<string, string>();
  const nameOf = new Map<string, string>();
  for await (const { records, index } of readNamed(file, countryColumns, options)) {
    for (const record of records) {
      const text = (record.fields[index.number] ?? '').trim();
      const number = String(Number(text));
      if (!/^\d{1,3}$/u.test(text) || iso3Of.has(number)) {
        const twice = iso3Of.has(number);
        problems.add({
          file,
          ...record.positionOf(index.number),
          severity: 'error',
          rule: twice ? 'duplicate-key' : 'malformed-country-code',
          message: twice
            ? `country ${number} stands twice`
            : `'${shorten(text)}' is no number of a country`,
          hint: twice
            ? 'keep one of the rows'
            : 'take the file as CEPII publishes it, beside the flows',
        });
        continue;
      }
      const code = (record.fields[index.iso3] ?? '').trim();
      const iso3 = number === otherAsia ? 'TWN' : code;
      if (iso3 === '' || iso3 === 'N/A' || iso3 === 'NA') continue;
      if (!isIdentifier(iso3)) {
        problems.add(malformedId(file, record.positionOf(index.iso3), 'country id', iso3));
        continue;
      }
      iso3Of.set(number, iso3);
      if (!nameOf.has(iso3)) nameOf.set(iso3, (record.fields[index.name] ?? '').trim());
    }
  }
  const ids = [...new Set(iso3Of.values())].sort();
  const place = new Map(ids.map((id, at) => [id, at]));
  const count = new Map<string, number>();
  for (const iso3 of iso3Of.values()) count.set(iso3, (count.get(iso3) ?? 0) + 1);
  return {
    ids,
    names: ids.map((id) => nameOf.get(id) ?? id),
    indexOf: new Map([...iso3Of].map(([number, iso3]) => [number, place.get(iso3) ?? 0])),
    shared: [...iso3Of].filter(([, iso3]) => (count.get(iso3) ?? 0) > 1).map(([number]) => number),
  };
}

const productColumns = { code: { name: 'code' }, description: { name: 'description' } };

/** Reads BACI's `product_codes_HS…_V….csv`. Rules: those of `readNamed`, `malformed-hs-code`. */
export async function readBaciProducts(
  file: string,
  options: DelimitedOptions & { readonly problems: ProblemList },
): Promise<Map<string, string>> {
  const products = new Map<string, string>();
  for await (const { records, index } of readNamed(file, productColumns, options)) {
    for (const record of records) {
      const text = (record.fields[index.code] ?? '').trim();
      const code = /^[1-9]\d{4}$/u.test(text) ? `0${text}` : text;
      if (code.length === 6 && isHsCode(code)) {
        products.set(code, record.fields[index.description] ?? '');
      } else if (!/^[0-9A-Z]{6}$/u.test(code)) {
        options.problems.add(malformedHsCode(file, record.positionOf(index.code), text));
      }
    }
  }
  return products;
}
