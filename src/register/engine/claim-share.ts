import type { ClaimTable, Day, Measure } from '../measure.ts';
import { dayNumber } from './days.ts';

/** A day between two periods of a table: `share = (1 − t) · shares[before] + t · shares[after]`. */
interface Place {
  readonly before: number;
  readonly after: number;
  readonly t: number;
}

/**
 * Which share of trade claims preferences on one day: between the middles of two periods of a table along a straight line,
 * before the first and after the last as in these.
 */
export class ClaimShares {
  readonly #day: number;
  readonly #places = new Map<ClaimTable, Place>();

  constructor(on: Day) {
    this.#day = dayNumber(on);
  }

  /** Share of an exporter's goods that claim `preference`; 1 where the register does not say. */
  of(preference: Measure, exporter: string, hs: string): number {
    const claims = preference.claims.get(exporter);
    if (claims === undefined || typeof claims === 'number') return claims ?? 1;
    const place = this.#placeIn(claims);
    const shares = claims.shares.get(hs.slice(0, 6));
    const shareIn = (period: number): number => {
      const share = shares?.[period] ?? NaN;
      return Number.isNaN(share) ? claims.average[period]! : share;
    };
    return (1 - place.t) * shareIn(place.before) + place.t * shareIn(place.after);
  }

  #placeIn(table: ClaimTable): Place {
    let place = this.#places.get(table);
    if (!place) this.#places.set(table, (place = this.#find(table.days.map(dayNumber))));
    return place;
  }

  #find(middles: readonly number[]): Place {
    const after = middles.findIndex((middle) => middle >= this.#day);
    if (after < 0) return { before: middles.length - 1, after: middles.length - 1, t: 0 };
    if (after === 0) return { before: 0, after: 0, t: 0 };
    const [start, end] = [middles[after - 1]!, middles[after]!];
    return { before: after - 1, after, t: (this.#day - start) / (end - start) };
  }
}
