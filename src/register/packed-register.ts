import type { ClaimTable, Measure, ProductList, Register } from './measure.ts';

type Pairs<T> = readonly (readonly [string, T])[];

/** A sound register as JSON: Maps are lists of pairs, NaN is null. */
interface PackedRegister {
  readonly format: typeof format;
  readonly digest: string;
  readonly measures: readonly PackedMeasure[];
  readonly claims: readonly PackedTable[];
  readonly lists: Pairs<ProductList>;
  readonly groups: Pairs<readonly string[]>;
  readonly names: Pairs<string>;
}

interface PackedMeasure extends Omit<Measure, 'claims'> {
  /** By exporter, one share or the id of a table. */
  readonly claims: Pairs<number | string>;
}

interface PackedTable extends Omit<ClaimTable, 'shares'> {
  readonly shares: Pairs<readonly (number | null)[]>;
}

const format = 'reroute.register/1';

/**
 * A register in the form that loads fastest: reading and checking the YAML of the built-in one takes ten times as long. It
 * stands for its files only as long as these have its digest.
 */
export function packRegister(register: Register): string {
  const { digest, measures, claims, lists, groups, names } = register;
  const packed: PackedRegister = {
    format,
    digest,
    measures: measures.map((measure) => ({
      ...measure,
      claims: [...measure.claims].map(([exporter, share]) => [
        exporter,
        typeof share === 'number' ? share : share.id,
      ]),
    })),
    claims: [...claims.values()].map((table) => ({ ...table, shares: [...table.shares] })),
    lists: [...lists],
    groups: [...groups],
    names: [...names],
  };
  return JSON.stringify(packed);
}

/**
 * The register that `packRegister` packed; undefined where the text is cut off or no packed register, where it was packed from
 * files of another digest, or by another version of this format.
 *
 * @param digest of the files as they are now
 */
export function unpackRegister(text: string, digest: string): Register | undefined {
  const content = parsed(text);
  if (!isPacked(content) || content.digest !== digest) return undefined;
  const { measures, lists, groups, names } = content;
  const claims = new Map(content.claims.map((table) => [table.id, unpackTable(table)]));
  return {
    measures: measures.map((measure) => ({
      ...measure,
      claims: new Map(
        measure.claims.map(([exporter, share]) => [
          exporter,
          typeof share === 'number' ? share : claims.get(share)!,
        ]),
      ),
    })),
    lists: new Map(lists),
    claims,
    groups: new Map(groups),
    names: new Map(names),
    digest,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What bears our format was written by `packRegister`, whole: a text that is cut off is no JSON. */
function isPacked(content: unknown): content is PackedRegister {
  return (
    typeof content === 'object' &&
    content !== null &&
    'format' in content &&
    content.format === format
  );
}

function unpackTable(table: PackedTable): ClaimTable {
  return {
    ...table,
    shares: new Map(
      table.shares.map(([code, shares]) => [code, shares.map((share) => share ?? NaN)]),
    ),
  };
}
