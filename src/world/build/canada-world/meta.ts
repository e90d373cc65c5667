import type { EconomyMeta } from '../../economy-meta.ts';

/** `economy.yaml` of the world `canada-world`. */
export const CANADA_WORLD: EconomyMeta = {
  id: 'canada-world',
  title: 'Ten Canadian provinces in the world economy, 2024',
  year: 2024,
  currency: 'USD',
  unit: 'US$ million',
  sources: [
    {
      title: 'Inter-Country Input-Output tables, bilateral sales of 2022',
      publisher: 'OECD, compiled for tariffwar',
      licence: 'CC BY 4.0',
      notes: 'trade among 81 economies, 27 goods sectors and services',
    },
    {
      title: 'Global Tariff Database',
      publisher: 'Feodora Teti, compiled for tariffwar',
      licence: 'no licence stated; figures quoted with their source',
      notes: 'tariffs of importers other than the United States',
    },
    {
      title: 'World Input-Output Database, release 2013, tables of 2011',
      publisher: 'Timmer, Dietzenbacher, Los, Stehrer and de Vries (2015)',
      licence: 'free with citation',
      notes: 'input coefficients, value-added shares, composition of services',
    },
    {
      title: 'Provincial input-output and trade tables of 2021 (15-211-X), as compiled in qge',
      publisher: 'Statistics Canada; qge contributors',
      licence: 'Statistics Canada Open Licence; MIT',
      notes: 'proportions of provinces',
    },
    {
      title: 'Canadian international merchandise trade by province and product section, 2024',
      publisher: 'Statistics Canada, compiled by UBC-MDS',
      licence: 'Statistics Canada Open Licence; MIT',
      notes: 'exports of provinces to the United States; imports of Canada from there',
    },
    {
      title: 'US imports and duties by HS6 and partner, 2024',
      publisher: 'US Census Bureau',
      licence: 'public domain',
      notes: 'US imports, and US tariffs as collected',
    },
    {
      title: 'BACI, trade of Canada by partner, 2023',
      publisher: 'CEPII',
      licence: 'Etalab 2.0',
      notes: 'proportions of partners other than the United States and China',
    },
    {
      title: "Canada's goods exports and imports of 2024, customs basis",
      publisher: 'Statistics Canada and Conference Board of Canada, as published in the press',
      licence: 'single figures, quoted with their source',
      notes: 'control totals',
    },
    {
      title: 'Annual average exchange rate of 2024, C$1.3698 for US$1',
      publisher: 'Bank of Canada',
      licence: 'a single figure, quoted with its source',
    },
  ],
  licence:
    'Computed by Reroute; quote OECD (CC BY 4.0), WIOD (Timmer et al. 2015), Statistics Canada (Open Licence), US Census Bureau, CEPII (Etalab 2.0), Teti, qge and UBC-MDS (MIT)',
  notes: [
    "What is of which year: Canada's goods trade and US goods imports are of 2024 (Canada's imports from others than the United States and China of 2023), at customs values; all other flows, sales at home among them, are of 2022; input coefficients of 2011. PROVENANCE.md says how they were fitted together and how far cells moved.",
    'Tariffs are averages of sectors: US duties as collected in 2024, which hold section 301 and 232; others of 2022 from the Global Tariff Database, without what has been added in quarrels since; 0 within North America and on services.',
    "tradable: true for the 27 goods sectors and for utilities, whose electricity crosses the border as HS 2716: what a customs tariff can reach, and what sector '*' means. Other services cross borders too, without tariffs.",
    'Provinces: exports to the United States are customs figures of each province. To other countries, sector by sector, all partners see the same provinces: no source of ours says which province sells to which.',
    'Input coefficients of economies that WIOD does not know are the mean of their income group.',
    'theta is that of fontagne-2022 for goods and 4 for services (the set fontagne-2022-services-4); elasticities.csv has the sets that a scenario can choose.',
    'products.csv says what some flows consist of, by six-digit code: US imports as customs have them, and what is published of products in dispute between Canada, China, the United States and Australia. tariffs_include: US duties as collected hold the surtaxes of 2024, sections 232 and 301.',
    'lat, lon: approximate centre of population, for maps only.',
  ].join('\n'),
  groups: { CAN: 'Canada', EU: 'European Union' },
  tariffs_include: { USA: '2024-07-01' },
};
