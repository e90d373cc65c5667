import { expect, it } from 'vitest';
import { resolveRegions } from './resolve-regions.ts';

const at = { file: 's.yaml', line: 1, column: 1 };

it('takes groups called like a property of every object', () => {
  const regions = ['constructor', 'toString', 'valueOf'].map((group, n) => ({
    id: `R${n}`,
    name: `Region ${n}`,
    group,
  }));
  const named = (id: string) => resolveRegions([{ id, at }], regions, {});
  expect(named('toString')).toEqual({ indices: [1], problems: [] });
  expect(named('construktor').problems[0]?.hint).toBe("did you mean 'constructor'?");
});
