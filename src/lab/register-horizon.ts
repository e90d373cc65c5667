import type { Day, Measure, Register } from '../register/index.ts';

const full = /^\d{4}-\d\d-\d\d$/u;

/** Days on which something of a measure was told. When it is to begin or end says nothing: that may lie far ahead. */
function knownDays({ spells, sources }: Measure): Day[] {
  return [
    ...spells.flatMap(({ announced, signed }) => [announced ?? [], signed ?? []].flat()),
    ...sources.flatMap(({ date = '' }) => (full.test(date) ? [date] : [])),
  ];
}

/** The last day that a register knows anything of: its newest announcement, signature or dated source. */
export function registerHorizon({ measures }: Register): Day {
  return measures.flatMap(knownDays).reduce((latest, day) => (day > latest ? day : latest), '');
}
