import { controlCharacter, type Problem, type YamlReading } from '../input/index.ts';
import { likelyPercent, rateLikelyPercent } from '../world/index.ts';
import type { Place } from './scenario-place.ts';
import { checkUncertainNumbers } from './uncertain-number-rules.ts';

type Locate = YamlReading<unknown>['locate'];
type Path = Parameters<Locate>[0];

const kinds = [
  'tariffs_from',
  'tariff',
  'trade_cost',
  'productivity',
  'population',
  'measures_on',
  'measure',
];

/**
 * What the schema cannot say of a scenario file. It runs on the content as it stands, fitting or not, so that its
 * problems are told together with the schema's. Rules: `one-change-an-entry`, `set-or-add`, `rate-drop-or-charge`,
 * `control-character`, those of `checkUncertainNumbers`, and the warning `rate-looks-like-percent` of a rate that is set; of one that is reached by adding,
 * `checkChanges` says it.
 */
export function checkScenarioRules(file: string, content: unknown, locate: Locate): Problem[] {
  const at: Place = (path, part) => ({ file, ...locate(path, part) });
  const { changes } = keysOf(content);
  const ofChanges = Array.isArray(changes)
    ? changes.flatMap((entry, index) => checkEntry(entry, ['changes', index], at))
    : [];
  return [...checkTexts(content, at), ...ofChanges, ...checkUncertainNumbers(content, at)];
}

function checkTexts(content: unknown, at: Place): Problem[] {
  const { title, notes } = keysOf(content);
  const ofTitle =
    typeof title === 'string' && controlCharacter(at(['title'], 'value'), "'title'", title);
  const ofNotes =
    typeof notes === 'string' &&
    controlCharacter(at(['notes'], 'value'), "'notes'", notes, 'several');
  return [ofTitle, ofNotes].filter((problem) => typeof problem === 'object');
}

function checkEntry(entry: unknown, path: Path, at: Place): Problem[] {
  const present = presentKeys(entry, kinds);
  const problems: Problem[] = [];
  const [, second] = present;
  if (second !== undefined) {
    problems.push({
      ...at([...path, second], 'key'),
      severity: 'error',
      rule: 'one-change-an-entry',
      message: `'${path.join('.')}' states ${present.length} changes: ${present.join(', ')}`,
      why: 'changes are applied in order, and the keys of one entry have none',
      hint: 'give each change a dash of its own',
    });
  } else if (isMapping(entry) && Object.keys(entry).length === 0) {
    problems.push({
      ...at(path, 'value'),
      severity: 'error',
      rule: 'one-change-an-entry',
      message: `'${path.join('.')}' states no change`,
      hint: `give it one of ${kinds.join(', ')}, or remove it`,
    });
  }
  const { tariff, measure } = keysOf(entry);
  if (isMapping(tariff)) {
    for (const problem of checkTariff(tariff, [...path, 'tariff'], at)) problems.push(problem);
  }
  if (isMapping(measure)) {
    for (const problem of checkMeasure(measure, [...path, 'measure'], at)) problems.push(problem);
  }
  return problems;
}

function checkTariff(tariff: Keys, path: Path, at: Place): Problem[] {
  const modes = presentKeys(tariff, ['set', 'add']);
  const problems: Problem[] = [];
  const [, second] = modes;
  if (modes.length !== 1) {
    problems.push({
      ...(second === undefined ? at(path, 'value') : at([...path, second], 'key')),
      severity: 'error',
      rule: 'set-or-add',
      message: `'${path.join('.')}' has ${second === undefined ? 'neither set nor add' : 'both set and add'}`,
      hint: "write 'set: 0.25' for a new rate of 25 %, or 'add: 0.10' for 10 points on top of the rate in force",
    });
  }
  const { set } = tariff;
  if (typeof set === 'number' && Number.isFinite(set) && set >= rateLikelyPercent) {
    problems.push({ ...at([...path, 'set'], 'value'), ...likelyPercent(set) });
  }
  return problems;
}

/** What is to become of a measure: a rate, taken out, or charged; a rate and `charge` go together. */
function checkMeasure(measure: Keys, path: Path, at: Place): Problem[] {
  const problems: Problem[] = [];
  const edits = presentKeys(measure, ['rate', 'drop', 'charge']);
  const other = edits.find((key) => key !== 'drop');
  if (edits.length === 0 || (edits.includes('drop') && other !== undefined)) {
    problems.push({
      ...(other === undefined ? at(path, 'value') : at([...path, other], 'key')),
      severity: 'error',
      rule: 'rate-drop-or-charge',
      message: `'${path.join('.')}' ${other === undefined ? 'says nothing of what becomes of the measure' : `both drops the measure and gives '${other}'`}`,
      hint: "write 'rate: 0.059' for another rate, 'drop: true' to take it out, or 'charge: true' to charge what is not in force",
    });
  }
  const { rate } = measure;
  if (typeof rate === 'number' && Number.isFinite(rate) && rate >= rateLikelyPercent) {
    problems.push({ ...at([...path, 'rate'], 'value'), ...likelyPercent(rate) });
  }
  return problems;
}

type Keys = Readonly<Record<string, unknown>>;

function isMapping(value: unknown): value is Keys {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keysOf(value: unknown): Keys {
  return isMapping(value) ? value : {};
}

/** Those of the keys that a mapping has, in the order of the file. */
function presentKeys(mapping: unknown, keys: readonly string[]): string[] {
  return Object.keys(keysOf(mapping)).filter((key) => keys.includes(key));
}
