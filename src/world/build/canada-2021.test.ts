import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWithSharedData } from '../../../test/shared-data.ts';
import { buildCanada2021 } from './canada-2021.ts';

const shipped = join(import.meta.dirname, '../../../worlds/canada-2021');

describeWithSharedData('canada-2021', 'canada-provinces-2021', (source) => {
  it('is shipped as its script builds it, byte for byte', () => {
    const files = buildCanada2021(dirname(source));
    expect(readdirSync(shipped).sort()).toEqual([...files.keys()].sort());
    for (const [name, text] of files) {
      // Not toBe: half a megabyte of difference helps nobody.
      const same = readFileSync(join(shipped, name), 'utf8') === text;
      expect(
        same,
        `${name} differs: run reroute world build canada-2021 --from ../shared/data`,
      ).toBe(true);
    }
  });

  it('stays under 2 MB', () => {
    const sizes = readdirSync(shipped).map((name) => readFileSync(join(shipped, name)).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2e6);
  });
});
