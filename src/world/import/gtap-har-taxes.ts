import type { EconomyTables } from '../../model/index.ts';
import { grossOutput } from '../flow-totals.ts';
import type { GtapData } from './gtap-har-data.ts';
import type { Flow } from './gtap-har-flow.ts';
import { freightOn, importDollar } from './gtap-har-trade.ts';
import { isCapitalGoods, makesOf } from './gtap-har-uses.ts';
import { TreatmentTally, type Treatment } from './import-report.ts';

/**
 * What of a GTAP data base has no table of its own here, in money: freight, the taxes that end in value added, the taxes that
 * are left out, and what of value added no header explains.
 */
export function foldedFlows(data: GtapData, tables: EconomyTables): Treatment[] {
  const world = grossOutput(tables).reduce((sum, value) => sum + value, 0);
  return [...importParts(data, world), ...taxes(data, world), ...unexplained(data, tables, world)];
}

function importParts(data: GtapData, world: number): Treatment[] {
  const { region, commodity, margin } = data.sets;
  const freight = new TreatmentTally();
  const duty = new TreatmentTally();
  region.forEach((d, at) => {
    commodity.forEach((c, k) => {
      freightOn(data, k, at).forEach((value, m) => {
        freight.add(value, () => `${margin[m]} for ${c} into ${d}`);
      });
      const paid = region.reduce((sum, _, s) => sum + data.flows.importsBasic.at(k, s, at), 0);
      const { leftOut } = importDollar(data, k, at);
      // What float32 leaves of zero is no duty.
      if (Math.abs(leftOut) > 1e-6) duty.add(leftOut * paid, () => `${c} into ${d}`);
    });
  });
  return [
    ...freight.toTreatments(
      'gtap-freight',
      'freight turned into imports of transport services',
      world,
    ),
    ...duty.toTreatments(
      'gtap-duty-left-out',
      "duty on freight and on trade within a region: in firms' value added, left out of final purchases",
      world,
    ),
  ];
}

type Pair = readonly [before: Flow | undefined, paid: Flow | undefined];

function taxes({ sets, flows }: GtapData, world: number): Treatment[] {
  const buyers = [
    ['household', flows.householdDomestic, flows.householdDomesticPaid],
    ['household', flows.householdImported, flows.householdImportedPaid],
    ['government', flows.governmentDomestic, flows.governmentDomesticPaid],
    ['government', flows.governmentImported, flows.governmentImportedPaid],
    ['investment', flows.investmentDomestic, flows.investmentDomesticPaid],
    ['investment', flows.investmentImported, flows.investmentImportedPaid],
  ] as const;
  const final = new TreatmentTally();
  const exports = new TreatmentTally();
  const inputs = new TreatmentTally();
  const factors = new TreatmentTally();
  for (const [buyer, before, paid] of buyers) {
    addTaxes([before, paid], (value, c, r) => {
      final.add(value, () => `${sets.commodity[c]} for ${buyer}, ${sets.region[r]}`);
    });
  }
  addTaxes([flows.exportsBasic, flows.exportsFob], (value, c, s, d) => {
    const where = () => `${sets.commodity[c]} from ${sets.region[s]} to ${sets.region[d]}`;
    exports.add(value, where);
  });
  const ofFirms: AddTax = (value, c, a, r) => {
    const tally = isCapitalGoods(sets.activity[a] ?? '') ? final : inputs;
    tally.add(value, () => `${sets.commodity[c]} in ${sets.activity[a]}, ${sets.region[r]}`);
  };
  addTaxes([flows.firmsDomestic, flows.firmsDomesticPaid], ofFirms);
  addTaxes([flows.firmsImported, flows.firmsImportedPaid], ofFirms);
  addTaxes([flows.factors, flows.factorsPaid], (value, e, a, r) => {
    const where = () => `${sets.endowment[e]} in ${sets.activity[a]}, ${sets.region[r]}`;
    factors.add(value, where);
  });
  return [
    ...final.toTreatments('gtap-final-taxes', 'taxes on final purchases left out', world),
    ...exports.toTreatments(
      'gtap-export-taxes',
      "export taxes in the exporter's value added",
      world,
    ),
    ...inputs.toTreatments('gtap-input-taxes', "taxes on inputs in the buyer's value added", world),
    ...factors.toTreatments('gtap-factor-taxes', 'taxes on factors in value added', world),
  ];
}

/** Takes a tax with the indices of its cell. */
type AddTax = (value: number, i: number, j: number, k: number) => void;

/** A tax is what is paid less what is due before it, cell by cell; nothing where one of the headers is absent. */
function addTaxes([before, paid]: Pair, add: AddTax): void {
  if (!before || !paid) return;
  const [rows = 1, columns = 1] = paid.dims;
  paid.values.forEach((value, cell) => {
    const rest = Math.floor(cell / rows);
    const tax = value - (before.values[cell] ?? 0);
    add(tax, cell % rows, rest % columns, Math.floor(rest / columns));
  });
}

/** Value added beyond factor incomes and the taxes above: taxes on output, and what the source does not balance. */
function unexplained(
  data: GtapData,
  { regions, sectors, valueAdded }: EconomyTables,
  world: number,
): Treatment[] {
  const { sets, flows } = data;
  const J = sectors.length;
  const explained = new Float64Array(valueAdded.length);
  regions.forEach((_, r) => {
    const makes = makesOf(data, r);
    const dollars = sets.commodity.map((_commodity, c) => importDollar(data, c, r));
    sets.activity.forEach((activity, a) => {
      if (isCapitalGoods(activity)) return;
      const factors = flows.factorsPaid ?? flows.factors;
      let income = sets.endowment.reduce((sum, _endowment, e) => sum + factors.at(e, a, r), 0);
      sets.commodity.forEach((_commodity, c) => {
        income += (dollars[c]?.leftOut ?? 0) * flows.firmsImported.at(c, a, r);
        for (const [before, paid] of [
          [flows.firmsDomestic, flows.firmsDomesticPaid],
          [flows.firmsImported, flows.firmsImportedPaid],
        ] as const) {
          if (paid) income += paid.at(c, a, r) - before.at(c, a, r);
        }
      });
      for (const { sector, part } of makes[a] ?? []) {
        const cell = r * J + sector;
        explained[cell] = (explained[cell] ?? 0) + part * income;
      }
    });
    sets.commodity.forEach((_, c) => {
      if (!flows.exportsBasic) return;
      for (let d = 0; d < regions.length; d++) {
        const tax = flows.exportsFob.at(c, r, d) - flows.exportsBasic.at(c, r, d);
        explained[r * J + c] = (explained[r * J + c] ?? 0) + tax;
      }
    });
  });
  const rest = new TreatmentTally();
  valueAdded.forEach((value, cell) => {
    const gap = value - (explained[cell] ?? 0);
    rest.add(gap, () => `${regions[Math.floor(cell / J)]?.id} × ${sectors[cell % J]?.id}`);
  });
  const what =
    'value added beyond factor incomes and these taxes: taxes on output, and what the source leaves open';
  return rest.toTreatments('gtap-output-taxes-and-gaps', what, world);
}
