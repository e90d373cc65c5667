import {
  baseIncome,
  CHANNELS,
  SOURCES,
  type Channel,
  type ChannelDecomposition,
  type Economy,
  type Source,
} from '../../model/index.ts';
import { largestFirst } from './driver-keys.ts';
import type { OutcomeExplanation, Part } from './explanation.ts';
import { SHOWN, type NamedOutcome } from './outcome-id.ts';

const channelLabels: Readonly<Record<Channel, string>> = {
  'terms-of-trade': 'terms of trade',
  'volume-of-trade': 'volume of trade',
  'trade-cost': 'trade costs',
  productivity: 'productivity',
  population: 'labour supply',
  access: 'loss of prohibited varieties',
  rent: 'quota rents',
  transfer: 'transfers (trade balance)',
};

const sourceLabels: Readonly<Record<Source, string>> = {
  wages: 'wages',
  revenue: 'tariff revenue',
  rents: 'quota rents',
  transfers: 'transfers (trade balance)',
  prices: 'consumer prices',
};

/** Channels of real income; of a group the means weighted by base income, as its real income is. Nothing of other outcomes. */
export function channelParts(
  { spec, unit }: NamedOutcome,
  { channels, sources }: ChannelDecomposition,
  economy: Economy,
): Pick<OutcomeExplanation, 'channels' | 'sources'> {
  if (spec.kind !== 'real-income') return {};
  const income = baseIncome(economy);
  const whole = spec.regions.reduce((sum, n) => sum + (income[n] ?? 0), 0);
  const part = <Id extends string>(id: Id, label: string, values: Float64Array): Part<Id> => ({
    id,
    label,
    value:
      SHOWN[unit] *
      spec.regions.reduce((sum, n) => sum + ((income[n] ?? 0) / whole) * (values[n] ?? 0), 0),
  });
  return {
    channels: largestFirst(CHANNELS.map((id) => part(id, channelLabels[id], channels[id]))),
    sources: largestFirst(SOURCES.map((id) => part(id, sourceLabels[id], sources[id]))),
  };
}
