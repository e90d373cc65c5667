import { measureById, type Measure, type Register } from '../../register/index.ts';
import { sectorOfHs } from '../../world/index.ts';
import type { ScenarioMeasures } from './load-measures.ts';

/** Instruments that charge or stop goods; the others have nothing to find. */
const onGoods: ReadonlySet<Measure['instrument']> = new Set<Measure['instrument']>([
  'surtax',
  'safeguard',
  'anti-dumping',
  'countervailing',
  'ban',
  'trq',
]);

/**
 * Of some measures, those that no trade of the world's base year meets: whatever becomes of them, their goods stay at zero.
 *
 * @param ids of measures
 */
export function untradedMeasures(
  { register, trade, registerIds }: Pick<ScenarioMeasures, 'register' | 'trade' | 'registerIds'>,
  ids: readonly string[],
): Measure[] {
  return ids.flatMap((id) => {
    const measure = measureById(register, id);
    if (!measure || !onGoods.has(measure.instrument)) return [];
    const names = namedBy(measure, register);
    const met = trade.flows.some(({ importer, exporter, parts }) => {
      const [buyer = '', seller = ''] = [registerIds[importer], registerIds[exporter]];
      return (
        measure.importers.includes(buyer) &&
        (measure.exporters === 'all' || measure.exporters.includes(seller)) &&
        !measure.exceptExporters.includes(seller) &&
        parts.some(({ codes }) => codes.some(names))
      );
    });
    return met ? [] : [measure];
  });
}

/** Whether a measure names some of a six-digit product. What it excepts is let pass: it is about parts of products, mostly. */
function namedBy({ products }: Measure, { lists }: Register): (hs: string) => boolean {
  const tests = products.map((selector): ((hs: string) => boolean) => {
    switch (selector.kind) {
      case 'all':
        return () => true;
      case 'hs':
        return (hs) =>
          hs.slice(0, selector.from.length) >= selector.from.slice(0, 6) &&
          hs.slice(0, selector.to.length) <= selector.to.slice(0, 6);
      case 'list': {
        const codes = new Set(lists.get(selector.list)?.codes.map((code) => code.slice(0, 6)));
        return (hs) => [2, 3, 4, 5, 6].some((length) => codes.has(hs.slice(0, length)));
      }
      case 'sector':
        return (hs) => sectorOfHs(hs) === selector.sector;
    }
  });
  return (hs) => tests.some((test) => test(hs));
}
