import type { PublishedSource } from './import-format.ts';
import type { MrioSource } from './mrio-economy.ts';

// What formats say of themselves stands apart from their importers: to list the formats loads none of these.

export const icioSource: MrioSource = {
  format: 'oecd-icio',
  title: 'OECD Inter-Country Input-Output Tables',
  publisher: 'OECD',
  url: 'https://www.oecd.org/en/data/datasets/inter-country-input-output-tables.html',
  licence: 'CC BY 4.0',
  currency: 'USD',
  categories: {
    valueAdded: ['VA', 'VALU'],
    purchasesAbroad: ['DPABR', 'P33', 'NONRES'],
    stocks: ['INVNT'],
  },
};

const wiod = {
  publisher: 'Groningen Growth and Development Centre',
  licence:
    'free with citation: Timmer et al. (2015), Review of International Economics 23, 575–605',
  currency: 'USD',
  categories: { valueAdded: ['VA'], purchasesAbroad: [], stocks: ['INVEN'] },
} as const;

export const wiod2013Source: MrioSource = {
  ...wiod,
  format: 'wiod-2013',
  title: 'World Input-Output Database, release 2013',
  url: 'https://www.rug.nl/ggdc/valuechain/wiod/wiod-2013-release',
};

export const wiod2016Source: MrioSource = {
  ...wiod,
  format: 'wiod-2016',
  title: 'World Input-Output Database, release 2016',
  url: 'https://www.rug.nl/ggdc/valuechain/wiod/wiod-2016-release',
};

export const figaroSource: MrioSource = {
  format: 'figaro',
  title: 'FIGARO EU inter-country input-output tables',
  publisher: 'Eurostat',
  url: 'https://ec.europa.eu/eurostat/web/esa-supply-use-input-tables/database',
  licence: 'Eurostat copyright: reuse with acknowledgement',
  currency: 'EUR',
  categories: {
    valueAdded: ['W2_D1', 'W2_D29X39', 'W2_B2A3G'],
    purchasesAbroad: [],
    stocks: ['P5M'],
  },
};

export const gtapSource: PublishedSource & { readonly title: string } = {
  title: 'GTAP data base, header-array files',
  publisher: 'Center for Global Trade Analysis, Purdue University',
  url: 'https://www.gtap.agecon.purdue.edu/databases/',
  licence: 'the GTAP licence of whoever imports it: not to be passed on',
};
