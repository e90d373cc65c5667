import { isNode, isScalar, visit } from 'yaml';
import type { Document } from 'yaml';

/** A place in a YAML text that cannot be taken as it stands. */
export interface SyntaxFault {
  readonly message: string;
  readonly offset: number;
  readonly hint?: string;
}

/** Lists and mappings in each other; those of a scenario are five deep. */
const DEEPEST = 50;

/** The plain value of a document; the fault where its aliases lead nowhere, in a circle, or multiply beyond measure. */
export function contentOf(
  document: Document,
  text: string,
): { content?: unknown; fault?: SyntaxFault } {
  let fault: SyntaxFault | undefined;
  const stop = (message: string, offset = 0, hint?: string): symbol => {
    fault = { message, offset, ...(hint === undefined ? {} : { hint }) };
    return visit.BREAK;
  };
  visit(document, {
    Alias(_key, alias, ancestors) {
      const target = alias.resolve(document);
      if (target && !ancestors.includes(target)) return undefined;
      const why = target ? 'stands inside what it refers to' : 'refers to nothing above it';
      return stop(`'*${alias.source}' ${why}`, alias.range?.[0]);
    },
    Pair(_key, { key }) {
      if (!isNode(key)) return undefined;
      if (!isScalar(key)) return stop('a key is a list or a mapping', key.range?.[0]);
      if (key.value === '__proto__') {
        return stop("'__proto__' cannot be a key", key.range?.[0], 'give it another name');
      }
      return undefined;
    },
    Collection(_key, { range }, ancestors) {
      return ancestors.length > 2 * DEEPEST ? stop(tooDeep, range?.[0], flatter) : undefined;
    },
  });
  if (fault || document.errors.length > 0) return fault ? { fault } : {};
  try {
    return { content: document.toJS() as unknown };
  } catch (error) {
    // yaml's guard against a few lines of aliases that unfold to gigabytes
    const offset = text.search(/\S/u);
    if (!/alias count/iu.test(String(error))) {
      return { fault: { message: firstLine(String(error)), offset } };
    }
    const message = 'the aliases (*name) of this file unfold to too much';
    return { fault: { message, offset, hint: 'write out what they stand for' } };
  }
}

export const flatter = 'compare it with an example: a scenario is five deep';
export const tooDeep = `lists and mappings are nested more than ${DEEPEST} deep`;

export function firstLine(text: string): string {
  return (text.split('\n')[0] ?? text).replace(/[.:]$/u, '');
}
