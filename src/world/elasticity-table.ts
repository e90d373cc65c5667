import {
  ProblemList,
  didYouMean,
  nearest,
  nearestId,
  notANumber,
  parseNumber,
  shorten,
} from '../input/index.ts';
import type { ColumnSpec, CsvSheet, Named, Position, Problem } from '../input/index.ts';
import type { Finding } from './economy-draft.ts';
import { elasticityFileName } from './economy-files.ts';
import type { ElasticitySet, ElasticitySets, ElasticitySource } from './elasticity-set.ts';
import { judgeTheta } from './sector-table.ts';

export const elasticityColumns: ColumnSpec = { required: ['set', 'sector', 'theta'] };

/** What economy.yaml says of the sets, and where it stands. */
export interface DeclaredSets {
  readonly sources: Readonly<Record<string, ElasticitySource>>;
  readonly place: (set: string) => { readonly file: string } & Position;
}

/**
 * Reads elasticities.csv against economy.yaml. Rules: `unknown-elasticities` for a set whose source economy.yaml does not
 * give, `missing-elasticities` for one that has a source and no rows, `incomplete-elasticities`, `unknown-sector`,
 * `duplicate-key`, `not-a-number` and those of θ in sectors.csv.
 */
export function readElasticities(
  sheet: CsvSheet | undefined,
  declared: DeclaredSets,
  sectors: readonly Named[],
): { sets: ElasticitySets; problems: Problem[] } {
  const problems = new ProblemList();
  const thetas = sheet ? readRows(sheet, declared, sectors, problems) : new Map<string, never>();
  const sets = new Map<string, ElasticitySet>();
  for (const [id, source] of Object.entries(declared.sources)) {
    const theta = thetas.get(id);
    if (theta) sets.set(id, { source, theta });
    else problems.add({ ...declared.place(id), ...noRows(id) });
    const absent = sectors.filter((_, j) => theta && Number.isNaN(theta[j]));
    if (absent.length > 0 && sheet) {
      const place = { file: sheet.file, line: 1, column: 1 };
      problems.add({ ...place, ...incomplete(id, absent) });
    }
  }
  return { sets, problems: problems.toArray() };
}

/** θ by set; NaN where no row gives one. A row that gives what is no θ counts as given. */
function readRows(
  sheet: CsvSheet,
  { sources }: DeclaredSets,
  sectors: readonly Named[],
  problems: ProblemList,
): Map<string, Float64Array> {
  const [set, sector, value] = ['set', 'sector', 'theta'].map((column) => sheet.reader(column));
  const indices = new Map(sectors.map(({ id }, index) => [id, index]));
  const thetas = new Map<string, Float64Array>();
  const lines = new Map<string, number>();
  for (let row = 0; row < sheet.rowCount; row++) {
    if (!sheet.isWhole(row) || !set || !sector || !value) continue;
    const report = (column: string, finding: Finding): void => {
      problems.add({ file: sheet.file, ...sheet.position(row, column), ...finding });
    };
    const [id, code] = [set(row), sector(row)];
    if (!Object.hasOwn(sources, id)) {
      report('set', unsourced(id, Object.keys(sources)));
      continue;
    }
    const theta = thetas.get(id) ?? new Float64Array(sectors.length).fill(NaN);
    thetas.set(id, theta);
    const index = indices.get(code);
    if (index === undefined) {
      report('sector', unknownSector(code, sectors));
      continue;
    }
    const key = `${id}\n${code}`;
    const first = lines.get(key);
    if (first !== undefined) {
      report('set', duplicate(id, code, first));
      continue;
    }
    lines.set(key, sheet.position(row, 'set').line);
    const number = parseNumber(value(row));
    theta[index] = number ?? 1;
    if (number === undefined) {
      problems.add(notANumber(sheet.file, sheet.position(row, 'theta'), 'theta', value(row)));
      continue;
    }
    const what = `theta of sector '${shorten(code)}' in set '${shorten(id)}' is ${number}`;
    const finding = judgeTheta(number, what);
    if (finding) report('theta', finding);
  }
  return thetas;
}

function unsourced(id: string, known: readonly string[]): Finding {
  const example = `elasticities: { ${shorten(id)}: { title: … } }`;
  return {
    severity: 'error',
    rule: 'unknown-elasticities',
    message: `economy.yaml does not say where the set '${shorten(id)}' comes from`,
    why: 'a result that rests on it could not be quoted',
    hint: didYouMean(nearest(id, known), `add it to economy.yaml: ${example}`),
  };
}

function noRows(id: string): Finding {
  return {
    severity: 'error',
    rule: 'missing-elasticities',
    message: `${elasticityFileName} has no rows of the set '${shorten(id)}'`,
    hint: 'add a row for each sector, or remove the set here',
  };
}

function incomplete(id: string, absent: readonly Named[]): Finding {
  const names = absent.slice(0, 3).map((sector) => sector.id);
  const rest = absent.length > names.length ? ', …' : '';
  return {
    severity: 'error',
    rule: 'incomplete-elasticities',
    message: `the set '${shorten(id)}' has no theta for ${absent.length} of the sectors (${names.join(', ')}${rest})`,
    why: 'a run with it needs one for every sector',
    hint: 'add their rows, with the theta of sectors.csv where the set has none of its own',
  };
}

function unknownSector(code: string, sectors: readonly Named[]): Finding {
  return {
    severity: 'error',
    rule: 'unknown-sector',
    message: `'${shorten(code)}' is not a sector of this economy`,
    hint: didYouMean(nearestId(code, sectors), 'the ids are those of sectors.csv'),
  };
}

function duplicate(id: string, code: string, line: number): Finding {
  return {
    severity: 'error',
    rule: 'duplicate-key',
    message: `set ${shorten(id)}, sector ${shorten(code)} is given before, on line ${line}`,
    hint: 'remove one of the two rows',
  };
}
