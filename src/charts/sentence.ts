import type { RegionResult, Result } from '../lab/index.ts';
import { exportsByDestination } from './destinations.ts';
import { decimal, digitsFor, percentChange } from './format.ts';
import {
  byMovement,
  economies,
  focusOf,
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
  const outside = economies(result).filter(
    (one) => one.id !== id && !membersOf(result, one.id).includes(id),
  );
  const largestBuyer = exportsByDestination(result, id)[0]?.id;
  const buyer = outside.find((one) => one.id === largestBuyer);
  const other = byMovement(outside.filter((one) => one !== buyer))[0];
  const named = [outcome, buyer, other].flatMap((one) => one?.real_income_pct ?? []);
  const write = writer(result, Math.max(2, digitsFor(named) - 1));

  const who = capital(possessive(inSentence(nameOf(result, id))));
  const clauses = [`${who} real income ${write.verb(outcome)}${write.most(outcome)}`];
  if (buyer) {
    const name = inSentence(nameOf(result, buyer.id));
    clauses.push(`that of its largest buyer, ${name}, ${write.verb(buyer)}`);
  }
  if (other) {
    const small =
      Math.abs(other.real_income_pct) < WORTH_NAMING * Math.abs(outcome.real_income_pct);
    clauses.push(
      !write.moves(other)
        ? 'nobody else’s changes'
        : small
          ? `nobody else’s changes by more than ${write.bound(other)}`
          : `elsewhere the largest change is in ${write.pair(other)}`,
    );
  }
  return `${clauses.join('; ')}.`;
}

/** How outcomes are put into words, with a given number of digits. */
function writer(result: Result, digits: number) {
  const moves = ({ real_income_pct: pct }: RegionResult): boolean =>
    Number(pct.toFixed(digits)) !== 0;
  const pair = ({ id, real_income_pct: pct }: RegionResult): string =>
    `${inSentence(nameOf(result, id))} (${percentChange(pct, digits)})`;
  return {
    moves,
    pair,
    verb(one: RegionResult): string {
      const pct = one.real_income_pct;
      if (!moves(one)) return `does not change (${percentChange(pct, digits)})`;
      return `${pct < 0 ? 'falls' : 'rises'} by ${decimal(Math.abs(pct), digits)}\u00a0%`;
    },
    /** `, most in New Brunswick (−2.31 %)`, for a group that moves. */
    most(group: RegionResult): string {
      const members = membersOf(result, group.id);
      const way = Math.sign(group.real_income_pct);
      const first = result.regions
        .filter(({ id }) => members.includes(id))
        .sort((a, b) => way * (b.real_income_pct - a.real_income_pct))[0];
      return first && moves(group) ? `, most in ${pair(first)}` : '';
    },
    /** Rounded up, so that it holds. */
    bound({ real_income_pct: pct }: RegionResult): string {
      const step = 10 ** -digits;
      return `${decimal(Math.ceil(Math.abs(pct) / step) * step, digits)}\u00a0%`;
    },
  };
}
