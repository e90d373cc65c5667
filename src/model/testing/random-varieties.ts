import { calibrateVarieties } from '../varieties-calibrate.ts';
import type { Economy } from '../economy.ts';
import type { Variety, VarietyFlow } from '../varieties.ts';
import { randomStream } from './random-economy.ts';

export interface RandomVarietiesOptions {
  /** Chance that a foreign flow is divided. Default 0.5. */
  readonly divided?: number;
  /** Most varieties of a flow. Default 5. */
  readonly most?: number;
  /** Highest new rate. Default 1. */
  readonly rate?: number;
  /** Chance that a variety is prohibited; the first of a flow never is. Default 0. */
  readonly prohibited?: number;
}

/** Flows divided into varieties with base rates around the tariff of the cell, and new rates all over the place. */
export function randomVarieties(
  seed: number,
  economy: Economy,
  { divided = 0.5, most = 5, rate = 1, prohibited = 0 }: RandomVarietiesOptions = {},
): VarietyFlow[] {
  const random = randomStream(seed ^ 0x2545f491);
  const N = economy.regions.length;
  const flows: VarietyFlow[] = [];
  for (let cell = 0; cell < economy.share.length; cell++) {
    const exporter = cell % N;
    const importer = Math.floor(cell / N) % N;
    if (exporter === importer || economy.share[cell] === 0 || random() > divided) continue;
    const trade = Array.from({ length: 1 + Math.floor(random() * most) }, () => ({
      value: random() + 0.01,
      rate: random() < 0.3 ? 0 : random(),
    }));
    const varieties = calibrateVarieties(trade, economy.tariff[cell]).map((known, p): Variety => {
      const stays = random() < 0.3;
      const banned = p > 0 && random() < prohibited;
      return {
        ...known,
        rate: stays ? known.base : rate * random(),
        ...(banned && { prohibited: true }),
      };
    });
    flows.push({ sector: Math.floor(cell / N / N), importer, exporter, varieties });
  }
  return flows;
}
