import type { Problem } from '../../input/index.ts';
import type { BaciCodes } from './baci-codes.ts';
import type { BaciFiles } from './baci-files.ts';
import type { BaciTotals } from './baci-flows.ts';

/** What an import of BACI read, kept and left out: `import.json` of its folder. Values are US$ thousand. */
export interface BaciReport {
  readonly schema: 'reroute.import-report/1';
  readonly format: 'baci';
  readonly source: string;
  readonly licence: string;
  readonly unit: string;
  readonly years: readonly BaciYear[];
}

export interface BaciYear {
  readonly file: string;
  readonly year: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  readonly value: number;
  /** Of the countries that were asked for, in products that have a sector. */
  readonly valueKept: number;
  /** Share of the value kept whose rows state no quantity. */
  readonly shareWithoutQuantity: number;
  /** Products that no sector makes, and what they are worth. */
  readonly withoutSector: { readonly products: readonly string[]; readonly value: number };
}

export function baciReport(years: readonly BaciTotals[], { flows }: BaciFiles): BaciReport {
  return {
    schema: 'reroute.import-report/1',
    format: 'baci',
    source: 'BACI, CEPII (Gaulier and Zignago 2010), from UN Comtrade',
    licence: 'Etalab 2.0',
    unit: 'value in US$ thousand, quantity in metric tons',
    years: years.map((year, at) => ({
      file: flows[at] ?? '',
      year: year.year,
      rowsRead: year.rows,
      rowsWritten: year.flows,
      value: year.value,
      valueKept: year.keptValue,
      shareWithoutQuantity: year.keptValue > 0 ? year.valueWithoutQuantity / year.keptValue : 0,
      withoutSector: {
        products: [...year.unplaced.keys()].sort(),
        value: [...year.unplaced.values()].reduce((sum, value) => sum + value, 0),
      },
    })),
  };
}

/** The same in words, a line a year. */
export function baciSummary({ years }: BaciReport): string[] {
  const billions = (thousand: number): string => (thousand / 1e6).toFixed(1);
  return years.map(
    ({ year, rowsRead, rowsWritten, value, valueKept, shareWithoutQuantity }) =>
      `${year}: ${rowsRead} flows worth US$ ${billions(value)} bn, ${rowsWritten} rows written worth US$ ${billions(valueKept)} bn, of which ${(100 * shareWithoutQuantity).toFixed(1)} % without a quantity`,
  );
}

/** Warnings of what was done to the figures: `shared-country`, `lost-leading-zero`, `product-without-sector`. */
export function baciWarnings(
  years: readonly BaciTotals[],
  { flows, countries: countriesFile }: BaciFiles,
  { countries }: BaciCodes,
): Problem[] {
  const warning = (file: string, rule: string, message: string, hint: string): Problem[] => [
    { file, line: 1, column: 1, severity: 'warning', rule, message, hint },
  ];
  const shared =
    countries.shared.length === 0
      ? []
      : warning(
          countriesFile,
          'shared-country',
          `numbers that share a code: ${countries.shared.join(', ')}`,
          'their flows are added; give them codes of their own if they are different countries',
        );
  const ofYears = years.flatMap(({ restoredZeros, unplaced }, at) => {
    const file = flows[at] ?? '';
    const value = [...unplaced.values()].reduce((sum, one) => sum + one, 0);
    return [
      ...(restoredZeros === 0
        ? []
        : warning(
            file,
            'lost-leading-zero',
            `${restoredZeros} codes of five digits: the zero before them is put back (10121 is 010121)`,
            'nothing, unless the codes are not of the HS',
          )),
      ...(unplaced.size === 0
        ? []
        : warning(
            file,
            'product-without-sector',
            `${unplaced.size} products worth US$ ${(value / 1000).toFixed(1)} million have no sector and are left out: ${[...unplaced.keys()].sort().slice(0, 5).join(', ')}`,
            'give --concordance a file that places them (docs/methods/concordance.md)',
          )),
    ];
  });
  return [...shared, ...ofYears];
}
