import {
  changesBetween,
  dayNumber,
  daysAfter,
  daysOf,
  filterMeasures,
  type Day,
  type Register,
} from '../register/index.ts';

interface ClaimTrendQuestion {
  readonly importer: string;
  readonly exporter: string;
  /** The days between which the trend is asked for most. */
  readonly from: Day;
  readonly to: Day;
  /** Six-digit codes. */
  readonly codes: readonly string[];
}

/**
 * Which share of each product claims a preference, from day to day. Between the periods of a table of claims a share moves
 * along a straight line, so it is looked up only where such lines meet and where a preference begins or ends.
 */
export class ClaimTrend {
  /** The register with preferences alone: what they replace bears on the duty, not on the share that claims them. */
  readonly #dayIs: ReturnType<typeof daysOf>;
  readonly #question: ClaimTrendQuestion;
  /** Days on which shares are looked up, in order. */
  readonly #knots: readonly Day[];
  readonly #found = new Map<Day, Float64Array>();

  constructor(register: Register, question: ClaimTrendQuestion) {
    const { importer, exporter, from, to } = question;
    const preferences = filterMeasures(register, { importer, exporter, instrument: 'preference' });
    const alone = { ...register, measures: preferences };
    this.#dayIs = daysOf(alone);
    this.#question = question;
    const turns = preferences.flatMap(({ claims }) => {
      const table = claims.get(exporter);
      return typeof table === 'object' ? table.days : [];
    });
    const ends = changesBetween(alone, daysAfter(from, -1), to).flatMap(({ day }) => [
      daysAfter(day, -1),
      day,
    ]);
    const within = [...turns, ...ends].filter((day) => from < day && day < to);
    this.#knots = [...new Set([from, ...within, to])].sort();
  }

  /** Shares in the order of the codes. */
  on(day: Day): Float64Array {
    const after = this.#knots.findIndex((knot) => knot >= day);
    if (after <= 0 || this.#knots[after] === day) return this.#lookUp(day);
    const [start, end] = [this.#knots[after - 1]!, this.#knots[after]!];
    const t = (dayNumber(day) - dayNumber(start)) / (dayNumber(end) - dayNumber(start));
    const last = this.#lookUp(end);
    return this.#lookUp(start).map((share, index) => (1 - t) * share + t * last[index]!);
  }

  #lookUp(day: Day): Float64Array {
    let shares = this.#found.get(day);
    if (!shares) {
      const { importer, exporter, codes } = this.#question;
      const claims = this.#dayIs(day);
      shares = Float64Array.from(codes, (hs) =>
        claims
          .linesOf(importer, exporter, hs)
          .reduce((sum, { weight, claimShare }) => sum + weight * claimShare, 0),
      );
      this.#found.set(day, shares);
    }
    return shares;
  }
}
