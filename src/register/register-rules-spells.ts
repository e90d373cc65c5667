import type { Entry, Finding } from './entry.ts';
import type { SpellDocument } from './measure-schema.ts';
import type { Day } from './measure.ts';

/**
 * Days. Rules: `missing-from`, `until-before-from`, `spells-overlap`, `spells-out-of-order`, `ended-without-end`,
 * `in-force-after-its-end`, and the warnings `announced-after-start` and `signed-after-start`.
 *
 * @param written newest day that a source of the register bears: it was written then or later
 */
export function* dayFindings({ document }: Entry, written: Day): Generator<Finding> {
  const { spells, status } = document;
  const hypothetical = status === 'proposed' || status === 'threatened';
  for (const [index, spell] of spells.entries()) {
    const path = ['spells', index];
    const { from, until } = spell;
    if (from === undefined && !hypothetical) {
      yield {
        path,
        rule: 'missing-from',
        message: `this spell does not say from which day it is charged, and the status is ${status}`,
        hint: 'add from: YYYY-MM-DD, or make the status proposed or threatened',
      };
    }
    if (from !== undefined && until !== undefined && until < from) {
      yield {
        path: [...path, 'until'],
        rule: 'until-before-from',
        message: `the spell ends on ${until}, before it begins on ${from}`,
        why: 'until is the last day in force',
        hint: 'put the two right',
      };
    }
    // A remission is granted for goods that have come in already.
    if (document.instrument !== 'remission') yield* lateFindings(spell, path);
    const before = spells[index - 1];
    if (before) yield* orderFindings(before, spell, path);
  }

  const lastUntil = spells.at(-1)?.until;
  if (status === 'ended' && lastUntil === undefined) {
    yield {
      path: ['spells', spells.length - 1],
      rule: 'ended-without-end',
      message: 'the status is ended, and the last spell has no end',
      hint: 'add until, the last day in force, or make the status in-force',
    };
  }
  if (status === 'in-force' && lastUntil !== undefined && lastUntil < written) {
    yield {
      path: ['status'],
      rule: 'in-force-after-its-end',
      message: `the status is in-force, and the last spell ended on ${lastUntil}`,
      why: `the newest source of the register is of ${written}`,
      hint: 'make the status ended, or add the spell that follows',
    };
  }
}

function* lateFindings(spell: SpellDocument, path: Finding['path']): Generator<Finding> {
  const { from } = spell;
  for (const key of ['announced', 'signed'] as const) {
    const day = spell[key];
    if (from === undefined || day === undefined || day <= from) continue;
    yield {
      path: [...path, key],
      severity: 'warning',
      rule: `${key}-after-start`,
      message: `${key} on ${day}, after it began on ${from}`,
      hint: 'check the two days; leave them if it was made to begin earlier than it was made',
    };
  }
}

function* orderFindings(
  before: SpellDocument,
  spell: SpellDocument,
  path: Finding['path'],
): Generator<Finding> {
  const { from } = spell;
  if (from === undefined || before.from === undefined) return;
  if (from < before.from) {
    yield {
      path: [...path, 'from'],
      rule: 'spells-out-of-order',
      message: `this spell begins on ${from}, before the one above it on ${before.from}`,
      hint: 'put the spells in the order of their days',
    };
  } else if (before.until === undefined || before.until >= from) {
    yield {
      path: [...path, 'from'],
      rule: 'spells-overlap',
      message: `this spell begins on ${from}, and the one above it ${before.until === undefined ? 'has no end' : `ends on ${before.until}`}`,
      why: 'until is the last day in force',
      hint: 'end the one above on the day before, or make two measures of them',
    };
  }
}
