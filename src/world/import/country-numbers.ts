/**
 * ISO 3166-1 numeric codes (the M49 codes of the United Nations), which customs data name countries by: number and
 * alpha-3 of each, in the order of the alpha-3 codes.
 */
const list = `
533 ABW 004 AFG 024 AGO 660 AIA 248 ALA 008 ALB 020 AND 784 ARE 032 ARG 051 ARM 016 ASM 010 ATA 260 ATF 028 ATG
036 AUS 040 AUT 031 AZE 108 BDI 056 BEL 204 BEN 535 BES 854 BFA 050 BGD 100 BGR 048 BHR 044 BHS 070 BIH 652 BLM
112 BLR 084 BLZ 060 BMU 068 BOL 076 BRA 052 BRB 096 BRN 064 BTN 074 BVT 072 BWA 140 CAF 124 CAN 166 CCK 756 CHE
152 CHL 156 CHN 384 CIV 120 CMR 180 COD 178 COG 184 COK 170 COL 174 COM 132 CPV 188 CRI 192 CUB 531 CUW 162 CXR
136 CYM 196 CYP 203 CZE 276 DEU 262 DJI 212 DMA 208 DNK 214 DOM 012 DZA 218 ECU 818 EGY 232 ERI 732 ESH 724 ESP
233 EST 231 ETH 246 FIN 242 FJI 238 FLK 250 FRA 234 FRO 583 FSM 266 GAB 826 GBR 268 GEO 831 GGY 288 GHA 292 GIB
324 GIN 312 GLP 270 GMB 624 GNB 226 GNQ 300 GRC 308 GRD 304 GRL 320 GTM 254 GUF 316 GUM 328 GUY 344 HKG 334 HMD
340 HND 191 HRV 332 HTI 348 HUN 360 IDN 833 IMN 356 IND 086 IOT 372 IRL 364 IRN 368 IRQ 352 ISL 376 ISR 380 ITA
388 JAM 832 JEY 400 JOR 392 JPN 398 KAZ 404 KEN 417 KGZ 116 KHM 296 KIR 659 KNA 410 KOR 414 KWT 418 LAO 422 LBN
430 LBR 434 LBY 662 LCA 438 LIE 144 LKA 426 LSO 440 LTU 442 LUX 428 LVA 446 MAC 663 MAF 504 MAR 492 MCO 498 MDA
450 MDG 462 MDV 484 MEX 584 MHL 807 MKD 466 MLI 470 MLT 104 MMR 499 MNE 496 MNG 580 MNP 508 MOZ 478 MRT 500 MSR
474 MTQ 480 MUS 454 MWI 458 MYS 175 MYT 516 NAM 540 NCL 562 NER 574 NFK 566 NGA 558 NIC 570 NIU 528 NLD 578 NOR
524 NPL 520 NRU 554 NZL 512 OMN 586 PAK 591 PAN 612 PCN 604 PER 608 PHL 585 PLW 598 PNG 616 POL 630 PRI 408 PRK
620 PRT 600 PRY 275 PSE 258 PYF 634 QAT 638 REU 642 ROU 643 RUS 646 RWA 682 SAU 729 SDN 686 SEN 702 SGP 239 SGS
654 SHN 744 SJM 090 SLB 694 SLE 222 SLV 674 SMR 706 SOM 666 SPM 688 SRB 728 SSD 678 STP 740 SUR 703 SVK 705 SVN
752 SWE 748 SWZ 534 SXM 690 SYC 760 SYR 796 TCA 148 TCD 768 TGO 764 THA 762 TJK 772 TKL 795 TKM 626 TLS 776 TON
780 TTO 788 TUN 792 TUR 798 TUV 158 TWN 834 TZA 800 UGA 804 UKR 581 UMI 858 URY 840 USA 860 UZB 336 VAT 670 VCT
862 VEN 092 VGB 850 VIR 704 VNM 548 VUT 876 WLF 882 WSM 887 YEM 710 ZAF 894 ZMB 716 ZWE
`;

/**
 * Numbers that customs data use beside ISO's: those of the UN's trade statistics, where France, Italy, Norway,
 * Switzerland and the United States include territories, India Sikkim, and Taiwan is `other Asia, not elsewhere specified`;
 * Sudan before 2012; Kosovo, which ISO does not number; and that of the European Union as a reporter in WITS.
 */
const further = `
251 FRA 381 ITA 579 NOR 757 CHE 842 USA 699 IND 490 TWN 736 SDN 383 XKX 918 EUN
`;

const pairs = (text: string): [number: number, iso3: string][] =>
  [...text.matchAll(/(\d{3}) ([A-Z]{3})/gu)].map(([, number, iso3]) => [
    Number(number),
    iso3 ?? '',
  ]);

const isoNumbers = new Map(pairs(list));
const numbers = new Map([...pairs(further), ...isoNumbers]);
const byIso3 = new Map([...isoNumbers].map(([number, iso3]) => [iso3, number]));

/** Alpha-3 code of a country's number, as ISO 3166-1, the UN, BACI or WITS write it: `124`, `'004'`, `'4'` or 842. */
export function iso3OfNumber(number: number | string): string | undefined {
  if (typeof number === 'string' && !/^\d{1,3}$/u.test(number)) return undefined;
  return numbers.get(Number(number));
}

/** ISO 3166-1 numeric code of an alpha-3 code, three digits: `'124'`. */
export function numberOfIso3(iso3: string): string | undefined {
  const number = byIso3.get(iso3);
  return number === undefined ? undefined : String(number).padStart(3, '0');
}
