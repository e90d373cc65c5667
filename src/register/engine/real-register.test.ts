import { describe, expect, it } from 'vitest';
import { loadRegister } from '../load-register.ts';
import { referenceLines } from '../testing/reference-day.ts';
import { changesBetween } from './changes-between.ts';
import { dayOf } from './day.ts';
import { measuresOn } from './measures-on.ts';

const register = loadRegister();

function charge(importer: string, exporter: string, hs: string, on: string) {
  const { layers, ...rest } = dayOf(register, on).charge(importer, exporter, hs);
  const applying = layers.filter(({ applies }) => applies);
  return { ...rest, layers, rates: applying.map(({ rate }) => rate) };
}

describe('the register of the package', () => {
  it.each([
    // Published totals: 84.8 % and 14.9 % on canola seed, 106.1 % and 6.1 % on electric vehicles.
    ['CHN', 'CAN', '120510', '2025-09-01', 0.848, [0.09, 0.758]],
    ['CHN', 'CAN', '120510', '2026-03-02', 0.149, [0.09, 0.059]],
    ['CHN', 'CAN', '151411', '2026-06-01', 1, [1]],
    ['CHN', 'CAN', '030632', '2026-02-01', 0.32, [0.07, 0.25]],
    ['CHN', 'CAN', '030632', '2026-06-01', 0.07, [0.07, 0]],
    ['CHN', 'CAN', '020329', '2026-06-01', 0.37, [0.12, 0.25]],
    ['CAN', 'CHN', '870380', '2026-02-01', 1.061, [0.061, 1]],
    ['CAN', 'CHN', '870380', '2026-04-01', 0.061, [0.061]],
    ['CAN', 'USA', '720851', '2025-04-01', 0.25, [0.25]],
  ])('%s charges on %s %s, %s: %d', (importer, exporter, hs, on, total, rates) =>
    expect(charge(importer, exporter, hs, on)).toMatchObject({ total, rates }),
  );

  it.each([
    ['720851', '2025-04-01', 0.25, 0.25],
    ['720851', '2025-07-01', 0.5, 0.5],
    ['610910', '2025-09-01', 0.35, 0],
    ['610910', '2026-03-01', 0.1, 0],
  ])('United States on Canadian %s, %s: %d, claiming USMCA %d', (hs, on, not, claimed) =>
    expect(charge('USA', 'CAN', hs, on)).toMatchObject({
      if_not_claimed: not,
      if_claimed: claimed,
    }),
  );

  it('lets auto parts that claim USMCA off their own duty, not off that on metals', () => {
    // Customs guidance of June 2025: what is free of the duty on parts falls under the metals order that names it.
    const named = charge('USA', 'CAN', '87082951', '2026-05-01');
    expect(named).toMatchObject({ if_claimed: 0.25, if_not_claimed: 0.25 });
    expect(charge('USA', 'CAN', '8708295160', '2025-06-10')).toMatchObject({
      if_claimed: 0.09,
      if_not_claimed: 0.25,
    });
    expect(charge('USA', 'CAN', '840991', '2026-05-01')).toMatchObject({
      if_claimed: 0,
      if_not_claimed: 0.25,
    });
  });

  it.each([
    // List 4A, then 25 % on what goes into vehicles (16 % of the trade), then on all: 0.16 · 0.25 + 0.84 · 0.075.
    ['2024-09-26', 0.075],
    ['2024-09-27', 0.103],
    ['2026-03-01', 0.25],
  ])('United States on Chinese lithium-ion batteries by Section 301, %s: %d', (on, rate) => {
    const layers = dayOf(register, on).charge('USA', 'CHN', '850760').layers;
    const other = layers.filter(
      ({ applies, measure }) => applies && !measure.includes('301-china'),
    );
    const total = dayOf(register, on).charge('USA', 'CHN', '850760').total!;
    expect(total - other.reduce((sum, layer) => sum + layer.rate!, 0)).toBeCloseTo(rate, 12);
  });

  it('does not let the Chinese duty on US goods lapse with the truce', () => {
    expect(charge('CHN', 'USA', '270900', '2026-11-10').total).toBe(0.1);
    const after = charge('CHN', 'USA', '270900', '2026-11-11');
    expect(after.total).toBe(0.34);
    expect(after.notes.join()).toMatch(/chn-us-24-points: inferred/u);
  });

  it('writes the part that a ban stops in decimals', () =>
    expect(charge('CHN', 'AUS', '020130', '2024-12-02').prohibited_share).toBe(0.07));

  it('has the quota on electric vehicles with what is uncertain about it', () =>
    expect(charge('CAN', 'CHN', '870380', '2026-04-01').quota).toMatchObject({
      volume: 49000,
      in_rate: 0.061,
      out_rate: 1.061,
      out_rate_uncertain: true,
    }));

  it('has the threat of 24 January 2026, charged nowhere', () => {
    const states = measuresOn(register, {
      on: '2026-01-24',
      status: 'threatened',
      importer: 'USA',
    });
    const threat = states.find(({ spell }) => spell?.rate === 1);
    expect(threat).toMatchObject({ state: 'threatened', charged: false });
    const { layers } = charge('USA', 'CAN', '610910', '2026-01-24');
    expect(layers.find(({ measure }) => measure === threat!.measure.id)?.applies).toBe(false);
  });

  it('knows what changed with the arrangement of January 2026', () => {
    const changed = changesBetween(register, '2026-02-28', '2026-03-01', { importer: 'CHN' });
    expect(changed.find(({ measure }) => measure.id === 'chn-can-canola-seed-ad')).toMatchObject({
      day: '2026-03-01',
      kind: 'changes',
      before: '75.8 %',
      after: '5.9 %',
    });
  });

  it('is charged as the rules say one by one, on lists of thousands of codes', () => {
    const day = dayOf(register, '2025-09-01');
    for (const hs of ['720851', '870323', '120510', '940360', '841590', '760429', '270900'])
      for (const [importer, exporter] of [
        ['USA', 'CAN'],
        ['USA', 'CHN'],
        ['CAN', 'USA'],
      ] as const) {
        const mean = (parts: readonly { weight: number; added: number }[]) =>
          parts.reduce((sum, { weight, added }) => sum + weight * added, 0);
        const lines = day.linesOf(importer, exporter, hs);
        const reference = referenceLines(register, '2025-09-01', [importer, exporter, hs]);
        const compare = (side: 'claimed' | 'notClaimed', same: 'ifClaimed' | 'ifNotClaimed') =>
          expect(mean(lines.map((line) => ({ ...line, added: line[side].added })))).toBeCloseTo(
            mean(reference.map((line) => ({ ...line, added: line[same].added }))),
            9,
          );
        compare('claimed', 'ifClaimed');
        compare('notClaimed', 'ifNotClaimed');
      }
  });

  it('gives `charge`, `linesOf` and `touches` that agree, on products and days all over the register', () => {
    const pairs = [
      ['USA', 'CAN'],
      ['USA', 'MEX'],
      ['USA', 'CHN'],
      ['USA', 'DEU'],
      ['CAN', 'CHN'],
      ['CAN', 'IND'],
      ['CHN', 'CAN'],
      ['CHN', 'AUS'],
    ] as const;
    const codes = [...register.lists.values()].flatMap((list) => list.codes).filter(isProduct);
    const spells = register.measures.flatMap((measure) => measure.spells);
    const days = [...new Set(spells.flatMap(({ from, until }) => [from, until]))].filter(isDay);
    // strides without a common divisor: every pair meets days and codes from all parts of the register
    for (let at = 0; at < 160; at++) {
      const [importer, exporter] = pairs[at % pairs.length]!;
      const day = dayOf(register, days[(at * 13) % days.length]!);
      const hs6 = codes[(at * 7919) % codes.length]!.slice(0, 6);
      const lines = day.linesOf(importer, exporter, hs6);
      expect(lines.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
      for (const { hs, codes: parts, claimed, notClaimed } of lines) {
        if (!day.touches(importer, exporter)) expect(notClaimed.added).toBe(0);
        for (const code of parts.length > 0 ? parts.map((part) => part.hs) : [hs]) {
          const {
            lines: longer,
            if_claimed,
            if_not_claimed,
          } = day.charge(importer, exporter, code);
          if (longer || if_not_claimed === null) continue;
          const mfn = notClaimed.mfn ?? 0;
          expect(if_not_claimed, `${importer} ${exporter} ${code}`).toBeCloseTo(
            mfn + notClaimed.added,
            9,
          );
          if (mfn === 0) expect(if_claimed).toBeCloseTo(claimed.added, 9);
        }
      }
    }
  });
});

const isProduct = (code: string): boolean => code.length >= 6;
const isDay = (day: string | undefined): day is string => day !== undefined;
