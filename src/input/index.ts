/**
 * What people wrote, read with the place of everything in it: YAML against a schema, CSV with a header, the problems found and
 * words for them. Knows nothing of trade, and needs nothing of Node.
 */
export { InputError, countProblems, formatProblem, formatProblems, isError } from './problem.ts';
export type { Position, Problem } from './problem.ts';
export { keptOfARule, ProblemList } from './problem-list.ts';
export { shorten } from './shorten.ts';
export { controlCharacter } from './control-characters.ts';
export { didYouMean, nearest, nearestId } from './suggest.ts';
export type { Named } from './suggest.ts';
export { isIdentifier, malformedId } from './identifier.ts';
export { notANumber, parseNumber } from './number-field.ts';
export { notUtf8 } from './not-utf8.ts';
export { unreadableFile } from './unreadable-file.ts';
export { numberField, oneOfField, textField } from './schema-fields.ts';
export { readYaml } from './yaml-document.ts';
export type { YamlReading } from './yaml-document.ts';
export { parseCsv } from './csv.ts';
export type { CsvText, Separator } from './csv.ts';
export { readSheet } from './csv-sheet.ts';
export type { ColumnSpec, CsvSheet } from './csv-sheet.ts';
