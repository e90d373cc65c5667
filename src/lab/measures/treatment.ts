import type { Day, Measure, Register } from '../../register/index.ts';

/**
 * A name for everything that an importer's measures are to an exporter on some days: exporters of the same treatment are charged
 * the same on every product. It lets the register be asked once for the many that a general measure reaches.
 *
 * @param edited ids of measures that a scenario edits: they may be charged on any day
 */
export function treatmentsOf(
  { measures }: Pick<Register, 'measures'>,
  importer: string,
  days: readonly Day[],
  edited: ReadonlySet<string>,
): (exporter: string) => string {
  const own = measures.filter(
    ({ id, importers, spells }) =>
      importers.includes(importer) &&
      (edited.has(id) ||
        spells.some(({ from, until }) =>
          days.some(
            (day) => from !== undefined && from <= day && (until === undefined || day <= until),
          ),
        )),
  );
  return (exporter) =>
    own
      .map((measure) => (reaches(measure, exporter) ? `1${claimsOf(measure, exporter)}` : '0'))
      .join('');
}

function reaches({ exporters, exceptExporters }: Measure, exporter: string): boolean {
  return (
    !exceptExporters.includes(exporter) && (exporters === 'all' || exporters.includes(exporter))
  );
}

/** Which use of a preference an exporter makes: the name of its table, or its share. */
function claimsOf({ claims }: Measure, exporter: string): string {
  const claim = claims.get(exporter);
  if (claim === undefined) return '';
  return typeof claim === 'number' ? `(${claim})` : `(${claim.id})`;
}
