import { Matrix, matrixOf } from '../matrix.ts';
import { ras } from '../ras.ts';
import type { ControlTotals } from './control-totals.ts';
import { SECTION_NAMES, type SectionTrade, partInSection } from './customs-sections.ts';
import { copyOf, indices, need, sales, scaledTo, tableOf } from './flows.ts';
import type { IcioSource } from './icio-source.ts';
import type { PartnerTrade } from './partner-trade.ts';
import { EU_MEMBERS, NATIONS } from './regions.ts';
import { GOODS, SECTORS, sectorAt } from './sectors.ts';
import type { PartnerImports } from './us-imports.ts';

/**
 * At most this part of the services that one economy sells to another is taken for the trade and transport margins on
 * its goods. Tables at basic prices book them so; customs value goods with their margins, at the border.
 */
export const MARGIN_PART = 0.4;

/** And at most this part of the value of the goods. */
export const MARGIN_OF_GOODS = 0.2;

/** Trade among {@link NATIONS} after the update; services are still one sector. */
export interface NationalTrade {
  /** One [exporter][importer] table for each of {@link GOODS}. */
  readonly goods: Matrix[];
  readonly services: Matrix;
  /** What moved from a pair's services into the value of its goods, [exporter][importer]. */
  readonly moved: Matrix;
  /** Trade and transport margins that moved from services into the price of exported goods, [nation][goods sector]. */
  readonly margins: Matrix;
  /** Canada's exports to the United States by [sector of SECTORS][section]; utilities are electricity. */
  readonly toUs: Matrix;
  readonly changes: readonly PairChange[];
}

/** All that moved from services into the price of goods, US$ million. */
export function totalMargins({ margins }: NationalTrade): number {
  return margins.data.reduce((a, b) => a + b, 0);
}

/** What the update did to the goods that one economy sells to another, US$ million. */
export interface PairChange {
  readonly exporter: string;
  readonly importer: string;
  readonly before: number;
  readonly after: number;
  /** What moved from services into the value of these goods. */
  readonly margins: number;
}

const CAN = NATIONS.indexOf('CAN');
const USA = NATIONS.indexOf('USA');
const CHN = NATIONS.indexOf('CHN');
const goodsSectors = indices(GOODS.length);

const CROPS = sectorAt('A01');

/** A sector whose flow is known to be at least so much. */
interface Floor {
  readonly sector: number;
  readonly least: number;
}

/** Drilling and other services to mines are no merchandise: customs have nothing to say of them. */
const SUPPORT = sectorAt('B09');

export interface UpdateSources {
  readonly icio: IcioSource;
  readonly usImports: ReadonlyMap<string, PartnerImports>;
  readonly sections: SectionTrade;
  readonly partners: PartnerTrade;
  readonly totals: ControlTotals;
}

/**
 * Brings the border trade of Canada and the United States to 2024, at customs values:
 *
 * 1. US imports from each partner, by sector, are those of the Census Bureau; what it states of the European Union as
 *    one is divided among members as in 2022. Partners that it does not name, and the rest of the world, stay.
 * 2. Canada's exports to the United States are the sections of Canadian customs, divided among sectors by the Census
 *    Bureau's figures. Those to China, and in total, meet the control totals, with crops to China at least what canola
 *    seed alone was; other partners have BACI's proportions.
 * 3. Canada's imports are customs sections from the United States, the control total from China, BACI's otherwise.
 *
 * All other flows stay as they were in 2022.
 *
 * @param marginPart {@link MARGIN_PART}, or another to see what hangs on it
 */
