import { z } from 'zod';
import { textField } from '../input/index.ts';
import { defined } from './defined.ts';
import type { Source } from './measure.ts';

const dated = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u;
const form = 'expected a date such as 2025-03-04, 2025-03 or 2025';

/** Whether a text is a year, a month of one or a day of one, and the calendar has it. */
function isDate(text: string): boolean {
  if (!dated.test(text)) return false;
  return z.iso.date().safeParse(`${text}-01-01`.slice(0, 10)).success;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+\.[^\s/]+(?:\/\S*)?$/u.test(text) && URL.canParse(text);
}

/** Who says so. */
export const sourceSchema = z.strictObject(
  {
    title: textField('the title of the source'),
    publisher: textField('who published it'),
    date: z
      .union([z.string(), z.number().transform(String)], form)
      .refine(isDate, form)
      .optional()
      .meta({ description: 'Of publication: YYYY, YYYY-MM or YYYY-MM-DD.' }),
    url: textField('an address')
      .refine(isWebAddress, 'expected a web address such as https://www.canada.ca/en/notices')
      .optional(),
    quote: textField('a quotation').optional().meta({ description: 'The words it rests on.' }),
  },
  'expected a source such as { title: …, publisher: …, date: 2025-03-04, url: … }',
);

/** A source as the register holds it. */
export function buildSource(document: z.infer<typeof sourceSchema>): Source {
  return defined(document);
}
