import type { Measure } from '../measure.ts';

/** Whether a measure is aimed at an exporter. Nobody's measure is aimed at itself. */
export function reachesExporter(measure: Measure, importer: string, exporter: string): boolean {
  const { exporters, exceptExporters } = measure;
  if (exporter === importer || exceptExporters.includes(exporter)) return false;
  return exporters === 'all' || exporters.includes(exporter);
}

/**
 * An exporter that both measures of an importer are aimed at.
 *
 * @returns undefined where there is none; `'all'` where both are aimed at everybody
 */
export function commonExporter(a: Measure, b: Measure, importer: string): string | undefined {
  if (a.exporters === 'all' && b.exporters === 'all') return 'all';
  const listed = a.exporters === 'all' ? b.exporters : a.exporters;
  if (listed === 'all') return 'all';
  return listed.find(
    (exporter) => reachesExporter(a, importer, exporter) && reachesExporter(b, importer, exporter),
  );
}