export function updateTrade(sources: UpdateSources, marginPart = MARGIN_PART): NationalTrade {
  const { icio, usImports, sections, partners, totals } = sources;
  const goods = copyOf(icio.goods);
  const services = copyOf([icio.services])[0] as Matrix;
  const margins = new Matrix(NATIONS.length, GOODS.length);
  const allMoved = new Matrix(NATIONS.length, NATIONS.length);
  const changes: PairChange[] = [];

  const set = (exporter: number, importer: number, target: (sector: number) => number): void => {
    const before = sales(goods, goodsSectors, exporter, importer);
    for (const j of goodsSectors) {
      if (j !== SUPPORT) tableOf(goods, j).set(exporter, importer, target(j));
    }
    const after = sales(goods, goodsSectors, exporter, importer);
    const services0 = services.at(exporter, importer);
    const moved = Math.min(
      Math.max(after - before, 0),
      marginPart * services0,
      MARGIN_OF_GOODS * after,
    );
    services.set(exporter, importer, services0 - moved);
    allMoved.set(exporter, importer, moved);
    for (const j of goodsSectors) {
      const part = tableOf(goods, j).at(exporter, importer) / after;
      margins.set(exporter, j, margins.at(exporter, j) + moved * part);
    }
    changes.push({
      exporter: NATIONS[exporter] ?? '',
      importer: NATIONS[importer] ?? '',
      before,
      after,
      margins: moved,
    });
  };
  const scale = (exporter: number, importer: number, total: number, floor?: Floor): void => {
    const old = goodsSectors.map((j) => tableOf(goods, j).at(exporter, importer));
    const before = old.reduce((a, b) => a + b, 0);
    const held = old[SUPPORT] ?? 0;
    let factor = (total - held) / (before - held);
    const raised = floor !== undefined && (old[floor.sector] ?? 0) * factor < floor.least;
    if (raised) {
      factor = (total - held - floor.least) / (before - held - (old[floor.sector] ?? 0));
    }
    if (!(factor > 0)) {
      const pair = `${NATIONS[exporter] ?? ''} → ${NATIONS[importer] ?? ''}`;
      throw new Error(`${pair}: goods of ${before} cannot be scaled to ${total}`);
    }
    set(exporter, importer, (j) =>
      raised && j === floor.sector ? floor.least : (old[j] ?? 0) * factor,
    );
  };

  NATIONS.forEach((nation, i) => {
    const direct = usImports.get(nation);
    if (nation === 'CAN' || nation === 'USA') return;
    if (direct) set(i, USA, (j) => direct.value[j] ?? 0);
  });
  const union = need(usImports, 'EU', 'us-imports-2024');
  const members = EU_MEMBERS.map((id) => NATIONS.indexOf(id));
  const memberShares = goodsSectors.map((j) =>
    scaledTo(
      members.map((i) => tableOf(goods, j).at(i, USA)),
      1,
    ),
  );
  members.forEach((i, member) => {
    set(i, USA, (j) => (union.value[j] ?? 0) * (memberShares[j]?.[member] ?? 0));
  });

  const toUs = exportsToUs(sections, need(usImports, 'CAN', 'us-imports-2024'));
  set(CAN, USA, (j) => toUs.rowSum(j));
  scale(CAN, CHN, totals.exports.CHN, { sector: CROPS, least: totals.canolaSeedToChina });
  // A partner of which BACI says nothing (Taiwan is not in it, nor what is too small) keeps its flows of 2022.
  const others = indices(NATIONS.length).filter((n) => ![CAN, USA, CHN].includes(n));
  const support = (i: number, n: number): number => tableOf(goods, SUPPORT).at(i, n);
  const buyers = others.filter((n) => (partners.exports[n] ?? 0) > support(CAN, n));
  const sellers = others.filter((i) => (partners.imports[i] ?? 0) > support(i, CAN));
  const kept = others
    .filter((n) => !buyers.includes(n))
    .reduce((sum, n) => sum + sales(goods, goodsSectors, CAN, n), 0);
  const rest = scaledTo(
    buyers.map((n) => partners.exports[n] ?? 0),
    totals.exports.total - totals.exports.USA - totals.exports.CHN - kept,
  );
  buyers.forEach((n, position) => {
    scale(CAN, n, rest[position] ?? 0);
  });

  const fromUs = importsFromUs(sections, goods);
  set(USA, CAN, (j) => fromUs.rowSum(j));
  scale(CHN, CAN, totals.importsFromChina);
  for (const i of sellers) scale(i, CAN, partners.imports[i] ?? 0);

  return { goods, services, moved: allMoved, margins, toUs, changes };
}

/**
 * Canada's exports to the United States by sector and section: sections as customs have them, sectors as near to the
 * Census Bureau's figures as sections allow (the last step of RAS meets the sections).
 */
function exportsToUs({ exports }: SectionTrade, census: PartnerImports): Matrix {
  const total = exports.data.reduce((a, b) => a + b, 0);
  return bySection(scaledTo([...census.value], total), exports.columnSums());
}

/** Canada's imports from the United States by sector and section, seeded with the composition of 2022. */
function importsFromUs({ imports }: SectionTrade, goods: readonly Matrix[]): Matrix {
  const total = imports.reduce((a, b) => a + b, 0);
  const composition = SECTORS.map((_, j) => {
    return j < GOODS.length && j !== SUPPORT ? tableOf(goods, j).at(USA, CAN) : 0;
  });
  return bySection(scaledTo(composition, total), Float64Array.from(imports));
}

function bySection(sectors: readonly number[], sections: Float64Array): Matrix {
  const seed = matrixOf(SECTORS.length, SECTION_NAMES.length, (j, c) => {
    return (sectors[j] ?? 0) * partInSection(SECTORS[j]?.id ?? '', SECTION_NAMES[c] ?? '');
  });
  const wanted = Float64Array.from(sectors, (value, j) => (seed.rowSum(j) > 0 ? value : 0));
  const left = sections.reduce((a, b) => a + b, 0) / wanted.reduce((a, b) => a + b, 0);
  const { status, table } = ras(
    seed,
    wanted.map((value) => value * left),
    sections,
    { maxIterations: 500, tolerance: 1e-9 },
  );
  if (status === 'infeasible' || status === 'inconsistent-margins') {
    throw new Error(`sectors cannot be divided among customs sections: ${status}`);
  }
  return table;
}
