/** A file at the address where its publisher keeps it. */
export interface SourceFile {
  readonly url: string;
  /** Name under which it is kept. */
  readonly name: string;
  /** What it holds. */
  readonly title: string;
}

/** Where the files of a format come from. */
export interface DownloadSource {
  /** Files that can be had by their address; the first is the latest. */
  readonly files: readonly SourceFile[];
  /** Page of the publisher. */
  readonly page: string;
  /** What to do with the files, or how to get them by hand where there is no address. */
  readonly next: string;
}

const icio = 'https://webfs-sti.oecd.org/files/STI-PIE/ICIO/2025';
const dataverse = 'https://dataverse.nl/api/access/datafile';
const figaro = 'https://ec.europa.eu/eurostat/documents/51957/19580762';
const baci = 'https://www.cepii.fr/DATA_DOWNLOAD/baci/data';

/**
 * Official addresses by format of import. Publishers move files with every release: where an address answers 404, the
 * page says where the file is now, and `--from` takes another address.
 */
export const downloadSources: Readonly<Record<string, DownloadSource>> = {
  'oecd-icio': {
    files: ['2016-2022', '2011-2015', '2006-2010', '2001-2005', '1995-2000'].map((years) => ({
      url: `${icio}/${years}_SML.zip`,
      name: `${years}_SML.zip`,
      title: `inter-country tables ${years}, edition 2025`,
    })),
    page: 'https://www.oecd.org/en/data/datasets/inter-country-input-output-tables.html',
    next: 'unzip it and import the CSV of one year: 2022_SML.csv',
  },
  'wiod-2013': {
    files: [],
    page: 'https://www.rug.nl/ggdc/valuechain/wiod/wiod-2013-release',
    next: 'download the world input-output table of one year (Excel) from the page and save its sheet as CSV',
  },
  'wiod-2016': {
    files: [
      {
        url: `${dataverse}/199101`,
        name: 'WIOTS_in_R.zip',
        title: 'world input-output tables 2000 to 2014, release 2016, for R',
      },
      {
        url: `${dataverse}/199104`,
        name: 'WIOTS_in_EXCEL.zip',
        title: 'the same as Excel workbooks',
      },
    ],
    page: 'https://www.rug.nl/ggdc/valuechain/wiod/wiod-2016-release',
    next: 'unzip it and write the table of one year out as CSV',
  },
  figaro: {
    files: yearsDown(2022, 2010).map((year) => ({
      url: `${figaro}/matrix_eu-ic-io_ind-by-ind_24ed_${year}.csv`,
      name: `matrix_eu-ic-io_ind-by-ind_24ed_${year}.csv`,
      title: `FIGARO industry by industry ${year}, edition 2024`,
    })),
    page: 'https://ec.europa.eu/eurostat/web/esa-supply-use-input-tables/database',
    next: 'import it as it is: reroute import figaro matrix_eu-ic-io_ind-by-ind_24ed_2022.csv',
  },
  baci: {
    files: ['HS17', 'HS22', 'HS12', 'HS07', 'HS02', 'HS96', 'HS92'].map((edition) => ({
      url: `${baci}/BACI_${edition}_V202501.zip`,
      name: `BACI_${edition}_V202501.zip`,
      title: `world trade by product, ${edition}, release 202501`,
    })),
    page: 'https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37',
    next: 'unzip it and import one year with the country codes: BACI_HS17_Y2023_V202501.csv country_codes_V202501.csv',
  },
  'wits-tariffs': {
    files: [],
    page: 'https://wits.worldbank.org',
    next: 'log in (free), choose Advanced Query, Tariff and Trade Analysis (TRAINS), products of six digits and all kinds of duty, and export CSV',
  },
  'gtap-har': {
    files: [],
    page: 'https://www.gtap.agecon.purdue.edu/databases/',
    next: 'GTAP is licensed: take the header-array files from your copy of the data base',
  },
};

function yearsDown(last: number, first: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => last - at);
}
