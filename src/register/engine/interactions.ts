import type { Problem } from '../../input/index.ts';
import type { Day, Measure, Register } from '../measure.ts';
import { commonCode, goodsOf, type MeasureGoods } from './code-overlap.ts';
import { findCycles } from './cycles.ts';
import { commonExporter } from './partners.ts';
import { displaces, relationStated } from './relations.ts';
import { bearsOnImports, chargesSomething, isOnlyAnnounced } from './spells.ts';

/** Goods, partners and a day that two measures have in common. */
interface Meeting {
  readonly importer: string;
  readonly exporter: string;
  readonly code: string;
  readonly day: Day;
}

/**
 * What measures of an importer leave open about each other:
 *
 * - `unstated-interaction`: two can be charged on the same goods, of the same exporter, on the same day, and neither says
 *   how it stands to the other. Bans count, measures without a rate do not, and neither does what was only
 *   proposed or threatened.
 * - `two-quotas`: two quotas can meet on the same goods, and neither takes the other's place.
 * - `displacement-cycle`: measures that can meet take each other's place in a circle.
 *
 * Each problem is placed at the measure that comes last in the register.
 */
export function findInteractionProblems(register: Register): Problem[] {
  const measures = register.measures.filter(
    (measure) => bearsOnImports(measure) && !isOnlyAnnounced(measure),
  );
  const meetings = new Meetings(register);
  const problems: Problem[] = [];
  measures.forEach((later, at) => {
    for (const earlier of measures.slice(0, at)) {
      if (!bothCharge(earlier, later)) continue;
      const quotas = haveQuotas(earlier, later);
      const settled = quotas ? oneDisplaces(earlier, later) : relationStated(earlier, later);
      if (settled) continue;
      const meeting = meetings.of(earlier, later, chargesSomething);
      if (meeting) problems.push((quotas ? twoQuotas : unstated)(earlier, later, meeting));
    }
  });
  const takes = (taker: Measure, taken: Measure) =>
    displaces(taker, taken) && meetings.of(taker, taken) !== undefined;
  return [...problems, ...findCycles(measures, takes).map(displacementCycle)];
}

type CountsSpell = typeof chargesSomething;

/** Where measures meet; the goods of each are worked out once. */
class Meetings {
  readonly #register: Register;
  readonly #goods = new Map<Measure, MeasureGoods>();

  constructor(register: Register) {
    this.#register = register;
  }

  of(a: Measure, b: Measure, counts: CountsSpell = () => true): Meeting | undefined {
    const day = commonDay(a, b, counts);
    if (day === undefined) return undefined;
    for (const importer of a.importers) {
      if (!b.importers.includes(importer)) continue;
      const exporter = commonExporter(a, b, importer);
      if (exporter === undefined) continue;
      const code = commonCode(this.#goodsOf(a), this.#goodsOf(b));
      return code === undefined ? undefined : { importer, exporter, code, day };
    }
    return undefined;
  }

  #goodsOf(measure: Measure): MeasureGoods {
    let goods = this.#goods.get(measure);
    if (!goods) this.#goods.set(measure, (goods = goodsOf(this.#register, measure)));
    return goods;
  }
}

/** The first day on which both are in force. */
function commonDay(a: Measure, b: Measure, counts: CountsSpell): Day | undefined {
  const days: Day[] = [];
  for (const ofA of a.spells) {
    if (ofA.from === undefined || !counts(a, ofA)) continue;
    for (const ofB of b.spells) {
      if (ofB.from === undefined || !counts(b, ofB)) continue;
      const start = ofA.from > ofB.from ? ofA.from : ofB.from;
      const stillA = ofA.until === undefined || start <= ofA.until;
      const stillB = ofB.until === undefined || start <= ofB.until;
      if (stillA && stillB) days.push(start);
    }
  }
  return days.sort()[0];
}

function bothCharge(a: Measure, b: Measure): boolean {
  return [a, b].every((measure) =>
    measure.spells.some((spell) => chargesSomething(measure, spell)),
  );
}

function haveQuotas(a: Measure, b: Measure): boolean {
  return [a, b].every(({ spells }) => spells.some(({ quota }) => quota !== undefined));
}

function oneDisplaces(a: Measure, b: Measure): boolean {
  return displaces(a, b) || displaces(b, a);
}

function unstated(earlier: Measure, later: Measure, meeting: Meeting): Problem {
  return {
    ...errorAt(later),
    rule: 'unstated-interaction',
    message: `'${later.id}' and '${earlier.id}' can be charged on the same goods (${inWords(meeting)}), and neither says how it stands to the other`,
    why: 'whether both are charged or one takes the place of the other cannot be guessed',
    hint: `add '${earlier.id}', its program or its instrument to \`stacks_on\`, \`replaces\` or \`yields_to\` of '${later.id}'`,
  };
}

function twoQuotas(earlier: Measure, later: Measure, meeting: Meeting): Problem {
  return {
    ...errorAt(later),
    rule: 'two-quotas',
    message: `'${later.id}' and '${earlier.id}' put two quotas on the same goods (${inWords(meeting)})`,
    why: 'goods are counted against one quota',
    hint: `say with \`replaces\` or \`yields_to\` which of the two holds, or narrow the goods of one`,
  };
}

function displacementCycle(cycle: readonly Measure[]): Problem {
  const ids = cycle.map(({ id }) => id);
  return {
    ...errorAt(cycle.at(-1)!),
    rule: 'displacement-cycle',
    message: `measures take each other's place in a circle: ${[...ids, ids[0]].join(' → ')}`,
    why: 'which of them is charged cannot be decided',
    hint: 'remove one of the `replaces` or `yields_to` between them',
  };
}

function errorAt({ file, at }: Measure) {
  return { file, line: at.line, column: at.column, severity: 'error' as const };
}

function inWords({ importer, exporter, code, day }: Meeting): string {
  const from = exporter === 'all' ? 'anywhere' : exporter;
  return `${code} from ${from} into ${importer} on ${day}`;
}
