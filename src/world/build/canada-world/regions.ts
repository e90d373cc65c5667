import type { Region } from '../../../model/index.ts';
import { REGIONS as CANADA_2021_REGIONS } from '../canada-names.ts';

/** Where the input coefficients of an economy come from: itself, or the average of its income group. */
export type IncomeGroup = 'high' | 'upper-middle' | 'lower';

/** An economy of the world that is not a part of Canada. */
export interface Country extends Region {
  readonly iso3: string;
  /**
   * Its income group, World Bank classification of fiscal year 2024 (data of 2022); low is put with lower-middle, and Viet
   * Nam with upper-middle, whose factories its own are like.
   */
  readonly income: IncomeGroup;
}

/** id, name, latitude, longitude, income, member of the European Union. */
const rows = `
AGO|Angola|-11.5|15.0|lower
ARE|United Arab Emirates|24.9|55.0|high
ARG|Argentina|-34.0|-61.5|upper-middle
AUS|Australia|-33.0|146.5|high
AUT|Austria|47.8|14.8|high|EU
BEL|Belgium|50.8|4.5|high|EU
BGD|Bangladesh|23.8|90.3|lower
BGR|Bulgaria|42.7|24.8|upper-middle|EU
BLR|Belarus|53.6|27.8|upper-middle
BRA|Brazil|-18.5|-46.0|upper-middle
BRN|Brunei Darussalam|4.8|114.8|high
CHE|Switzerland|47.0|8.0|high
CHL|Chile|-34.0|-71.0|high
CHN|China|32.8|112.0|upper-middle
CIV|Côte d’Ivoire|6.2|-5.0|lower
CMR|Cameroon|4.7|11.0|lower
COD|Congo (Democratic Republic)|-4.5|21.0|lower
COL|Colombia|5.2|-74.7|upper-middle
CRI|Costa Rica|9.9|-84.1|upper-middle
CYP|Cyprus|34.9|33.2|high|EU
CZE|Czechia|49.8|15.5|high|EU
DEU|Germany|50.8|9.6|high|EU
DNK|Denmark|55.8|11.0|high|EU
EGY|Egypt|29.5|31.0|lower
ESP|Spain|40.0|-3.3|high|EU
EST|Estonia|58.9|25.5|high|EU
FIN|Finland|61.5|25.0|high|EU
FRA|France|47.0|2.5|high|EU
GBR|United Kingdom|52.6|-1.5|high
GRC|Greece|38.7|22.9|high|EU
HKG|Hong Kong|22.3|114.2|high
HRV|Croatia|45.4|16.2|high|EU
HUN|Hungary|47.2|19.3|high|EU
IDN|Indonesia|-6.6|109.0|upper-middle
IND|India|22.5|79.0|lower
IRL|Ireland|53.1|-7.3|high|EU
ISL|Iceland|64.4|-20.9|high
ISR|Israel|32.0|34.9|high
ITA|Italy|43.0|12.0|high|EU
JOR|Jordan|31.9|36.0|lower
JPN|Japan|35.5|137.0|high
KAZ|Kazakhstan|47.5|70.5|upper-middle
KHM|Cambodia|11.9|104.9|lower
KOR|Korea|36.6|127.6|high
LAO|Laos|17.5|103.5|lower
LTU|Lithuania|55.1|24.1|high|EU
LUX|Luxembourg|49.7|6.1|high|EU
LVA|Latvia|56.9|24.7|high|EU
MAR|Morocco|33.0|-7.0|lower
MEX|Mexico|20.5|-100.0|upper-middle
MLT|Malta|35.9|14.4|high|EU
MMR|Myanmar|18.5|96.0|lower
MYS|Malaysia|3.2|102.2|upper-middle
NGA|Nigeria|8.3|6.5|lower
NLD|Netherlands|52.1|5.2|high|EU
NOR|Norway|60.6|9.8|high
NZL|New Zealand|-39.5|174.9|high
PAK|Pakistan|30.8|71.3|lower
PER|Peru|-10.6|-76.2|upper-middle
PHL|Philippines|13.5|121.8|lower
POL|Poland|51.8|19.3|high|EU
PRT|Portugal|39.8|-8.5|high|EU
ROU|Romania|45.6|25.5|high|EU
RUS|Russia|54.5|47.0|upper-middle
SAU|Saudi Arabia|24.4|44.4|high
SEN|Senegal|14.6|-16.3|lower
SGP|Singapore|1.35|103.8|high
STP|São Tomé and Príncipe|0.3|6.7|lower
SVK|Slovakia|48.6|19.3|high|EU
SVN|Slovenia|46.1|14.8|high|EU
SWE|Sweden|58.8|15.6|high|EU
THA|Thailand|14.9|101.0|upper-middle
TUN|Tunisia|35.8|10.1|lower
TUR|Türkiye|39.4|33.0|upper-middle
TWN|Chinese Taipei|24.2|120.9|high
UKR|Ukraine|48.9|32.2|lower
USA|United States|37.4|-92.4|high
VNM|Viet Nam|16.0|107.0|upper-middle
ZAF|South Africa|-28.3|27.7|upper-middle
`;

/** The 79 countries other than Canada, by ISO 3166-1 code; coordinates are approximate centres of population. */
export const COUNTRIES: readonly Country[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [iso3 = '', name = '', lat, lon, income, group] = row.split('|');
    const country = { id: iso3, name, iso3, lat: Number(lat), lon: Number(lon) };
    return {
      ...country,
      income: income as IncomeGroup,
      ...(group === undefined ? {} : { group }),
    };
  });

/** The ten provinces, as in `canada-2021`, with the names that Statistics Canada's tables give them. */
export const PROVINCES = CANADA_2021_REGIONS.filter(({ group }) => group === 'CAN');

export const ROW = { id: 'ROW', name: 'Rest of the world' } as const;

/** Economies of the national stage of the pipeline: Canada in one piece, the countries, the rest of the world. */
export const NATIONS: readonly string[] = ['CAN', ...COUNTRIES.map(({ id }) => id), ROW.id];

/** Regions of the world as it ships, in the order of every file: provinces, countries, the rest of the world. */
export const REGIONS: readonly Region[] = [
  ...PROVINCES.map(({ sourceName: _, ...province }) => province),
  ...COUNTRIES.map(({ income: _, ...country }) => country),
  ROW,
];

export const EU_MEMBERS: readonly string[] = COUNTRIES.filter(({ group }) => group === 'EU').map(
  ({ id }) => id,
);
