import { describe, expect, it } from 'vitest';
import { loadRegister } from '../load-register.ts';
import { register, type MeasureSketch } from '../testing/measures.ts';
import { daysOf } from './day.ts';

const SINCE = { from: '2025-01-01' };

function makeups(sketches: readonly MeasureSketch[], hs = '720851') {
  const [line] = daysOf(
    register(sketches),
    undefined,
    true,
  )('2026-02-01').linesOf('USA', 'CAN', hs);
  const points = (of: readonly { measure: string; added: number }[] = []) =>
    Object.fromEntries(of.map(({ measure, added }) => [measure, added]));
  return {
    line,
    notClaimed: points(line?.notClaimed.makeup?.layers),
    claimed: points(line?.claimed.makeup?.layers),
    bans: line?.notClaimed.makeup?.bans,
  };
}

describe('what a duty consists of', () => {
  const mfn: MeasureSketch = { id: 'mfn', instrument: 'mfn', spells: [{ ...SINCE, rate: 0.05 }] };

  it('is each measure with what it charges, on the part of the value and of the trade', () => {
    const { notClaimed } = makeups([
      mfn,
      { id: 'a', stacksOn: ['mfn'], spells: [{ ...SINCE, rate: 0.25, chargedOn: 0.4, part: 0.5 }] },
      { id: 'b', stacksOn: ['mfn', 'a'], spells: [{ ...SINCE, rate: 0.1 }] },
    ]);
    expect(notClaimed['a']).toBeCloseTo(0.25 * 0.4 * 0.5, 15);
    expect(notClaimed['b']).toBe(0.1);
    expect(Object.keys(notClaimed)).toEqual(['a', 'b']);
  });

  it('takes the MFN rate off the measure that replaces it', () => {
    const { notClaimed, line } = makeups([
      mfn,
      { id: 'a', replaces: ['mfn'], spells: [{ ...SINCE, rate: 0.2 }] },
    ]);
    expect(notClaimed['a']).toBeCloseTo(0.15, 15);
    expect(line?.notClaimed.added).toBeCloseTo(0.15, 12);
  });

  it('knows what the goods would pay if they claimed, or did not', () => {
    const { claimed, notClaimed, line } = makeups([
      mfn,
      {
        id: 'usmca',
        instrument: 'preference',
        replaces: ['mfn'],
        claims: { CAN: 0.8 },
        spells: [{ ...SINCE, rate: 0 }],
      },
      {
        id: 'a',
        preference: 'usmca',
        stacksOn: ['mfn'],
        spells: [{ ...SINCE, rate: 0.35, rateIfClaimed: 0.1 }],
      },
    ]);
    expect(notClaimed).toEqual({ a: 0.35 });
    expect(claimed).toEqual({ a: 0.1 });
    expect(line?.claimed.makeup).toMatchObject({
      claimed: true,
      otherwise: [{ measure: 'a', added: 0.35 }],
    });
    expect(line?.notClaimed.makeup).toMatchObject({ claimed: false });
  });

  it('names bans', () => {
    expect(makeups([{ id: 'ban', instrument: 'ban', spells: [SINCE] }]).bans).toEqual(['ban']);
  });

  it('is told only when asked for', () => {
    const line = daysOf(register([{ id: 'a', spells: [{ ...SINCE, rate: 0.1 }] }]))(
      '2026-02-01',
    ).linesOf('USA', 'CAN', '720851')[0];
    expect(line?.notClaimed).toEqual({ added: 0.1, prohibited: 0 });
  });

  it('adds up to the duty all over the register of the package', () => {
    const whole = loadRegister();
    const [plain, told] = [daysOf(whole), daysOf(whole, undefined, true)];
    let charged = 0;
    for (const on of ['2024-12-31', '2025-06-10', '2025-12-31', '2026-03-01', '2026-08-20']) {
      const [without, day] = [plain(on), told(on)];
      for (const [importer, exporter] of [
        ['USA', 'CAN'],
        ['USA', 'CHN'],
        ['USA', 'DEU'],
        ['CAN', 'USA'],
        ['CAN', 'CHN'],
        ['CHN', 'CAN'],
        ['CHN', 'AUS'],
      ] as const) {
        for (const hs of ['120510', '120810', '020329', '720851', '870380', '870829', '440710']) {
          const lines = day.linesOf(importer, exporter, hs);
          expect(lines.map((line) => line.notClaimed.added)).toEqual(
            without.linesOf(importer, exporter, hs).map((line) => line.notClaimed.added),
          );
          for (const duty of lines.flatMap((line) => [line.claimed, line.notClaimed])) {
            const layers = duty.makeup?.layers ?? [];
            const sum = layers.reduce((total, { added }) => total + added, 0);
            expect(sum).toBeCloseTo(duty.added, 11);
            if (layers.length > 0) charged++;
            expect(duty.prohibited > 0).toBe((duty.makeup?.bans ?? []).length > 0);
          }
        }
      }
    }
    expect(charged).toBeGreaterThan(200);
  });
});
