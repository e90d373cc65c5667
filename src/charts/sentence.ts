import type { RegionResult, Result } from '../lab/index.ts';
import { exportsByDestination } from './destinations.ts';
import { decimal, digitsFor, percentChange } from './format.ts';
import {
  byMovement,
  economies,
  focusOf,
  groupOf,
  isAnswer,
  membersOf,
  nameOf,
  outcomeOf,
} from './subject.ts';

/** `the United States`, `the rest of the world`, `Canada`: a name inside a sentence. */
export function inSentence(name: string): string {
  if (/^the /i.test(name)) return name.replace(/^The /, 'the ');
  if (/^rest of/i.test(name)) return `the ${name[0]?.toLowerCase()}${name.slice(1)}`;
  const plural = /^(?:United |Netherlands|Philippines|Bahamas|Maldives|UK$|US$|USA$|EU$)/;
  const kind = /\b(?:Republic|Kingdom|States|Union|Emirates|Islands|Federation)$/;
  return plural.test(name) || kind.test(name) ? `the ${name}` : name;
}

const possessive = (name: string): string => (/s$/i.test(name) ? `${name}’` : `${name}’s`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Members that move at least this part of what the first does are named with it: a tie has no winner. */
const AS_GOOD_AS_FIRST = 0.95;
/** A change in percent that is nothing but the solver's rounding. */
const ROUNDING = 1e-7;

/** Below this part of the focus's own change, the others' are summed up in one bound. */
const WORTH_NAMING = 0.05;

/**
 * The answer in one sentence, of exact changes in real income: the focus and its member that moves most the same
 * way, the focus's largest buyer, and whoever else moves most. A result that is no answer has no sentence: ''.
 */
export function headline(result: Result, focus?: string): string {
  if (!isAnswer(result)) return '';
  const id = focusOf(result, focus);
  const outcome = outcomeOf(result, id);
  if (!outcome) return '';
  const outside = everybodyBut(result, id);
  const largestBuyer = exportsByDestination(result, id)[0]?.id;
  const buyer = outside.find((one) => one.id === largestBuyer);
  const elsewhere = buyer ? outside.filter((one) => !isPart(result, one.id, buyer.id)) : outside;
  const most = byMovement(elsewhere)[0];
  const inGroup = new Set(economies(result));
  const own = groupOf(result, id);
  // a group stands for its members, unless the focus is one of them, or one moves more than any group
  const whole = elsewhere.filter((one) => inGroup.has(one) || groupOf(result, one.id) === own);
  const worthNaming = (one: RegionResult): boolean =>
    Math.abs(one.real_income_pct) >=
    Math.max(ROUNDING, WORTH_NAMING * Math.abs(outcome.real_income_pct));
  const first = byMovement(whole).filter(worthNaming)[0];
  const other = most && first && isPart(result, most.id, first.id) ? first : most;
  const named = [outcome, buyer, other].flatMap((one) => one?.real_income_pct ?? []);
  const write = writer(result, Math.max(2, digitsFor(named) - 1));

  const who = capital(possessive(inSentence(nameOf(result, id))));
  const clauses = [`${who} real income ${write.verb(outcome)}${write.most(outcome)}`];
  if (buyer) {
    const name = inSentence(nameOf(result, buyer.id));
    clauses.push(`that of its largest buyer, ${name}, ${write.verb(buyer)}`);
  }
  if (other) {
    clauses.push(
      write.stands(other)
        ? 'nobody else’s changes'
        : worthNaming(other)
          ? `elsewhere the largest change is in ${write.pair(other)}`
          : `nobody else’s changes by more than ${write.bound(other)}`,
    );
  }
  return `${clauses.join('; ')}.`;
}

/** `part` is `whole`, or a member of it. */
function isPart(result: Result, part: string, whole: string): boolean {
  return part === whole || membersOf(result, whole).includes(part);
}

/** Groups and regions outside `id`, which is not in them either. */
function everybodyBut(result: Result, id: string): RegionResult[] {
  return [...result.groups, ...result.regions].filter(
    (one) => !isPart(result, one.id, id) && !isPart(result, id, one.id),
  );
}

/** How outcomes are put into words, with a given number of digits. */
function writer(result: Result, digits: number) {
  const step = 10 ** -digits;
  const stands = ({ real_income_pct: pct }: RegionResult): boolean => Math.abs(pct) < ROUNDING;
  const rounds = ({ real_income_pct: pct }: RegionResult): boolean =>
    Number(pct.toFixed(digits)) === 0;
  const pair = ({ id, real_income_pct: pct }: RegionResult): string =>
    `${inSentence(nameOf(result, id))} (${percentChange(pct, digits)})`;
  return {
    stands,
    pair,
    verb(one: RegionResult): string {
      const pct = one.real_income_pct;
      if (stands(one)) return 'does not change';
      if (rounds(one)) return `changes by less than ${decimal(step, digits)}\u00a0%`;
      return `${pct < 0 ? 'falls' : 'rises'} by ${decimal(Math.abs(pct), digits)}\u00a0%`;
    },
    /** `, most in Alberta (−2.51 %)`, for a group that moves; members as good as tied are named together. */
    most(group: RegionResult): string {
      if (stands(group) || rounds(group)) return '';
      const members = membersOf(result, group.id);
      const way = Math.sign(group.real_income_pct);
      const ranked = result.regions
        .filter(({ id }) => members.includes(id))
        .sort((a, b) => way * (b.real_income_pct - a.real_income_pct));
      const limit = AS_GOOD_AS_FIRST * way * (ranked[0]?.real_income_pct ?? 0);
      const first = ranked.filter((one) => way * one.real_income_pct >= limit).slice(0, 3);
      return first.length === 0 ? '' : `, most in ${first.map(pair).join(' and ')}`;
    },
    /** Rounded up, so that it holds. */
    bound({ real_income_pct: pct }: RegionResult): string {
      return `${decimal(Math.ceil(Math.abs(pct) / step) * step, digits)}\u00a0%`;
    },
  };
}
