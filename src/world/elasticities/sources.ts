import type { ElasticitySource } from '../elasticity-set.ts';
import type { icioColumns } from './icio-thetas.ts';

/** A set of trade elasticities by name: where it comes from, and where its numbers are. */
export interface NamedSet {
  readonly id: string;
  readonly source: ElasticitySource;
  /** A column of `icioThetas`, or one θ for every sector. */
  readonly theta: (typeof icioColumns)[number] | number;
  /** θ of services in place of the column's. */
  readonly services?: number;
}

const compiled = 'As compiled for tariffwar by ICIO sector.';
const gaps = `Sectors that the paper leaves out, and services, have 4.`;

/**
 * Every set, with what its authors estimate: θ is the model's, the exponent of cost, tariff included, in expenditure shares. An
 * estimate of what happens to imports before duty is an estimate of −(1 + θ), since in the model M = X π / (1 + τ).
 */
export const namedSets: readonly NamedSet[] = [
  {
    id: 'caliendo-parro-2015',
    theta: 'CP',
    source: {
      title: 'Caliendo and Parro (2015), Estimates of the Trade and Welfare Effects of NAFTA',
      publisher: 'Review of Economic Studies 82(1), 1-44',
      date: '2015',
      url: 'https://doi.org/10.1093/restud/rdu035',
      notes: `Dispersion θ by ratios of trade and tariffs around three countries, 1993; table 1, 99 % sample. ${compiled} Outliers: 64.85 for petroleum (C19); 1.115 for vehicles (C29, C301, C302T309), the mean of 1.84 for autos and 0.39 for other transport. Services have 4.`,
    },
  },
  {
    id: 'fontagne-2022',
    theta: 'FGO',
    source: {
      title: 'Fontagné, Guimbard and Orefice (2022), Tariff-Based Product-Level Trade Elasticities',
      publisher: 'Journal of International Economics 137, 103593',
      date: '2022',
      url: 'https://doi.org/10.1016/j.jinteco.2022.103593',
      notes: `Response of bilateral imports to bilateral tariffs, HS6, 2001-2016, by TiVA sector (table 8); in absolute value, taken for θ as it stands. Imports are valued before duty: who reads the estimate as 1 + θ takes 1 off. ${compiled} Chemicals and pharmaceuticals share one estimate (10.56), as do vehicles and other transport (8.955). 8.35 for services is that of other community, social and personal services, extended to all.`,
    },
  },
  {
    id: 'fontagne-2022-services-4',
    theta: 'FGO',
    services: 4,
    source: {
      title: 'Fontagné, Guimbard and Orefice (2022) for goods; 4 for services',
      publisher: 'Reroute, from Journal of International Economics 137, 103593',
      date: '2022',
      url: 'https://doi.org/10.1016/j.jinteco.2022.103593',
      notes:
        'fontagne-2022 for goods. Its 8.35 for services is an estimate for one of them; here all services have 4, as in most of the other sets. The standing θ of canada-world and of imported tables.',
    },
  },
  {
    id: 'bagwell-staiger-yurukoglu-2021',
    theta: 'BSY',
    source: {
      title:
        'Bagwell, Staiger and Yurukoglu (2021), Quantitative Analysis of Multiparty Tariff Negotiations',
      publisher: 'Econometrica 89(4), 1595-1631',
      date: '2021',
      url: 'https://www.econometricsociety.org/publications/econometrica/2021/07/01/quantitative-analysis-multiparty-tariff-negotiations',
      notes: `Fréchet shape θ by 49 SITC sectors (table II), averaged to ICIO sectors. ${compiled} ${gaps}`,
    },
  },
  {
    id: 'giri-yi-yilmazkuday-2021',
    theta: 'GYY',
    source: {
      title:
        'Giri, Yi and Yilmazkuday (2021), Gains from Trade: Does Sectoral Heterogeneity Matter?',
      publisher: 'Journal of International Economics 129, 103429',
      date: '2021',
      url: 'https://doi.org/10.1016/j.jinteco.2021.103429',
      notes: `Dispersion θ of 19 manufacturing sectors from price gaps, by simulated moments (table 2). ${compiled} ${gaps} These are agriculture, mining, petroleum, electronics and machinery.`,
    },
  },
  {
    id: 'lashkaripour-lugovskyy-2023',
    theta: 'LL',
    source: {
      title:
        'Lashkaripour and Lugovskyy (2023), Profits, Scale Economies, and the Gains from Trade and Industrial Policy',
      publisher: 'American Economic Review 113(10), 2759-2808',
      date: '2023',
      url: 'https://doi.org/10.1257/aer.20210419',
      notes: `σ − 1 of 14 industries, the elasticity of trade to its cost, from Colombian customs data (table 3), taken for θ. ${compiled} Outliers: 0.636 for petroleum (C19). Services have 4.`,
    },
  },
  {
    id: 'shapiro-2016',
    theta: 'Shap',
    source: {
      title: 'Shapiro (2016), Trade Costs, CO2, and the Environment',
      publisher: 'American Economic Journal: Economic Policy 8(4), 220-254',
      date: '2016',
      url: 'https://doi.org/10.1257/pol.20150168',
      notes: `Response of trade to trade costs, instrumented, 13 sectors (table 2, panel B), in absolute value, taken for θ. ${compiled} Outliers: 14.255 for textiles and apparel, the mean of 18.56 and 9.95; 1.55 for chemicals. Services have 4.`,
    },
  },
  {
    id: 'tariffwar-icio',
    theta: 'IS',
    source: {
      title:
        'tariffwar, estimates on the Inter-Country Input-Output tables themselves ("in-sample")',
      publisher: 'tariffwar, software by Lashkaripour',
      url: 'https://github.com/ahmadlp/tariffwar',
      notes:
        'θ by the ratios of Caliendo and Parro (2015) on pooled tables of 2011-2022, with country effects; not a published paper. Agriculture and mining share one estimate (7.6215), basic and fabricated metals another (1.6119); electronics, electrical equipment, machinery, transport equipment, other manufacturing and services have 4.',
    },
  },
  {
    id: 'uniform-4',
    theta: 'U4',
    source: {
      title: 'Simonovska and Waugh (2014), The Elasticity of Trade: Estimates and Evidence',
      publisher: 'Journal of International Economics 92(1), 34-50',
      date: '2014',
      url: 'https://doi.org/10.1016/j.jinteco.2013.10.001',
      notes: 'θ = 4 in every sector, the round figure of estimates from price gaps.',
    },
  },
  {
    id: 'boehm-2023-long-run',
    theta: 1,
    source: {
      title:
        'Boehm, Levchenko and Pandalai-Nayar (2023), The Long and Short (Run) of Trade Elasticities',
      publisher: 'American Economic Review 113(4), 861-905',
      date: '2023',
      url: 'https://doi.org/10.1257/aer.20210225',
      notes:
        'θ = 1 in every sector. The paper estimates what imports before duty do after 7 to 10 years: −2.0 (−1.75 to −2.25). In the model that is −(1 + θ), so θ is 1 (0.75 to 1.25). There is no set of its first-year estimate: −0.76 would be θ = −0.24, and the model needs θ above 0.',
    },
  },
];
