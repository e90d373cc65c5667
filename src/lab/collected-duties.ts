import type { MeasureEdit, Register } from '../register/index.ts';

/**
 * Takes out of a register what duties as customs statistics count them do not hold: deposits of anti-dumping and
 * countervailing duty. (The US Census counts no duty on Canadian softwood lumber in 2024, when deposits were 14.4 %.)
 */
export function asCollected(register: Register): MeasureEdit[] {
  return register.measures
    .filter(({ instrument }) => instrument === 'anti-dumping' || instrument === 'countervailing')
    .map(({ id }) => ({ id, drop: true }));
}
