import { expect, it } from 'vitest';
import { markdownTable } from './markdown-table.ts';

it('pads cells to the widest of their column, numbers to the right', () => {
  const rows = [
    ['CA-AB', '1.5'],
    ['all', '1234.0'],
  ];
  expect(markdownTable(['id', 'GDP'], rows)).toBe(
    ['| id    |    GDP |', '| ----- | -----: |', '| CA-AB |    1.5 |', '| all   | 1234.0 |'].join(
      '\n',
    ),
  );
});
