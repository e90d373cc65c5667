import { shorten } from '../../input/index.ts';
import type { ProblemList } from '../../input/index.ts';
import type { DelimitedOptions } from './delimited.ts';
import { firstRecord } from './first-record.ts';

/** The files of an import, by what they hold. */
export interface BaciFiles {
  readonly flows: readonly string[];
  readonly countries: string;
  readonly products?: string;
}

const columnsOf = {
  flows: ['t', 'i', 'j', 'k', 'v'],
  countries: ['country_code', 'country_iso3'],
  products: ['code', 'description'],
} as const;

type Kind = keyof typeof columnsOf;

/**
 * Tells flows, country codes and product codes apart by their headers. Rules: those of `readDelimited`,
 * `unknown-table`, `no-flows`, `no-country-codes`, `given-twice`.
 */
export async function sortBaciFiles(
  files: readonly string[],
  options: DelimitedOptions & { readonly problems: ProblemList },
): Promise<BaciFiles> {
  const byKind: Record<Kind, string[]> = { flows: [], countries: [], products: [] };
  const complain = (file: string, rule: string, message: string, hint: string): void => {
    options.problems.add({ file, line: 1, column: 1, severity: 'error', rule, message, hint });
  };
  for (const file of files) {
    const record = await firstRecord(file, options);
    const header = (record?.fields ?? []).map((name) => name.trim().toLowerCase());
    const kind = (Object.keys(columnsOf) as Kind[]).find((one) =>
      columnsOf[one].every((column) => header.includes(column)),
    );
    if (kind) byKind[kind].push(file);
    else {
      const message = `the header reads ${shorten(header.join(','))}: no table of BACI begins so`;
      const hint = 'flows have the columns t,i,j,k,v,q and country codes country_code,country_iso3';
      complain(file, 'unknown-table', message, hint);
    }
  }
  const [countries = '', ...more] = byKind.countries;
  const [products, ...others] = byKind.products;
  for (const file of [...more, ...others]) {
    const hint = 'give those of the release that the flows are of';
    complain(file, 'given-twice', 'codes of this kind were given before', hint);
  }
  const first = files[0] ?? '';
  if (byKind.flows.length === 0) {
    const hint = 'give a file such as BACI_HS17_Y2023_V202501.csv';
    complain(first, 'no-flows', 'none of the files holds flows', hint);
  }
  if (countries === '') {
    const hint =
      'give country_codes_V….csv of the same release too: flows name countries by number';
    complain(first, 'no-country-codes', 'none of the files holds country codes', hint);
  }
  return { flows: byKind.flows, countries, ...(products === undefined ? {} : { products }) };
}
