/**
 * Where in Canada primary goods come from: shares of provinces in national production, rounded to hundredths, of about
 * 2022 (Natural Resources Canada for minerals, energy, refineries and forests; Fisheries and Oceans Canada for landings
 * and aquaculture; Statistics Canada's manufacturing sales for chemicals, medicines, rubber and plastics). They seed what customs sections and provincial tables, which hold these goods together with others,
 * leave open; every total is theirs.
 */
const shares: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  A02: {
    'CA-BC': 0.36,
    'CA-QC': 0.22,
    'CA-AB': 0.17,
    'CA-ON': 0.11,
    'CA-NB': 0.07,
    'CA-SK': 0.03,
    'CA-NS': 0.03,
    'CA-MB': 0.01,
  },
  A03: {
    'CA-NS': 0.32,
    'CA-BC': 0.22,
    'CA-NL': 0.2,
    'CA-NB': 0.13,
    'CA-PE': 0.07,
    'CA-QC': 0.05,
    'CA-ON': 0.01,
  },
  B05: { 'CA-BC': 0.62, 'CA-AB': 0.28, 'CA-SK': 0.1 },
  B06: { 'CA-AB': 0.79, 'CA-BC': 0.07, 'CA-SK': 0.09, 'CA-NL': 0.05 },
  B07: {
    'CA-ON': 0.32,
    'CA-QC': 0.33,
    'CA-BC': 0.16,
    'CA-NL': 0.13,
    'CA-MB': 0.04,
    'CA-NB': 0.01,
    'CA-SK': 0.01,
  },
  B08: {
    'CA-SK': 0.72,
    'CA-ON': 0.1,
    'CA-QC': 0.1,
    'CA-BC': 0.04,
    'CA-AB': 0.02,
    'CA-NB': 0.01,
    'CA-NS': 0.01,
  },
  C19: {
    'CA-AB': 0.29,
    'CA-QC': 0.21,
    'CA-ON': 0.2,
    'CA-NB': 0.17,
    'CA-SK': 0.08,
    'CA-BC': 0.04,
    'CA-NL': 0.01,
  },
  C20: {
    'CA-ON': 0.42,
    'CA-AB': 0.3,
    'CA-QC': 0.2,
    'CA-BC': 0.03,
    'CA-SK': 0.02,
    'CA-MB': 0.02,
    'CA-NB': 0.005,
    'CA-NS': 0.005,
  },
  C21: { 'CA-ON': 0.6, 'CA-QC': 0.31, 'CA-BC': 0.04, 'CA-MB': 0.03, 'CA-AB': 0.01, 'CA-NS': 0.01 },
  C22: {
    'CA-ON': 0.53,
    'CA-QC': 0.28,
    'CA-AB': 0.06,
    'CA-BC': 0.06,
    'CA-MB': 0.03,
    'CA-NS': 0.02,
    'CA-NB': 0.01,
    'CA-SK': 0.01,
  },
};

/** Share of a province in the production of a sector; undefined where the sources speak for themselves. */
export function productionShare(sector: string, province: string): number | undefined {
  const ofSector = shares[sector];
  return ofSector && (ofSector[province] ?? 0);
}
