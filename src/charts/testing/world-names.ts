const countries = `
AGO Angola
ARE United Arab Emirates
ARG Argentina
AUS Australia
AUT Austria
BEL Belgium
BGD Bangladesh
BGR Bulgaria
BLR Belarus
BRA Brazil
BRN Brunei Darussalam
CHE Switzerland
CHL Chile
CHN China (People's Republic of)
CIV Côte d'Ivoire
CMR Cameroon
COD Democratic Republic of the Congo
COL Colombia
CRI Costa Rica
CYP Cyprus
CZE Czechia
DEU Germany
DNK Denmark
EGY Egypt
ESP Spain
EST Estonia
FIN Finland
FRA France
GBR United Kingdom
GRC Greece
HKG Hong Kong, China
HRV Croatia
HUN Hungary
IDN Indonesia
IND India
IRL Ireland
ISL Iceland
ISR Israel
ITA Italy
JOR Jordan
JPN Japan
KAZ Kazakhstan
KHM Cambodia
KOR Korea
LAO Lao People's Democratic Republic
LTU Lithuania
LUX Luxembourg
LVA Latvia
MAR Morocco
MEX Mexico
MLT Malta
MMR Myanmar
MYS Malaysia
NGA Nigeria
NLD Netherlands
NOR Norway
NZL New Zealand
PAK Pakistan
PER Peru
PHL Philippines
POL Poland
PRT Portugal
ROU Romania
RUS Russian Federation
SAU Saudi Arabia
SEN Senegal
SGP Singapore
STP São Tomé and Príncipe
SVK Slovak Republic
SVN Slovenia
SWE Sweden
THA Thailand
TUN Tunisia
TUR Türkiye
TWN Chinese Taipei
UKR Ukraine
USA United States
VEN Bolivarian Republic of Venezuela
ZAF South Africa
ROW Rest of the world
`;

/** Eighty economies outside Canada, names as long as tables give them. */
export const worldCountries: readonly { readonly id: string; readonly name: string }[] = countries
  .trim()
  .split('\n')
  .map((line) => ({ id: line.slice(0, 3), name: line.slice(4) }));

export const euMembers: ReadonlySet<string> = new Set(
  (
    'AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK ' +
    'SVN SWE'
  ).split(' '),
);

/** 27 goods and 12 services. */
export const worldSectors: readonly string[] = `
Crops and animal production
Forestry and logging
Fishing and aquaculture
Coal mining
Oil and gas extraction
Metal ore mining
Other mining and quarrying
Mining support services
Food, beverages and tobacco
Textiles, apparel and leather
Wood products
Paper and printing
Coke and refined petroleum
Chemicals
Pharmaceuticals
Rubber and plastics
Non-metallic minerals
Iron and steel
Non-ferrous metals
Fabricated metals
Computers and electronics
Electrical equipment
Machinery
Motor vehicles
Ships and boats
Other transport equipment
Furniture and other manufacturing
Electricity, gas, water and waste
Construction
Wholesale and retail trade
Transport and storage
Accommodation and food services
Information and communication
Finance and insurance
Real estate activities
Professional, scientific and administrative services
Public administration and defence
Education, health and social work
Arts, recreation and other services
`
  .trim()
  .split('\n');
