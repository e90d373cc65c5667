import type { Entry, Finding } from './entry.ts';
import { unknownList } from './known-names.ts';
import type { KnownNames } from './known-names.ts';
import { parseSelector } from './product-selector.ts';

/** Which goods. Rules: those of `parseSelector`, `unknown-list`, `all-in-a-list`. */
export function* productFindings({ document }: Entry, known: KnownNames): Generator<Finding> {
  for (const key of ['products', 'except_products'] as const) {
    for (const [index, text] of document[key].entries()) {
      const path = [key, index];
      const reading = parseSelector(text);
      if (!('selector' in reading)) {
        yield { path, ...reading };
        continue;
      }
      const { selector } = reading;
      if (selector.kind === 'list' && !known.lists.has(selector.list)) {
        yield { path, ...unknownList(selector.list, known) };
      }
      if (selector.kind === 'all' && (key === 'except_products' || document[key].length > 1)) {
        yield { path, ...(key === 'products' ? allWithOthers : allLeftOut) };
      }
    }
  }
}

const allWithOthers = {
  rule: 'all-in-a-list',
  message: "'all' stands in a list with others",
  hint: 'write products: [all], or take it out',
};

const allLeftOut = {
  rule: 'all-in-a-list',
  message: 'all products are left out',
  hint: 'name those that are left out',
};
