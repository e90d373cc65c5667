import fc from 'fast-check';
import type { EconomyTables, Region, Sector } from '../../model/index.ts';
import type { EconomyMeta } from '../economy-meta.ts';

/** Any economy that passes every rule, with names, sizes and numbers as awkward as the format allows. */
export interface ArbitraryEconomy {
  readonly meta: EconomyMeta;
  readonly tables: EconomyTables;
}

const id = fc.stringMatching(/^[A-Za-z0-9._][A-Za-z0-9._-]{0,5}$/u);
const name = fc.oneof(
  fc.constantFrom('Québec', 'Goods, "all"', ' blank ', "'", '#', 'true', '2021', '- a: b'),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    // U+FFFD is what a letter that was lost in decoding leaves.
    .filter((text) => text.trim() !== '' && !/[\p{Cc}\uFFFD]/u.test(text)),
);
const money = fc.double({ min: 1e-300, max: 1e15, noNaN: true });
const moneyOrNothing = fc.oneof(fc.constant(0), money);

const meta = (groups: readonly string[], innerTariffs: boolean): fc.Arbitrary<EconomyMeta> =>
  fc.record(
    {
      ...(innerTariffs ? { inner_tariffs: fc.constant(true) } : {}),
      id,
      title: name,
      year: fc.integer({ min: 1900, max: 2100 }),
      currency: name,
      unit: name,
      sources: fc.array(
        fc.record({ title: name, publisher: name, date: name }, { requiredKeys: ['title'] }),
        { minLength: 1, maxLength: 2 },
      ),
      licence: name,
      notes: name,
      groups: fc.constant(
        Object.fromEntries(groups.map((group) => [group, `${group}: all of it`])),
      ),
    },
    {
      requiredKeys: [
        ...(innerTariffs ? (['inner_tariffs'] as const) : []),
        ...(['id', 'title', 'year', 'currency', 'unit', 'sources', 'licence', 'groups'] as const),
      ],
    },
  );

/** `count` numbers as an array of doubles. */
function doubles(count: number, value: fc.Arbitrary<number>): fc.Arbitrary<Float64Array> {
  return fc
    .array(value, { minLength: count, maxLength: count })
    .map((values) => Float64Array.from(values));
}

function regionWith(regionId: string, groupId: string): fc.Arbitrary<Region> {
  return fc.record(
    {
      id: fc.constant(regionId),
      name,
      iso3: fc.stringMatching(/^[A-Z]{3}$/u),
      group: fc.constant(groupId),
      lat: fc.double({ min: -90, max: 90, noNaN: true }).map((degrees) => degrees + 0),
      lon: fc.double({ min: -180, max: 180, noNaN: true }).map((degrees) => degrees + 0),
    },
    { requiredKeys: ['id', 'name'] },
  );
}

function sectorWith(sectorId: string): fc.Arbitrary<Sector> {
  return fc.record({
    id: fc.constant(sectorId),
    name,
    tradable: fc.constant(true),
    theta: fc.double({ min: 0.4, max: 70, noNaN: true }),
  });
}

export const arbitraryEconomy: fc.Arbitrary<ArbitraryEconomy> = fc
  .record({
    regionIds: fc.uniqueArray(id, { minLength: 1, maxLength: 4 }),
    sectorIds: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
    innerTariffs: fc.boolean(),
  })
  .chain(({ regionIds, sectorIds, innerTariffs }) => {
    const [N, J] = [regionIds.length, sectorIds.length];
    const groupId = `${regionIds.join('')}-all`;
    const regions = fc.tuple(...regionIds.map((regionId) => regionWith(regionId, groupId)));
    const onBorders = (values: Float64Array): Float64Array =>
      values.map((value, cell) => (cell % N === Math.floor(cell / N) % N ? 0 : value));
    return regions.chain((list) => {
      const groups = list.some(({ group }) => group !== undefined) ? [groupId] : [];
      const rate = fc.oneof(
        fc.constant(0),
        fc.double({ min: -0.99, max: 1.9, noNaN: true }).map((value) => value + 0),
      );
      const tables = fc.record(
        {
          regions: fc.constant(list),
          sectors: fc.tuple(...sectorIds.map(sectorWith)),
          // Own sales everywhere, so that whatever is bought is sold and whatever is made has buyers.
          trade: doubles(J * N * N, moneyOrNothing).map((values) =>
            values.map((value, cell) =>
              value === 0 && cell % N === Math.floor(cell / N) % N ? 1 : value,
            ),
          ),
          tariffs: doubles(J * N * N, rate).map(innerTariffs ? (values) => values : onBorders),
          intermediate: doubles(N * J * J, moneyOrNothing),
          valueAdded: doubles(N * J, money),
          final: doubles(N * J, money),
          transfers: fc.constant(new Float64Array(N)),
        },
        {
          requiredKeys: [
            'regions',
            'sectors',
            'trade',
            'tariffs',
            'intermediate',
            'valueAdded',
            'final',
          ],
        },
      );
      return fc.record({ meta: meta(groups, innerTariffs), tables });
    });
  });
