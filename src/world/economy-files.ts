import type { EconomyTables } from '../model/index.ts';
import type { ColumnSpec, Named } from '../input/index.ts';
import type { KeyColumn } from './flow-table.ts';

/** A table of numbers in an economy folder. */
export interface FlowFile {
  /** Key columns in the order of the file, and what their ids name. */
  readonly keys: readonly (readonly [column: string, kind: 'region' | 'sector'])[];
  readonly valueColumn: string;
  /** The key columns from the slowest index of the dense array to the fastest. */
  readonly layout: readonly string[];
  readonly required: boolean;
}

const bilateral = {
  keys: [
    ['sector', 'sector'],
    ['exporter', 'region'],
    ['importer', 'region'],
  ],
  layout: ['sector', 'importer', 'exporter'],
} as const;

const byRegionAndSector = {
  keys: [
    ['region', 'region'],
    ['sector', 'sector'],
  ],
  valueColumn: 'value',
  layout: ['region', 'sector'],
} as const;

/** The tables of numbers, in the order in which problems are reported; the contract is docs/formats.md. */
export const flowFiles = {
  'trade.csv': { ...bilateral, valueColumn: 'value', required: true },
  'tariffs.csv': { ...bilateral, valueColumn: 'rate', required: false },
  'intermediate.csv': {
    keys: [
      ['region', 'region'],
      ['sector', 'sector'],
      ['input', 'sector'],
    ],
    valueColumn: 'value',
    layout: ['region', 'sector', 'input'],
    required: true,
  },
  'value_added.csv': { ...byRegionAndSector, required: true },
  'final.csv': { ...byRegionAndSector, required: true },
  'transfers.csv': {
    keys: [['region', 'region']],
    valueColumn: 'value',
    layout: ['region'],
    required: false,
  },
} as const satisfies Readonly<Record<string, FlowFile>>;

export type FlowFileName = keyof typeof flowFiles;

export const flowFileNames = Object.keys(flowFiles) as readonly FlowFileName[];

/** What a table is called apart from its file: `value_added`. */
export type TableName = FlowFileName extends `${infer Name}.csv` ? Name : never;

export function tableName(name: FlowFileName): TableName {
  return name.slice(0, -'.csv'.length) as TableName;
}

/** One file that may stand in the place of all tables of numbers. */
export const packedFileName = 'tables.bin';

/** Trade elasticities other than those of sectors.csv. */
export const elasticityFileName = 'elasticities.csv';

/** Six-digit products that trade in goods consists of. */
export const productFileName = 'products.csv';

const describing = ['economy.yaml', 'regions.csv', 'sectors.csv'] as const;

/** All files of an economy folder, in the order in which problems are reported. */
export const economyFileNames: readonly string[] = [
  ...describing,
  elasticityFileName,
  ...flowFileNames,
  packedFileName,
  productFileName,
];

/** The files that a folder must have in its form. */
export function requiredFiles(form: 'csv' | 'packed'): readonly string[] {
  return form === 'packed'
    ? describing
    : [...describing, ...flowFileNames.filter((name) => flowFiles[name].required)];
}

/** The tables of numbers that a folder has to state: no tariffs where all are 0, no transfers where none are given. */
export function flowValues(tables: EconomyTables): [FlowFileName, Float64Array][] {
  const values: Readonly<Record<FlowFileName, Float64Array | undefined>> = {
    'trade.csv': tables.trade,
    'tariffs.csv': tables.tariffs.some((rate) => rate !== 0) ? tables.tariffs : undefined,
    'intermediate.csv': tables.intermediate,
    'value_added.csv': tables.valueAdded,
    'final.csv': tables.final,
    'transfers.csv': tables.transfers,
  };
  return flowFileNames.flatMap((name): [FlowFileName, Float64Array][] => {
    const dense = values[name];
    return dense ? [[name, dense]] : [];
  });
}

export function flowColumns({ keys, valueColumn }: FlowFile): ColumnSpec {
  return { required: [...keys.map(([column]) => column), valueColumn] };
}

/** The key columns of a table with the ids they hold and the strides of its dense array, and that array's length. */
export function flowKeys(
  file: FlowFile,
  regions: readonly Named[],
  sectors: readonly Named[],
): { keys: KeyColumn[]; size: number } {
  const things = new Map(
    file.keys.map(([column, kind]) => [column, kind === 'region' ? regions : sectors]),
  );
  const strides = new Map<string, number>();
  let size = 1;
  for (const column of file.layout.toReversed()) {
    strides.set(column, size);
    size *= things.get(column)?.length ?? 0;
  }
  const keys = file.keys.map(([column, kind]) => ({
    column,
    kind,
    things: things.get(column) ?? [],
    stride: strides.get(column) ?? 0,
  }));
  return { keys, size };
}
