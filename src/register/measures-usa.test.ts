import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf, findInteractionProblems, loadRegister, type Charge } from './index.ts';

// What the United States charged, against the orders themselves: rates are those of the instruments, summed by hand.

let register: ReturnType<typeof loadRegister>;
beforeAll(() => {
  register = loadRegister();
});
const charge = (exporter: string, hs: string, on: string): Charge =>
  dayOf(register, on).charge('USA', exporter, hs);

/** Rates of goods that do not claim USMCA and of those that do. */
function rates(exporter: string, hs: string, on: string): (number | null)[] {
  const { if_not_claimed, if_claimed } = charge(exporter, hs, on);
  return [if_not_claimed, if_claimed].map((rate) =>
    rate === null ? null : Number(rate.toFixed(6)),
  );
}

describe('what the United States charges Canada', () => {
  it.each([
    ['steel plate, free after the truce of 2019', '720851', '2019-06-01', 0, 0],
    ['steel plate, 2018', '720851', '2018-07-01', 0.25, 0.25],
    ['steel plate, from March 2025', '720851', '2025-04-01', 0.25, 0.25],
    ['steel plate, from June 2025', '720851', '2025-07-01', 0.5, 0.5],
    ['steel plate, tier of April 2026', '720851', '2026-05-01', 0.5, 0.5],
    ['generating sets before the duties', '850213', '2025-03-03', 0, 0],
    ['generating sets, three days without an exemption', '850213', '2025-03-05', 0.25, 0.25],
    ['generating sets, USMCA exempt', '850213', '2025-03-07', 0.25, 0],
    ['generating sets, 35 %', '850213', '2025-09-01', 0.35, 0],
    ['generating sets after the ruling', '850213', '2026-02-22', 0, 0],
    ['generating sets, surcharge', '850213', '2026-03-01', 0.1, 0],
    ['generating sets, forced labour', '850213', '2026-07-24', 0.1, 0],
    ['crude oil', '270900', '2025-09-01', 0.1, 0],
    ['US goods returned keep the terms of chapter 98', '980100', '2025-09-01', 0, 0],
    ['US goods returned, surcharge', '980100', '2026-03-01', 0, 0],
    ['potash', '310420', '2025-09-01', 0.1, 0],
    ['casein, day before Section 338', '350110', '2026-08-18', 0.1, 0],
    ['casein, dairy basket', '350110', '2026-08-20', 0.6, 0.5],
    ['beer, alcohol basket', '220300', '2026-08-20', 0.6, 0.5],
    ['cars: 25 % on all or on 60 %', '870323', '2025-05-01', 0.25, 0.15],
    ['parts of cars', '870895', '2025-09-01', 0.25, 0],
    ['softwood lumber: 14.63 + 20.56 + 10 %', '440711', '2025-12-01', 0.4519, 0.4519],
  ])('%s (%s on %s)', (_, hs, on, notClaimed, claimed) => {
    expect(rates('CAN', hs, on)).toEqual([notClaimed, claimed]);
  });

  it('holds the threat of 24 January 2026 and charges it nowhere', () => {
    const { layers } = charge('CAN', '850213', '2026-01-24');
    const threat = layers.find(({ measure }) => measure === 'usa-threat-100-canada');
    expect(threat).toMatchObject({ rate: 1, applies: false });
    expect(rates('CAN', '850213', '2026-01-24')).toEqual([0.35, 0]);
  });
});

describe('what the United States charges others', () => {
  it.each([
    ['China, fentanyl only', 'CHN', '851713', '2025-02-10', 0.1],
    ['China, phones exempt from the reciprocal duty', 'CHN', '851713', '2025-04-12', 0.2],
    ['China, toys at 125 + 20 %', 'CHN', '950300', '2025-04-12', 1.45],
    ['China, toys at 84 + 20 %', 'CHN', '950300', '2025-04-09', 1.04],
    ['China, toys after Geneva', 'CHN', '950300', '2025-05-14', 0.3],
    ['China, toys after Busan', 'CHN', '950300', '2025-11-10', 0.2],
    ['Viet Nam, pause', 'VNM', '610910', '2025-06-01', 0.1],
    ['Viet Nam, August 2025', 'VNM', '610910', '2025-09-01', 0.2],
    ['India with the oil penalty', 'IND', '610910', '2025-09-01', 0.5],
    ['Brazil, coffee', 'BRA', '090111', '2025-09-01', 0.5],
    ['Brazil, coffee freed', 'BRA', '090111', '2025-12-01', 0],
    ['Japan, cars before the deal', 'JPN', '870323', '2025-09-15', 0.25],
    ['Japan, cars under the deal, beyond MFN', 'JPN', '870323', '2025-09-16', 0.125],
    ['United Kingdom, steel', 'GBR', '720851', '2025-10-01', 0.25],
    ['Honduras, shirts of CAFTA-DR', 'HND', '610910', '2026-08-01', 0],
    ['Russia, aluminium', 'RUS', '760110', '2026-05-01', 2],
  ])('%s (%s %s on %s)', (_, exporter, hs, on, total) => {
    expect(rates(exporter, hs, on)).toEqual([total, total]);
  });

  it('says of any two measures how they stand to each other', () => {
    expect(findInteractionProblems(register)).toEqual([]);
  });
});
