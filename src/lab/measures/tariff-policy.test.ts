import { describe, expect, it } from 'vitest';
import { regions, sectors } from '../testing/provinces.ts';
import type { Change } from '../scenario.ts';
import type { MeasuredFlow, MeasuredPart } from './measured-trade.ts';
import { TariffPolicy } from './tariff-policy.ts';

const at = { file: 'a.yaml', line: 1, column: 1 };
const named = (id: string) => [{ id, at }];
const tariff = (mode: 'set' | 'add', rate: number): Extract<Change, { kind: 'tariff' }> => ({
  kind: 'tariff',
  importer: named('USA'),
  exporter: named('MEX'),
  sector: named('goods'),
  mode,
  rate,
  at,
});

const N = regions.length;
/** Goods of Mexico (3) in the United States (2), and those of Ontario (0). */
const [ofMexico, ofOntario] = [2 * N + 3, 2 * N];

function part(base: number, added: readonly number[]): MeasuredPart {
  const byPolicy = added.map((points) => ({ added: points, prohibited: false }));
  return {
    share: 0.5,
    base,
    course: { id: 1, byPolicy },
    codes: ['010121'],
    codeShares: [1],
    quantities: new Map(),
  };
}

function flow(cell: number, parts: readonly MeasuredPart[]): MeasuredFlow {
  return { cell, sector: 0, importer: 2, exporter: cell % N, parts };
}

function policy(): TariffPolicy {
  const world = new Float64Array(sectors.length * N * N);
  world[ofMexico] = 0.05;
  world[ofOntario] = 0.02;
  return new TariffPolicy(world, { regions, sectors }, [
    flow(ofMexico, [part(0.1, [0, 0.25, 0.35]), part(0, [0, 0, 0])]),
    flow(ofOntario, [part(0.02, [0.01, 0.01, 0])]),
  ]);
}

const rates = (tariffs: TariffPolicy, cell: number) =>
  tariffs.ratesIn(cell).map((rate) => Number(rate.toPrecision(12)));

describe('tariffs while changes are applied', () => {
  it('stand on the world, which may hold measures already', () => {
    const tariffs = policy();
    expect(tariffs.enter(1)).toEqual([ofMexico]);
    expect(rates(tariffs, ofMexico)).toEqual([0.35, 0]);
    expect(rates(tariffs, ofOntario)).toEqual([0.02]);
    expect(tariffs.enter(2)).toEqual([ofMexico, ofOntario]);
    expect(rates(tariffs, ofMexico)).toEqual([0.45, 0]);
    expect(rates(tariffs, ofOntario)).toEqual([0.01]);
  });

  it('that are set take the place of what each part pays; those added come on top of each', () => {
    const tariffs = policy();
    tariffs.enter(1);
    tariffs.apply(tariff('add', 0.1), new Map());
    expect(rates(tariffs, ofMexico)).toEqual([0.45, 0.1]);
    tariffs.apply(tariff('set', 0.2), new Map());
    expect(rates(tariffs, ofMexico)).toEqual([0.2, 0.2]);
  });

  it('give way to the register only where it changes', () => {
    const tariffs = policy();
    tariffs.enter(1);
    tariffs.apply(tariff('set', 0.2), new Map());
    expect(tariffs.enter(1)).toEqual([]);
    expect(rates(tariffs, ofMexico)).toEqual([0.2, 0.2]);
    tariffs.enter(2);
    expect(rates(tariffs, ofMexico)).toEqual([0.45, 0]);
  });

  it('are never below nothing, which is counted', () => {
    const tariffs = new TariffPolicy(
      new Float64Array(sectors.length * N * N),
      { regions, sectors },
      [flow(ofOntario, [part(0.02, [0.05, 0])])],
    );
    tariffs.enter(1);
    expect(rates(tariffs, ofOntario)).toEqual([0]);
    expect(tariffs.clamped).toBe(1);
  });

  it('of a flow without parts are one rate', () => {
    const world = new Float64Array(sectors.length * N * N);
    const tariffs = new TariffPolicy(world, { regions, sectors });
    tariffs.apply(tariff('set', 0.2), new Map());
    expect(tariffs.snapshot().tariff[ofMexico]).toBe(0.2);
    expect(world[ofMexico]).toBe(0);
  });
});
