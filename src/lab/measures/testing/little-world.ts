import { parseEconomy, type LoadedEconomy } from '../../../world/index.ts';

const regions = ['CA-AB', 'CA-ON', 'USA', 'CHN'];
const sectors: readonly (readonly [id: string, theta: number, tradable: boolean])[] = [
  ['A01', 3, true],
  ['C29', 6, true],
  ['S', 4, false],
];

/**
 * Two provinces, the United States and China; crops, vehicles and services; no inputs. Everybody sells everything to everybody, without
 * tariffs but for those given, and the books balance.
 *
 * @param tariffs rows of tariffs.csv
 * @param products rows of products.csv
 * @param meta lines of economy.yaml
 */
export function littleWorld({
  tariffs = [],
  products = [],
  meta = [],
}: {
  readonly tariffs?: readonly string[];
  readonly products?: readonly string[];
  readonly meta?: readonly string[];
} = {}): LoadedEconomy {
  const rate = new Map(
    tariffs.map((row) => {
      const [sector = '', exporter = '', importer = '', value = ''] = row.split(',');
      return [`${sector},${exporter},${importer}`, Number(value)];
    }),
  );
  const trade: string[] = [];
  const made = new Map<string, number>();
  const bought = new Map<string, number>();
  sectors.forEach(([sector], j) => {
    regions.forEach((importer, n) => {
      regions.forEach((exporter, i) => {
        const value = n === i ? 1000 + 10 * n : 40 + 7 * ((3 * n + 5 * i + 2 * j) % 11);
        trade.push(`${sector},${exporter},${importer},${value}`);
        const paid = value * (1 + (rate.get(`${sector},${exporter},${importer}`) ?? 0));
        add(made, `${exporter},${sector}`, value);
        add(bought, `${importer},${sector}`, paid);
      });
    });
  });
  const table = (head: string, rows: readonly string[]): string =>
    `${[head, ...rows].join('\n')}\n`;
  const sums = (of: ReadonlyMap<string, number>): string[] =>
    [...of].map(([key, value]) => `${key},${value}`);
  const reading = parseEconomy(
    new Map([
      [
        'economy.yaml',
        [
          'id: little',
          'title: A little world',
          'year: 2024',
          'currency: USD',
          'unit: US$ million',
          'sources: [{ title: Made up, publisher: Nobody }]',
          'licence: none',
          'groups: { CAN: Canada }',
          ...meta,
          '',
        ].join('\n'),
      ],
      [
        'regions.csv',
        table('id,name,iso3,group', [
          'CA-AB,Alberta,CAN,CAN',
          'CA-ON,Ontario,CAN,CAN',
          'USA,United States,USA,',
          'CHN,China,CHN,',
        ]),
      ],
      [
        'sectors.csv',
        table(
          'id,name,tradable,theta',
          sectors.map(([id, theta, tradable]) => `${id},${id},${tradable},${theta}`),
        ),
      ],
      ['trade.csv', table('sector,exporter,importer,value', trade)],
      ['tariffs.csv', table('sector,exporter,importer,rate', tariffs)],
      ['intermediate.csv', table('region,sector,input,value', [])],
      ['value_added.csv', table('region,sector,value', sums(made))],
      ['final.csv', table('region,sector,value', sums(bought))],
      ...(products.length > 0
        ? [
            [
              'products.csv',
              table('importer,exporter,hs,value,rate,basis,quantity,unit', products),
            ] as const,
          ]
        : []),
    ]),
    'little',
  );
  const { meta: read, tables } = reading;
  if (!read || !tables) throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  return { ...reading, meta: read, tables };
}

function add(sums: Map<string, number>, key: string, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}
