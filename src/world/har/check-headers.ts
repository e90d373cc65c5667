import { shorten } from '../../input/index.ts';
import type { Problem } from '../../input/index.ts';
import { harLimits, sizeOf, type HarCoefficient, type HarHeader } from './header.ts';
import { isKept } from './latin1.ts';
import { mostInRecord } from './record-writer.ts';

/** A text is not divided between records. */
const widestText = mostInRecord - 16;

type Report = (rule: string, message: string, hint: string) => void;

/** What the format has no room for, in every header: nothing is cut off in silence. */
export function checkHeaders(headers: readonly HarHeader[], file: string): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const header of headers) {
    const report: Report = (rule, message, hint) => {
      const said = `header '${shorten(header.name)}': ${message}`;
      problems.push({ file, line: 1, column: 1, severity: 'error', rule, message: said, hint });
    };
    checkName(header.name, seen, report);
    checkText('its long name', header.longName, harLimits.longName, report);
    if (header.type === '1C') {
      checkWidth(header.width, report);
      for (const value of header.values) checkText('a text', value, header.width, report);
    } else {
      checkDimensions(header.dims, header.values.length, report);
    }
    if (header.type === 'RE') checkLabels(header, report);
  }
  return problems;
}

function checkName(name: string, seen: Set<string>, report: Report): void {
  if (!/^[A-Za-z0-9][\x21-\x7e]{0,3}$/u.test(name)) {
    const message = 'the name is not of 1 to 4 characters, a letter or digit first';
    report('har-header-name', message, 'give it a shorter or plainer name');
  }
  if (seen.has(name.toUpperCase())) {
    report(
      'har-duplicate-header',
      'another header has this name',
      'rename one; case does not count',
    );
  }
  seen.add(name.toUpperCase());
}

function checkText(what: string, text: string, most: number, report: Report): void {
  if (text.length > most) {
    const message = `${what} '${shorten(text)}' has ${text.length} characters, and there is room for ${most}`;
    report('har-text', message, 'shorten it');
  }
  if (!isKept(text)) {
    const message = `${what} '${shorten(text)}' holds a character other than printable ISO 8859-1, or ends with a blank`;
    report('har-text', message, 'write it in plain letters');
  }
}

function checkWidth(width: number, report: Report): void {
  if (Number.isSafeInteger(width) && width >= 1 && width <= widestText) return;
  const message = `texts of ${width} characters`;
  report('har-dimensions', message, `give a width from 1 to ${widestText}`);
}

function checkDimensions(dims: readonly number[], values: number, report: Report): void {
  const size = sizeOf(dims);
  const shape = dims.join(' × ');
  if (dims.length > harLimits.rank) {
    report('har-dimensions', `${shape} are ${dims.length} dimensions`, 'give at most 7');
  }
  if (dims.some((dim) => !Number.isSafeInteger(dim) || dim < 0 || dim >= 2 ** 31)) {
    report('har-dimensions', `${shape} are not whole numbers of 32 bits`, 'give the true sizes');
  }
  if (size !== values) {
    report(
      'har-dimensions',
      `${shape} are ${size} cells, and there are ${values}`,
      'make them agree',
    );
  }
}

function checkLabels({ coefficient, dims, sets }: HarCoefficient, report: Report): void {
  checkText('its coefficient', coefficient, harLimits.coefficient, report);
  if (!sets) return;
  if (sets.length !== dims.length) {
    const message = `${sets.length} sets for ${dims.length} dimensions`;
    report('har-elements', message, 'give one for each dimension');
  }
  const known = new Map<string, string>();
  sets.forEach(({ set, elements, element }, k) => {
    checkText('a set', set, harLimits.set, report);
    if (elements && element !== undefined) {
      report('har-elements', `set ${set} has elements and one of its own`, 'give one of the two');
    }
    const labels = elements ?? (element === undefined ? undefined : [element]);
    if (!labels) return;
    for (const label of labels) checkText('an element', label, harLimits.element, report);
    if (labels.length !== dims[k]) {
      const message = `set ${set} has ${labels.length} elements, and dimension ${k + 1} has ${dims[k]}`;
      report('har-elements', message, 'make them agree');
    }
    if (!elements) return;
    const listed = elements.join('\n');
    if ((known.get(set) ?? listed) !== listed) {
      report(
        'har-elements',
        `set ${set} is given with two lists of elements`,
        'name one differently',
      );
    }
    known.set(set, listed);
  });
}
