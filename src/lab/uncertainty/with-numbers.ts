import type { Change, Scenario } from '../scenario.ts';

/** A scenario with other numbers in some of its changes, each by its place among them. */
export function withNumbers(
  scenario: Scenario,
  numbers: readonly { readonly index: number; readonly value: number }[],
): Scenario {
  const changes = [...scenario.changes];
  for (const { index, value } of numbers) {
    const change = changes[index];
    if (!change) throw new RangeError(`there is no change ${index}`);
    changes[index] = withNumber(change, value);
  }
  return { ...scenario, changes };
}

/** A change has one number at most. */
function withNumber(change: Change, value: number): Change {
  switch (change.kind) {
    case 'tariff':
      return { ...change, rate: value };
    case 'trade-cost':
    case 'productivity':
    case 'population':
      return { ...change, percent: value };
    case 'measure':
      return { ...change, edit: { ...change.edit, rate: value } };
    case 'tariffs-from':
    case 'measures-on':
      throw new RangeError(`a change of kind ${change.kind} has no number`);
  }
}
