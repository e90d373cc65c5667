import type { EconomyMeta } from '../economy-meta.ts';

/** `economy.yaml` of the world `canada-2021`. */
export const CANADA_2021: EconomyMeta = {
  id: 'canada-2021',
  title: 'Ten Canadian provinces, six partners and the rest of the world, 2021',
  year: 2021,
  currency: 'CAD',
  unit: 'C$ million',
  sources: [
    {
      title: 'qge, bilateral trade, value added, final demand and input-output data of 2021',
      publisher: 'qge contributors',
      licence: 'MIT',
    },
    {
      title: 'Provincial symmetric input-output tables, catalogue no. 15-211-X',
      publisher: 'Statistics Canada',
      licence: 'Statistics Canada Open Licence',
    },
    {
      title: 'Inter-Country Input-Output tables',
      publisher: 'OECD',
      licence: 'CC BY 4.0',
    },
  ],
  licence:
    'Computed by Reroute; quote qge (MIT), Statistics Canada (Open Licence), OECD (CC BY 4.0)',
  notes: [
    "Trade and value added are the source's; intermediate and final use are balanced to them by RAS. PROVENANCE.md says how, and how far cells moved.",
    'Tariffs: the source has none, so the base year knows no tariff (tariffs.csv is a header).',
    "tradable: true for the 12 goods sectors, electricity included: what a customs tariff can reach, and what sector '*' means. Services are false; they do cross borders, trade.csv has those flows and the model trades them. Only '*' passes them by.",
    "Foreign trade of provinces: what each province sells to and buys from all countries together is split by the nation's partner shares, sector by sector. So Alberta sends 77 % of its exported oil and gas to the United States, like every province. The territories are left out.",
    "One matrix of input shares, Canada's, stands for all regions before balancing.",
    "Final use: the source's shares are of consumption, public and private; investment is what absorption leaves over. final.csv holds both.",
    'theta is 1 / dispersion of the source. It is 4.55 for agriculture, mining, utilities, construction and services, where the source has no estimate. For transport equipment it is 1.01: vehicles and parts from different regions hardly replace each other.',
    'lat, lon: approximate centre of population, for maps only.',
  ].join('\n'),
  groups: { CAN: 'Canada' },
};
