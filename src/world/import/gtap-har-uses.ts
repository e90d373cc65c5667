import type { GtapData } from './gtap-har-data.ts';
import type { Flow } from './gtap-har-flow.ts';
import { capitalGoods } from './gtap-har-headers.ts';
import type { ImportDollar } from './gtap-har-trade.ts';

/** What the buyers of one region buy of each commodity, at producers' prices and duty, without taxes on their use. */
export interface Uses {
  /** `[sector][input]`. */
  readonly intermediate: Float64Array;
  /** `[sector]`: households, government and investment. */
  readonly final: Float64Array;
  /** Of these, made at home: `[commodity]`. */
  readonly domestic: Float64Array;
}

/**
 * Adds up a region's purchases. An import is divided by `dollars`: the goods are a purchase of their own commodity, the
 * freight one of the margin commodity, both of the same buyer.
 *
 * @param dollars of each commodity
 * @param marginOf index of the commodity that each margin is
 * @param makes of each activity, see `makesOf`
 */
export function usesOf(
  data: GtapData,
  region: number,
  dollars: readonly ImportDollar[],
  marginOf: readonly number[],
  makes: readonly (readonly Made[])[],
): Uses {
  const { sets, flows } = data;
  const J = sets.commodity.length;
  const [intermediate, final, domestic] = [J * J, J, J].map((size) => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  /** One purchase of a commodity, handed in its parts to what the buyer's purchases are kept in. */
  const buy = (
    c: number,
    home: number,
    abroad: number,
    add: (k: number, value: number) => void,
  ) => {
    const dollar = dollars[c];
    domestic[c] = (domestic[c] ?? 0) + home;
    add(c, home + abroad * (dollar?.goods ?? 1));
    dollar?.freight.forEach((part, m) => {
      add(marginOf[m] ?? c, abroad * part);
    });
  };
  const toFinal = (k: number, value: number): void => {
    final[k] = (final[k] ?? 0) + value;
  };
  for (let c = 0; c < J; c++) {
    for (const [home, abroad] of finalBuyers(data)) {
      buy(c, home?.at(c, region) ?? 0, abroad?.at(c, region) ?? 0, toFinal);
    }
    sets.activity.forEach((activity, a) => {
      const home = flows.firmsDomestic.at(c, a, region);
      const abroad = flows.firmsImported.at(c, a, region);
      const toSectors = (k: number, value: number): void => {
        for (const { sector, part } of makes[a] ?? []) {
          const cell = sector * J + k;
          intermediate[cell] = (intermediate[cell] ?? 0) + part * value;
        }
      };
      buy(c, home, abroad, isCapitalGoods(activity) ? toFinal : toSectors);
    });
  }
  return { intermediate, final, domestic };
}

function finalBuyers({ flows }: GtapData): [Flow | undefined, Flow | undefined][] {
  return [
    [flows.householdDomestic, flows.householdImported],
    [flows.governmentDomestic, flows.governmentImported],
    [flows.investmentDomestic, flows.investmentImported],
  ];
}

export function isCapitalGoods(activity: string): boolean {
  return activity.toUpperCase() === capitalGoods;
}

/** A commodity that an activity makes, and its part in the value of all that it makes. */
export interface Made {
  readonly sector: number;
  readonly part: number;
}

/**
 * What each of a region's activities makes. Its costs are divided by the value of that (MAKB), the industry technology
 * assumption of input-output tables. Without MAKB an activity makes the commodity of its name.
 */
export function makesOf({ sets, flows }: GtapData, region: number): Made[][] {
  return sets.activity.map((activity, a) => {
    const made = sets.commodity.map((_, c) => flows.make?.at(c, a, region) ?? 0);
    const total = made.reduce((sum, value) => sum + value, 0);
    if (total > 0) {
      return made.flatMap((value, sector) => (value > 0 ? [{ sector, part: value / total }] : []));
    }
    const name = activity.toUpperCase();
    const sector = sets.commodity.findIndex((commodity) => commodity.toUpperCase() === name);
    return sector < 0 ? [] : [{ sector, part: 1 }];
  });
}
