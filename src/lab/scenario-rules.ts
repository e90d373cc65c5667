import type { Problem, YamlReading } from '../world/index.ts';
import type { Position } from './scenario.ts';

type Locate = YamlReading<unknown>['locate'];
type Path = Parameters<Locate>[0];
/** Where a key or its value stands in the scenario file. */
type Place = (path: Path, part: 'key' | 'value') => Position;

const kinds = [
  'tariffs_from',
  'tariff',
  'trade_cost',
  'productivity',
  'population',
  'measures_on',
  'measure',
];

/** A rate above 1000 % was probably meant in percent. */
const HIGHEST_LIKELY_RATE = 10;

/**
 * What the schema cannot say of a scenario file. It runs on the content as it stands, fitting or not, so that its
 * problems are told together with the schema's. Rules: `one-change-an-entry`, `set-or-add`, `register-not-available`,
 * and the warning `rate-looks-like-percent`.
 */
export function checkScenarioRules(file: string, content: unknown, locate: Locate): Problem[] {
  const at: Place = (path, part) => ({ file, ...locate(path, part) });
  const { baseline, changes } = keysOf(content);
  const ofBaseline =
    'measures_on' in keysOf(baseline) ? [needsRegister(['baseline', 'measures_on'], at)] : [];
  const ofChanges = Array.isArray(changes)
    ? changes.flatMap((entry, index) => checkEntry(entry, ['changes', index], at))
    : [];
  return [...ofBaseline, ...ofChanges];
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
  const { tariff } = keysOf(entry);
  if (isMapping(tariff)) problems.push(...checkTariff(tariff, [...path, 'tariff'], at));
  for (const key of presentKeys(entry, ['measures_on', 'measure'])) {
    problems.push(needsRegister([...path, key], at));
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
  for (const mode of modes) {
    const rate = tariff[mode];
    if (typeof rate !== 'number' || !Number.isFinite(rate) || rate <= HIGHEST_LIKELY_RATE) continue;
    problems.push({
      ...at([...path, mode], 'value'),
      severity: 'warning',
      rule: 'rate-looks-like-percent',
      message: `the rate ${rate} is ${decimal(rate * 100)} %`,
      hint: `rates are fractions: 0.25 is 25 %; write ${decimal(rate / 100)} if ${rate} % is meant`,
    });
  }
  return problems;
}

function needsRegister(path: Path, at: Place): Problem {
  return {
    ...at(path, 'key'),
    severity: 'error',
    rule: 'register-not-available',
    message: `'${path.join('.')}' needs a register of measures, and this version of Reroute has none yet`,
    hint: "remove it and state the rate under changes: - tariff: { importer: CHN, exporter: CAN, sector: '*', set: 0.25 }",
  };
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

/** Without the last binary digits: 25.1 × 100 is 2510. */
function decimal(value: number): number {
  return Number(value.toPrecision(12));
}
