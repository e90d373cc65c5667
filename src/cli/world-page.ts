import type { WorldProfile } from '../lab/index.ts';
import { moneyFormat, percent, type MoneyFormat } from './money.ts';
import { plainTable } from './region-table.ts';
import { names, shorten } from './world-page-names.ts';
import { balanceLines, coverageLines } from './world-page-quality.ts';
import { tariffLines } from './world-page-tariffs.ts';
import { thetaLines } from './world-page-theta.ts';
import { wrap } from './wrap.ts';

/** How many regions each end of the openness table shows. */
const ENDS = 5;

/** The page of `reroute worlds show`: plain text, at most 100 columns, money in one unit. */
export function worldPage(profile: WorldProfile): string {
  const { economy, totals } = profile;
  const money = moneyFormat(economy.unit, [totals.border_trade]);
  const sections = [
    head(profile, money),
    regionLines(profile),
    flowLines(profile, money),
    opennessLines(profile, money),
    tariffLines(profile, money),
    thetaLines(profile),
    balanceLines(profile, money),
    coverageLines(profile),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function head({ economy, totals, sectors }: WorldProfile, money: MoneyFormat): string[] {
  const tradable = sectors.filter((sector) => sector.tradable).length;
  const sources = economy.sources.map(({ title, publisher, date, licence, url }) =>
    [title, publisher, date, licence, url].filter((part) => part !== undefined).join(', '),
  );
  return [
    ...wrap(economy.title),
    `${economy.id}, ${economy.year}: ${economy.regions} regions × ${economy.sectors} sectors, ${tradable} of them tradable`,
    `${economy.currency}, tables in ${economy.unit}; on this page in ${money.unit}`,
    economy.digest,
    '',
    'sources',
    ...(sources.length === 0
      ? ['  not stated']
      : sources.flatMap((one) => wrap(one, { indent: 2 }))),
    ...wrap(`licence: ${economy.licence}`),
    '',
    plainTable(
      [`world, ${money.unit}`, 'value'],
      [
        ['value added', money.text(totals.value_added)],
        ['final expenditure', money.text(totals.final)],
        ['inputs', money.text(totals.intermediate)],
        ['sales inside regions', money.text(totals.own_sales)],
        ['sales between regions', money.text(totals.border_trade)],
        ['tariff revenue', money.text(totals.tariff_revenue)],
      ],
    ).trimEnd(),
  ];
}

function regionLines({ regions, groups }: WorldProfile): string[] {
  const named = (id: string, name: string): string => (id === name ? id : `${id} ${name}`);
  const inGroups = new Set(groups.flatMap(({ members }) => members));
  const nameOf = new Map(regions.map(({ id, name }) => [id, name]));
  const others = regions.filter(({ id }) => !inGroups.has(id));
  return [
    'regions',
    ...groups.flatMap(({ id, name, members }) =>
      wrap(
        `group ${named(id, name)}: ${members.map((member) => named(member, nameOf.get(member) ?? '')).join(', ')}`,
        { indent: 2 },
      ),
    ),
    ...(others.length === 0
      ? []
      : wrap(others.map(({ id, name }) => named(id, name)).join(', '), { indent: 2 })),
  ];
}

function flowLines(profile: WorldProfile, money: MoneyFormat): string[] {
  const nameOf = names([...profile.groups, ...profile.regions]);
  const sectorName = names(profile.sectors);
  const row = ({ exporter, importer, sector, value, share }: WorldProfile['top_flows'][number]) => [
    `${nameOf(exporter)} → ${nameOf(importer)}${sector === undefined ? '' : `: ${sectorName(sector)}`}`,
    money.text(value),
    percent(share),
  ];
  const table = (title: string, flows: WorldProfile['top_flows']): string =>
    flows.length === 0
      ? `${title}: none`
      : plainTable([title, money.unit, 'share'], flows.map(row)).trimEnd();
  return [
    ...(profile.groups.length === 0
      ? []
      : [table('largest flows, groups as one', profile.top_group_flows), '']),
    table('largest flows between regions', profile.top_flows),
    '',
    table('largest flows of one sector', profile.top_sector_flows),
  ];
}

function opennessLines({ regions, groups }: WorldProfile, money: MoneyFormat): string[] {
  const ranked = regions.toSorted((a, b) => b.openness - a.openness);
  const few = ranked.length <= 2 * ENDS;
  const row = (
    { id, name, openness, exports, imports, balance, value_added }: (typeof ranked)[number],
    mark = '',
  ): string[] => [
    `${mark}${shorten(id === name ? id : name)}`,
    percent(openness),
    money.text(value_added),
    money.text(exports),
    money.text(imports),
    money.text(balance),
  ];
  const gap = ['…', '', '', '', '', ''];
  return [
    plainTable(
      ['openness', '(X + M) / VA', 'value added', 'exports', 'imports', 'balance'],
      [
        ...groups.map((group) => row(group, 'group ')),
        ...(few ? ranked : ranked.slice(0, ENDS)).map((region) => row(region)),
        ...(few ? [] : [gap, ...ranked.slice(-ENDS).map((region) => row(region))]),
      ],
    ).trimEnd(),
    ...(groups.length > 0 ? ["a group's inner trade is left out; its members' is not"] : []),
  ];
}
