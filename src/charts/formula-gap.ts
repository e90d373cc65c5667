import type { Result } from '../lab/index.ts';

/** Said of the first-order formula wherever it is shown, when `formulaLacksDirectEffect`. */
export const LACKS_DIRECT_EFFECT = 'leaves out the direct effect of this scenario’s changes';

/** How the lab's warning begins; the result carries no other sign of it. */
const WARNING = 'trade costs, productivity or population change';

/** Whether the scenario changes what the formula of Caliendo and Parro (2015) has no term for. */
export function formulaLacksDirectEffect({ warnings }: Result): boolean {
  return warnings.some((warning) => warning.startsWith(WARNING));
}
